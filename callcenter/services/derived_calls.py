"""Calls and their notes against the entries that they follow from: beside the walk, in the order of both."""

import math
from collections.abc import Iterator
from typing import Any

import msgspec

from callcenter.services.journal_walk import Broken
from callcenter.storage.rows import CallRow, NoteRow, StoredCall
from callcenter.storage.vault_database import VaultDatabase

REASON = "call_log_differs"
_PAGE = 2_000


class _Told(msgspec.Struct, gc=False):
    """What entries of calls tell; None where one does not."""

    reference: Any = None
    at: Any = None
    user: Any = None
    seat: Any = None
    line_open: Any = None
    started_at: Any = None
    checks: Any = None
    answer: Any = None
    rules_hit: Any = None
    wrap_up: Any = None
    roster: Any = None
    program_version: Any = None
    checked_at: Any = None
    note_key: Any = None
    note: Any = None


_read = msgspec.json.Decoder(_Told).decode


class _UnderWay:
    """A call from its first entry on: its row as it was read, and what was checked in it so far."""

    __slots__ = ("checks", "last", "opened", "row", "sequence")

    def __init__(self, sequence: int, opened: _Told, row: StoredCall) -> None:
        self.sequence, self.opened, self.row = sequence, opened, row
        self.checks = 0
        self.last = _Told(answer="NONE", rules_hit=())


class DerivedCalls:
    """Calls have the order of the entries that opened them, so each row is read once, and kept until its call ended.

    A row may be older than the entry that ends its call, for calls go on meanwhile: it is read again before it is found
    to differ. What is left when the walk is over is held against the last check.
    """

    def __init__(self, database: VaultDatabase) -> None:
        self._database = database
        self._rows: Iterator[StoredCall] = iter(())
        self._number: float = -math.inf  # the program begins with 1, and others may have put rows before it
        self._under_way: dict[str, _UnderWay] = {}
        self._notes = 0
        self._newest = 0
        self.followers = {"call_opened": self._open, "check": self._check, "call_closed": self._close}

    def finish(self) -> None:
        """Raise Broken for a call or note that no entry tells of, or one under way that is not as its checks say."""
        for call in self._under_way.values():
            if self._present(call.opened.reference) != _row_under_way(call):
                raise Broken(call.sequence, REASON)
        if self._next() is not None or self._database.notes.count() != self._notes:
            raise Broken(self._newest, REASON)
        if self._database.calls.sums_are_wrong():
            raise Broken(self._newest, REASON)

    def _open(self, sequence: int, stored: bytes) -> None:
        told, row, self._newest = _read(stored), self._next(), sequence
        if row is None or (row[1], row[2], row[4], row[5], row[6], row[12]) != (
            told.reference,
            told.at,
            told.seat,
            told.user,
            told.line_open,
            told.program_version,
        ):
            raise Broken(sequence, REASON)
        self._under_way[told.reference] = _UnderWay(sequence, told, row)

    def _check(self, _: int, stored: bytes) -> None:
        told = _read(stored)
        call = self._under_way.get(told.reference)
        if call:
            call.checks += 1
            call.last = told

    def _close(self, sequence: int, stored: bytes) -> None:
        told, self._newest = _read(stored), sequence
        call = self._under_way.pop(told.reference, None)
        if call is None:
            raise Broken(sequence, REASON)
        row = (
            told.reference,
            told.started_at,
            told.at,
            told.seat,
            told.user,
            told.line_open,
            told.checks,
            told.answer,
            told.rules_hit,
            told.wrap_up,
            told.roster,
            told.program_version,
            told.checked_at,
        )
        if call.row[1:] != row and self._present(told.reference) != CallRow(*row):
            raise Broken(sequence, REASON)
        if told.note is not None or told.note_key is not None:
            self._hold_note(sequence, told)

    def _hold_note(self, sequence: int, told: _Told) -> None:
        self._notes += 1
        try:
            note = NoteRow(told.reference, told.note_key, bytes.fromhex(told.note))
        except (TypeError, ValueError):
            raise Broken(sequence, REASON) from None
        if self._database.notes.find(told.reference) != note:
            raise Broken(sequence, REASON)

    def _next(self) -> StoredCall | None:
        row = next(self._rows, None)
        if row is None:
            self._rows = iter(self._database.calls.stored(self._number, _PAGE))
            row = next(self._rows, None)
        if row is not None:
            self._number = row[0]
        return row

    def _present(self, reference: str) -> CallRow | None:
        """The row as it is now."""
        return self._database.calls.find(reference)


def _row_under_way(call: _UnderWay) -> CallRow:
    """What the entries tell of a call that nobody ended."""
    opened, last = call.opened, call.last
    return CallRow(
        reference=opened.reference,
        started_at=opened.at,
        ended_at=None,
        seat=opened.seat,
        operator=opened.user,
        line_open=opened.line_open,
        checks=call.checks,
        answer=last.answer,
        rules_hit=" ".join(last.rules_hit),
        wrap_up="not_wrapped_up",
        roster=last.roster,
        program_version=opened.program_version,
        checked_at=last.at,
    )
