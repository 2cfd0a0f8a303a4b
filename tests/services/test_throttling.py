from collections.abc import Iterable
from pathlib import Path

import pytest

from callcenter.domain.answers import Reason, Word
from callcenter.domain.details import SpokenDetails
from callcenter.durable_file import DiskFull
from callcenter.services.calls import Calls
from callcenter.services.session import Session
from tests.services.failing_journal import fill_the_disk
from tests.world import GARCIA, OPERATOR, SMITH, SUPERVISOR, World

TEN_NAMES = ("Amy", "Bella", "Carl", "Dora", "Eve", "Frank", "Gina", "Hugo", "Ida", "Karl")
TEN_SURNAMES = ("Adams", "Baker", "Clark", "Davis", "Evans", "Ford", "Hill", "Irwin", "Klein", "Lopez")
SMITHS_BIRTH = "7/30/1961"
SMITHS_DIGITS = "9876"
RIGHT = {"last_name": "Smith", "first_name": "Robert", "birth_date": SMITHS_BIRTH, "ssn": SMITHS_DIGITS}


@pytest.fixture(scope="module")
def throttled_vault(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("throttled") / "vault").make_vault(throttle=True)
    world.load(GARCIA, SMITH)
    return world


@pytest.fixture
def world(throttled_vault: World, tmp_path: Path) -> World:
    """A training vault whose throttle was kept, with García and Smith on its roster."""
    return throttled_vault.copied_to(tmp_path)


def ask_all(world: World, questions: Iterable[dict[str, str]], user: str = OPERATOR) -> list[str]:
    """Each question as a call of its own within one session; the answers' words."""
    with world.sign_in(user) as session, Calls(session) as calls:
        return [calls.single(SpokenDetails(**typed)).decision.word.value for typed in questions]


def other_digits(count: int, first: int = 1001) -> list[str]:
    return [str(first + number) for number in range(count)]


def stored(session: Session) -> int:
    """How many failed checks are counted, over all counters."""
    [(total,)] = session.database.connection.query("SELECT coalesce(sum(count), 0) FROM throttle")
    return int(str(total))


def guesses(count: int, first: int = 1001, names: Iterable[str] = TEN_NAMES) -> list[dict[str, str]]:
    """Digits guessed for Smith's birth date and surname, hidden behind given names that the rule ignores."""
    given = list(names) * count
    return [
        {"last_name": "Smith", "first_name": name, "birth_date": SMITHS_BIRTH, "ssn": digits}
        for name, digits in zip(given[:count], other_digits(count, first), strict=True)
    ]


def test_after_ten_failed_checks_of_a_context_even_the_right_digits_are_throttled(world: World) -> None:
    heard = ask_all(world, [*guesses(10), RIGHT])
    assert heard == ["NO"] * 10 + ["CANNOT"]
    assert world.entries("check")[-1]["reason"] == "throttled"


def test_nine_failed_checks_leave_room_for_the_right_digits(world: World) -> None:
    assert ask_all(world, [*guesses(9), RIGHT]) == ["NO"] * 9 + ["YES"]


@pytest.mark.parametrize(
    "wrong",
    [
        [{"last_name": "Smith", "first_name": name, "birth_date": SMITHS_BIRTH} for name in TEN_NAMES],
        [{"last_name": name, "first_name": "Robert", "birth_date": SMITHS_BIRTH} for name in TEN_SURNAMES],
        [
            {"last_name": "Smith", "first_name": "Robert", "birth_date": f"{month}/15/1961"}
            for month in (1, 2, 3, 4, 5, 6, 8, 9, 10, 11)
        ],
    ],
    ids=["the given name", "the surname", "the birth date"],
)
def test_changing_a_detail_that_a_rule_ignores_gains_nothing(world: World, wrong: list[dict[str, str]]) -> None:
    questions = [typed | {"ssn": digits} for typed, digits in zip(wrong, other_digits(10), strict=True)]
    assert "CANNOT" not in ask_all(world, questions)
    assert ask_all(world, [RIGHT]) == ["CANNOT"]


def test_a_name_hidden_among_others_counts_all_the_same(world: World) -> None:
    hidden = [
        {"last_name": f"{surname} Smith", "first_name": name, "birth_date": SMITHS_BIRTH, "ssn": digits}
        for surname, name, digits in zip(TEN_SURNAMES, TEN_NAMES, other_digits(10), strict=True)
    ]
    assert ask_all(world, hidden) == ["NO"] * 10
    assert ask_all(world, [RIGHT]) == ["CANNOT"]


def test_a_swapped_birth_date_counts_all_the_same(world: World) -> None:
    turned = [
        {"last_name": "Garcia", "first_name": name, "birth_date": "9/2/1980", "ssn": digits}
        for name, digits in zip(TEN_NAMES, other_digits(10), strict=True)
    ]
    assert ask_all(world, turned) == ["NO"] * 10
    assert ask_all(world, [{"last_name": "Garcia", "birth_date": "2/9/1980", "ssn": "3456"}]) == ["CANNOT"]


