"""What each further way to be found adds, and what it costs.

    python -m tests.benchmarks.ways [--people 4000] [--sample 10000] [--folder FEBRL] [--policy last4|full]

Each way is measured on made-up callers who make the one mistake it is for and give all but an educator ID, and on
FEBRL-3. Wrong YES is computed as in `chance`. Prints one table in Markdown: without the way -> with it.
"""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import TypeAlias

from callcenter.domain.dates import swapped
from callcenter.domain.made_up_people import MadeUpPerson, NameLists, as_roster_row, made_up_people
from callcenter.domain.names import given_forms, surname_forms
from callcenter.domain.policy import LAST4, POLICIES, Detail, Policy, Rule, Tolerance
from callcenter.domain.text import fold
from tests.benchmarks.census import census_lists
from tests.benchmarks.chance import SEED, TODAY, TOGETHER, Sample, expected_wrong
from tests.benchmarks.identities import Identified
from tests.benchmarks.name_codes import FEBRL, finding
from tests.benchmarks.nickname_lists import Nicknames, english, spanish
from tests.benchmarks.stand_in import Forms, Scheme, StandIn, distinct, with_rules

Cells: TypeAlias = dict[str, str]
Pair: TypeAlias = tuple[Cells, Cells]
Mistake: TypeAlias = Callable[[MadeUpPerson, Cells, Random], Pair | None]


@dataclass(frozen=True)
class Way:
    """One way, off and on, and the mistake it is for; `in_program` says whether the program has it."""

    name: str
    off: Scheme
    on: Scheme
    mistake: Mistake
    in_program: bool


def ways(policy: Policy, lists: NameLists) -> Iterator[Way]:
    """All that were measured."""
    now = Scheme("program", policy)

    def there(name: str, mistake: Mistake, off: Scheme) -> Way:
        return Way(name, off, now, mistake, True)

    def new(name: str, mistake: Mistake, on: Scheme) -> Way:
        return Way(name, now, on, mistake, False)

    def without(tolerance: Tolerance) -> Scheme:
        return replace(now, policy=with_rules(policy, lambda rule: _tolerating(rule, rule.tolerates - {tolerance})))

    def tolerated(tolerance: Tolerance, *rules: str) -> Scheme:
        def change(rule: Rule) -> Rule:
            return _tolerating(rule, rule.tolerates | {tolerance}) if rule.name in rules else rule

        return replace(now, policy=with_rules(policy, change))

    whole = replace(now, stored_surname=_joined, asked_surname=_joined)
    yield there("parts of double surnames", _one_surname_said, whole)
    yield there("former names", _former_name_said, replace(now, former=False))
    unsaintly = replace(now, stored_surname=_without_saints, asked_surname=_without_saints)
    yield there("Saint and St.", _saint_written(lists), unsaintly)
    yield there("names exchanged", _names_exchanged, without(Tolerance.NAMES_EXCHANGED))
    no_first_name = _date_swapped_with({"first_name": ""})
    yield there("day and month exchanged", no_first_name, without(Tolerance.DATE_SWAPPED))
    if policy.digits is Detail.SSN:
        yield there("digits of an SSN exchanged, with birth date", _digits_swapped, without(Tolerance.DIGITS_EXCHANGED))
        yield new("the same with last name too", _digits_swapped, tolerated(Tolerance.DIGITS_EXCHANGED, "ssn_surname"))
    else:
        swapped_too = tolerated(Tolerance.DATE_SWAPPED, "last4_birth_given")
        new_last_name = _date_swapped_with({"last_name": "Newname"})
        yield new("day and month exchanged, last4_birth_given too", new_last_name, swapped_too)
    by_id = tolerated(Tolerance.NAMES_EXCHANGED, "educator_surname")
    yield new("names exchanged, educator_surname too", _names_exchanged_by_id, by_id)
    yield there("lost leading zeros of an ID", _zeros_lost, without(Tolerance.ID_MISREAD))
    yield there("read-alike characters of an ID", _read_alike, without(Tolerance.ID_MISREAD))
    for language, names in (("English", english()), ("Spanish", spanish())):
        yield there(f"nicknames, {language}", _nickname_said(names), without(Tolerance.NICKNAME))
    yield new("middle name as first name", _middle_name_said, replace(now, stored_given=_every_given_name))
    yield new("initials as first name", _initial_said, replace(now, stored_given=_with_initials))
    yield Way("Mac and Mc", now, now, _mac_written, True)
    yield Way("ue and ü", now, now, _umlaut_written, True)


