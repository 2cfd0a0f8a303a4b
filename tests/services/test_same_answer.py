"""Same question, same answer: in every dress of the details, at every seat, and after a restart."""

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.domain.answers import REVIEW_CASE, Answer, Decision, Word
from callcenter.domain.details import SpokenDetails
from callcenter.files.program_file import bundled_program
from callcenter.services.calls import Calls
from tests.cli.command_line import Center, on_a_movable_clock
from tests.domain.typed import dressed, written
from tests.world import GARCIA, OPERATOR, SMITH, SUPERVISOR, World

OBRIEN = {
    "last_name": "O'Brien-Núñez",
    "first_name": "Seán Æneas",
    "birth_date": "1974-12-03",
    "ssn": "903-45-0071",
    "educator_id": "00T5531",
}
IVANOVA = {"last_name": "Иванова", "first_name": "Ольга", "birth_date": "1985-05-25", "ssn": "904-56-0182"}
ROSTER = (GARCIA, SMITH, OBRIEN, IVANOVA)
STRANGER = {
    "last_name": "Okafor-Lindqvist",
    "first_name": "Ngozi",
    "birth_date": "1975-03-05",
    "ssn": "905-67-1111",
    "educator_id": "X900001",
}
BOXES = ("last_name", "first_name", "birth_date", "ssn", "educator_id")
POLICIES = ("last4", "full")
# One question for each answer; the last is asked about nobody on the roster.
QUESTIONS = (
    (("YES", None), {box: SMITH[box] for box in ("last_name", "birth_date", "ssn")}),
    (("YES", None), {box: GARCIA[box] for box in ("last_name", "educator_id")}),
    (("MORE", "educator_id"), {box: SMITH[box] for box in ("last_name", "first_name", "birth_date")}),
    (("MORE", "last_name"), {"first_name": "Robert"}),
    (("MORE", REVIEW_CASE), SMITH | {"ssn": STRANGER["ssn"], "educator_id": STRANGER["educator_id"]}),
    (("NO", None), STRANGER),
)


class Question(NamedTuple):
    """The same details twice: as they stand on a roster, and as somebody typed them."""

    neat: SpokenDetails
    typed: SpokenDetails


Desks = tuple[Calls, ...]


@pytest.fixture(scope="module", params=POLICIES)
def seats(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, tuple[World, ...]]:
    """A policy, and three vaults with one roster: two that hashed it with keys of their own, and a copy of one."""
    policy = str(request.param)
    hashed = [World(tmp_path_factory.mktemp(f"{policy} {seat}") / "vault").make_vault(policy) for seat in "AB"]
    for world in hashed:
        world.load(*ROSTER)
    return policy, (*hashed, hashed[0].copied_to(tmp_path_factory.mktemp(f"{policy} copy")))


@pytest.fixture
def desks(seats: tuple[str, tuple[World, ...]]) -> Iterator[tuple[str, Desks]]:
    """The policy, and an operator at work at every seat."""
    policy, worlds = seats
    with ExitStack() as open_desks:
        sessions = [open_desks.enter_context(world.sign_in(OPERATOR)) for world in worlds]
        yield policy, tuple(open_desks.enter_context(Calls(session)) for session in sessions)


def neat(details: Mapping[str, str]) -> SpokenDetails:
    return SpokenDetails(**{box: details.get(box, "") for box in BOXES})


def names_in_every_dress(name: str) -> st.SearchStrategy[str]:
    """With titles, suffixes and brackets around it."""
    around = st.sampled_from(
        ["{}", "Dr. {}", "Mrs {}", "Prof. Dr. {}", "{} Jr.", "{}, III", "{}, Ph.D.", "Sra. {} (née X)", "{} [sic]"]
    )
    return around.flatmap(lambda words: dressed(words.format(name)))


def dates_in_every_dress(day: str) -> st.SearchStrategy[str]:
    """In digits or in words, English or Spanish."""
    return st.sampled_from(written(date.fromisoformat(day))).flatmap(dressed)


def numbers_in_every_dress(number: str, policy: str) -> st.SearchStrategy[str]:
    """All nine digits or, where nothing else counts, the last four."""
    bare = number.replace("-", "")
    ways = [number, bare, number.replace("-", " "), f"SSN: {number}"]
    last_four = [number[-4:], f"last four {number[-4:]}"] if policy == "last4" else []
    return st.sampled_from(ways + last_four).flatmap(dressed)


def ids_in_every_dress(educator_id: str) -> st.SearchStrategy[str]:
    spaced = st.sampled_from([educator_id, f"{educator_id[:1]}-{educator_id[1:]}", " ".join(educator_id)])
    return spaced.flatmap(dressed)