def test_guessed_educator_ids_are_throttled_too(world: World) -> None:
    heard = ask_all(
        world,
        [
            {"last_name": "Smith", "first_name": name, "educator_id": f"E2003{number}"}
            for number, name in enumerate(TEN_NAMES, 20)
        ],
    )
    assert heard == ["NO"] * 10
    assert ask_all(world, [{"last_name": "Smith", "educator_id": "E200318"}]) == ["CANNOT"]


def test_more_counts_as_a_failed_check_where_digits_were_given(world: World) -> None:
    heard = ask_all(
        world, [{"last_name": "Smith", "first_name": "Robert", "ssn": digits} for digits in other_digits(5)]
    )
    assert heard == ["MORE"] * 5
    assert ask_all(world, [{"last_name": "Smith", "first_name": "Robert", "ssn": SMITHS_DIGITS}]) == ["CANNOT"]


def test_at_most_five_checks_may_change_only_digits(world: World) -> None:
    fixed = {"last_name": "Smith", "birth_date": SMITHS_BIRTH}
    assert ask_all(world, [fixed | {"ssn": digits} for digits in other_digits(5)]) == ["NO"] * 5
    assert ask_all(world, [fixed | {"ssn": SMITHS_DIGITS}]) == ["CANNOT"]


def test_four_checks_that_change_only_digits_leave_room(world: World) -> None:
    fixed = {"last_name": "Smith", "birth_date": SMITHS_BIRTH}
    heard = ask_all(world, [fixed | {"ssn": digits} for digits in [*other_digits(4), SMITHS_DIGITS]])
    assert heard == ["NO"] * 4 + ["YES"]


def test_the_count_goes_across_users_calls_and_sessions(world: World) -> None:
    tries = guesses(10)
    assert ask_all(world, tries[:3], OPERATOR) == ["NO"] * 3
    assert ask_all(world, tries[3:6], SUPERVISOR) == ["NO"] * 3
    with world.sign_in() as session, Calls(session) as calls:
        reference = calls.open()
        heard = [calls.check(reference, SpokenDetails(**typed)).decision.word for typed in tries[6:]]
    assert heard == [Word.NO] * 4
    assert ask_all(world, [RIGHT], SUPERVISOR) == ["CANNOT"]
    assert ask_all(world, [RIGHT], OPERATOR) == ["CANNOT"]


def test_others_are_answered_while_one_context_is_full(world: World) -> None:
    ask_all(world, guesses(10))
    garcia = {"last_name": "Garcia", "birth_date": "2/9/1980", "ssn": "3456"}
    namesake = {"last_name": "Smith", "first_name": "Zelda", "birth_date": "1/2/1970", "ssn": "2222"}
    assert ask_all(world, [RIGHT, garcia, namesake]) == ["CANNOT", "YES", "NO"]


def test_the_same_digits_again_in_one_call_count_once(world: World) -> None:
    wrong = RIGHT | {"ssn": "1111"}
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        reference = calls.open()
        calls.check(reference, SpokenDetails(**wrong))
        once = stored(session)
        for _ in range(20):
            assert calls.check(reference, SpokenDetails(**wrong)).decision.word is Word.MORE
        assert stored(session) == once
        assert calls.check(reference, SpokenDetails(**RIGHT)).decision.word is Word.YES


def test_an_honest_correction_of_a_name_counts_once_where_the_rule_ignores_it(world: World) -> None:
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        reference = calls.open()
        for name in TEN_NAMES * 2:
            calls.check(reference, SpokenDetails("Smith", name, SMITHS_BIRTH, "1111"))
        assert calls.check(reference, SpokenDetails("Smith", "", SMITHS_BIRTH, SMITHS_DIGITS)).decision.word is Word.YES


def test_the_same_digits_in_another_call_count_again(world: World) -> None:
    wrong = [RIGHT | {"ssn": "1111"}] * 5
    assert ask_all(world, wrong) == ["MORE"] * 5
    assert ask_all(world, [RIGHT]) == ["CANNOT"]


def test_a_yes_resets_nothing_and_counts_nothing(world: World) -> None:
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:

        def say(typed: dict[str, str]) -> str:
            return calls.single(SpokenDetails(**typed)).decision.word.value

        for typed in guesses(9):
            say(typed)
        before = stored(session)
        assert [say(RIGHT) for _ in range(12)] == ["YES"] * 12
        assert stored(session) == before
        assert say(guesses(1, first=5001)[0]) == "NO"
        assert say(RIGHT) == "CANNOT"