def _tolerating(rule: Rule, tolerates: frozenset[Tolerance]) -> Rule:
    return replace(rule, tolerates=tolerates)


def lines(people: int, sample: Sample, lists: NameLists, folder: Path, policy: Policy) -> Iterator[str]:
    """The table, line by line."""
    yield f"| `{policy.name}` | there | callers | YES, % | FEBRL-3 YES, % | wrong YES | evaluations | tags |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    persons = [one for one in made_up_people(people, SEED, lists) if one.ssn and one.birth_date]
    for way in ways(policy, lists):
        roster, callers = _material(persons, way.mistake, policy)
        both = [StandIn(scheme, roster, TODAY).result(callers) for scheme in (way.off, way.on)]
        sets = [finding(scheme, folder, 3) for scheme in (way.off, way.on)] if folder.is_dir() else []
        wrong = [expected_wrong(scheme, sample)[TOGETHER] for scheme in (way.off, way.on)]
        cells = (
            way.name,
            "yes" if way.in_program else "no",
            str(len(callers)),
            _arrow([one.found for one in both]),
            _arrow([one.found for one in sets]),
            _arrow(wrong),
            _arrow([sum(one.evaluations) / len(callers) for one in both]),
            _arrow([one.tags for one in both]),
        )
        yield f"| {' | '.join(cells)} |"


def _arrow(pair: list[float]) -> str:
    return " → ".join(f"{value:.1f}" for value in pair)


def _material(
    persons: list[MadeUpPerson], mistake: Mistake, policy: Policy
) -> tuple[list[Identified], list[Identified]]:
    """The roster, and the callers who make the mistake: each person who can, once."""
    chance = Random(SEED)
    roster, callers = [], []
    for person in persons:
        row = as_roster_row(person)
        said = dict(row, educator_id="", first_name=person.first_name.split()[0])
        if policy.digits is Detail.LAST4:
            said["ssn"] = said["ssn"][-4:]
        pair = mistake(person, said, chance)
        identity = str(person.number)
        roster.append(Identified(identity, row | pair[0] if pair else row))
        if pair:
            callers.append(Identified(identity, pair[1]))
    return roster, callers


def _joined(text: str) -> Forms:
    return surname_forms(text)[:1]


def _one_surname_said(person: MadeUpPerson, said: Cells, chance: Random) -> Pair | None:
    parts = person.last_name.replace("-", " ").split()
    return ({}, said | {"last_name": chance.choice(parts), "first_name": "Newname"}) if len(parts) == 2 else None


def _former_name_said(person: MadeUpPerson, said: Cells, _: Random) -> Pair | None:
    former = person.former_last_names
    return ({}, said | {"last_name": former[0], "first_name": "Newname"}) if former else None


def _names_exchanged(_: MadeUpPerson, said: Cells, __: Random) -> Pair:
    return {}, said | {"last_name": said["first_name"], "first_name": said["last_name"]}


def _date_swapped_with(names: Cells) -> Mistake:
    """Both names right would find the person by the year."""

    def said_so(person: MadeUpPerson, said: Cells, _: Random) -> Pair | None:
        other = swapped(person.birth_date) if person.birth_date else None
        return ({}, said | names | {"birth_date": other.isoformat()}) if other else None

    return said_so


