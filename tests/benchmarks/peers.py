"""What two simple rules find, re-implemented from what their makers published: no parsing but case and blanks.

    python -m tests.benchmarks.peers ROSTER.csv CALLERS.csv [--policy last4|full] [--id-column NAME]

`exact` wants number, birth date and last name equal; `any_one` wants the number and one of first name, last name and
birth date. Prints one JSON object with the callers found and those taken for somebody else, for each rule.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from callcenter.domain.policy import POLICIES
from tests.benchmarks.answers import read_material
from tests.benchmarks.identities import ID_COLUMN, Identified

Cells = Mapping[str, str]
OTHERS = ("first_name", "last_name", "birth_date")


def exact(cells: Cells) -> Iterator[tuple[str, ...]]:
    """Number, birth date and last name."""
    key = tuple(_plain(cells, column) for column in ("ssn", "birth_date", "last_name"))
    if all(key):
        yield key


def any_one(cells: Cells) -> Iterator[tuple[str, ...]]:
    """The number with each of the other details that are there."""
    number = _plain(cells, "ssn")
    values = ((column, number, _plain(cells, column)) for column in OTHERS)
    return (key for key in values if all(key))


PEERS: dict[str, Callable[[Cells], Iterator[tuple[str, ...]]]] = {"exact": exact, "any_one": any_one}


def told(rule: str, roster: Iterable[Identified], callers: Sequence[Identified]) -> dict[str, int]:
    """How many callers a rule finds, and how many of them are somebody else."""
    keys = PEERS[rule]
    people: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for person in roster:
        for key in keys(person.cells):
            people[key].add(person.identity)
    hits = [(one.identity, {who for key in keys(one.cells) for who in people.get(key, ())}) for one in callers]
    return {
        "callers": len(callers),
        "yes": sum(1 for _, behind in hits if behind),
        "wrong_yes": sum(1 for identity, behind in hits if behind and identity not in behind),
    }


def _plain(cells: Cells, column: str) -> str:
    text = "".join(cells.get(column, "").casefold().split())
    return "".join(filter(str.isdigit, text)) if column == "ssn" else text


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("roster", type=Path)
    parser.add_argument("callers", type=Path)
    parser.add_argument("--policy", choices=POLICIES, default="last4")
    parser.add_argument("--id-column", default=ID_COLUMN)
    asked = parser.parse_args()
    material = read_material(asked.roster, asked.callers, POLICIES[asked.policy], asked.id_column)
    print(json.dumps({rule: told(rule, material.roster, material.callers) for rule in PEERS}))


if __name__ == "__main__":
    main()
