import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from callcenter.crypto.tags import TagHasher
from callcenter.domain.answers import Answer, Reason, Word
from callcenter.domain.details import SpokenDetails
from callcenter.domain.policy import LAST4, Detail
from callcenter.durable_file import DiskFull
from callcenter.errors import DetailFault
from callcenter.services import roster_import, rosters
from callcenter.services.active_roster import OtherSpecification
from callcenter.services.calls import Calls, NoSuchCall, NoSuchWrapUp, ShiftTooLong
from callcenter.services.roster_import import RosterImport
from callcenter.services.rosters import Rosters
from callcenter.services.session import Session
from callcenter.services.sign_in import reopen_supervisor_keys
from tests.services.failing_journal import fill_the_disk
from tests.world import GARCIA, MONDAY_MORNING, OPERATOR, SMITH, SUPERVISOR, SUPERVISOR_PASSWORD, World, source_of

SUNDAY = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
STRANGER = {"last_name": "Okafor", "first_name": "Ngozi", "birth_date": "3/5/1975", "ssn": "1111"}
NOBODY = {"last_name": "Zhou", "first_name": "Wei", "birth_date": "1950-05-05", "ssn": "905-05-5055"}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("loaded") / "vault").make_vault()
    world.load(GARCIA, SMITH)
    return world


@pytest.fixture(scope="module")
def loaded_full(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("loaded full") / "vault").make_vault("full")
    world.load(GARCIA, SMITH)
    return world


@pytest.fixture
def world(loaded: World, tmp_path: Path) -> World:
    """A vault with García and Smith on its roster."""
    return loaded.copied_to(tmp_path)


@pytest.fixture
def full_world(loaded_full: World, tmp_path: Path) -> World:
    """The same under policy `full`."""
    return loaded_full.copied_to(tmp_path)


@contextmanager
def at_the_desk(world: World, user: str = OPERATOR) -> Iterator[tuple[Session, Calls]]:
    with world.sign_in(user) as session, Calls(session) as calls:
        yield session, calls


def verdict(answer: Answer) -> tuple[str, str, str | None]:
    decision = answer.decision
    return decision.word.value, decision.reason.value, decision.ask


# The four answers under `last4`


@pytest.mark.parametrize(
    ("typed", "rules_hit"),
    [
        (
            {"last_name": "Smith", "birth_date": "7/30/1961", "ssn": "9876"},
            ("last4_birth_surname", "last4_birth_surname_start"),
        ),
        ({"first_name": "Robert", "birth_date": "7/30/1961", "ssn": "9876"}, ("last4_birth_given",)),
        ({"birth_date": "7/30/1961", "educator_id": "E200318"}, ("educator_birth",)),
        ({"last_name": "Smith", "educator_id": "E200318"}, ("educator_surname",)),
    ],
)
def test_each_strong_rule_alone_is_a_yes(world: World, typed: dict[str, str], rules_hit: tuple[str, ...]) -> None:
    answer = world.ask(**typed)
    assert verdict(answer) == ("YES", "strong_match", None)
    assert answer.decision.rules_asked == answer.decision.rules_hit == rules_hit
    assert answer.policy == "last4"


@pytest.mark.parametrize(
    ("typed", "rule", "ask"),
    [
        ({"last_name": "Smith", "first_name": "Robert", "ssn": "9876"}, "last4_surname_given", "birth_date"),
        (
            {"last_name": "Smith", "first_name": "Robert", "birth_date": "7/30/1961"},
            "birth_surname_given",
            "educator_id",
        ),
    ],
)
def test_a_weak_rule_alone_asks_for_the_least_sensitive_detail_that_could_settle_it(
    world: World, typed: dict[str, str], rule: str, ask: str
) -> None:
    answer = world.ask(**typed)
    assert verdict(answer) == ("MORE", "weak_match", ask)
    assert answer.decision.rules_hit == (rule,)


