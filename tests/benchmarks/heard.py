"""Made-up callers who were heard wrong: both names typed as other names of the census that sound alike.

Two names sound alike here when they have one Metaphone, which no rule of the program keeps.
"""

from collections import defaultdict
from collections.abc import Iterable
from random import Random

import jellyfish

from callcenter.domain.made_up_people import NameLists, WeightedNames, as_roster_row, made_up_people
from callcenter.domain.policy import Detail
from tests.benchmarks.identities import Identified

PEOPLE = 6000
_SEED = 1990


def callers_heard_wrong(lists: NameLists, digits: Detail) -> tuple[list[Identified], list[Identified]]:
    """A roster of PEOPLE, and those of them whose two names have a name that sounds alike, as they were typed.

    They say what the rest of their row holds but an educator ID.
    """
    chance = Random(f"heard {_SEED}")
    surnames = _SoundAlike([lists.surnames])
    given_names = _SoundAlike([lists.female, lists.male])
    roster, callers = [], []
    for person in made_up_people(PEOPLE, _SEED, lists):
        row = as_roster_row(person)
        identity = str(person.number)
        roster.append(Identified(identity, row))
        last = surnames.other(person.last_name.upper(), chance)
        first = given_names.other(person.first_name.split()[0].upper(), chance)
        if last and first and person.ssn and person.birth_date:
            ssn = row["ssn"] if digits is Detail.SSN else row["ssn"][-4:]
            said = row | {"last_name": last, "first_name": first, "ssn": ssn, "educator_id": ""}
            callers.append(Identified(identity, said | {"former_last_names": ""}))
    return roster, callers


class _SoundAlike:
    """Names by their sound, each as often as it is borne."""

    def __init__(self, kinds: Iterable[WeightedNames]) -> None:
        self._by_sound: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for kind in kinds:
            before = 0
            for name, sum_of_weights in zip(kind.names, kind.sums, strict=True):
                self._by_sound[jellyfish.metaphone(name)][name] = sum_of_weights - before
                before = sum_of_weights

    def other(self, name: str, chance: Random) -> str | None:
        """Another name that sounds alike."""
        alike = {one: weight for one, weight in self._by_sound[jellyfish.metaphone(name)].items() if one != name}
        return chance.choices(list(alike), list(alike.values()))[0] if any(alike.values()) else None
