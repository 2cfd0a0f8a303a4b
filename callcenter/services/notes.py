"""Sealed notes and call-back numbers, opened for a supervisor."""

import json
from collections.abc import Sequence
from contextlib import suppress

from callcenter.crypto.notes import open_note_key, open_text
from callcenter.crypto.vault_keys import SealedDamaged, SupervisorKeys
from callcenter.errors import UserFacing
from callcenter.services.case_protocol import OpenedCase
from callcenter.services.note_sealing import Text
from callcenter.services.session import Session
from callcenter.storage.protocols import JournalStore


class NoNote(UserFacing):
    """A call that has no note, or no review case."""

    code = "no_note"
    sentence = "This call has no note and no review case. Choose one that has."


class SealedNotes:
    """The notes of one vault, for a supervisor; each opening is journaled."""

    def __init__(self, session: Session, supervisors: Sequence[SupervisorKeys] = ()) -> None:
        """Without `supervisors`, oldest first, by the keys in memory.

        Raises NotAllowed, PasswordMustChange or SupervisorKeysGone.
        """
        if supervisors:
            session.require_supervisor()
        else:
            session.signing_keys()
        self._session = session
        self._supervisors = supervisors

    def opened_note(self, reference: str) -> str:
        """The note of a call. Raises NoNote, SealedDamaged, NotAllowed or SupervisorKeysGone."""
        row = self._session.database.notes.find(reference)
        if row is None:
            raise NoNote
        note = self._opened(row.note_key, Text.NOTE, reference, row.sealed)
        self._session.record("note_opened", reference=reference)
        return note

    def opened_case(self, reference: str) -> OpenedCase:
        """The call-back number, the note and the decision's note of a review case. Raises as `opened_note` does."""
        row = self._session.database.cases.find(reference)
        if row is None:
            raise NoNote
        opened = OpenedCase(
            call_back=self._opened(row.note_key, Text.CALL_BACK, reference, row.call_back),
            note=self._opened(row.note_key, Text.CASE_NOTE, reference, row.note),
            decision_note=self._opened(row.decision_key, Text.DECISION_NOTE, reference, row.decision_note),
        )
        self._session.record("review_case_read", reference=reference)
        return opened

    def _opened(self, note_key: int | None, kind: Text, reference: str, sealed: bytes | None) -> str:
        if sealed is None:
            return ""
        return open_text(self._key(note_key), kind.value, reference, sealed)

    def _key(self, sequence: int | None) -> bytes:
        """The key that the journal's entry holds; raises SealedDamaged when it holds none for these supervisors."""
        supervisors = self._supervisors or self._session.supervisors_in_turn()
        return note_key(self._session.database.journal, sequence, supervisors)


def note_key(journal: JournalStore, sequence: int | None, supervisors: Sequence[SupervisorKeys]) -> bytes:
    """The key that the journal's entry holds sealed to one of these keys, the newest last. Raises SealedDamaged."""
    entry = journal.get(sequence or 0)
    try:
        told = json.loads(entry.entry) if entry else {}
        sealed = bytes.fromhex(told["sealed_key"] if told["kind"] == "note_key" else "")
    except (ValueError, KeyError, TypeError):
        raise SealedDamaged from None
    for keys in reversed(supervisors):
        with suppress(SealedDamaged):
            return open_note_key(keys, sealed)
    raise SealedDamaged
