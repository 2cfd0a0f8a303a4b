from datetime import date, timedelta

import pytest

from callcenter.domain.combinations import combinations
from callcenter.domain.details import Details
from callcenter.domain.policy import FULL, LAST4, Policy
from callcenter.domain.throttle import (
    DIGITS_ONLY,
    KEPT_DAYS,
    Context,
    ThrottleLimits,
    advises_review,
    contexts,
    first_kept_day,
    is_full,
)

TODAY = date(2026, 11, 23)
LIMITS = ThrottleLimits()
CALLER = Details(("GARCIA",), ("MARIA",), date(1980, 2, 13), "3456", "E104477")


def found(details: Details, policy: Policy = LAST4) -> dict[Context, frozenset[str]]:
    return contexts(details, combinations(details, policy, tolerant=True))


def days(**counts: int) -> dict[str, int]:
    """Counts by how many days ago: days(d0=3, d1=2)."""
    return {(TODAY - timedelta(days=int(ago[1:]))).isoformat(): count for ago, count in counts.items()}


def test_last_four_are_guessed_in_the_context_of_everything_else_in_the_rule() -> None:
    assert set(found(CALLER._replace(educator_id=None))) == {
        Context("last4_birth_surname", ("1980-02-13", "G620")),
        Context("last4_birth_given", ("1980-02-13", "MARI")),
        Context("last4_birth_surname_start", ("1980-02-13", "GAR")),
        Context("last4_year_surname_given", ("1980", "GARCIA", "MARI")),
        Context("last4_surname_given", ("G620", "M600")),
        Context("last4_birth_surname", ("1980-02-13", "M600")),
        Context("last4_birth_given", ("1980-02-13", "GARC")),
        Context(DIGITS_ONLY, ("G620", "M600", "1980-02-13")),
    }


def test_another_spelling_of_the_names_is_still_a_change_of_the_digits_alone() -> None:
    alone = [one for one in found(CALLER) if one.kind == DIGITS_ONLY]
    assert alone == [one for one in found(CALLER._replace(surnames=("GARZIA",))) if one.kind == DIGITS_ONLY]
    assert Context(DIGITS_ONLY, ("", "M600", "1980-02-13")) in found(CALLER._replace(surnames=()))


def test_a_date_with_day_and_month_exchanged_and_names_in_the_other_order_are_the_same_context() -> None:
    one, other = CALLER._replace(birth_date=date(1980, 2, 9)), CALLER._replace(birth_date=date(1980, 9, 2))
    assert found(one) == found(other)
    assert all("1980-09-02" not in context.values for context in found(one))
    pair = Context("last4_surname_given", ("G620", "M600"))
    assert pair in found(CALLER)
    assert pair in found(CALLER._replace(surnames=CALLER.given, given=CALLER.surnames))


def test_each_context_tells_what_is_guessed_in_it() -> None:
    guessed = found(CALLER)
    assert guessed[Context("last4_birth_surname", ("1980-02-13", "G620"))] == {"3456"}
    assert guessed[Context("educator_birth", ("1980-02-13",))] == {"E104477"}
    assert guessed[Context(DIGITS_ONLY, ("G620", "M600", "1980-02-13"))] == {"3456", "E104477"}


def test_full_numbers_and_educator_ids_are_guessed_too() -> None:
    kinds = {context.kind for context in found(CALLER._replace(digits="900123456"), FULL)}
    assert kinds == {"ssn_birth", "ssn_surname", "educator_birth", "educator_surname", DIGITS_ONLY}


def test_without_digits_or_an_educator_id_nothing_can_be_guessed() -> None:
    assert found(CALLER._replace(digits=None, educator_id=None)) == {}
    assert found(Details()) == {}
    assert found(Details(digits="3456")) == {}


def test_changing_a_detail_that_a_rule_ignores_stays_in_that_rules_context() -> None:
    other = CALLER._replace(given=("ROBERT",))
    kept = {context for context in found(CALLER) if context.kind == "last4_birth_surname"}
    assert Context("last4_birth_surname", ("1980-02-13", "G620")) in kept & set(found(other))


def test_hiding_a_name_among_others_stays_in_its_context() -> None:
    hidden = CALLER._replace(surnames=("WILSON", "GARCIA"))
    assert Context("last4_birth_surname", ("1980-02-13", "G620")) in found(hidden)


def test_a_context_holds_no_digits_of_the_secret() -> None:
    assert not any({"3456", "E104477"} & set(context.values) for context in found(CALLER))


def test_a_context_shows_its_kind_and_no_value_when_printed() -> None:
    assert repr(Context("last4_birth_surname", ("1980-02-13", "G620"))) == "<context last4_birth_surname>"


@pytest.mark.parametrize(
    ("counts", "full"),
    [
        ({}, False),
        (days(d0=9), False),
        (days(d0=10), True),
        (days(d0=4, d1=5), False),
        (days(d0=4, d1=6), True),
        (days(d1=10), True),
        (days(d2=10), False),
        (days(d2=50, d9=49), False),
        (days(d2=50, d9=50), True),
        (days(d0=1, d5=98), False),
        (days(d0=1, d5=99), True),
    ],
)
def test_a_context_is_full_after_ten_in_a_day_or_a_hundred_in_all(counts: dict[str, int], full: bool) -> None:
    assert is_full("last4_birth_surname", counts, TODAY, LIMITS) is full


@pytest.mark.parametrize(
    ("counts", "full"), [(days(d0=4), False), (days(d0=5), True), (days(d0=2, d1=3), True), (days(d2=5), False)]
)
def test_only_five_may_change_nothing_but_the_digits(counts: dict[str, int], full: bool) -> None:
    assert is_full(DIGITS_ONLY, counts, TODAY, LIMITS) is full


@pytest.mark.parametrize(
    ("counts", "advised"),
    [
        ({}, False),
        (days(d0=2), False),
        (days(d0=3), True),
        (days(d0=1, d1=2), True),
        (days(d1=3), True),
        (days(d0=2, d2=90), False),
    ],
)
def test_a_review_case_is_advised_from_the_third_failed_check_of_a_day(counts: dict[str, int], advised: bool) -> None:
    assert advises_review(counts, TODAY, LIMITS) is advised


def test_the_limits_are_the_programs() -> None:
    limits = ThrottleLimits(per_day=2, per_month=3, digits_only=1)
    assert is_full("educator_birth", days(d0=2), TODAY, limits)
    assert is_full("educator_birth", days(d7=3), TODAY, limits)
    assert is_full(DIGITS_ONLY, days(d0=1), TODAY, limits)
    assert not is_full("educator_birth", days(d0=1, d7=1), TODAY, limits)
    assert advises_review(days(d0=1), TODAY, ThrottleLimits(advise_from=1))
    assert not advises_review(days(d0=4), TODAY, ThrottleLimits(advise_from=5))


def test_counts_are_kept_for_thirty_days_over_months_and_leap_days() -> None:
    assert KEPT_DAYS == 30
    assert first_kept_day(TODAY) == date(2026, 10, 24)
    assert first_kept_day(date(2028, 3, 1)) == date(2028, 1, 31)
