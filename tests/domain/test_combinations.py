from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.combinations import combinations, fillable_rules
from callcenter.domain.details import Combination, Details
from callcenter.domain.policy import FULL, LAST4, RULE_BY_NAME, Policy

CODES = st.lists(st.sampled_from(["S530", "J520", "G620", "L120"]), unique=True).map(tuple)
DATES = st.sampled_from([(), (date(1980, 2, 13),), (date(1980, 2, 9), date(1980, 9, 2))])
DETAILS = st.builds(Details, CODES, CODES, DATES, st.sampled_from([None, "9998"]), st.sampled_from([None, "AB12"]))
CALLER = Details(
    surnames=("G624", "G620"),
    given=("M600", "M650"),
    birth_dates=(date(1980, 2, 9), date(1980, 9, 2)),
    digits="9998",
    educator_id="AB12",
)


def names(found: tuple[Combination, ...]) -> list[str]:
    return [combination.rule.name for combination in found]


def filled(rule: str, *public: str, secret: str) -> Combination:
    return Combination(RULE_BY_NAME[rule], public, secret)


def test_values_stand_in_the_rules_order_in_their_text_form() -> None:
    details = Details(("S530",), ("J500",), (date(1980, 2, 9),), "9998", "AB12")
    assert combinations(details, LAST4) == (
        filled("last4_birth_surname", "1980-02-09", "S530", secret="9998"),
        filled("last4_birth_given", "1980-02-09", "J500", secret="9998"),
        filled("educator_birth", "1980-02-09", secret="AB12"),
        filled("educator_surname", "S530", secret="AB12"),
        filled("birth_surname_given", "S530", "J500", secret="1980-02-09"),
        filled("last4_surname_given", "S530", "J500", secret="9998"),
    )
    assert combinations(replace(details, digits="219099998"), FULL) == (
        filled("ssn_birth", "1980-02-09", secret="219099998"),
        filled("ssn_surname", "S530", secret="219099998"),
        filled("educator_birth", "1980-02-09", secret="AB12"),
        filled("educator_surname", "S530", secret="AB12"),
        filled("birth_surname_given", "S530", "J500", secret="1980-02-09"),
    )


@pytest.mark.parametrize(
    ("details", "rules"),
    [
        (Details(), []),
        (Details(surnames=("S530",)), []),
        (Details(surnames=("S530",), digits="9998"), []),
        (Details(birth_dates=(date(1980, 2, 9),), educator_id="AB12"), ["educator_birth"]),
        (
            Details(surnames=("S530",), given=("J500",), digits="9998"),
            ["last4_surname_given"],
        ),
        (
            Details(surnames=("S530",), birth_dates=(date(1980, 2, 9),), digits="9998"),
            ["last4_birth_surname"],
        ),
    ],
)
def test_only_rules_whose_details_are_all_there_are_asked(details: Details, rules: list[str]) -> None:
    assert [rule.name for rule in fillable_rules(details, LAST4)] == rules
    assert names(combinations(details, LAST4)) == rules


def test_the_likeliest_variant_of_every_rule_comes_before_any_alternative() -> None:
    found = combinations(CALLER, LAST4)
    rules = [rule.name for rule in LAST4.rules]
    assert names(found[:6]) == rules
    assert found[0] == filled("last4_birth_surname", "1980-02-09", "G624", secret="9998")
    assert filled("last4_birth_surname", "1980-09-02", "G620", secret="9998") in found[6:]
    assert len(found) == 4 + 2 + 2 + 2 + 8 + 4


def test_day_and_month_are_not_exchanged_for_a_given_name_without_a_last_name() -> None:
    by_given = [one for one in combinations(CALLER, LAST4) if one.rule.name == "last4_birth_given"]
    assert [one.public for one in by_given] == [("1980-02-09", "M600"), ("1980-02-09", "M650")]
    by_both = [one for one in combinations(CALLER, LAST4) if one.rule.name == "birth_surname_given"]
    assert {one.secret for one in by_both} == {"1980-02-09", "1980-09-02"}


def test_exchanged_names_come_last() -> None:
    plain = combinations(CALLER, LAST4)
    found = combinations(CALLER, LAST4, exchanged=True)
    assert found[: len(plain)] == plain
    assert found[len(plain)] == filled("last4_birth_surname", "1980-02-09", "M600", secret="9998")
    assert len(found) == len(plain) + 2 + 2 + 2 + 4 + 4


def test_exchanged_names_are_asked_with_the_date_as_it_was_said() -> None:
    later = combinations(CALLER, LAST4, exchanged=True)[len(combinations(CALLER, LAST4)) :]
    assert not any("1980-09-02" in (*one.public, one.secret) for one in later)


def test_neighboring_digits_of_a_full_number_are_exchanged_for_a_caller_with_a_birth_date_alone() -> None:
    caller = Details(("S530",), (), (date(1980, 2, 9), date(1980, 9, 2)), "219041337")
    plain, found = combinations(caller, FULL), combinations(caller, FULL, exchanged=True)
    assert found[: len(plain)] == plain
    assert [one.secret for one in found[len(plain) :]] == ["219401337", "219043137", "219041373"]
    assert {(one.rule.name, one.public) for one in found[len(plain) :]} == {("ssn_birth", ("1980-02-09",))}


def test_the_last_four_digits_are_asked_as_they_were_said() -> None:
    assert {one.secret for one in combinations(CALLER, LAST4, exchanged=True)} == {
        "9998",
        "AB12",
        "1980-02-09",
        "1980-09-02",
    }


def test_one_name_alone_is_not_exchanged() -> None:
    details = replace(CALLER, given=())
    assert combinations(details, LAST4, exchanged=True) == combinations(details, LAST4)


def test_the_bound_cuts_the_least_likely_but_never_a_whole_rule() -> None:
    everything = combinations(CALLER, LAST4, bound=None)
    assert combinations(CALLER, LAST4, bound=10) == everything[:10]
    assert names(combinations(CALLER, LAST4, bound=1)) == [rule.name for rule in LAST4.rules]


def test_a_roster_person_gives_every_combination() -> None:
    person = Details(tuple(f"S{n}" for n in range(30)), ("J500", "J510"), (date(1980, 2, 9),), "9998")
    assert len(combinations(person, LAST4, bound=None)) == 30 + 2 + 60 + 60
    assert len(combinations(person, LAST4)) == 48


@given(DETAILS, st.sampled_from([LAST4, FULL]), st.booleans())
def test_combinations_are_distinct_bounded_and_cover_each_rule(
    details: Details, policy: Policy, exchanged: bool
) -> None:
    found = combinations(details, policy, exchanged=exchanged)
    assert len(set(found)) == len(found) <= 48
    assert {combination.rule for combination in found} == set(fillable_rules(details, policy))


@given(DETAILS, st.sampled_from([LAST4, FULL]))
def test_a_caller_who_says_any_of_a_persons_forms_meets_the_roster(details: Details, policy: Policy) -> None:
    stored = set(combinations(details, policy, bound=None))
    said = replace(details, surnames=details.surnames[-1:], given=details.given[-1:])
    assert set(combinations(said, policy)) <= stored