def test_a_weak_match_that_no_further_detail_could_settle_is_a_review_case(world: World) -> None:
    answer = world.ask(
        last_name="Smith", first_name="Robert", birth_date="7/30/1961", ssn="1111", educator_id="E999999"
    )
    assert verdict(answer) == ("MORE", "weak_match", "review_case")
    assert answer.decision.rules_hit == ("birth_surname_given",)
    assert "review case" in answer.say


def test_an_educator_id_is_not_asked_for_where_nobody_on_the_roster_has_one(tmp_path: Path) -> None:
    world = World(tmp_path / "vault").make_vault()
    world.load(SMITH | {"educator_id": ""})
    answer = world.ask(last_name="Smith", first_name="Robert", birth_date="7/30/1961")
    assert verdict(answer) == ("MORE", "weak_match", "last4")


@pytest.mark.parametrize(
    ("typed", "ask"),
    [
        ({"last_name": "Smith"}, "educator_id"),
        ({"last_name": "Okafor", "ssn": "1111"}, "birth_date"),
        ({"birth_date": "7/30/1961"}, "educator_id"),
        ({"birth_date": "7/30/1961", "ssn": "9876"}, "last_name"),
        ({"educator_id": "E200318"}, "last_name"),
    ],
)
def test_too_little_for_a_strong_rule_names_the_detail_that_is_needed(
    world: World, typed: dict[str, str], ask: str
) -> None:
    answer = world.ask(**typed)
    assert verdict(answer) == ("MORE", "not_enough", ask)
    assert answer.decision.rules_hit == ()


def test_nobody_like_that_on_the_roster_is_a_no_with_a_way_on(world: World) -> None:
    answer = world.ask(**STRANGER)
    assert verdict(answer) == ("NO", "no_match", None)
    assert answer.decision.rules_asked == (
        "last4_birth_surname",
        "last4_birth_given",
        "last4_birth_surname_start",
        "last4_year_surname_given",
        "birth_surname_given",
        "last4_surname_given",
    )
    assert answer.decision.rules_hit == ()
    assert "another name" in answer.say
    assert "otro nombre" in answer.say_es


@pytest.mark.parametrize(
    "extra",
    [{"first_name": "Wrong"}, {"educator_id": "E999999"}, {"first_name": "Wrong", "educator_id": "E999999"}],
)
def test_an_extra_wrong_detail_never_turns_a_good_match_into_no(world: World, extra: dict[str, str]) -> None:
    answer = world.ask(last_name="Smith", birth_date="7/30/1961", ssn="9876", **extra)
    assert verdict(answer) == ("YES", "strong_match", None)


def test_a_full_number_is_cut_to_its_last_four_under_last4(world: World) -> None:
    answer = world.ask(last_name="Smith", birth_date="7/30/1961", ssn="999-99-9876")
    assert verdict(answer) == ("YES", "strong_match", None)


# The four answers under `full`


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"birth_date": "7/30/1961", "ssn": "901-22-9876"}, ("YES", "strong_match", None)),
        ({"last_name": "Smith", "ssn": "901-22-9876"}, ("YES", "strong_match", None)),
        ({"last_name": "Smith", "educator_id": "E200318"}, ("YES", "strong_match", None)),
        (
            {"last_name": "Smith", "first_name": "Robert", "birth_date": "7/30/1961"},
            ("MORE", "weak_match", "educator_id"),
        ),
        ({"first_name": "Robert", "ssn": "901-22-9876"}, ("MORE", "not_enough", "last_name")),
        ({"birth_date": "7/30/1961", "ssn": "900-12-3456"}, ("NO", "no_match", None)),
    ],
)
def test_the_answers_under_full(
    full_world: World, typed: dict[str, str], expected: tuple[str, str, str | None]
) -> None:
    answer = full_world.ask(**typed)
    assert verdict(answer) == expected
    assert answer.policy == "full"


