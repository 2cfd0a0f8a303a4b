"""How many outsiders would be told YES: computed from how often details agree by chance, and counted.

    python -m tests.benchmarks.chance [--people 620000] [--outsiders 1000000] [--policy last4|full]

The computed figure takes a sample of made-up people with the census's names. There are few ways in which dates and
numbers of an outsider and a person can agree at all; for each it is the number of pairs, times the chance of it, times
the chance that the names then fill a strong rule alike. The count asks every outsider of the stand-in. Prints one JSON
object.
"""

import argparse
import json
import time
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from callcenter.domain.dates import swapped
from callcenter.domain.details import Details
from callcenter.domain.made_up_people import (
    MadeUpPerson,
    NameLists,
    as_roster_row,
    as_spoken,
    made_up_people,
    outsiders,
)
from callcenter.domain.policy import POLICIES, Detail
from tests.benchmarks.census import census_lists
from tests.benchmarks.stand_in import BOUND, Forms, Key, Scheme

PEOPLE, OUTSIDERS = 620_000, 1_000_000
SAMPLE = 20_000
LAST_FOURS, NUMBERS = 9_999, 9_999 * 99 * 898  # serials; with groups and areas that are issued
TODAY = date(2026, 11, 23)
SEED = 1990
TOGETHER = "together"
# Any date and number do to ask whether names agree; this number has no two neighboring digits alike.
_DAY, _DAY_SWAPPED, _SAME_YEAR = date(1980, 2, 9), date(1980, 9, 2), date(1980, 5, 20)
_LAST4, _SSN, _SSN_MISTAKEN = "3456", "901453456", "901543456"
Names: TypeAlias = tuple[Forms, Forms]
Keys: TypeAlias = frozenset[Key]


@dataclass(frozen=True, repr=False)
class Sample:
    """Made-up people of a roster and outsiders, of whom a chance is estimated."""

    people: Sequence[MadeUpPerson]
    strangers: Sequence[MadeUpPerson]

    @classmethod
    def of(cls, lists: NameLists, size: int = SAMPLE) -> "Sample":
        """As many of each."""
        return cls(tuple(made_up_people(size, SEED, lists)), tuple(outsiders(size, SEED, lists)))


@dataclass(frozen=True)
class Agreement:
    """A way in which an outsider's date and number agree with a person's, and the chance of it."""

    chance: float
    birth_date: date
    digits: str


def expected_wrong(scheme: Scheme, sample: Sample) -> dict[str, float]:
    """Wrong YES per 1,000,000 outsiders against 620,000 people: by each strong rule, and TOGETHER.

    Who is taken for somebody by two rules is in the figure of both, and once in that of all.
    """
    digits = _SSN if scheme.policy.digits is Detail.SSN else _LAST4
    people = [_strong_keys(scheme, _stored_names(scheme, one), _DAY, digits, None) for one in sample.people]
    asked = [_asked_names(scheme, one) for one in sample.strangers]
    found: defaultdict[str, float] = defaultdict(float)
    for way in _agreements(sample, scheme.policy.digits):
        strangers = [_strong_keys(scheme, names, way.birth_date, way.digits, BOUND) for names in asked]
        for rule in (*sorted({key[0] for keys in people for key in keys}), TOGETHER):
            chance = _agreement(_of_rule(rule, people), _of_rule(rule, strangers))
            found[rule] += PEOPLE * OUTSIDERS * way.chance * chance
    return dict(found)


def _agreements(sample: Sample, digits: Detail) -> Iterator[Agreement]:
    """An outsider has no ID of the roster's and no full number; the number may be one off by an exchange."""
    have_digits = _share(sample.people, lambda one: one.ssn) * _share(sample.strangers, lambda one: one.ssn)
    same_day = _dates_agree(sample, lambda day: (day.isoformat(),))
    if digits is Detail.SSN:
        yield Agreement(4 * have_digits / NUMBERS * same_day, _DAY, _SSN_MISTAKEN)
        return
    number = have_digits / LAST_FOURS
    either_day = _dates_agree(sample, _either_day)
    yield Agreement(number * same_day, _DAY, _LAST4)
    yield Agreement(number * (either_day - same_day), _DAY_SWAPPED, _LAST4)
    yield Agreement(number * (_dates_agree(sample, lambda day: (str(day.year),)) - same_day), _SAME_YEAR, _LAST4)


def _strong_keys(scheme: Scheme, names: Names, birth_date: date, digits: str, bound: int | None) -> Keys:
    details = Details(*names, birth_date, digits)
    return frozenset(key for key in scheme.keys(details, bound) if key[0] in scheme.strong)


def _of_rule(rule: str, people: Sequence[Keys]) -> list[Collection[object]]:
    if rule == TOGETHER:
        return list(people)
    return [tuple(key for key in keys if key[0] == rule) for keys in people]


def _stored_names(scheme: Scheme, person: MadeUpPerson) -> Names:
    return scheme.stored_surnames(as_roster_row(person)), scheme.stored_given(person.first_name)


def _asked_names(scheme: Scheme, person: MadeUpPerson) -> Names:
    return scheme.asked_surname(person.last_name), scheme.asked_given(person.first_name.split()[0])


def _dates_agree(sample: Sample, said: Callable[[date], Forms]) -> float:
    """The chance that a person's date is one that is asked for an outsider's."""
    return _agreement(
        [said(one.birth_date)[:1] if one.birth_date else () for one in sample.people],
        [said(one.birth_date) if one.birth_date else () for one in sample.strangers],
    )


def _either_day(day: date) -> Forms:
    other = swapped(day)
    return (day.isoformat(), other.isoformat()) if other else (day.isoformat(),)


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


def _share(people: Sequence[MadeUpPerson], detail: Callable[[MadeUpPerson], str]) -> float:
    return sum(1 for one in people if detail(one)) / len(people)


class Known:
    """The stand-in for many people: 64 bits of each combination, and nobody's identity."""

    def __init__(self, scheme: Scheme, people: Iterable[MadeUpPerson]) -> None:
        self._scheme = scheme
        hashes = array("q")
        for one in people:
            hashes.extend(map(hash, scheme.stored(as_roster_row(one), TODAY)))
        self._known = frozenset(hashes)

    def __contains__(self, key: Key) -> bool:
        return hash(key) in self._known

    def strong_hit(self, asked: Iterable[Key]) -> str | None:
        """The first strong rule by which somebody is found."""
        return next((key[0] for key in asked if key[0] in self._scheme.strong and key in self), None)

    def told_yes(self, strangers: Iterable[MadeUpPerson]) -> Counter[str]:
        """Outsiders that any strong rule takes for somebody, by the first rule that does."""
        digits = self._scheme.policy.digits
        hits = (self.strong_hit(self._scheme.asked(as_spoken(one, digits), TODAY)) for one in strangers)
        return Counter(filter(None, hits))


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
    count = Known(scheme, made_up_people(asked.people, SEED, lists))
    told_yes = count.told_yes(outsiders(asked.outsiders, SEED, lists))
    figures = {
        "people": asked.people,
        "outsiders": asked.outsiders,
        "policy": asked.policy,
        "expected": {rule: round(wrong * part, 2) for rule, wrong in expected.items() if rule != TOGETHER},
        "expected_wrong_yes": round(expected[TOGETHER] * part, 2),
        "counted": dict(sorted(told_yes.items())),
        "counted_wrong_yes": told_yes.total(),
        "seconds": round(time.monotonic() - started),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
