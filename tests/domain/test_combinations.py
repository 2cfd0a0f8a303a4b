from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.combinations import combinations, fillable_rules
from callcenter.domain.details import Combination, Details
from callcenter.domain.policy import FULL, LAST4, RULE_BY_NAME, Detail, Policy, Tolerance

FORMS = st.lists(st.sampled_from(["SMITH", "JONES", "GARCIA", "LOPEZ", "иванов"]), unique=True).map(tuple)
DATES = st.sampled_from([None, date(1980, 2, 13), date(1980, 2, 9)])
IDS = st.sampled_from([None, "AB12", "0012", "E2OO3"])
DETAILS = st.builds(Details, FORMS, FORMS, DATES, st.sampled_from([None, "9998"]), IDS)
CALLER = Details(
    surnames=("GARCIALOPEZ", "GARCIA"),
    given=("MARY", "MARIANN"),
    birth_date=date(1980, 2, 9),
    digits="9998",
    educator_id="AB12",
)
ALONE = Details(("SMITH",), ("ROBERT",), date(1980, 2, 13), "9998", "AB12")


def names(found: tuple[Combination, ...]) -> list[str]:
    return [combination.rule.name for combination in found]


def filled(rule: str, *public: str, secret: str) -> Combination:
    return Combination(RULE_BY_NAME[rule], public, secret)


def mistaken(details: Details, policy: Policy = LAST4) -> tuple[Combination, ...]:
    """What is asked for a caller beside what a person of the roster with these details fills."""
    plain, found = combinations(details, policy), combinations(details, policy, tolerant=True)
    assert found[: len(plain)] == plain
    return found[len(plain) :]


def test_each_rule_keeps_its_own_code_of_a_name_and_of_a_date_in_its_order() -> None:
    assert combinations(ALONE, LAST4) == (
        filled("last4_birth_surname", "1980-02-13", "S530", secret="9998"),
        filled("last4_birth_given", "1980-02-13", "ROBE", secret="9998"),
        filled("last4_birth_surname_start", "1980-02-13", "SMI", secret="9998"),
        filled("last4_year_surname_given", "1980", "SMITH", "ROBE", secret="9998"),
        filled("educator_birth", "1980-02-13", secret="AB12"),
        filled("educator_surname", "S530", secret="AB12"),
        filled("birth_surname_given", "S530", "R163", secret="1980-02-13"),
        filled("last4_surname_given", "S530", "R163", secret="9998"),
    )
    assert combinations(ALONE._replace(digits="219099998"), FULL) == (
        filled("ssn_birth", "1980-02-13", secret="219099998"),
        filled("ssn_surname", "S530", secret="219099998"),
        filled("educator_birth", "1980-02-13", secret="AB12"),
        filled("educator_surname", "S530", secret="AB12"),
        filled("birth_surname_given", "S530", "R163", secret="1980-02-13"),
    )


@pytest.mark.parametrize(
    ("details", "rules"),
    [
        (Details(), []),
        (Details(surnames=("SMITH",)), []),
        (Details(surnames=("SMITH",), digits="9998"), []),
        (Details(birth_date=date(1980, 2, 9), educator_id="AB12"), ["educator_birth"]),
        (Details(surnames=("SMITH",), given=("JOHN",), digits="9998"), ["last4_surname_given"]),
        (
            Details(surnames=("SMITH",), birth_date=date(1980, 2, 9), digits="9998"),
            ["last4_birth_surname", "last4_birth_surname_start"],
        ),
    ],
)
def test_only_rules_whose_details_are_all_there_are_asked(details: Details, rules: list[str]) -> None:
    assert [rule.name for rule in fillable_rules(details, LAST4)] == rules
    assert names(combinations(details, LAST4)) == rules


def test_the_likeliest_variant_of_every_rule_comes_before_any_alternative() -> None:
    found = combinations(CALLER, LAST4)
    assert names(found[:8]) == [rule.name for rule in LAST4.rules]
    assert found[0] == filled("last4_birth_surname", "1980-02-09", "G624", secret="9998")
    assert filled("last4_birth_surname", "1980-02-09", "G620", secret="9998") in found[8:]


def test_forms_with_one_code_are_asked_once() -> None:
    starts = [one.public[1] for one in combinations(CALLER, LAST4) if one.rule.name == "last4_birth_surname_start"]
    assert starts == ["GAR"]
    alike = ALONE._replace(surnames=("SMITH", "SMYTH"))
    assert names(combinations(alike, LAST4)).count("last4_birth_surname") == 1


def test_a_nickname_is_asked_as_what_it_may_be_short_for_beside_the_digits_or_the_last_name() -> None:
    found = mistaken(ALONE._replace(surnames=(), given=("BILL",)))
    assert found == (filled("last4_birth_given", "1980-02-13", "WILL", secret="9998"),)
    with_last_name = mistaken(ALONE._replace(given=("BILL",)))
    assert filled("birth_surname_given", "S530", "W450", secret="1980-02-13") in with_last_name
    assert filled("last4_surname_given", "S530", "W450", secret="9998") in with_last_name
    assert not any("WILL" in one.public for one in combinations(ALONE._replace(given=("BILL",)), LAST4))


