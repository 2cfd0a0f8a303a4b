"""MORE: for everything a caller can have given, what is asked for next, and the sentence that asks for it."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, combinations

import pytest

from callcenter.domain.answers import REVIEW_CASE, Decision, Word, decide
from callcenter.domain.policy import POLICIES, Detail, Policy, Rule
from callcenter.domain.wording import Text
from callcenter.files.program_file import bundled_program, bundled_programs

LEAST_SENSITIVE_FIRST = (
    Detail.LAST_NAME,
    Detail.FIRST_NAME,
    Detail.BIRTH_DATE,
    Detail.EDUCATOR_ID,
    Detail.LAST4,
    Detail.SSN,
)
# What a sentence about a detail says, and what only a sentence about another detail would say.
NAMED_EN = {
    "last_name": r"\blast name\b",
    "first_name": r"\bfirst name\b",
    "birth_date": r"\bdate of birth\b|\bbirth date\b",
    "educator_id": r"\beducator ID\b",
    "last4": r"\blast four digits of your Social Security number\b",
    "ssn": r"\byour Social Security number\b(?<!digits of your Social Security number)",
    "review_case": r"\breview case\b",
}
NAMED_ES = {
    "last_name": r"\bapellido\b",
    "first_name": r"\bnombre de pila\b",
    "birth_date": r"\bfecha de nacimiento\b",
    "educator_id": r"\bnúmero de educador\b",
    "last4": r"\búltimos cuatro dígitos de su número de Seguro Social\b",
    "ssn": r"\bsu número de Seguro Social\b(?<!dígitos de su número de Seguro Social)",
    "review_case": r"\bcaso de revisión\b",
}


def subsets(details: Iterable[Detail]) -> Iterator[frozenset[Detail]]:
    every = tuple(details)
    for size in range(len(every) + 1):
        yield from map(frozenset, combinations(every, size))


def boxes(policy: Policy) -> frozenset[Detail]:
    return frozenset(chain.from_iterable(rule.details for rule in policy.rules))


def checks() -> Iterator[tuple[Policy, frozenset[Detail], frozenset[Rule], frozenset[Detail]]]:
    """Every policy, set of given details, set of weak hits, and set of details that the roster has."""
    for policy in POLICIES.values():
        for given in subsets(boxes(policy)):
            weak = [rule for rule in policy.weak if rule.details <= given]
            for size in range(len(weak) + 1):
                for hits in combinations(weak, size):
                    for askable in subsets(boxes(policy)):
                        yield policy, given, frozenset(hits), askable


def fewest_more(policy: Policy, given: frozenset[Detail], askable: frozenset[Detail]) -> list[frozenset[Detail]]:
    """The smallest sets of further details with which a strong rule is asked that could not be asked before."""
    before = {rule for rule in policy.strong if rule.details <= given}
    for size in range(1, len(Detail) + 1):
        found = [
            more
            for more in subsets(askable - given)
            if len(more) == size and {rule for rule in policy.strong if rule.details <= given | more} - before
        ]
        if found:
            return found
    return []


def expected_ask(policy: Policy, given: frozenset[Detail], askable: frozenset[Detail]) -> str:
    useful = frozenset[Detail]().union(*fewest_more(policy, given, askable))
    return next((detail.value for detail in LEAST_SENSITIVE_FIRST if detail in useful), REVIEW_CASE)


CHECKS = list(checks())


def decisions() -> Iterator[tuple[Policy, frozenset[Detail], frozenset[Detail], Decision]]:
    for policy, given, hits, askable in CHECKS:
        yield policy, given, askable, decide(policy, given, hits, askable)


def test_all_that_can_be_given_is_looked_at() -> None:
    givens = {(policy.name, given) for policy, given, *_ in CHECKS}
    assert len(givens) == 2 * 2**5
    assert {len(hits) for _, _, hits, _ in CHECKS} == {0, 1, 2}


def test_more_asks_for_the_least_sensitive_detail_that_could_lead_to_a_strong_rule() -> None:
    """If one detail is enough, one of those; else the first of the fewest."""
    for policy, given, askable, found in decisions():
        if found.word is Word.MORE:
            assert found.ask == expected_ask(policy, given, askable), (policy.name, given, askable)
        else:
            assert (found.word, found.ask) == (Word.NO, None)


def test_what_is_asked_for_is_never_there_already_and_never_what_the_roster_has_not() -> None:
    for _, given, askable, found in decisions():
        if found.ask not in {None, REVIEW_CASE}:
            assert Detail(found.ask) in askable - given


def test_a_review_case_is_advised_exactly_where_nothing_further_could_decide() -> None:
    for policy, given, askable, found in decisions():
        if found.word is Word.MORE:
            assert (found.ask == REVIEW_CASE) == (not fewest_more(policy, given, askable))


def test_more_never_asks_for_digits_that_the_policy_does_not_compare() -> None:
    for policy, _, _, found in decisions():
        assert found.ask not in {"ssn", "last4"} - {policy.digits.value}


@pytest.mark.parametrize("policy", POLICIES.values(), ids=lambda policy: policy.name)
def test_answering_each_question_ends_in_a_strong_rule(policy: Policy) -> None:
    for given in subsets(boxes(policy)):
        now, asked = given, []
        while (found := decide(policy, now, (), boxes(policy))).word is Word.MORE:
            assert found.ask is not None
            asked.append(found.ask)
            now |= {Detail(found.ask)}
        assert len(asked) == len(set(asked)) <= 2
        assert found.word is Word.NO  # a strong rule was asked; here nobody is on the roster


def test_a_first_name_alone_is_followed_by_the_last_name() -> None:
    for policy in POLICIES.values():
        for given in (frozenset[Detail](), frozenset({Detail.FIRST_NAME})):
            assert decide(policy, given, (), boxes(policy)).ask == "last_name"


ASKS = [*(detail.value for detail in LEAST_SENSITIVE_FIRST), REVIEW_CASE]
each_ask = pytest.mark.parametrize("ask", ASKS)


def whole_sentences(words: str) -> bool:
    return bool(re.fullmatch(r"(?:[¿A-ZÁÉÍÓÚÑ][^.?!]*[.?] ?)+", words)) and words == words.strip()


def test_every_ask_is_one_that_has_a_sentence() -> None:
    assert {found.ask for *_, found in decisions()} - {None} == set(ASKS)


@pytest.mark.parametrize("name", bundled_programs())
@each_ask
def test_each_question_is_a_whole_sentence_to_the_caller_in_both_languages(name: str, ask: str) -> None:
    said = bundled_program(name).say("MORE", ask)
    assert whole_sentences(said.en)
    assert whole_sentences(said.es)
    assert not re.search(r"[{}_<>]|\b(?:TODO|the caller|el caller|none)\b", said.en + said.es, re.IGNORECASE)
    assert said.en != said.es
    assert re.search(r"\byour?\b", said.en)
    assert re.search(r"\b(?:usted|su|tiene|abrirle)\b", said.es)
    if ask != REVIEW_CASE:
        assert (said.en.count("?"), said.es.count("?"), said.es.count("¿")) == (1, 1, 1)


@pytest.mark.parametrize("name", bundled_programs())
@each_ask
def test_each_question_names_its_detail_and_no_other(name: str, ask: str) -> None:
    said = bundled_program(name).say("MORE", ask)
    for words, named in ((said.en, NAMED_EN), (said.es, NAMED_ES)):
        assert {detail for detail, pattern in named.items() if re.search(pattern, words)} == {ask}


@pytest.mark.parametrize("name", bundled_programs())
def test_no_two_questions_are_the_same(name: str) -> None:
    said = [bundled_program(name).say("MORE", ask) for ask in ASKS]
    assert len({text.en for text in said}) == len({text.es for text in said}) == len(ASKS)


def promises_a_review(text: Text) -> bool:
    return bool(re.search(NAMED_EN["review_case"], text.en) and re.search(NAMED_ES["review_case"], text.es))


def tries_names_first(text: Text) -> bool:
    return bool(re.search("try|another name", text.en) or re.search("probemos|otro nombre", text.es))


@pytest.mark.parametrize("name", bundled_programs())
def test_a_no_tries_other_names_until_a_review_case_is_the_way(name: str) -> None:
    program = bundled_program(name)
    first, later = program.say("NO"), program.say("NO", REVIEW_CASE)
    assert tries_names_first(first)
    assert not promises_a_review(first)
    assert promises_a_review(later)
    assert not tries_names_first(later)
    assert re.search(r"\bnot find you on the list\b", later.en)
    assert re.search(r"\bsin aparecer en la lista\b", later.es)
    assert whole_sentences(later.en)
    assert whole_sentences(later.es)
