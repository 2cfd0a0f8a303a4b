"""The commands throttled list and throttled release."""

from pathlib import Path

import pytest

from callcenter.cli.throttled import KINDS_IN_WORDS
from callcenter.clock import MovableClock
from callcenter.domain.policy import RULES, Detail
from callcenter.domain.throttle import DIGITS_ONLY
from tests.cli.command_line import Center, Outcome, on_a_movable_clock
from tests.world import GARCIA, MONDAY_MORNING, OPERATOR, SMITH, SUPERVISOR, World

GUESSED_AT = {"last_name": "Smith", "first_name": "Robert", "birth_date": "7/30/1961"}
RIGHT = GUESSED_AT | {"ssn": "9876"}


@pytest.fixture(scope="module")
def throttled_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    world = World(tmp_path_factory.mktemp("throttled") / "vault", MovableClock(MONDAY_MORNING))
    world.make_vault(throttle=True).load(GARCIA, SMITH)
    return world.path


@pytest.fixture
def center(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, throttled_vault: Path) -> Center:
    """A center whose vault kept its throttle, with García and Smith on its roster."""
    return Center(tmp_path, on_a_movable_clock(monkeypatch), throttled_vault)


def throttled(center: Center, *words: str, user: str = SUPERVISOR) -> Outcome:
    return center.run("throttled", center.vault, *words, *center.signed_in(user))


def refused(center: Center) -> str:
    """Five guesses at Smith's digits, and the call that is refused after them."""
    *guesses, last = center.ask(*(GUESSED_AT | {"ssn": f"{digits}"} for digits in range(1001, 1007)))
    assert {answer["answer"] for answer in guesses} == {"MORE"}
    assert (last["answer"], last["reason"]) == ("CANNOT", "throttled")
    return str(last["reference"])


def test_where_nobody_waits_the_list_says_so(center: Center) -> None:
    done = throttled(center, "list")
    assert (done.code, done.out, done.err) == (0, "No call waits to be released.\n", "")
    assert throttled(center, "list", "--json").object == {"throttled": []}


def test_the_list_tells_what_was_tried_in_words_and_no_value(center: Center) -> None:
    reference = refused(center)
    done = throttled(center, "list")
    assert done.code == 0
    assert done.out == (
        f"{reference}  begun 2026-11-23T15:30:00+00:00  {OPERATOR}  5 failed checks  refused 2026-11-23  "
        "only the digits changed\n"
    )


def test_the_list_as_one_object(center: Center) -> None:
    reference = refused(center)
    assert throttled(center, "list", "--json").object == {
        "throttled": [
            {
                "reference": reference,
                "started_at": "2026-11-23T15:30:00+00:00",
                "operator": OPERATOR,
                "kinds": ["digits_only"],
                "failed": 5,
                "last_day": "2026-11-23",
            }
        ]
    }


def test_a_released_call_is_answered_again(center: Center) -> None:
    reference = refused(center)
    assert center.ask(RIGHT)[0]["answer"] == "CANNOT"
    done = throttled(center, "release", reference)
    assert (done.code, done.out) == (0, f"{reference} is released: 5 failed checks taken back.\n")
    assert center.ask(RIGHT)[0]["answer"] == "YES"
    assert throttled(center, "list", "--json").object == {"throttled": []}
    assert center.supervisor("verify").code == 0


def test_a_release_as_one_object_with_the_reference_in_small_letters(center: Center) -> None:
    reference = refused(center)
    done = throttled(center, "release", reference.lower(), "--json")
    assert (done.code, done.object) == (0, {"reference": reference, "contexts": 1, "failed": 5})


def test_a_reference_that_waits_for_nothing_is_refused(center: Center) -> None:
    answered = str(center.ask(RIGHT)[0]["reference"])
    for reference in ("A7F-2QM", answered, "nonsense"):
        assert throttled(center, "release", reference, "--json").error() == (2, "not_throttled")
    assert throttled(center, "release", "--json").error() == (2, "usage")


def test_an_operator_may_neither_list_nor_release(center: Center) -> None:
    reference = refused(center)
    assert throttled(center, "list", "--json", user=OPERATOR).error() == (4, "not_allowed")
    assert throttled(center, "release", reference, "--json", user=OPERATOR).error() == (4, "not_allowed")
    assert len(throttled(center, "list", "--json").object["throttled"]) == 1


def test_every_kind_of_context_has_its_words() -> None:
    guessed = {rule.name for rule in RULES if rule.secret is not Detail.BIRTH_DATE}
    assert KINDS_IN_WORDS.keys() >= guessed | {DIGITS_ONLY}
    assert len(set(KINDS_IN_WORDS.values())) == len(KINDS_IN_WORDS)