def test_four_digits_are_an_error_to_mend_under_full(full_world: World) -> None:
    with pytest.raises(DetailFault) as caught:
        full_world.ask(last_name="Smith", ssn="9876")
    assert (caught.value.field, caught.value.fault) == ("ssn", "ssn_nine_needed")


def test_a_yes_by_the_last_four_of_another_number_is_not_given_under_full(full_world: World) -> None:
    assert verdict(full_world.ask(last_name="Smith", birth_date="7/30/1961", ssn="902-33-9876"))[0] == "NO"


# CANNOT


def test_outside_business_hours_no_check_is_made(tmp_path: Path) -> None:
    world = World(tmp_path / "vault").make_vault(hours=True)
    world.load(SMITH)
    good = {"last_name": "Smith", "birth_date": "7/30/1961", "ssn": "9876"}
    assert verdict(world.ask(**good))[0] == "YES"
    world.clock.move_to(SUNDAY)
    answer = world.ask(**good)
    assert verdict(answer) == ("CANNOT", "closed", None)
    assert (answer.decision.rules_asked, answer.decision.rules_hit) == ((), ())
    assert "Monday to Friday" in answer.say
    assert world.entries("call_closed")[-1]["line_open"] is False


def test_the_line_opens_and_closes_to_the_minute(tmp_path: Path) -> None:
    world = World(tmp_path / "vault").make_vault(hours=True)
    world.load(SMITH)
    with at_the_desk(world) as (_, calls):
        said = []
        for hour, minute in ((13, 59), (14, 0), (1, 59), (2, 0)):  # 7:59, 8:00, 19:59 and 20:00 in Chicago
            world.clock.move_to(datetime(2026, 11, 24, hour, minute, tzinfo=UTC))
            said.append(calls.single(SpokenDetails(last_name="Smith", educator_id="E200318")).decision.word.value)
    assert said == ["CANNOT", "YES", "YES", "CANNOT"]


def test_a_call_that_began_before_closing_has_the_lines_grace(tmp_path: Path) -> None:
    world = World(tmp_path / "vault").make_vault(hours=True)
    world.load(SMITH)
    question = SpokenDetails(last_name="Smith", educator_id="E200318")
    with at_the_desk(world) as (_, calls):
        world.clock.move_to(datetime(2026, 11, 24, 1, 59, tzinfo=UTC))  # 19:59 in Chicago, closing at 20:00
        begun = calls.open()
        said = []
        for minute in (14, 15):
            world.clock.move_to(datetime(2026, 11, 24, 2, minute, tzinfo=UTC))
            said += [verdict(calls.check(begun, question))[0], verdict(calls.check(calls.open(), question))[0]]
    assert said == ["YES", "CANNOT", "CANNOT", "CANNOT"]


def test_before_the_first_roster_no_check_is_made(tmp_path: Path) -> None:
    world = World(tmp_path / "vault").make_vault()
    assert verdict(world.ask(**STRANGER)) == ("CANNOT", "importing", None)


def test_a_staged_roster_answers_nothing_until_the_switch_over(tmp_path: Path) -> None:
    world = World(tmp_path / "vault").make_vault()
    with world.sign_in() as session:
        RosterImport(session).start(source_of(session, world.roster_file([SMITH])))
    assert verdict(world.ask(last_name="Smith", educator_id="E200318")) == ("CANNOT", "importing", None)


def test_a_damaged_roster_answers_nothing(world: World) -> None:
    world.tamper("UPDATE roster_revision SET people = people + 1")
    answer = world.ask(last_name="Smith", educator_id="E200318")
    assert verdict(answer) == ("CANNOT", "damaged", None)
    assert "says nothing about whether you are eligible" in answer.say


