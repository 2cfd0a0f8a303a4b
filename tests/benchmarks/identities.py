"""Who a roster's rows and a benchmark's callers really are: files with an identity column, and a table of tags."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from callcenter.crypto.tags import TagHasher
from callcenter.domain.combinations import combinations
from callcenter.domain.dates import DateFormat
from callcenter.domain.details import SpokenDetails
from callcenter.domain.reading import ReadingRules
from callcenter.domain.roster import CANONICAL_COLUMNS
from callcenter.domain.row_reader import read_row

ID_COLUMN = "identity"
SPOKEN = tuple(box.name for box in fields(SpokenDetails))


class NoIdentity(SystemExit):
    """A file does not say who its rows are."""


@dataclass(frozen=True, repr=False)
class Identified:
    """A row's cells by canonical column, and who it is."""

    identity: str
    cells: Mapping[str, str]

    def spoken(self) -> SpokenDetails:
        """What the person of this row says on the phone: every cell as it stands, former names aside."""
        return SpokenDetails(**{box: self.cells.get(box, "") for box in SPOKEN})


def header_of(path: Path) -> list[str]:
    """A CSV file's column names without the blanks around them."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        return [name.strip() for name in next(csv.reader(file), [])]


def read_identified(path: Path, id_column: str) -> list[Identified]:
    """The rows of a file with the canonical header and an identity column; rows of another width are left out."""
    names = [name.casefold() for name in header_of(path)]
    if id_column.casefold() not in names:
        raise NoIdentity(f"{path} has no column {id_column!r}: name the one that says who a row is with --id-column.")
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = [row for row in csv.reader(file) if any(map(str.strip, row))][1:]
    named = (dict(zip(names, row, strict=True)) for row in rows if len(row) == len(names))
    return [
        Identified(row[id_column.casefold()].strip(), {name: row.get(name, "") for name in CANONICAL_COLUMNS})
        for row in named
    ]


class IdentityTable:
    """Tag -> identities, kept outside the vault and made by the functions an import uses."""

    def __init__(self, people: Iterable[Identified], hasher: TagHasher, rules: ReadingRules, today: date) -> None:
        self._identities: defaultdict[tuple[int, bytes], set[str]] = defaultdict(set)
        for person in people:
            details, _ = read_row(person.cells, rules, DateFormat.from_text(), today)
            for one in combinations(details, rules.policy, bound=None):
                tag = hasher.tag(one.rule.number, one.public, one.secret)
                self._identities[one.rule.number, tag].add(person.identity)

    def __len__(self) -> int:
        """How many different tags there are."""
        return len(self._identities)

    def behind(self, tags: Iterable[tuple[int, bytes]]) -> set[str]:
        """Everybody who stands behind any of these (rule number, tag) pairs."""
        return {identity for tag in tags for identity in self._identities.get(tag, ())}
