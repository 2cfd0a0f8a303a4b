from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.answers import REVIEW_CASE, Decision, Reason, Word, cannot, decide
from callcenter.domain.policy import FULL, LAST4, POLICIES, RULE_BY_NAME, Detail, Policy

LAST, FIRST, BIRTH = Detail.LAST_NAME, Detail.FIRST_NAME, Detail.BIRTH_DATE
EDUCATOR, FOUR, SSN = Detail.EDUCATOR_ID, Detail.LAST4, Detail.SSN
ALL_LAST4 = frozenset({LAST, FIRST, BIRTH, EDUCATOR, FOUR})
NO_EDUCATOR = ALL_LAST4 - {EDUCATOR}


def answer(
    given: Iterable[Detail], *hits: str, policy: Policy = LAST4, askable: Iterable[Detail] | None = None
) -> Decision:
    """The decision on these details when the named rules hit."""
    every = frozenset(detail for rule in policy.strong for detail in rule.details)
    rules = {RULE_BY_NAME[name] for name in hits}
    return decide(policy, frozenset(given), rules, every if askable is None else frozenset(askable))


@pytest.mark.parametrize(
    ("policy", "rule"),
    [(policy, rule) for policy in POLICIES.values() for rule in policy.strong],
    ids=lambda one: one.name,
)
def test_each_strong_rule_alone_is_a_yes(policy: Policy, rule: object) -> None:
    strong = next(one for one in policy.strong if one == rule)
    found = answer(strong.details, strong.name, policy=policy)
    assert (found.word, found.reason, found.ask) == (Word.YES, Reason.STRONG_MATCH, None)
    assert found.rules_hit == (strong.name,)


def test_a_wrong_detail_besides_never_turns_a_match_into_a_no() -> None:
    found = answer(ALL_LAST4, "educator_birth")
    assert (found.word, found.rules_hit) == (Word.YES, ("educator_birth",))
    assert len(found.rules_asked) == len(LAST4.rules)


def test_a_strong_match_outweighs_a_weak_one_and_both_are_told_in_the_policys_order() -> None:
    found = answer(ALL_LAST4, "birth_surname_given", "last4_birth_given")
    assert found.word is Word.YES
    assert found.rules_hit == ("last4_birth_given", "birth_surname_given")
    assert found.rules_asked == tuple(rule.name for rule in LAST4.rules)


@pytest.mark.parametrize(
    ("policy", "given", "rule", "ask"),
    [
        (LAST4, {LAST, FIRST, FOUR}, "last4_surname_given", "birth_date"),
        (LAST4, {LAST, FIRST, BIRTH}, "birth_surname_given", "educator_id"),
        (LAST4, {LAST, FIRST, BIRTH, EDUCATOR}, "birth_surname_given", "last4"),
        (LAST4, {LAST, FIRST, BIRTH, FOUR}, "birth_surname_given", "educator_id"),
        (LAST4, ALL_LAST4, "birth_surname_given", REVIEW_CASE),
        (FULL, {LAST, FIRST, BIRTH}, "birth_surname_given", "educator_id"),
        (FULL, {LAST, FIRST, BIRTH, EDUCATOR}, "birth_surname_given", "ssn"),
        (FULL, {LAST, FIRST, BIRTH, SSN, EDUCATOR}, "birth_surname_given", REVIEW_CASE),
    ],
)
def test_a_weak_match_asks_for_the_least_sensitive_detail_that_could_make_it_strong(
    policy: Policy, given: set[Detail], rule: str, ask: str
) -> None:
    found = answer(given, rule, policy=policy)
    assert (found.word, found.reason, found.ask, found.rules_hit) == (Word.MORE, Reason.WEAK_MATCH, ask, (rule,))


@pytest.mark.parametrize(
    ("given", "ask"),
    [
        ({LAST, FIRST, BIRTH}, "last4"),
        ({LAST, FIRST, BIRTH, FOUR}, REVIEW_CASE),
    ],
)
def test_nobody_is_asked_for_a_detail_that_the_roster_does_not_hold(given: set[Detail], ask: str) -> None:
    assert answer(given, "birth_surname_given", askable=NO_EDUCATOR).ask == ask


@pytest.mark.parametrize(
    ("given", "ask"),
    [
        ({FOUR, BIRTH}, "last_name"),
        ({LAST, FOUR}, "birth_date"),
        ({LAST, FIRST}, "educator_id"),
        ({EDUCATOR}, "last_name"),
        ({LAST, FIRST, BIRTH}, "educator_id"),
        ({FOUR}, "last_name"),
    ],
)
def test_too_few_details_for_a_strong_rule_are_more_and_name_what_is_needed(given: set[Detail], ask: str) -> None:
    found = answer(given)
    assert (found.word, found.reason, found.ask, found.rules_hit) == (Word.MORE, Reason.NOT_ENOUGH, ask, ())


def test_nothing_at_all_is_more_and_never_a_no() -> None:
    found = answer(())
    assert (found.word, found.reason, found.rules_asked) == (Word.MORE, Reason.NOT_ENOUGH, ())
    assert found.ask in {detail.value for detail in Detail}


def test_where_no_strong_rule_can_ever_be_filled_somebody_must_look_by_hand() -> None:
    found = answer({LAST, FIRST}, askable=())
    assert (found.word, found.reason, found.ask) == (Word.MORE, Reason.NOT_ENOUGH, REVIEW_CASE)


def test_a_strong_rule_that_was_asked_and_did_not_hit_is_a_no() -> None:
    found = answer({LAST, BIRTH, FOUR})
    assert found == Decision(Word.NO, Reason.NO_MATCH, None, ("last4_birth_surname", "last4_birth_surname_start"), ())


def test_a_hit_of_a_rule_that_was_not_asked_counts_for_nothing_below_yes() -> None:
    assert answer({LAST, BIRTH, FOUR}, "last4_surname_given").word is Word.NO


@pytest.mark.parametrize("reason", list(Reason))
def test_cannot_tells_its_reason_and_nothing_else(reason: Reason) -> None:
    assert cannot(reason) == Decision(Word.CANNOT, reason, None, (), ())


POLICY_AND_DETAILS = st.sampled_from(list(POLICIES.values())).flatmap(
    lambda policy: st.tuples(
        st.just(policy), st.frozensets(st.sampled_from([LAST, FIRST, BIRTH, EDUCATOR, policy.digits]))
    )
)


@given(
    POLICY_AND_DETAILS, st.frozensets(st.sampled_from(list(RULE_BY_NAME))), st.frozensets(st.sampled_from(list(Detail)))
)
def test_whatever_is_given_the_answer_holds_together(
    chosen: tuple[Policy, frozenset[Detail]], named: frozenset[str], askable: frozenset[Detail]
) -> None:
    policy, given_details = chosen
    asked = [rule for rule in policy.rules if rule.details <= given_details]
    hits = [rule.name for rule in asked if rule.name in named]
    found = answer(given_details, *hits, policy=policy, askable=askable)
    assert found.rules_asked == tuple(rule.name for rule in asked)
    assert found.rules_hit == tuple(hits)
    assert (found.word is Word.YES) == any(rule.name in hits for rule in policy.strong)
    assert (found.word is Word.MORE) == (found.ask is not None)
    assert found.word is not Word.CANNOT
    if found.ask not in {None, REVIEW_CASE}:
        assert Detail(found.ask) in askable - given_details
    if found.word is Word.NO:
        assert any(rule in policy.strong for rule in asked)
        assert not hits