def test_too_many_failed_checks_are_throttled(tmp_path: Path) -> None:
    world = World(tmp_path / "vault").make_vault(throttle=True)
    world.load(SMITH)
    with at_the_desk(world) as (_, calls):
        for last4 in range(1001, 1011):
            calls.single(SpokenDetails(last_name="Smith", birth_date="7/30/1961", ssn=f"{last4}"))
        answer = calls.single(SpokenDetails(last_name="Smith", birth_date="7/30/1961", ssn="9876"))
    assert verdict(answer) == ("CANNOT", "throttled", None)
    assert answer.decision.rules_hit == ()


def test_a_roster_of_another_specification_is_refused_each_time_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = World(tmp_path / "vault").make_vault()
    with monkeypatch.context() as patch:
        for module in (roster_import, rosters):
            patch.setattr(module, "SPECIFICATION", 99)
        world.load(SMITH)
    entries = len(world.entries("check"))
    with at_the_desk(world) as (_, calls):
        for _ in range(3):
            with pytest.raises(OtherSpecification, match=r"specification 99.*Load the roster again"):
                calls.single(SpokenDetails(last_name="Smith", educator_id="E200318"))
    assert len(world.entries("check")) == entries


# The same question gives the same answer


def test_the_order_of_the_details_does_not_matter(world: World) -> None:
    details = {"last_name": "Smith", "birth_date": "7/30/1961", "ssn": "9876", "first_name": "Robert"}
    with at_the_desk(world) as (_, calls):
        answers = {calls.single(SpokenDetails(**dict(order))).decision for order in permutations(details.items())}
    assert len(answers) == 1


def test_case_spaces_accents_and_hyphens_do_not_matter(world: World) -> None:
    ways: tuple[tuple[str, str, str, str], ...] = (
        ("García-López", "María Elena", "2/9/1980", "3456"),
        ("GARCIA LOPEZ", "maria", "02091980", " 3456 "),
        ("  garcía   lópez ", "MARÍA", "Feb 9 1980", "34 56"),
        ("Garcia\u2013Lopez", "Maria  Elena", "9 feb 1980", "SSN: 3456"),
        ("Garci\u0301a-Lo\u0301pez", "Mari\u0301a Elena", "1980-02-09", "900 12 3456"),
    )
    with at_the_desk(world) as (_, calls):
        decisions = {calls.single(SpokenDetails(*way)).decision for way in ways}
    [decision] = decisions
    assert (decision.word, decision.reason) == (Word.YES, Reason.STRONG_MATCH)


@pytest.mark.parametrize(
    "typed",
    [
        {"last_name": "Lopez"},
        {"last_name": "Hughes"},
        {"last_name": "María", "first_name": "García"},
        {"birth_date": "9/2/1980", "last_name": "García López"},
    ],
    ids=["one part of a double name", "a former name", "names exchanged", "day and month exchanged"],
)
def test_what_callers_confuse_is_still_found(world: World, typed: dict[str, str]) -> None:
    answer = world.ask(**{"birth_date": "2/9/1980", "ssn": "3456"} | typed)
    assert verdict(answer) == ("YES", "strong_match", None)


@pytest.mark.parametrize("digits", ["3465", "3457", "4356"])
def test_there_is_never_a_tolerance_on_the_last_four(world: World, digits: str) -> None:
    assert verdict(world.ask(last_name="Garcia", birth_date="2/9/1980", ssn=digits))[0] == "NO"


def test_every_seat_gets_the_same_answer_before_and_after_reopening(world: World) -> None:
    questions: tuple[dict[str, str], ...] = (
        {"last_name": "Smith", "educator_id": "E200318"},
        {"last_name": "Smith", "first_name": "Robert", "birth_date": "7/30/1961"},
        {"last_name": "Smith"},
        STRANGER,
    )
    first = [world.ask(OPERATOR, **question).decision for question in questions]
    again = [world.ask(SUPERVISOR, **question).decision for question in questions]
    assert [decision.word.value for decision in first] == ["YES", "MORE", "MORE", "NO"]
    assert again == first


# What is journaled


