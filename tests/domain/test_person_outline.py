from datetime import date

import pytest
from hypothesis import given

from callcenter.domain.combinations import combinations
from callcenter.domain.details import Details
from callcenter.domain.person_outline import MOST_IDENTITY, PersonOutlines
from callcenter.domain.policy import FULL, LAST4, Policy
from tests.domain.test_combinations import DETAILS

SEED = bytes(16)
MARY = Details(("SMITH", "JONES"), ("MARY",), date(1980, 2, 9), "9998", "AB12")


@pytest.mark.parametrize("policy", [LAST4, FULL], ids=lambda policy: policy.name)
@given(details=DETAILS)
def test_as_many_are_counted_as_there_are_combinations(policy: Policy, details: Details) -> None:
    count, identity = PersonOutlines(policy, SEED).outline(details)
    assert count == len(combinations(details, policy, bound=None))
    assert 0 <= identity <= MOST_IDENTITY


@given(DETAILS, DETAILS)
def test_people_are_told_apart_as_their_combinations_tell_them_apart(one: Details, other: Details) -> None:
    outlines = PersonOutlines(LAST4, SEED)
    same = set(combinations(one, LAST4, bound=None)) == set(combinations(other, LAST4, bound=None))
    assert (outlines.outline(one) == outlines.outline(other)) == same


def test_two_processes_with_one_seed_tell_people_apart_alike_and_others_do_not() -> None:
    first, second, other = (PersonOutlines(LAST4, seed).outline(MARY) for seed in (SEED, SEED, b"another"))
    assert first == second
    assert first != other
