"""The specification holds: every vector is worked out by the program, and the document names what the program has."""

import ast
import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import callcenter.domain
from callcenter.domain import names, text
from callcenter.domain.codes import Code
from callcenter.domain.combinations import combinations
from callcenter.domain.dates import DateFormat, parse_spoken_birth_date
from callcenter.domain.details import Combination, SpokenDetails
from callcenter.domain.educator_id import misreadings
from callcenter.domain.names import given_forms, surname_forms
from callcenter.domain.policy import POLICIES, RULE_BY_NUMBER, RULES, Policy, Rule, Tolerance
from callcenter.domain.reading import ReadingRules, cut_to_policy, read_educator_id, read_spoken
from callcenter.domain.roster import PROBLEM_SENTENCES
from callcenter.domain.row_reader import read_row
from callcenter.domain.specification import SPECIFICATION
from callcenter.domain.ssn import SsnRules, parse_ssn
from callcenter.errors import DetailFault

PROJECT = Path(__file__).parents[2]
DOCUMENT = (PROJECT / "docs" / "specification.md").read_text(encoding="utf-8")
KEPT: dict[str, Any] = json.loads((PROJECT / "tests" / "vectors" / "matching.json").read_text(encoding="utf-8"))
Vector = dict[str, Any]

# ---- what comes out of a vector, worked out by the program


def last_name(vector: Vector) -> Vector:
    return {"forms": [with_codes(form, Code.FIRST_THREE) for form in surname_forms(vector["input"])]}


def first_name(vector: Vector) -> Vector:
    return {"forms": [with_codes(form, Code.FIRST_FOUR) for form in given_forms(vector["input"])]}


def refused(vector: Vector) -> Vector:
    return {"last_name": last_name, "first_name": first_name}[vector["field"]](vector)


def ssn(vector: Vector) -> Vector:
    def kept(policy: Policy) -> Vector:
        return {"digits": cut_to_policy(parse_ssn(vector["input"], ssn_rules(vector)), policy)}

    return {name: answer_or_fault(kept, policy) for name, policy in POLICIES.items()}


def birth_date(vector: Vector) -> Vector:
    declared = vector.get("date_format")
    parse = DateFormat.from_text(declared).parse if declared else parse_spoken_birth_date
    return {"iso": parse(vector["input"], today=today(vector)).isoformat()}


def educator_id(vector: Vector) -> Vector:
    found = read_educator_id(vector["input"], vector.get("ssn"), "Educator ID")
    return {"id": found, "misreadings": list(misreadings(found))}


def roster_row(vector: Vector) -> Vector:
    def loaded(policy: Policy) -> Vector:
        rules = ReadingRules(policy, ssn_rules(vector))
        declared = DateFormat.from_text(vector["date_format"])
        details, faults = read_row(vector["cells"], rules, declared, today(vector))
        return {"stored": sorted(written(combinations(details, policy, bound=None))), "faults": list(faults)}

    return {name: loaded(policy) for name, policy in POLICIES.items()}


def caller(vector: Vector) -> Vector:
    policy = POLICIES[vector["policy"]]
    rules = ReadingRules(policy, ssn_rules(vector))
    try:
        details = read_spoken(SpokenDetails(**vector["boxes"]), rules, today(vector))
    except DetailFault as fault:
        return {"field": fault.field, "fault": fault.fault}
    return {"asked": written(combinations(details, policy, vector["bound"], tolerant=True))}


WAYS: dict[str, Callable[[Vector], Vector]] = {
    way.__name__: way for way in (last_name, first_name, refused, ssn, birth_date, educator_id, roster_row, caller)
}


def with_codes(form: str, beginning: Code) -> Vector:
    return {"form": form, **{code.value: code.of(form) for code in (Code.SOUNDEX, beginning)}}


def written(found: Iterable[Combination]) -> list[list[Any]]:
    return [[one.rule.number, list(one.public), one.secret] for one in found]


def ssn_rules(vector: Vector) -> SsnRules:
    return SsnRules(allow_itin=vector["allow_itin"], made_up=vector["training"])


def today(vector: Vector) -> date:
    return date.fromisoformat(vector["today"])


def answer_or_fault(way: Callable[[Any], Vector], question: object) -> Vector:
    try:
        return way(question)
    except DetailFault as fault:
        return {"fault": fault.fault}


# ---- the vectors

VECTORS = [(group, vector) for group in WAYS for vector in KEPT[group]]


def stored_or_asked(*groups: str) -> set[int]:
    """The numbers of the rules among the combinations of these groups."""
    found = [vector.get("asked", []) for vector in KEPT["caller"] if "caller" in groups]
    found += [row[name]["stored"] for row in KEPT["roster_row"] for name in POLICIES if "roster_row" in groups]
    return {number for listed in found for number, _, _ in listed}


def values_of(name: str, value: object) -> set[str]:
    """Every text that stands under a name, however deep; of a list each."""
    match value:
        case dict():
            told = value.get(name, [])
            here = {told} if isinstance(told, str) else {one for one in told if isinstance(one, str)}
            return here.union(*(values_of(name, part) for part in value.values()))
        case list():
            return set[str]().union(*(values_of(name, part) for part in value))
        case _:
            return set()


