"""Review cases and openings of the line against the entries that they follow from."""

import json
from collections.abc import Mapping

from callcenter.domain.review_cases import WAITING
from callcenter.storage.protocols import CaseRow
from callcenter.storage.vault_database import VaultDatabase

_CASE = "review_case_opened"
_OPENED, _CLOSED = "line_opened", "line_closed_again"
_Opening = tuple[str, str, str]


def unlike_case_or_opening(database: VaultDatabase) -> tuple[int, str] | None:
    """The first entry that a review case or an opening contradicts, 0 for a row without an entry, and what differs.

    None where all agree. A row's order among its kind counts for openings, which end one another.
    """
    cases = 0
    told: list[tuple[int, _Opening]] = []
    for row in database.journal.of_kinds(_CASE, _OPENED, _CLOSED):
        entry = json.loads(row.entry)
        if entry["kind"] == _CASE:
            cases += 1
            if not _bears_out(database.cases.find(str(entry.get("reference"))), entry):
                return row.sequence, "review_cases_differ"
            continue
        at, closes_at, user = (str(entry.get(name)) for name in ("at", "closes_at", "user"))
        told = [(sequence, _ended(opening, at)) for sequence, opening in told]
        if entry["kind"] == _OPENED:
            told.append((row.sequence, (at, closes_at, user)))
    if database.cases.count() != cases:
        return 0, "review_cases_differ"
    return _unlike_opening(told, database.line.rows())


def _bears_out(case: CaseRow | None, entry: Mapping[str, object]) -> bool:
    """Whether a stored case is what the entry opened; no entry tells of a decision."""
    if case is None:
        return False
    told = {
        "at": case.opened_at,
        "user": case.opened_by,
        "reason": case.reason,
        "note_key": case.note_key,
        "call_back": case.call_back.hex() if case.call_back is not None else None,
        "note": case.note.hex() if case.note is not None else None,
    }
    undecided = (case.state, case.decided_at, case.decided_by, case.decision) == (WAITING, None, None, None)
    return undecided and entry.items() >= told.items()


def _ended(opening: _Opening, moment: str) -> _Opening:
    opens_at, closes_at, opened_by = opening
    return (opens_at, max(opens_at, moment) if closes_at > moment else closes_at, opened_by)


def _unlike_opening(told: list[tuple[int, _Opening]], stored: list[_Opening]) -> tuple[int, str] | None:
    for place, (sequence, opening) in enumerate(told):
        if place >= len(stored) or stored[place] != opening:
            return sequence, "line_differs"
    return None if len(stored) == len(told) else (0, "line_differs")