def test_an_answer_is_journaled_with_its_rules_and_fields_and_never_a_value(world: World) -> None:
    answer = world.ask(last_name="Smith", first_name="Robert", birth_date="7/30/1961", ssn="9876")
    opened, check, closed = world.entries()[-3:]
    strong = [rule.name for rule in LAST4.strong if rule.secret is Detail.LAST4]
    rules = [*strong, *(rule.name for rule in LAST4.weak)]
    assert check == {
        "kind": "check",
        "at": "2026-11-23T15:30:00+00:00",
        "user": OPERATOR,
        "reference": answer.reference,
        "answer": "YES",
        "reason": "strong_match",
        "ask": None,
        "fields": ["birth_date", "first_name", "last4", "last_name"],
        "rules_asked": rules,
        "rules_hit": rules,
        "roster": 1,
        "revision": 1,
        "program_version": 1,
    }
    assert (opened["kind"], opened["reference"]) == ("call_opened", answer.reference)
    assert (closed["kind"], closed["answer"], closed["checks"]) == ("call_closed", "YES", 1)
    text = json.dumps(world.entries()).casefold()
    assert not any(value in text for value in ("smith", "robert", "1961", "9876", "s530", "r163"))


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"last_name": "Smith", "birth_date": "3/4/81"}, "birth_date"),
        ({"last_name": "Smith", "ssn": "98765"}, "ssn"),
        ({"last_name": "123"}, "last_name"),
        ({"last_name": "Smith", "educator_id": "901229876"}, "educator_id"),
    ],
)
def test_a_detail_that_cannot_be_read_is_an_error_to_mend_and_journals_nothing(
    world: World, typed: dict[str, str], field: str
) -> None:
    with at_the_desk(world) as (session, calls):
        reference = calls.open()
        before = session.head()
        for ask in (calls.single, lambda spoken: calls.check(reference, spoken)):
            with pytest.raises(DetailFault) as caught:
                ask(SpokenDetails(**typed))
            assert caught.value.field == field
            assert not any(value in repr(caught.value) for value in typed.values())
        assert session.head() == before
        assert session.database.connection.one("SELECT count(*) FROM call") == (1,)


@pytest.mark.parametrize("failure", [{"append": 1}, {"append": 2}, {"append": 3}, {"commit": 1}])
def test_a_check_that_cannot_be_journaled_gives_no_answer_and_leaves_no_trace(
    world: World, failure: dict[str, int]
) -> None:
    question = SpokenDetails(last_name="Smith", educator_id="E200318")
    with at_the_desk(world) as (session, calls):
        before = session.head()
        fill_the_disk(session, **failure)
        with pytest.raises(DiskFull):
            calls.single(question)
        assert session.head() == before
        assert session.database.connection.one("SELECT count(*) FROM call") == (0,)
        assert calls.single(question).decision.word is Word.YES  # room again
    assert world.verify().ok


@pytest.mark.parametrize("failure", [{"append": 1}, {"commit": 1}])
def test_a_check_within_a_call_that_cannot_be_journaled_can_be_made_again(
    world: World, failure: dict[str, int]
) -> None:
    question = SpokenDetails(last_name="Smith", educator_id="E200318")
    with at_the_desk(world) as (session, calls):
        reference = calls.open()
        fill_the_disk(session, **failure)
        with pytest.raises(DiskFull):
            calls.check(reference, question)
        assert calls.likely_code(reference) == "question_answered"
        assert calls.check(reference, question).decision.word is Word.YES
        calls.wrap_up(reference, "eligible_informed")
    assert world.entries("call_closed")[-1]["checks"] == 1
    assert world.verify().ok


def test_an_answer_stands_though_its_seal_lags(world: World) -> None:
    """What is committed is journaled; the seal is walked forward at the next start."""
    with at_the_desk(world) as (session, calls):
        fill_the_disk(session, seal=1)
        assert verdict(calls.single(SpokenDetails(last_name="Smith", educator_id="E200318")))[0] == "YES"
    with world.sign_in() as session:
        assert not session.warnings
    assert len(world.entries("check")) == 1
    assert world.verify().ok