def test_day_and_month_are_swapped_only_where_a_rule_tolerates_it() -> None:
    swapped = [one for one in mistaken(CALLER) if "1980-09-02" in (*one.public, one.secret)]
    assert set(names(tuple(swapped))) == {"last4_birth_surname", "educator_birth", "birth_surname_given"}
    assert not any("1980-02-13" in (*one.public, one.secret) for one in mistaken(ALONE._replace(surnames=())))


def test_exchanged_names_come_last_with_the_date_as_it_was_said() -> None:
    exchanged = [
        filled("last4_birth_surname", "1980-02-13", "R163", secret="9998"),
        filled("last4_birth_given", "1980-02-13", "SMIT", secret="9998"),
        filled("birth_surname_given", "R163", "S530", secret="1980-02-13"),
        filled("last4_surname_given", "R163", "S530", secret="9998"),
    ]
    assert list(mistaken(ALONE)) == exchanged
    later = mistaken(CALLER)
    turned = [one for one in later if "M600" in one.public[:2] and one.rule.name == "last4_birth_surname"]
    assert turned == [filled("last4_birth_surname", "1980-02-09", "M600", secret="9998")]


def test_neighboring_digits_of_a_full_number_are_exchanged_for_a_caller_with_a_birth_date_alone() -> None:
    found = mistaken(Details(("SMITH",), (), date(1980, 2, 13), "219041337"), FULL)
    assert [one.secret for one in found] == ["219401337", "219043137", "219041373"]
    assert {(one.rule.name, one.public) for one in found} == {("ssn_birth", ("1980-02-13",))}


@pytest.mark.parametrize(("said", "asked"), [("0012", {"12"}), ("E2OO3", {"E2003"}), ("AB12", set())])
def test_an_educator_id_is_asked_without_zeros_in_front_and_with_digits_for_letters_read_alike(
    said: str, asked: set[str]
) -> None:
    found = mistaken(Details(("SMITH",), (), date(1980, 2, 13), None, said))
    assert {one.secret for one in found} == asked
    assert set(names(found)) == ({"educator_birth", "educator_surname"} if asked else set())


def test_the_last_four_digits_are_asked_as_they_were_said() -> None:
    asked = combinations(CALLER, LAST4, tolerant=True)
    assert {one.secret for one in asked} == {"9998", "AB12", "1980-02-09", "1980-09-02"}


def test_one_name_alone_is_not_exchanged() -> None:
    assert mistaken(ALONE._replace(given=())) == ()


def test_the_bound_cuts_the_least_likely_but_never_a_whole_rule() -> None:
    everything = combinations(CALLER, LAST4, bound=None)
    assert combinations(CALLER, LAST4, bound=10) == everything[:10]
    assert names(combinations(CALLER, LAST4, bound=1)) == [rule.name for rule in LAST4.rules]


def test_a_roster_person_gives_every_combination() -> None:
    surnames = tuple(f"{letter}X" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    person = Details(surnames, ("JOHN", "MARY"), date(1980, 2, 9), "9998")
    assert len(combinations(person, LAST4, bound=None)) == 26 + 2 + 26 + 52 + 52 + 52
    assert len(combinations(person, LAST4)) == 48


@given(DETAILS, st.sampled_from([LAST4, FULL]), st.booleans())
def test_combinations_are_distinct_bounded_and_cover_each_rule(
    details: Details, policy: Policy, tolerant: bool
) -> None:
    found = combinations(details, policy, tolerant=tolerant)
    assert len(set(found)) == len(found) <= 48
    assert {combination.rule for combination in found} == set(fillable_rules(details, policy))


@given(DETAILS, st.sampled_from([LAST4, FULL]))
def test_a_caller_who_says_any_of_a_persons_forms_meets_the_roster(details: Details, policy: Policy) -> None:
    stored = set(combinations(details, policy, bound=None))
    said = details._replace(surnames=details.surnames[-1:], given=details.given[-1:])
    assert set(combinations(said, policy)) <= stored


@given(DETAILS, st.sampled_from([LAST4, FULL]))
def test_what_is_asked_beside_the_words_belongs_to_a_rule_that_tolerates_a_mistake(
    details: Details, policy: Policy
) -> None:
    assert all(one.rule.tolerates for one in mistaken(details, policy))


def test_a_rule_tolerates_only_mistakes_in_details_that_it_holds() -> None:
    needed = {
        Tolerance.DATE_SWAPPED: {Detail.BIRTH_DATE},
        Tolerance.DIGITS_EXCHANGED: {Detail.SSN},
        Tolerance.ID_MISREAD: {Detail.EDUCATOR_ID},
    }
    for rule in RULE_BY_NAME.values():
        assert all(needed.get(one, set()) <= rule.details for one in rule.tolerates)
        if Tolerance.NAMES_EXCHANGED in rule.tolerates:
            assert {Detail.LAST_NAME, Detail.FIRST_NAME} & rule.details
