"""How many outsiders would be told YES: computed from how often details agree by chance, and counted.

    python -m tests.benchmarks.chance [--people 620000] [--outsiders 1000000] [--policy last4|full]

The computed figure takes a sample of made-up people with the census's names. For each strong rule it is the number of
pairs of an outsider and a person, times the chance that every detail of the rule agrees in some form that is asked and
some form that is stored. The count asks every outsider of the stand-in. Prints one JSON object.
"""

import argparse
import json
import time
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from callcenter.domain.dates import swapped
from callcenter.domain.made_up_people import (
    MadeUpPerson,
    NameLists,
    as_roster_row,
    as_spoken,
    made_up_people,
    outsiders,
)
from callcenter.domain.policy import POLICIES, Detail, Rule
from tests.benchmarks.census import census_lists
from tests.benchmarks.stand_in import ExtraRule, Forms, Scheme, coded, distinct, neighbors_exchanged

PEOPLE, OUTSIDERS = 620_000, 1_000_000
SAMPLE = 20_000
NUMBERS = {Detail.LAST4: 9_999, Detail.SSN: 9_999 * 99 * 898}  # serials; with groups and areas that are issued
TODAY = date(2026, 11, 23)
SEED = 1990
_EITHER = (False, True)


@dataclass(frozen=True, repr=False)
class Sample:
    """Made-up people of a roster and outsiders, of whom a chance is estimated."""

    people: Sequence[MadeUpPerson]
    strangers: Sequence[MadeUpPerson]

    @classmethod
    def of(cls, lists: NameLists, size: int = SAMPLE) -> "Sample":
        """As many of each."""
        return cls(tuple(made_up_people(size, SEED, lists)), tuple(outsiders(size, SEED, lists)))


def expected_wrong(scheme: Scheme, sample: Sample) -> dict[str, float]:
    """Wrong YES for each strong rule, per 1,000,000 outsiders against 620,000 people."""
    pairs = PEOPLE * OUTSIDERS
    numbers = _share(sample.people, lambda one: one.ssn) * _share(sample.strangers, lambda one: one.ssn)
    numbers /= NUMBERS[scheme.policy.digits]
    found = {}
    for rule in scheme.policy.strong:
        if rule.secret is Detail.EDUCATOR_ID:
            continue  # an outsider has none that is on the roster
        if rule.secret is Detail.SSN:  # nor a number, unless digits are exchanged
            swaps = _swaps(scheme, sample.strangers) if rule.name in scheme.ssn_swaps else 0.0
            found[rule.name] = pairs * numbers * swaps * _others_agree(rule, scheme, sample, tolerant=False)
        else:
            found[rule.name] = pairs * numbers * _others_agree(rule, scheme, sample, tolerant=True)
    for extra in scheme.extras:
        if extra.strong:
            found[extra.name] = pairs * numbers * _same_by(extra, scheme, sample)
    return found


def _others_agree(rule: Rule, scheme: Scheme, sample: Sample, *, tolerant: bool) -> float:
    """The chance that a rule's other detail or details agree by its plain question or by one with an exchange."""
    dates = [_same_date(sample, either) if Detail.BIRTH_DATE in rule.details else 1.0 for either in (False, True)]
    names = [1.0, 1.0]
    for name in rule.details & {Detail.LAST_NAME, Detail.FIRST_NAME}:
        names = [before * same_name(scheme, sample, name, other) for before, other in zip(names, _EITHER, strict=True)]
    date = dates[tolerant and rule.name in scheme.date_swap]
    if not (tolerant and rule.name in scheme.exchanged):
        return names[0] * date
    return names[0] * date + (names[1] - names[0]) * (date if scheme.both_at_once else dates[0])


def _same_by(rule: ExtraRule, scheme: Scheme, sample: Sample) -> float:
    """The chance that the date and both names agree as far as a rule keeps them, with every tolerance."""
    days = _agreement(
        [distinct(map(rule.kept_of_date, _dates(one.birth_date, False))) for one in sample.people],
        [distinct(map(rule.kept_of_date, _dates(one.birth_date, True))) for one in sample.strangers],
    )

    def pairs_of(surnames: Forms, given: Forms) -> Forms:
        return tuple(key[1][1] + " " + key[1][2] for key in rule.keys("0", (TODAY,), surnames, given))

    stored = [pairs_of(_stored_surnames(scheme, one), scheme.stored_given(one.first_name)) for one in sample.people]
    asked = []
    for one in sample.strangers:
        surnames, given = scheme.asked_surname(one.last_name), scheme.asked_given(one.first_name.split()[0])
        asked.append(distinct((*pairs_of(surnames, given), *pairs_of(given, surnames))))
    return days * _agreement(stored, asked)