def fault_codes() -> set[str]:
    """The codes of a detail's faults, as the parsers' source raises them, so that a new one cannot be forgotten."""
    place_of_code = {"DetailFault": 1, "_refuse": 1, "_fault": 0}
    found = set(PROBLEM_SENTENCES)
    for path in Path(callcenter.domain.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in place_of_code:
                code = node.args[place_of_code[node.func.id]]
                if isinstance(code, ast.Constant):
                    found.add(str(code.value))
    return found


@pytest.mark.parametrize(
    ("group", "vector"), [pytest.param(*one, id=f"{one[0]}: {ascii(one[1]['why'])[1:-1]}") for one in VECTORS]
)
def test_the_program_gives_the_answer_of_the_vector(group: str, vector: Vector) -> None:
    assert vector | answer_or_fault(WAYS[group], vector) == vector


def test_the_vectors_are_of_the_present_number_and_many() -> None:
    assert KEPT["specification"] == SPECIFICATION
    assert len(VECTORS) >= 120
    assert KEPT.keys() == {"about", "specification", *WAYS}
    assert set(WAYS) <= KEPT["about"].keys()


@pytest.mark.parametrize("group", WAYS)
def test_each_vector_says_what_sets_it_apart(group: str) -> None:
    whys = [vector["why"] for vector in KEPT[group]]
    assert len(set(whys)) == len(whys)


def test_every_rule_and_every_code_is_in_a_vector_of_what_is_stored_and_of_what_is_asked() -> None:
    for group in ("roster_row", "caller"):
        numbers = stored_or_asked(group)
        assert numbers == RULE_BY_NUMBER.keys()
        assert {part.code for number in numbers for part in RULE_BY_NUMBER[number].public} == set(Code)


def test_every_fault_of_a_detail_is_in_a_vector() -> None:
    told = values_of("fault", KEPT) | values_of("faults", KEPT)
    assert told == fault_codes()


# ---- the document

MISTAKES = {
    Tolerance.NICKNAME: "short first name",
    Tolerance.DATE_SWAPPED: "day and month exchanged",
    Tolerance.ID_MISREAD: "educator ID misread",
    Tolerance.DIGITS_EXCHANGED: "two neighboring digits exchanged",
    Tolerance.NAMES_EXCHANGED: "names exchanged",
}


def numbers_of(rules: Iterable[Rule]) -> str:
    return ", ".join(str(rule.number) for rule in rules)


def row_beginning(first: str) -> list[str]:
    """The cells after the first one of the document's only row that begins so."""
    rows = [line for line in DOCUMENT.splitlines() if line.startswith(f"| {first} |")]
    assert len(rows) == 1, rows
    return [cell.strip() for cell in rows[0].split("|")[2:-1]]


def words_in(first: str) -> set[str]:
    return set(re.findall("`([^`]+)`", " ".join(row_beginning(first))))


def test_the_document_has_the_present_number() -> None:
    assert DOCUMENT.startswith(f"# Matching specification {SPECIFICATION}\n")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_document_has_each_rule_with_its_parts(rule: Rule) -> None:
    public = "; ".join(f"{part.detail.value}: {part.code.value}" for part in rule.public)
    assert f"| {rule.number} | {rule.name} | {public} | {rule.secret.value} |" in DOCUMENT.splitlines()


@pytest.mark.parametrize("policy", POLICIES.values(), ids=lambda policy: policy.name)
def test_the_document_has_each_policy_with_its_rules_in_order(policy: Policy) -> None:
    assert row_beginning(policy.name) == [numbers_of(policy.strong), numbers_of(policy.weak)]


@pytest.mark.parametrize("tolerance", Tolerance, ids=lambda tolerance: tolerance.name)
def test_the_document_has_each_mistake_with_the_rules_that_tolerate_it(tolerance: Tolerance) -> None:
    rules = [rule for rule in RULES if tolerance in rule.tolerates]
    assert row_beginning(MISTAKES[tolerance])[-1] == numbers_of(rules)


def test_the_document_has_every_fault_and_every_code_of_a_value() -> None:
    told = set(re.findall("`([a-z0-9_]+)`", DOCUMENT))
    assert fault_codes() <= told
    assert {code.value for code in Code} <= told


@pytest.mark.parametrize(
    ("row", "held"),
    [("titles", names.TITLES), ("suffixes", names.SUFFIXES), ("particles", names._PARTICLES)],
    ids=["titles", "suffixes", "particles"],
)
def test_the_document_lists_the_words_of_a_name_that_count_differently(row: str, held: frozenset[str]) -> None:
    assert words_in(row) == held


def test_the_document_lists_saints_letters_and_apostrophes() -> None:
    assert words_in("saints") == {*names._SAINTS, *names._SAINTS.values()}
    letters = dict(zip(row_beginning("ł"), row_beginning("l"), strict=True)) | {"ł": "l"}
    assert letters == {chr(place): letter for place, letter in text._LETTERS.items()}
    [listed] = [line for line in DOCUMENT.splitlines() if line.startswith("2. Take out apostrophes")]
    assert {int(place, 16) for place in re.findall(r"U\+([0-9A-F]{4})", listed)} == set(text._APOSTROPHES)
