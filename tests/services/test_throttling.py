from pathlib import Path

import pytest

from callcenter.domain.answers import REVIEW_CASE, Reason, Word
from callcenter.domain.details import SpokenDetails
from callcenter.durable_file import DiskFull
from callcenter.services.calls import Calls
from callcenter.services.session import Session
from tests.services.failing_journal import fill_the_disk
from tests.services.guessing import (
    SMITH_SAYS,
    SMITHS_BIRTH,
    SMITHS_DIGITS,
    TEN_NAMES,
    ask_all,
    guesses,
    other_digits,
    stored,
)
from tests.world import OPERATOR, SMITH, World

TEN_SURNAMES = ("Adams", "Baker", "Clark", "Davis", "Evans", "Ford", "Hill", "Irwin", "Klein", "Lopez")


@pytest.fixture
def world(throttled_vault: World, tmp_path: Path) -> World:
    """A training vault whose throttle was kept, with García and Smith on its roster."""
    return throttled_vault.copied_to(tmp_path)


def test_after_ten_failed_checks_of_a_context_even_the_right_digits_are_throttled(world: World) -> None:
    heard = ask_all(world, [*guesses(10), SMITH_SAYS])
    assert heard == ["NO"] * 10 + ["CANNOT"]
    assert world.entries("check")[-1]["reason"] == "throttled"


def test_nine_failed_checks_leave_room_for_the_right_digits(world: World) -> None:
    assert ask_all(world, [*guesses(9), SMITH_SAYS]) == ["NO"] * 9 + ["YES"]


def test_changing_the_surname_gains_nothing_where_a_rule_ignores_it(world: World) -> None:
    questions = [
        SMITH_SAYS | {"last_name": name, "ssn": digits}
        for name, digits in zip(TEN_SURNAMES, other_digits(10), strict=True)
    ]
    assert ask_all(world, questions) == ["NO"] * 10
    assert ask_all(world, [SMITH_SAYS]) == ["CANNOT"]


def test_a_name_hidden_among_others_counts_all_the_same(world: World) -> None:
    hidden = [
        {"last_name": f"{surname} Smith", "first_name": name, "birth_date": SMITHS_BIRTH, "ssn": digits}
        for surname, name, digits in zip(TEN_SURNAMES, TEN_NAMES, other_digits(10), strict=True)
    ]
    assert ask_all(world, hidden) == ["NO"] * 10
    assert ask_all(world, [SMITH_SAYS]) == ["CANNOT"]


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


def test_others_are_answered_while_one_context_is_full(world: World) -> None:
    ask_all(world, guesses(10))
    garcia = {"last_name": "Garcia", "birth_date": "2/9/1980", "ssn": "3456"}
    namesake = {"last_name": "Smith", "first_name": "Zelda", "birth_date": "1/2/1970", "ssn": "2222"}
    assert ask_all(world, [SMITH_SAYS, garcia, namesake]) == ["CANNOT", "YES", "NO"]


def test_the_same_digits_again_in_one_call_count_once(world: World) -> None:
    wrong = SMITH_SAYS | {"ssn": "1111"}
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        reference = calls.open()
        calls.check(reference, SpokenDetails(**wrong))
        once = stored(session)
        for _ in range(20):
            assert calls.check(reference, SpokenDetails(**wrong)).decision.word is Word.MORE
        assert stored(session) == once
        assert calls.check(reference, SpokenDetails(**SMITH_SAYS)).decision.word is Word.YES


def test_an_honest_correction_of_a_name_counts_once_where_the_rule_ignores_it(world: World) -> None:
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        reference = calls.open()
        for name in TEN_NAMES * 2:
            calls.check(reference, SpokenDetails("Smith", name, SMITHS_BIRTH, "1111"))
        assert calls.check(reference, SpokenDetails("Smith", "", SMITHS_BIRTH, SMITHS_DIGITS)).decision.word is Word.YES


def test_the_same_digits_in_another_call_count_again(world: World) -> None:
    wrong = [SMITH_SAYS | {"ssn": "1111"}] * 5
    assert ask_all(world, wrong) == ["MORE"] * 5
    assert ask_all(world, [SMITH_SAYS]) == ["CANNOT"]


def test_a_yes_resets_nothing_and_counts_nothing(world: World) -> None:
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:

        def say(typed: dict[str, str]) -> str:
            return calls.single(SpokenDetails(**typed)).decision.word.value

        for typed in guesses(9):
            say(typed)
        before = stored(session)
        assert [say(SMITH_SAYS) for _ in range(12)] == ["YES"] * 12
        assert stored(session) == before
        assert say(guesses(1, first=5001)[0]) == "NO"
        assert say(SMITH_SAYS) == "CANNOT"


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
            assert calls.single(SpokenDetails(**SMITH_SAYS | {"ssn": digits})).decision.reason is Reason.THROTTLED
        assert stored(session) == before