def _same_date(sample: Sample, either: bool) -> float:
    return _agreement(
        [_dates(one.birth_date, False) for one in sample.people],
        [_dates(one.birth_date, either) for one in sample.strangers],
    )


def same_name(scheme: Scheme, sample: Sample, name: Detail, exchanged: bool = False) -> float:
    """The chance that a person is found by an outsider's name, or by the other one where names are exchanged."""
    is_last = name is Detail.LAST_NAME
    coders = scheme.surname_coders if is_last else scheme.given_coders
    stored = [
        coded(_stored_surnames(scheme, one) if is_last else scheme.stored_given(one.first_name), coders)
        for one in sample.people
    ]
    asked = []
    for one in sample.strangers:
        names = scheme.asked_surname(one.last_name), scheme.asked_given(one.first_name.split()[0])
        own, other = names if is_last else reversed(names)
        asked.append(coded(distinct((*own, *other)) if exchanged else own, coders))
    return _agreement(stored, asked)


def _stored_surnames(scheme: Scheme, person: MadeUpPerson) -> Forms:
    former = person.former_last_names if scheme.former else ()
    return distinct(form for name in (person.last_name, *former) for form in scheme.stored_surname(name))


def _agreement(stored: Iterable[Collection[object]], asked: Sequence[Collection[object]]) -> float:
    """The share of pairs that have a form in common; a pair with several counts once."""
    behind: defaultdict[object, set[int]] = defaultdict(set)
    people = 0
    for number, forms in enumerate(stored):
        people += 1
        for form in forms:
            behind[form].add(number)
    sizes = Counter(frozenset(forms) for forms in asked)
    nobody: set[int] = set()
    found = sum(
        times * len(nobody.union(*(behind[form] for form in forms if form in behind))) for forms, times in sizes.items()
    )
    return found / (people * len(asked))


def _dates(day: date | None, either: bool) -> tuple[date, ...]:
    if day is None:
        return ()
    other = swapped(day) if either else None
    return (day, other) if other else (day,)


def _share(people: Sequence[MadeUpPerson], detail: Callable[[MadeUpPerson], str]) -> float:
    return sum(1 for one in people if detail(one)) / len(people)


def _swaps(scheme: Scheme, people: Sequence[MadeUpPerson]) -> float:
    counts = [len(neighbors_exchanged(one.ssn, scheme.ssn_pairs)) for one in people if one.ssn]
    return sum(counts) / len(counts)


class Count:
    """The stand-in for many people: 64 bits of each combination of a strong rule, and nobody's identity."""

    def __init__(self, scheme: Scheme, people: Iterable[MadeUpPerson]) -> None:
        self._scheme = scheme
        hashes = array("q")
        for one in people:
            hashes.extend(hash(key) for key in scheme.stored(as_roster_row(one), TODAY) if key[0] in scheme.strong)
        self._known = frozenset(hashes)

    def told_yes(self, strangers: Iterable[MadeUpPerson]) -> Counter[str]:
        """Outsiders that any strong rule takes for somebody, by the first rule that does."""
        found: Counter[str] = Counter()
        for one in strangers:
            asked = self._scheme.asked(as_spoken(one, self._scheme.policy.digits), TODAY)
            hit = next((key[0] for key in asked if key[0] in self._scheme.strong and hash(key) in self._known), None)
            if hit:
                found[hit] += 1
        return found


def remembering(scheme: Scheme) -> Scheme:
    """The same scheme, which works the forms and codes of a name out once."""
    remember = lru_cache(maxsize=1 << 18)
    return replace(
        scheme,
        stored_surname=remember(scheme.stored_surname),
        asked_surname=remember(scheme.asked_surname),
        stored_given=remember(scheme.stored_given),
        asked_given=remember(scheme.asked_given),
    )


def main() -> None:
    """Compute, count and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--outsiders", type=int, default=OUTSIDERS)
    parser.add_argument("--policy", choices=POLICIES, default="last4")
    asked = parser.parse_args()
    lists = census_lists()
    scheme = remembering(Scheme("the program", POLICIES[asked.policy]))
    expected = expected_wrong(scheme, Sample.of(lists))
    part = asked.people / PEOPLE * asked.outsiders / OUTSIDERS
    started = time.monotonic()
    count = Count(scheme, made_up_people(asked.people, SEED, lists))
    told_yes = count.told_yes(outsiders(asked.outsiders, SEED, lists))
    figures = {
        "people": asked.people,
        "outsiders": asked.outsiders,
        "policy": asked.policy,
        "expected": {rule: round(wrong * part, 2) for rule, wrong in expected.items()},
        "expected_wrong_yes": round(sum(expected.values()) * part, 2),
        "counted": dict(sorted(told_yes.items())),
        "counted_wrong_yes": told_yes.total(),
        "seconds": round(time.monotonic() - started),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