# Calls of several checks


def test_one_call_holds_several_checks_and_shows_the_last_answer(world: World) -> None:
    with at_the_desk(world) as (session, calls):
        reference = calls.open()
        assert calls.likely_code(reference) == "question_answered"
        heard = []
        for typed in (
            {"last_name": "Smith"},
            {"last_name": "Smith", "birth_date": "7/30/1961", "ssn": "1111"},
            {"last_name": "Smith", "birth_date": "7/30/1961", "ssn": "9876"},
        ):
            world.clock.sleep(30)
            answer = calls.check(reference, SpokenDetails(**typed))
            assert answer.reference == reference
            heard.append((answer.decision.word.value, calls.likely_code(reference)))
        calls.wrap_up(reference, "eligible_informed")
        row = session.database.connection.one(
            "SELECT started_at, ended_at, checks, answer, rules_hit, wrap_up, roster FROM call"
        )
    assert heard == [("MORE", "not_enough_details"), ("NO", "not_on_list"), ("YES", "eligible_informed")]
    assert row == (
        "2026-11-23T15:30:00+00:00",
        "2026-11-23T15:31:30+00:00",
        3,
        "YES",
        "last4_birth_surname last4_birth_surname_start",
        "eligible_informed",
        1,
    )
    kinds = [entry["kind"] for entry in world.entries() if entry.get("reference") == reference]
    assert kinds == ["call_opened", "check", "check", "check", "call_closed"]


def test_two_calls_at_once_keep_apart(world: World) -> None:
    with at_the_desk(world) as (_, calls):
        first, second = calls.open(), calls.open()
        calls.check(first, SpokenDetails(last_name="Smith", educator_id="E200318"))
        calls.check(second, SpokenDetails(**STRANGER))
        assert (calls.likely_code(first), calls.likely_code(second)) == ("eligible_informed", "not_on_list")
        calls.wrap_up(first, "eligible_informed")
        calls.check(second, SpokenDetails(last_name="Garcia", educator_id="E104477"))
        calls.wrap_up(second, "review_case")
    closed = {entry["reference"]: (entry["answer"], entry["wrap_up"]) for entry in world.entries("call_closed")}
    assert closed == {first: ("YES", "eligible_informed"), second: ("YES", "review_case")}


def test_every_wrap_up_code_of_the_program_ends_a_call_and_no_other_does(world: World) -> None:
    with at_the_desk(world) as (session, calls):
        codes = [known.code for known in session.program.wrap_up]
        for code in codes:
            calls.wrap_up(calls.open(), code)
        reference = calls.open()
        with pytest.raises(NoSuchWrapUp):
            calls.wrap_up(reference, "no_such_code")
        calls.wrap_up(reference, codes[0])  # the call was still open
    assert [entry["wrap_up"] for entry in world.entries("call_closed")] == [*codes, codes[0]]


def test_a_call_that_is_over_or_never_was_is_told_apart(world: World) -> None:
    question = SpokenDetails(last_name="Smith", educator_id="E200318")
    steps: tuple[Callable[[Calls, str], object], ...] = (
        lambda calls, reference: calls.check(reference, question),
        lambda calls, reference: calls.wrap_up(reference, "eligible_informed"),
        lambda calls, reference: calls.likely_code(reference),
    )
    with at_the_desk(world) as (session, calls):
        over = calls.open()
        calls.wrap_up(over, "wrong_number")
        single = calls.single(question).reference
        before = session.head()
        for reference in (over, single, "AAA-AAA"):
            for step in steps:
                with pytest.raises(NoSuchCall):
                    step(calls, reference)
        assert session.head() == before


def test_references_are_short_sayable_and_different(world: World) -> None:
    with at_the_desk(world) as (_, calls):
        references = [calls.open() for _ in range(50)]
    assert len(set(references)) == 50
    assert all(len(reference) == 7 and reference[0] == "A" and reference[3] == "-" for reference in references)


