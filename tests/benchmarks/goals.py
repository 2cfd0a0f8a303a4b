"""The goals of the matching beside what is measured; ends with 1 when one is missed. `make benchmarks` runs it.

    python -m tests.benchmarks.goals [--folder FEBRL] [--people 620000] [--outsiders 1000000]

FEBRL-1 to 3 go through real vaults where the folder is there. Made-up people with the names of the 1990 census go
through the stand-in, always: everybody by every rule alone, callers with the usual changes, and outsiders. Takes some
15 minutes on two cores, and 3 GB. Prints one table in Markdown.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from callcenter.domain.answers import Word
from callcenter.domain.policy import POLICIES
from tests.benchmarks.answers import measure, read_material
from tests.benchmarks.census import census_lists
from tests.benchmarks.chance import OUTSIDERS, PEOPLE, TOGETHER, Sample, expected_wrong
from tests.benchmarks.made_up_calls import figures
from tests.benchmarks.name_codes import FEBRL
from tests.benchmarks.peers import PEERS, told
from tests.benchmarks.stand_in import Scheme

YES_AT_LEAST = {"last4": (80.0, 93.0), "full": (92.0, 97.5)}
WRONG_AT_MOST = {"last4": 50.0, "full": 1.0}
CHANGED_YES_AT_LEAST = 99.0
EVALUATIONS_MEDIAN, EVALUATIONS_LARGEST = 12, 48


@dataclass(frozen=True)
class Goal:
    """One line: what was measured, and the least or the most it may be; with neither, something to compare with."""

    name: str
    value: float
    least: float | None = None
    most: float | None = None

    @property
    def met(self) -> bool:
        """Whether the value is within its bounds."""
        return (self.least is None or self.value >= self.least) and (self.most is None or self.value <= self.most)

    def __str__(self) -> str:
        if self.least is None and self.most is None:
            return f"| {self.name} | {self._written} | | |"
        bound = f"at least {self.least:g}" if self.least is not None else f"at most {self.most:g}"
        return f"| {self.name} | {self._written} | {bound} | {'met' if self.met else 'MISSED'} |"

    @property
    def _written(self) -> str:
        """Never rounded up to the goal."""
        return f"{int(self.value * 1000) / 1000:,g}" if self.value < 1000 else f"{self.value:,.0f}"


def febrl_goals(folder: Path, policy_name: str) -> list[Goal]:
    """The three data sets in real vaults."""
    policy = POLICIES[policy_name]
    goals = []
    for number in (1, 2, 3):
        path = folder / f"dataset{number}.csv"
        material = read_material(path, path, policy)
        with tempfile.TemporaryDirectory() as place:
            tally = measure(material, policy, Path(place))
        name = f"`{policy.name}`, FEBRL-{number}"
        yes, more = YES_AT_LEAST[policy.name] if number == 3 else (None, None)
        goals += [
            Goal(f"{name}: YES, %", tally.share(Word.YES), least=yes),
            Goal(f"{name}: YES or MORE, %", tally.share(Word.YES) + tally.share(Word.MORE), least=more),
            Goal(f"{name}: wrong YES", tally.wrong, most=0),
            Goal(f"{name}: evaluations, median", tally.middle, most=EVALUATIONS_MEDIAN),
            Goal(f"{name}: evaluations, largest", max(tally.evaluations), most=EVALUATIONS_LARGEST),
        ]
        for peer in PEERS:
            other = told(peer, material.roster, material.callers)
            goals.append(Goal(f"{name}: YES by `{peer}`, %", 100 * other["yes"] / other["callers"]))
    return goals


def made_up_goals(people: int, outsiders: int, policy_name: str) -> list[Goal]:
    """Everybody by every rule alone, callers with changes, and outsiders, computed and counted."""
    policy, lists = POLICIES[policy_name], census_lists()
    found = figures(people, outsiders, lists, policy)
    name = f"`{policy.name}`"
    most = WRONG_AT_MOST[policy.name] * people / PEOPLE * outsiders / OUTSIDERS
    computed = expected_wrong(Scheme("program", policy), Sample.of(lists))[TOGETHER] * people / PEOPLE
    strangers = f"wrong YES of {outsiders:,} outsiders"
    return [
        *(
            Goal(f"{name}, {rule} alone: found of {able:,}, %", 100 * hit / max(1, able), least=100)
            for rule, (able, hit) in found.alone.items()
        ),
        Goal(f"{name}, callers with changes: YES, %", found.yes, least=CHANGED_YES_AT_LEAST),
        Goal(f"{name}, callers with changes: evaluations, median", found.middle, most=EVALUATIONS_MEDIAN),
        Goal(f"{name}, callers with changes: evaluations, largest", found.largest, most=EVALUATIONS_LARGEST),
        Goal(f"{name}, {strangers}, computed", computed * outsiders / OUTSIDERS, most=most),
        Goal(f"{name}, {strangers}, counted", found.wrong, most=most),
        *(Goal(f"{name}, {strangers} by `{peer}`", wrong) for peer, wrong in found.wrong_by_peer.items()),
    ]


def measurements(folder: Path, people: int, outsiders: int) -> list[Callable[[], list[Goal]]]:
    """What is measured, each on its own; the longest first."""
    made_up = [partial(made_up_goals, people, outsiders, policy) for policy in POLICIES]
    if not folder.is_dir():
        print(f"FEBRL is left out: there is no folder {folder}.", file=sys.stderr)
        return [*made_up]
    return [*made_up, *(partial(febrl_goals, folder, policy) for policy in POLICIES)]


def main() -> int:
    """Measure, print, and say whether all goals are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=FEBRL)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--outsiders", type=int, default=OUTSIDERS)
    asked = parser.parse_args()
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
        waiting = [processes.submit(one) for one in measurements(asked.folder, asked.people, asked.outsiders)]
        print("| measure | value | goal | |\n| --- | --- | --- | --- |", flush=True)
        missed = 0
        for goals in (one.result() for one in waiting):
            print("\n".join(map(str, goals)), flush=True)
            missed += sum(not goal.met for goal in goals)
    print(f"{missed} missed." if missed else "No goal is missed.", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