@st.composite
def questions(draw: st.DrawFn, policy: str) -> Question:
    """Some of somebody's details, right or taken from another person, in two dresses."""
    somebody = draw(st.sampled_from(ROSTER + (STRANGER,)))
    details = {}
    for box in BOXES:
        owner = draw(st.sampled_from([somebody, somebody, somebody, STRANGER, {}]))
        if box in owner:
            details[box] = owner[box]
    dresses = {
        "last_name": names_in_every_dress,
        "first_name": names_in_every_dress,
        "birth_date": dates_in_every_dress,
        "ssn": lambda number: numbers_in_every_dress(number, policy),
        "educator_id": ids_in_every_dress,
    }
    return Question(neat(details), neat({box: draw(dresses[box](value)) for box, value in details.items()}))


def decisions(desks: Desks, *asked: SpokenDetails) -> set[Decision]:
    return {calls.single(spoken).decision for calls in desks for spoken in asked}


def test_every_dress_of_the_same_details_gets_the_same_answer_at_every_seat(desks: tuple[str, Desks]) -> None:
    policy, seats = desks

    @given(questions(policy))
    @settings(deadline=None, max_examples=30)
    def every_seat_agrees(question: Question) -> None:
        assert len(decisions(seats, *question)) == 1

    every_seat_agrees()


@pytest.mark.parametrize(("answer", "details"), QUESTIONS, ids=lambda value: " ".join(map(str, value)))
def test_every_seat_gives_the_answer_that_the_question_has(
    desks: tuple[str, Desks], answer: tuple[str, str | None], details: Mapping[str, str]
) -> None:
    _, seats = desks
    [decision] = decisions(seats, neat(details))
    assert (decision.word.value, decision.ask) == answer


def test_a_double_surname_is_found_whichever_of_its_names_comes_first(desks: tuple[str, Desks]) -> None:
    _, seats = desks
    others = {box: GARCIA[box] for box in ("first_name", "birth_date", "ssn")}
    orders = ("García-López", "López García", "Lopez-Garcia", "Lopez, Jr.", "Garcia")
    found = decisions(seats, *(neat(others | {"last_name": name}) for name in orders))
    [decision] = found
    assert decision.word is Word.YES
    assert decision.rules_asked == decision.rules_hit


def test_seats_do_not_share_a_key(seats: tuple[str, tuple[World, ...]]) -> None:
    """Else the other tests would prove nothing about seats."""
    _, (first, second, copy) = seats
    tags = []
    for world in (first, second, copy):
        with world.database() as database:
            tags.append(frozenset(database.query("SELECT rule, tag FROM tag")))
    assert tags[0] == tags[2]
    assert not tags[0] & tags[1]


def test_a_restart_changes_no_answer(seats: tuple[str, tuple[World, ...]], tmp_path: Path) -> None:
    _, (world, *_) = seats
    restarted = world.copied_to(tmp_path)
    before, after, supervisor = (
        [restarted.ask(user, **details).decision for _, details in QUESTIONS]
        for user in (OPERATOR, OPERATOR, SUPERVISOR)
    )
    assert [(decision.word.value, decision.ask) for decision in before] == [answer for answer, _ in QUESTIONS]
    assert before == after == supervisor


def test_the_order_of_the_keys_of_a_line_does_not_matter(
    seats: tuple[str, tuple[World, ...]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, (world, *_) = seats
    center = Center(tmp_path, on_a_movable_clock(monkeypatch), world.path)
    lines = [dict(order) for order in permutations((SMITH | {"educator_id": "E999999"}).items())]
    answers = {json.dumps({**answer, "reference": ""}) for answer in center.ask(*lines[:: len(lines) // 40])}
    assert len(answers) == 1


def test_a_no_that_was_given_often_enough_stays_no_and_announces_a_review_case(tmp_path: Path) -> None:
    """The one thing that changes when a question is asked again: the way on."""
    world = World(tmp_path / "vault").make_vault(throttle=True)
    world.load(*ROSTER)
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        answers: list[Answer] = [calls.single(neat(STRANGER)) for _ in range(4)]
    assert [(answer.decision.word, answer.decision.ask) for answer in answers] == [
        *[(Word.NO, None)] * 2,
        *[(Word.NO, REVIEW_CASE)] * 2,
    ]
    program = bundled_program("missouri-dese-2021")
    for answer, ask in zip(answers, (None, None, REVIEW_CASE, REVIEW_CASE), strict=True):
        said = program.say("NO", ask)
        assert (answer.say, answer.say_es) == (said.en, said.es)