def test_a_check_that_could_not_be_journaled_can_be_tried_again_but_not_for_free(world: World) -> None:
    wrong = SpokenDetails(**SMITH_SAYS | {"ssn": "1111"})
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
        said += ask_all(world, [SMITH_SAYS])
        world.clock.sleep(24 * 3600)
    assert said == ["CANNOT", "CANNOT", "YES"]


def test_never_more_than_ten_within_any_24_hours(world: World) -> None:
    world.clock.sleep(14 * 3600)  # 23:30 in Chicago
    assert ask_all(world, guesses(10)) == ["NO"] * 10
    world.clock.sleep(3600)  # the next day
    assert ask_all(world, [*guesses(1, 5001), SMITH_SAYS]) == ["CANNOT", "CANNOT"]


def test_a_hundred_in_thirty_days_fill_a_context_however_slowly(world: World) -> None:
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        heard = []
        for day in range(20):
            for typed in guesses(5, 1001 + 5 * day, TEN_NAMES[5 * (day % 2) :]):
                heard.append(calls.single(SpokenDetails(**typed)).decision.word)
            world.clock.sleep(24 * 3600)
        assert heard == [Word.NO] * 100
        world.clock.sleep(2 * 24 * 3600)
        assert calls.single(SpokenDetails(**SMITH_SAYS)).decision.reason is Reason.THROTTLED
        world.clock.sleep(10 * 24 * 3600)  # the first two days are more than 30 days old
        assert calls.single(SpokenDetails(**SMITH_SAYS)).decision.word is Word.YES


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
    ask_all(world, [SMITH_SAYS | {"ssn": "1111"}])
    with world.database() as database:
        rows = database.query("SELECT counter, day, count FROM throttle")
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


def advice(session: Session, calls: Calls, questions: list[dict[str, str]]) -> list[str | None]:
    return [calls.single(SpokenDetails(**typed)).decision.ask for typed in questions]


def test_from_the_third_failed_check_on_no_advises_a_review_case(world: World) -> None:
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        found = advice(session, calls, guesses(4))
    assert found == [None, None, REVIEW_CASE, REVIEW_CASE]
    assert [entry["ask"] for entry in world.entries("check")] == found


def test_a_review_case_is_advised_by_the_fullest_context_whatever_others_hold(world: World) -> None:
    ask_all(world, [SMITH_SAYS | {"last_name": name, "ssn": "1111"} for name in TEN_SURNAMES[:2]])
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        assert advice(session, calls, [SMITH_SAYS | {"first_name": "Amy", "ssn": "1111"}]) == [None]
        assert advice(session, calls, [SMITH_SAYS | {"last_name": "Klein", "ssn": "1111"}]) == [REVIEW_CASE]


def test_a_repeated_check_is_advised_like_the_one_it_repeats(world: World) -> None:
    ask_all(world, guesses(2))
    third, fourth = (SpokenDetails(**typed) for typed in guesses(2, first=5001))
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        reference = calls.open()
        assert [calls.check(reference, typed).decision.ask for typed in (third, third, fourth)] == [REVIEW_CASE] * 3


def test_the_advice_goes_with_the_day_the_failed_checks_were_made(world: World) -> None:
    ask_all(world, guesses(3))
    world.clock.sleep(2 * 24 * 3600)
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        assert advice(session, calls, guesses(3, first=5001)) == [None, None, REVIEW_CASE]


def test_more_asks_for_its_own_detail_and_yes_for_none_however_many_checks_failed(world: World) -> None:
    nobody = {"last_name": "Smith", "first_name": "Robert", "ssn": "1111"}
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        assert advice(session, calls, [nobody] * 4) == ["birth_date"] * 4
        assert advice(session, calls, [SMITH_SAYS]) == [None]


def test_a_training_vault_without_a_throttle_counts_nothing(tmp_path: Path) -> None:
    world = World(tmp_path / "vault").make_vault()
    world.load(SMITH)
    fixed = {"last_name": "Smith", "birth_date": SMITHS_BIRTH}
    heard = ask_all(world, [fixed | {"ssn": digits} for digits in [*other_digits(25), SMITHS_DIGITS]])
    assert heard == ["NO"] * 25 + ["YES"]
    assert {entry["ask"] for entry in world.entries("check")} == {None}
    with world.sign_in() as session:
        assert stored(session) == 0
