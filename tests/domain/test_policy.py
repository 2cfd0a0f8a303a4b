import pytest

from callcenter.domain.policy import (
    FULL,
    LAST4,
    POLICIES,
    RULE_BY_NAME,
    RULE_BY_NUMBER,
    RULES,
    Detail,
    MixedPolicy,
    Policy,
    Rule,
)
from callcenter.errors import UserFacing


def rule(name: str) -> Rule:
    return RULE_BY_NAME[name]


@pytest.mark.parametrize(
    ("strong", "weak"),
    [
        (("ssn_birth", "last4_birth_surname"), ()),
        (("ssn_birth",), ("last4_surname_given",)),
        (("last4_birth_given", "educator_birth"), ("ssn_surname",)),
    ],
    ids=["both strong", "last four weak", "full weak"],
)
def test_a_policy_that_mixes_full_numbers_and_last_four_is_refused_with_the_reason(
    strong: tuple[str, ...], weak: tuple[str, ...]
) -> None:
    with pytest.raises(MixedPolicy) as caught:
        Policy("mixed", tuple(map(rule, strong)), tuple(map(rule, weak)))
    assert isinstance(caught.value, UserFacing)
    for words in ("last four fall first", "88,900 candidates", "Choose `last4` or `full`"):
        assert words in str(caught.value)


def test_last_four_is_the_policy_of_product_and_design() -> None:
    assert [one.name for one in LAST4.strong] == [
        "last4_birth_surname",
        "last4_birth_given",
        "last4_birth_surname_start",
        "last4_year_surname_given",
        "educator_birth",
        "educator_surname",
    ]
    assert [one.name for one in LAST4.weak] == ["birth_surname_given", "last4_surname_given"]
    assert LAST4.digits is Detail.LAST4


def test_full_is_the_policy_of_product_and_design() -> None:
    assert [one.name for one in FULL.strong] == ["ssn_birth", "ssn_surname", "educator_birth", "educator_surname"]
    assert [one.name for one in FULL.weak] == ["birth_surname_given"]
    assert FULL.digits is Detail.SSN


def test_no_rule_asks_a_full_number_with_a_given_name() -> None:
    """One sweep would open everybody of that name."""
    assert not any(one.secret is Detail.SSN and Detail.FIRST_NAME in one.details for one in RULES)


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_every_rule_needs_two_details_or_more_and_stands_in_a_policy_once(policy: Policy) -> None:
    assert policy.rules == policy.strong + policy.weak
    assert len(set(policy.rules)) == len(policy.rules)
    assert all(len(one.details) >= 2 for one in policy.rules)


def test_numbers_and_names_of_rules_are_what_stored_tags_were_made_with() -> None:
    """A number is in every tag: a change here makes every roster unreadable."""
    assert {one.number: one.name for one in RULES} == {
        1: "last4_birth_surname",
        2: "last4_birth_given",
        3: "last4_surname_given",
        4: "birth_surname_given",
        5: "educator_birth",
        6: "educator_surname",
        7: "ssn_birth",
        8: "ssn_surname",
        9: "last4_birth_surname_start",
        10: "last4_year_surname_given",
    }
    assert all(RULE_BY_NUMBER[one.number] is RULE_BY_NAME[one.name] is one for one in RULES)


def test_the_secret_of_a_rule_is_its_digits_or_id_and_the_birth_date_where_there_is_neither() -> None:
    for one in RULES:
        digits = {Detail.LAST4, Detail.SSN, Detail.EDUCATOR_ID} & one.details
        assert {one.secret} == (digits or {Detail.BIRTH_DATE})
        assert one.secret not in {part.detail for part in one.public}


def test_names_are_asked_for_before_dates_and_dates_before_numbers() -> None:
    assert sorted(Detail, key=lambda detail: detail.sensitivity) == [
        Detail.LAST_NAME,
        Detail.FIRST_NAME,
        Detail.BIRTH_DATE,
        Detail.EDUCATOR_ID,
        Detail.LAST4,
        Detail.SSN,
    ]


def test_both_kinds_of_digits_are_typed_into_one_box() -> None:
    assert Detail.LAST4.field == Detail.SSN.field == "ssn"
    assert Detail.EDUCATOR_ID.field == "educator_id"
