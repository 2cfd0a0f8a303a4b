from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import islice
from types import GeneratorType

import pytest

from callcenter.domain.dates import DateFormat
from callcenter.domain.made_up_people import (
    MadeUpPerson,
    as_roster_row,
    as_spoken,
    made_up_people,
    outsiders,
)
from callcenter.domain.policy import FULL, LAST4, Detail, Policy
from callcenter.domain.reading import ReadingRules, read_spoken
from callcenter.domain.row_reader import read_row
from callcenter.domain.ssn import SsnRules
from callcenter.files.name_lists import load_name_lists

LISTS = load_name_lists()
PEOPLE = tuple(made_up_people(20_000, 7, LISTS))
TODAY = date(2026, 11, 23)


def share(matching: list[MadeUpPerson], of: tuple[MadeUpPerson, ...] = PEOPLE) -> float:
    return len(matching) / len(of)


def test_the_same_seed_gives_the_same_people_however_many_are_wanted() -> None:
    assert tuple(made_up_people(500, 7, LISTS)) == PEOPLE[:500]
    assert tuple(made_up_people(500, 8, LISTS)) != PEOPLE[:500]


def test_people_come_one_at_a_time() -> None:
    stream = made_up_people(10**9, 7, LISTS)
    assert isinstance(stream, GeneratorType)
    assert tuple(islice(stream, 3)) == PEOPLE[:3]


def test_ssns_are_made_up_and_all_but_a_few_are_different() -> None:
    ssns = [person.ssn for person in PEOPLE if person.ssn]
    assert all(len(ssn) == 9 and ssn.isdecimal() and 900 <= int(ssn[:3]) <= 999 for ssn in ssns)
    shared = len(ssns) - len(set(ssns))
    assert 5 <= shared <= 60


def test_last_four_digits_are_spread_evenly_and_without_order() -> None:
    last = [int(person.ssn[-4:]) for person in PEOPLE if person.ssn]
    counts = Counter(number // 1000 for number in last)
    assert all(0.08 < counts[thousand] / len(last) < 0.12 for thousand in range(10))
    steps = Counter((after - before) % 9999 for before, after in zip(last, last[1:], strict=False))
    assert steps.most_common(1)[0][1] < 20


def test_educator_ids_are_seven_characters_and_all_different() -> None:
    ids = [person.educator_id for person in PEOPLE if person.educator_id]
    assert len(set(ids)) == len(ids)
    assert all(len(educator_id) == 7 and educator_id.isalnum() for educator_id in ids)
    assert 0.83 < len(ids) / len(PEOPLE) < 0.87


def test_some_details_are_missing_as_on_a_real_roster() -> None:
    no_ssn = [person for person in PEOPLE if not person.ssn]
    no_date = [person for person in PEOPLE if person.birth_date is None]
    assert 0.015 < share(no_ssn) < 0.025
    assert 0.007 < share(no_date) < 0.015
    assert {person.number for person in no_ssn} & {person.number for person in no_date}


def test_names_are_of_every_kind() -> None:
    in_list = {*LISTS.surnames.names, *LISTS.spanish_surnames.names}
    doubled = [person for person in PEOPLE if person.last_name not in in_list]
    assert 0.045 < share(doubled) < 0.08
    assert {"-" in person.last_name for person in doubled} == {True, False}
    women = {name for name in LISTS.female.names if name not in LISTS.male.names}
    married = [person for person in PEOPLE if person.former_last_names]
    assert all(not {person.last_name} & {*person.former_last_names} for person in married)
    assert 0.09 < share(married) < 0.13
    assert 0.65 < share([person for person in PEOPLE if person.first_name.split()[0] in women]) < 0.80
    assert any("'" in person.last_name for person in PEOPLE)
    assert any(not person.last_name.isascii() for person in PEOPLE)
    assert any(person.first_name.endswith(".") for person in PEOPLE)


def test_common_names_are_common() -> None:
    counts = Counter(person.last_name for person in PEOPLE)
    assert counts["Smith"] > counts["Clark"] > counts["Kealoha"]
    assert 0.02 < counts["Smith"] / len(PEOPLE) < 0.05


def test_birth_dates_lie_in_the_years_of_people_who_taught() -> None:
    dates = [person.birth_date for person in PEOPLE if person.birth_date]
    assert min(dates).year >= 1940
    assert max(dates).year <= 2000
    assert {day.month for day in dates} == set(range(1, 13))
    assert any((day.month, day.day) == (2, 29) for day in dates)


@pytest.mark.parametrize("seed", [7, 8])
def test_outsiders_are_alike_but_nobody_of_the_roster(seed: int) -> None:
    others = tuple(outsiders(20_000, seed, LISTS))
    assert not {person.ssn for person in others if person.ssn} & {person.ssn for person in PEOPLE}
    assert not {p.educator_id for p in others if p.educator_id} & {p.educator_id for p in PEOPLE}
    assert {person.last_name for person in others} & {person.last_name for person in PEOPLE}
    assert {person.ssn[-4:] for person in others} & {person.ssn[-4:] for person in PEOPLE if person.ssn}


def test_a_person_never_shows_in_a_repr() -> None:
    assert repr(PEOPLE[:2]) == "(<made-up person>, <made-up person>)"


def test_a_row_has_the_canonical_columns() -> None:
    person = MadeUpPerson(4, "De León", "Ana R.", ("Smith", "O'Neal"), date(1980, 2, 9), "912345678", "A012345")
    assert as_roster_row(person) == {
        "last_name": "De León",
        "first_name": "Ana R.",
        "former_last_names": "Smith;O'Neal",
        "birth_date": "1980-02-09",
        "ssn": "912345678",
        "educator_id": "A012345",
    }
    assert as_roster_row(replace(person, birth_date=None, former_last_names=()))["birth_date"] == ""


def test_people_say_their_details_as_people_do() -> None:
    person = MadeUpPerson(0, "De León", "Ana R.", (), date(1980, 2, 9), "912345678", "A012345")
    said = [as_spoken(replace(person, number=number)).birth_date for number in range(5)]
    assert said == ["February 9 1980", "2/9/1980", "02091980", "Feb 9 1980", "2-9-1980"]
    assert as_spoken(person).first_name == "Ana"
    assert as_spoken(person).ssn == "5678"
    assert as_spoken(person, Detail.SSN).ssn == "912-34-5678"
    nobody = as_spoken(replace(person, ssn="", birth_date=None), Detail.SSN)
    assert (nobody.ssn, nobody.birth_date) == ("", "")


@pytest.mark.parametrize("policy", [LAST4, FULL])
def test_what_a_person_says_is_read_as_his_row_is(policy: Policy) -> None:
    rules = ReadingRules(policy, SsnRules(made_up=True))
    for person in PEOPLE[:1500]:
        row, problems = read_row(as_roster_row(person), rules, DateFormat.from_text(), TODAY)
        spoken = read_spoken(as_spoken(person, policy.digits), rules, TODAY)
        assert problems == ()
        assert (spoken.digits, spoken.educator_id) == (row.digits, row.educator_id)
        assert spoken.birth_date == row.birth_date
        assert set(spoken.surnames) <= set(row.surnames)
        assert set(spoken.given) <= set(row.given)