def _names_exchanged_by_id(_: MadeUpPerson, said: Cells, __: Random) -> Pair | None:
    row = _by_id_alone(said, "A" + said["ssn"][-4:])
    exchanged = row | {"last_name": said["first_name"], "first_name": said["last_name"], "birth_date": ""}
    return {"educator_id": row["educator_id"]}, exchanged


def _digits_swapped(_: MadeUpPerson, said: Cells, chance: Random) -> Pair:
    place = chance.randrange(8)
    ssn = said["ssn"]
    return {}, said | {"ssn": ssn[:place] + ssn[place + 1] + ssn[place] + ssn[place + 2 :]}


def _nickname_said(names: Nicknames) -> Mistake:
    def said_so(_: MadeUpPerson, said: Cells, chance: Random) -> Pair | None:
        known = names.get(fold(said["first_name"]))
        # A new surname besides: else the last name finds them anyway.
        return ({}, said | {"first_name": chance.choice(known), "last_name": "Newname"}) if known else None

    return said_so


def _middle_name_said(person: MadeUpPerson, said: Cells, _: Random) -> Pair | None:
    words = person.first_name.split()
    if len(words) < 2 or len(words[1]) < 3:
        return None
    return {}, said | {"first_name": words[1], "last_name": "Newname"}


def _every_given_name(text: str) -> Forms:
    words = [form for word in text.split() for form in given_forms(word)[:1] if len(form) > 1]
    return distinct((*given_forms(text), *words))


def _initial_said(_: MadeUpPerson, said: Cells, __: Random) -> Pair:
    return {}, said | {"first_name": said["first_name"][:1], "last_name": "Newname"}


def _with_initials(text: str) -> Forms:
    return distinct((*given_forms(text), *(form[:1] for form in given_forms(text)[:1])))


def _saint_written(lists: NameLists) -> Mistake:
    def written(_: MadeUpPerson, said: Cells, chance: Random) -> Pair | None:
        name = lists.surnames.draw(chance)
        return {"last_name": f"Saint {name}"}, said | {"last_name": f"St. {name}", "first_name": "Newname"}

    return written


def _without_saints(text: str) -> Forms:
    """As if Saint and St. were two names, for which San stands: a particle as well."""
    return surname_forms(text.replace("Saint ", "San "))


def _mac_written(_: MadeUpPerson, said: Cells, __: Random) -> Pair:
    name = said["last_name"]
    return {"last_name": f"Mac{name}"}, said | {"last_name": f"Mc{name}", "first_name": "Newname"}


def _umlaut_written(_: MadeUpPerson, said: Cells, __: Random) -> Pair | None:
    name = said["last_name"]
    if "u" not in name.lower()[1:]:
        return None
    return (
        {"last_name": name.replace("U", "Ü")},
        said | {"last_name": name.replace("U", "UE"), "first_name": "Newname"},
    )


def _by_id_alone(said: Cells, educator_id: str) -> Cells:
    return said | {"ssn": "", "educator_id": educator_id}


def _zeros_lost(person: MadeUpPerson, said: Cells, _: Random) -> Pair:
    """The number has zeros in front, which the roster's file has lost."""
    number = str(person.number)
    return {"educator_id": number.zfill(2)}, _by_id_alone(said, number.zfill(7))


def _read_alike(person: MadeUpPerson, said: Cells, __: Random) -> Pair:
    """A number that was read out with the letter O for a zero, I for a one, and so on."""
    digits = f"7{person.number:06}"
    return {"educator_id": digits}, _by_id_alone(said, digits.translate(str.maketrans("015", "OIS")))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=4000)
    parser.add_argument("--sample", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, default=FEBRL)
    parser.add_argument("--policy", choices=POLICIES, default=LAST4.name)
    asked = parser.parse_args()
    lists = census_lists()
    for line in lines(asked.people, Sample.of(lists, asked.sample), lists, asked.folder, POLICIES[asked.policy]):
        print(line, flush=True)


if __name__ == "__main__":
    main()
