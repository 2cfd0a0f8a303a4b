"""The goals of the matching beside what is measured; ends with 1 when one is missed.

    python -m tests.benchmarks.goals [--folder FEBRL] [--people 20000]

FEBRL-1 to 3 go through real vaults where the folder is there. Made-up people go through the stand-in: everybody by
every rule alone, and callers with the usual changes. The count of outsiders takes long and is a command of its own,
`chance`; its computed figure stands here.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random

from callcenter.domain.answers import Word
from callcenter.domain.details import SpokenDetails
from callcenter.domain.made_up_people import MadeUpPerson, NameLists, as_roster_row, as_spoken, made_up_people
from callcenter.domain.policy import POLICIES, Policy
from callcenter.domain.text import fold
from tests.benchmarks.answers import measure, read_material
from tests.benchmarks.census import census_lists
from tests.benchmarks.chance import SEED, TODAY, TOGETHER, Sample, expected_wrong
from tests.benchmarks.identities import Identified
from tests.benchmarks.name_codes import FEBRL
from tests.benchmarks.nickname_lists import english, spanish
from tests.benchmarks.stand_in import Scheme, StandIn

YES_AT_LEAST = {"last4": (80.0, 93.0), "full": (92.0, 97.5)}
WRONG_AT_MOST = {"last4": 50.0, "full": 1.0}
NEW_SURNAME, NICKNAME, DROPPED, DATE_SWAPPED = 0.15, 0.20, 0.10, 0.02


@dataclass(frozen=True)
class Goal:
    """One line: what was measured, and the least or the most it may be."""

    name: str
    value: float
    least: float | None = None
    most: float | None = None

    @property
    def met(self) -> bool:
        """Whether the value is within its bounds."""
        return (self.least is None or self.value >= self.least) and (self.most is None or self.value <= self.most)

    def __str__(self) -> str:
        bound = f"at least {self.least:g}" if self.least is not None else f"at most {self.most:g}"
        return f"| {self.name} | {self.value:.3f} | {bound} | {'met' if self.met else 'MISSED'} |"


def febrl_goals(folder: Path, policy: Policy) -> Iterator[Goal]:
    """The three data sets in real vaults."""
    for number in (1, 2, 3):
        path = folder / f"dataset{number}.csv"
        with tempfile.TemporaryDirectory() as place:
            tally = measure(read_material(path, path, policy), policy, Path(place))
        name = f"FEBRL-{number} `{policy.name}`"
        yield Goal(f"{name}: wrong YES", tally.wrong, most=0)
        yield Goal(f"{name}: median of evaluations", tally.middle, most=12)
        if number == 3:
            yes, more = YES_AT_LEAST[policy.name]
            yield Goal(f"{name}: YES, %", tally.share(Word.YES), least=yes)
            yield Goal(f"{name}: YES or MORE, %", tally.share(Word.YES) + tally.share(Word.MORE), least=more)


def made_up_goals(people: int, lists: NameLists, policy: Policy) -> Iterator[Goal]:
    """Everybody by every rule alone, callers with changes, and outsiders as computed."""
    scheme = Scheme("program", policy)
    persons = list(made_up_people(people, SEED, lists))
    roster = [Identified(str(one.number), as_roster_row(one)) for one in persons]
    stand_in = StandIn(scheme, roster, TODAY)
    for rule in policy.rules:
        told = [line for one in persons if (line := _rule_alone(one, {part.field for part in rule.details}, policy))]
        result = stand_in.result(told)
        found = result.found if rule in policy.strong else result.found_or_more
        yield Goal(f"`{policy.name}`, {rule.name} alone: found, %", found, least=100)
    complete = [one for one in persons if one.ssn and one.birth_date]
    changed = [Identified(str(one.number), asdict(said)) for one, said in _changed(complete, lists, policy)]
    result = stand_in.result(changed)
    yield Goal(f"`{policy.name}`, callers with changes: YES, %", result.found, least=99)
    yield Goal(f"`{policy.name}`, callers with changes: median of evaluations", result.middle, most=12)
    wrong = expected_wrong(scheme, Sample.of(lists))[TOGETHER]
    name = f"`{policy.name}`, wrong YES of 1,000,000 outsiders, computed"
    yield Goal(name, wrong, most=WRONG_AT_MOST[policy.name])


def _rule_alone(person: MadeUpPerson, boxes: set[str], policy: Policy) -> Identified | None:
    said = asdict(as_spoken(person, policy.digits))
    if not all(said[box] for box in boxes):
        return None
    return Identified(str(person.number), {box: said[box] for box in boxes})


def _changed(
    persons: list[MadeUpPerson], lists: NameLists, policy: Policy
) -> Iterator[tuple[MadeUpPerson, SpokenDetails]]:
    """What people say who married, are called by a nickname, leave a surname out, or say the day first."""
    chance = Random(f"changes {SEED}")
    nicknames = {**english(), **spanish()}
    for person in persons:
        said = as_spoken(person, policy.digits)
        if chance.random() < NEW_SURNAME:
            said = replace(said, last_name=lists.surnames.draw(chance))
        known = nicknames.get(fold(said.first_name), ())
        if known and chance.random() < NICKNAME:
            said = replace(said, first_name=chance.choice(known))
        if chance.random() < DROPPED:
            said = replace(said, last_name=_dropped(said.last_name, chance))
        if person.birth_date and person.birth_date.day <= 12 and chance.random() < DATE_SWAPPED:
            day = person.birth_date
            said = replace(said, birth_date=f"{day.day}/{day.month}/{day.year}")
        yield person, said


def _dropped(name: str, chance: Random) -> str:
    """Without its accents, and without its hyphen or its second part."""
    plain = fold(name)
    return chance.choice((plain.replace("-", ""), plain.replace("-", " ").split()[0]))


def main() -> int:
    """Measure, print, and say whether all goals are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=FEBRL)
    parser.add_argument("--people", type=int, default=20_000)
    asked = parser.parse_args()
    lists = census_lists()
    print("| measure | value | goal | |\n| --- | --- | --- | --- |")
    missed = 0
    for policy in POLICIES.values():
        sources = [made_up_goals(asked.people, lists, policy)]
        if asked.folder.is_dir():
            sources.insert(0, febrl_goals(asked.folder, policy))
        for goal in (goal for source in sources for goal in source):
            missed += not goal.met
            print(goal, flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