def test_checks_without_digits_count_nothing(world: World) -> None:
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        for _ in range(20):
            calls.single(SpokenDetails("Smith", "Robert", SMITHS_BIRTH))
        assert stored(session) == 0


def test_a_throttled_check_counts_nothing_so_that_the_context_empties_again(world: World) -> None:
    ask_all(world, guesses(10))
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        before = stored(session)
        for digits in other_digits(10, 7001):
            assert calls.single(SpokenDetails(**RIGHT | {"ssn": digits})).decision.reason is Reason.THROTTLED
        assert stored(session) == before


def test_a_check_that_could_not_be_journaled_can_be_tried_again_but_not_for_free(world: World) -> None:
    wrong = SpokenDetails(**RIGHT | {"ssn": "1111"})
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        reference = calls.open()
        fill_the_disk(session, commit=1)
        with pytest.raises(DiskFull):
            calls.check(reference, wrong)
        assert stored(session) == 0
        calls.check(reference, wrong)
        assert stored(session) > 0


def test_a_full_context_takes_checks_again_after_two_days(world: World) -> None:
    ask_all(world, guesses(10))
    said = []
    for _ in range(3):
        said += ask_all(world, [RIGHT])
        world.clock.sleep(24 * 3600)
    assert said == ["CANNOT", "CANNOT", "YES"]


def test_never_more_than_ten_within_any_24_hours(world: World) -> None:
    world.clock.sleep(14 * 3600)  # 23:30 in Chicago
    assert ask_all(world, guesses(10)) == ["NO"] * 10
    world.clock.sleep(3600)  # the next day
    assert ask_all(world, [*guesses(1, 5001), RIGHT]) == ["CANNOT", "CANNOT"]


def test_a_hundred_in_thirty_days_fill_a_context_however_slowly(world: World) -> None:
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        heard = []
        for day in range(20):
            for typed in guesses(5, 1001 + 5 * day, TEN_NAMES[5 * (day % 2) :]):
                heard.append(calls.single(SpokenDetails(**typed)).decision.word)
            world.clock.sleep(24 * 3600)
        assert heard == [Word.NO] * 100
        world.clock.sleep(2 * 24 * 3600)
        assert calls.single(SpokenDetails(**RIGHT)).decision.reason is Reason.THROTTLED
        world.clock.sleep(10 * 24 * 3600)  # the first two days are more than 30 days old
        assert calls.single(SpokenDetails(**RIGHT)).decision.word is Word.YES


def test_days_older_than_thirty_are_forgotten(world: World) -> None:
    ask_all(world, guesses(3))
    first_day = "2026-11-23"
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:

        def days() -> set[str]:
            return {str(day) for (day,) in session.database.connection.query("SELECT DISTINCT day FROM throttle")}

        assert days() == {first_day}
        world.clock.sleep(30 * 24 * 3600)
        calls.single(SpokenDetails("Okafor", "Ngozi", "3/5/1975", "1111"))
        assert days() == {first_day, "2026-12-23"}
        world.clock.sleep(24 * 3600)
        calls.single(SpokenDetails("Okafor", "Ngozi", "3/5/1975", "1111"))
        assert days() == {"2026-12-23", "2026-12-24"}


def test_a_counter_holds_a_slow_code_and_a_day_and_nothing_else(world: World) -> None:
    ask_all(world, [RIGHT | {"ssn": "1111"}])
    with world.database() as database:
        rows = database.query("SELECT counter, day, count FROM throttle")
    # birth date and surname, birth date and given name, both names; the same exchanged; all but the digits
    assert len(rows) == 7
    assert {(len(bytes(counter)), day, count) for counter, day, count in rows if isinstance(counter, bytes)} == {
        (16, "2026-11-23", 1)
    }


def test_the_digits_are_counted_under_full_as_well(tmp_path: Path) -> None:
    world = World(tmp_path / "vault").make_vault("full", throttle=True)
    world.load(SMITH)
    tries = [
        {"last_name": name, "birth_date": SMITHS_BIRTH, "ssn": f"90122{digits}"}
        for name, digits in zip(TEN_SURNAMES, other_digits(10), strict=True)
    ]
    assert ask_all(world, tries) == ["NO"] * 10
    assert ask_all(world, [{"birth_date": SMITHS_BIRTH, "ssn": "901-22-9876"}]) == ["CANNOT"]


def test_a_training_vault_without_a_throttle_counts_nothing(tmp_path: Path) -> None:
    world = World(tmp_path / "vault").make_vault()
    world.load(SMITH)
    fixed = {"last_name": "Smith", "birth_date": SMITHS_BIRTH}
    heard = ask_all(world, [fixed | {"ssn": digits} for digits in [*other_digits(25), SMITHS_DIGITS]])
    assert heard == ["NO"] * 25 + ["YES"]
    with world.sign_in() as session:
        assert stored(session) == 0
