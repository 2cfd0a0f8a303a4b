"""The tables that follow from the journal against its entries: rosters, review cases, openings, settings, calls.

A table is a `DerivedTable`, named in `DerivedTables`. What is new follows the entries of its kinds, and compares what
they told with what is stored when the walk is over, or as it goes where that is much.
"""

import json
from collections.abc import Mapping
from functools import partial
from typing import Protocol

from callcenter.domain.key_file import KeyFile
from callcenter.domain.review_cases import DECIDED, WAITING
from callcenter.services.derived_calls import DerivedCalls
from callcenter.services.derived_programs import DerivedPrograms
from callcenter.services.derived_rosters import DerivedRosters
from callcenter.services.journal_walk import Broken, Follower
from callcenter.storage.rows import CaseRow
from callcenter.storage.vault_database import VaultDatabase

_Opening = tuple[str, str, str]


class DerivedTable(Protocol):
    """One table, or some that belong together; its own followers, and `finish` when the walk is over."""

    @property
    def followers(self) -> Mapping[str, Follower]:
        """What takes the entries of which kind."""
        ...

    def finish(self) -> None:
        """Raise Broken for the first entry that what is stored contradicts, 0 for what no entry tells of."""
        ...


class DerivedTables:
    """All of them beside one walk; what is found first in each, in their order."""

    def __init__(self, database: VaultDatabase, key_file: KeyFile) -> None:
        self._tables: tuple[DerivedTable, ...] = (
            DerivedCalls(database),
            DerivedCases(database),
            DerivedOpenings(database),
            DerivedSettings(database),
            DerivedPrograms(database),
            DerivedRosters(database, key_file),
        )
        self._broken: dict[DerivedTable, Broken] = {}
        self.followers: dict[str, Follower] = {
            kind: partial(self._take, table, follower)
            for table in self._tables
            for kind, follower in table.followers.items()
        }

    def finish(self) -> None:
        """The walk is over, and the whole chain is as it was written. Raises Broken."""
        for table in self._tables:
            if table in self._broken:
                raise self._broken[table]
            table.finish()

    def _take(self, table: DerivedTable, follower: Follower, sequence: int, stored: bytes) -> None:
        """What differs does not stop the walk: an entry that was changed further on says more."""
        if table not in self._broken:
            try:
                follower(sequence, stored)
            except Broken as broken:
                self._broken[table] = broken


class DerivedCases:
    """Review cases: each row has what its call opened, and what was decided last."""

    def __init__(self, database: VaultDatabase) -> None:
        self._cases = database.cases
        self._opened = self._decided = 0
        self.followers = {"review_case_opened": self._open, "review_case_decided": self._decide}

    def finish(self) -> None:
        """Raise Broken for a case, or a decision, without an entry."""
        if (self._cases.count(), self._cases.count_decided()) != (self._opened, self._decided):
            raise Broken(0, "review_cases_differ")

    def _open(self, sequence: int, stored: bytes) -> None:
        entry = json.loads(stored)
        self._opened += 1
        case = self._case_of(sequence, entry)
        is_sound = _is_bare(case) if case.state == WAITING else case.decision_entry is not None
        if not is_sound or not entry.items() >= _opening(case).items():
            raise Broken(sequence, "review_cases_differ")

    def _decide(self, sequence: int, stored: bytes) -> None:
        entry = json.loads(stored)
        case = self._case_of(sequence, entry)
        if (case.decision_entry or 0) > sequence:
            return  # decided anew further on, by an entry that has its turn
        self._decided += 1
        if case.decision_entry != sequence or not entry.items() >= _decision(case).items() or case.state != DECIDED:
            raise Broken(sequence, "review_cases_differ")

    def _case_of(self, sequence: int, entry: Mapping[str, object]) -> CaseRow:
        case = self._cases.find(str(entry.get("reference")))
        if case is None:
            raise Broken(sequence, "review_cases_differ")
        return case


def _opening(case: CaseRow) -> dict[str, object]:
    """What the entry that opened a case tells."""
    return {
        "at": case.opened_at,
        "user": case.opened_by,
        "reason": case.reason,
        "note_key": case.note_key,
        "call_back": case.call_back.hex() if case.call_back is not None else None,
        "note": case.note.hex() if case.note is not None else None,
    }


def _decision(case: CaseRow) -> dict[str, object]:
    """What the entry that decided a case last tells."""
    return {
        "at": case.decided_at,
        "user": case.decided_by,
        "decision": case.decision,
        "note_key": case.decision_key,
        "note": case.decision_note.hex() if case.decision_note is not None else None,
        "revision": case.revision,
    }


def _is_bare(case: CaseRow) -> bool:
    """Whether a case has nothing of a decision."""
    return case.decision_entry is None and not any(value is not None for value in _decision(case).values())


class DerivedOpenings:
    """Openings of the line, which end one another: their order counts."""

    def __init__(self, database: VaultDatabase) -> None:
        self._database = database
        self._told: list[tuple[int, _Opening]] = []
        self.followers = {"line_opened": self._open, "line_closed_again": self._end}

    def finish(self) -> None:
        """Raise Broken for an opening that is not as it was told."""
        stored = self._database.line.rows()
        for place, (sequence, opening) in enumerate(self._told):
            if place >= len(stored) or stored[place] != opening:
                raise Broken(sequence, "line_differs")
        if len(stored) != len(self._told):
            raise Broken(0, "line_differs")

    def _open(self, sequence: int, stored: bytes) -> None:
        self._end(sequence, stored)
        entry = json.loads(stored)
        at, closes_at, user = (str(entry.get(name)) for name in ("at", "closes_at", "user"))
        self._told.append((sequence, (at, closes_at, user)))

    def _end(self, _: int, stored: bytes) -> None:
        moment = str(json.loads(stored).get("at"))
        self._told = [(sequence, _ended(opening, moment)) for sequence, opening in self._told]


def _ended(opening: _Opening, moment: str) -> _Opening:
    opens_at, closes_at, opened_by = opening
    return (opens_at, max(opens_at, moment) if closes_at > moment else closes_at, opened_by)


class DerivedSettings:
    """What supervisors set: each change begins where the one before it ended."""

    def __init__(self, database: VaultDatabase) -> None:
        self._database = database
        self._told: dict[str, tuple[int, str | None]] = {}
        self.followers = {"setting_changed": self._change}

    def finish(self) -> None:
        """Raise Broken for a setting that is not as it was set last, or that nobody set."""
        stored = self._database.settings.all()
        for name, (sequence, value) in self._told.items():
            if stored.pop(name, None) != value:
                raise Broken(sequence, "settings_differ")
        if stored:
            raise Broken(0, "settings_differ")

    def _change(self, sequence: int, stored: bytes) -> None:
        entry = json.loads(stored)
        name, before = str(entry.get("name")), entry.get("before")
        if self._told.get(name, (0, None))[1] != before:
            raise Broken(sequence, "settings_differ")
        self._told[name] = (sequence, entry.get("after"))