# Twelve hours


def test_after_twelve_hours_no_call_begins_and_what_is_open_goes_on(world: World) -> None:
    question = SpokenDetails(last_name="Smith", educator_id="E200318")
    with at_the_desk(world) as (session, calls):
        assert session.ends_at == MONDAY_MORNING + timedelta(hours=12)
        world.clock.move_to(session.ends_at - timedelta(seconds=1))
        open_still = calls.open()
        world.clock.move_to(session.ends_at)
        before = session.head()
        with pytest.raises(ShiftTooLong, match="Sign out and in again"):
            calls.open()
        assert session.head() == before
        assert calls.check(open_still, question).decision.word is Word.YES
        assert calls.go_on(open_still).reference == open_still
        calls.wrap_up(open_still, "eligible_informed")
    with at_the_desk(world) as (_, calls):
        calls.open()


# Hashing


class SwitchingPool(ThreadPoolExecutor):
    """A pool in which, once, something else happens while a check's hashes are computed."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        super().__init__(1)
        self._meanwhile: list[Callable[[], object]] = [meanwhile]

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        while self._meanwhile:
            self._meanwhile.pop()()
        return super().submit(fn, *args, **kwargs)


@pytest.mark.parametrize("kind", ["single", "check"])
def test_a_roster_switched_while_a_check_is_hashed_is_the_one_that_answers(
    world: World, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    with at_the_desk(world, SUPERVISOR) as (session, calls):
        RosterImport(session).start(source_of(session, world.roster_file([NOBODY])))
        reopen_supervisor_keys(session, SUPERVISOR_PASSWORD)
        with SwitchingPool(lambda: Rosters(session).switch(2)) as pool:
            monkeypatch.setattr(calls._evaluator, "_pool", pool)
            question = SpokenDetails(last_name="Zhou", birth_date="5/5/1950", ssn="5055")
            answer = calls.single(question) if kind == "single" else calls.check(calls.open(), question)
        monkeypatch.undo()
    assert verdict(answer) == ("YES", "strong_match", None)
    [check] = world.entries("check")
    assert (check["roster"], check["revision"]) == (2, 2)


class CountingHasher:
    """Counts the evaluations that checks ask for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        tag = TagHasher.tag

        def counting(hasher: TagHasher, rule: int, public: tuple[str, ...], secret: str) -> bytes:
            self.count += 1
            return tag(hasher, rule, public, secret)

        monkeypatch.setattr(TagHasher, "tag", counting)


def evaluations(counter: CountingHasher, calls: Calls, questions: Sequence[SpokenDetails]) -> list[int]:
    made = []
    for question in questions:
        before = counter.count
        calls.single(question)
        made.append(counter.count - before)
    return made


def test_one_check_takes_at_most_48_evaluations_and_a_plain_one_few(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter = CountingHasher(monkeypatch)
    names = "Adams Baker Clark Davis Evans Ford Garcia Hill Irwin Jones Klein Lopez"
    plain = SpokenDetails("Smith", "Robert", "7/30/1961", "9876", "E200318")
    crowded = SpokenDetails(names, names, "2/9/1980", "3456", "E104477")
    with at_the_desk(world) as (_, calls):
        few, many = evaluations(counter, calls, [plain, crowded])
    assert few <= 12
    assert many == 48


def test_a_check_costs_the_same_whatever_its_answer_is(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    counter = CountingHasher(monkeypatch)
    callers = (
        SpokenDetails("Smith", "Robert", "7/30/1961", "9876", "E200318"),
        SpokenDetails("Smith", "Robert", "7/30/1961", "1111", "E999999"),
        SpokenDetails("Okafor", "Ngozi", "3/30/1975", "1111", "E999999"),
    )
    with at_the_desk(world) as (_, calls):
        made = evaluations(counter, calls, callers)
    assert len(set(made)) == 1
