"""The fast stand-in asks and stores what the program asks and stores, and nothing in the program knows it."""

from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest

from callcenter.domain.combinations import combinations
from callcenter.domain.dates import DateFormat
from callcenter.domain.details import SpokenDetails
from callcenter.domain.made_up_people import as_roster_row, as_spoken, made_up_people, outsiders
from callcenter.domain.policy import FULL, LAST4, Policy
from callcenter.domain.reading import read_spoken
from callcenter.domain.row_reader import read_row
from tests.benchmarks.census import census_lists
from tests.benchmarks.chance import TOGETHER, Known, Sample, expected_wrong, remembering
from tests.benchmarks.heard import callers_heard_wrong
from tests.benchmarks.identities import Identified
from tests.benchmarks.stand_in import Scheme, StandIn, with_rules

TODAY = date(2026, 11, 23)
LISTS = census_lists()
PEOPLE = list(made_up_people(300, 5, LISTS))


@pytest.mark.parametrize("policy", [LAST4, FULL], ids=lambda policy: policy.name)
def test_the_stand_in_stores_and_asks_what_the_program_does(policy: Policy) -> None:
    scheme = Scheme("program", policy)
    rules = scheme.reading
    for person in PEOPLE:
        row, spoken = as_roster_row(person), as_spoken(person, policy.digits)
        details, _ = read_row(row, rules, DateFormat.from_text(), TODAY)
        stored = {(one.rule.name, one.public, one.secret) for one in combinations(details, policy, None)}
        assert set(scheme.stored(row, TODAY)) == stored
        asked = combinations(read_spoken(spoken, rules, TODAY), policy, tolerant=True)
        assert set(scheme.asked(spoken, TODAY)) == {(one.rule.name, one.public, one.secret) for one in asked}


def test_everybody_is_found_and_a_stranger_with_somebodys_details_is_a_wrong_yes() -> None:
    roster = [Identified(str(one.number), as_roster_row(one)) for one in PEOPLE if one.ssn and one.birth_date]
    stand_in = StandIn(Scheme("program"), roster, TODAY)
    result = stand_in.result(roster)
    assert (result.found, result.wrong) == (100.0, 0)
    assert stand_in.result([Identified("stranger", roster[0].cells)]).wrong == 1
    unreadable = SpokenDetails(last_name="Smith", ssn="12")
    assert stand_in.result([Identified("x", asdict(unreadable))]).yes == 0


def test_a_count_says_by_which_rule_an_outsider_is_taken_for_somebody() -> None:
    count = Known(remembering(Scheme("program")), PEOPLE)
    assert count.told_yes(outsiders(300, 5, LISTS)).total() == 0
    known = next(one for one in PEOPLE if one.ssn and one.birth_date)
    assert count.told_yes([known]) == {"last4_birth_surname": 1}


def test_what_is_computed_grows_with_every_tolerance_and_counts_nobody_twice() -> None:
    sample = Sample.of(LISTS, 400)
    program = expected_wrong(Scheme("program"), sample)
    together = program.pop(TOGETHER)
    assert 0 < max(program.values()) < together < sum(program.values())
    strict = with_rules(LAST4, lambda rule: replace(rule, tolerates=frozenset()))
    assert 0 < expected_wrong(Scheme("strict", strict), sample)[TOGETHER] < together
    assert expected_wrong(Scheme("full", FULL), sample)["ssn_surname"] == 0


def test_callers_heard_wrong_say_two_other_names_and_the_rest_of_their_row() -> None:
    roster, callers = callers_heard_wrong(LISTS, LAST4.digits)
    rows = {one.identity: one.cells for one in roster}
    assert len(callers) > 1000
    for one in callers:
        row = rows[one.identity]
        assert one.cells["last_name"] != row["last_name"].upper()
        assert one.cells["birth_date"] == row["birth_date"]


def test_nothing_in_the_program_imports_a_benchmark() -> None:
    root = Path(__file__).parents[2]
    sources = [path for part in ("callcenter", "ui", "resources") for path in (root / part).rglob("*.py")]
    assert len(sources) > 50
    assert not [path for path in (*sources, root / "main.py") if "tests.benchmarks" in path.read_text(encoding="utf-8")]
