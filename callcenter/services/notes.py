"""Sealed notes and call-back numbers, opened for a supervisor."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from callcenter.crypto.grants import open_grant
from callcenter.crypto.notes import open_note_key, open_text
from callcenter.crypto.vault_keys import SealedDamaged, SupervisorKeys
from callcenter.errors import UserFacing
from callcenter.services.note_sealing import Text
from callcenter.services.session import Session


class NoNote(UserFacing):
    """A call that has no note, or no review case."""

    code = "no_note"
    sentence = "This call has no note and no review case. Choose one that has."


@dataclass(frozen=True, repr=False)
class OpenedCase:
    """What was sealed with a review case; empty where there was nothing."""

    call_back: str
    note: str

    def __repr__(self) -> str:
        return "<opened case>"


class SealedNotes:
    """The notes of one vault, for a supervisor; each opening is journaled."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed, PasswordMustChange or SupervisorKeysGone."""
        session.signing_keys()
        self._session = session

    def opened_note(self, reference: str) -> str:
        """The note of a call. Raises NoNote, SealedDamaged, NotAllowed or SupervisorKeysGone."""
        row = self._session.database.notes.find(reference)
        if row is None:
            raise NoNote
        note = self._opened(row.note_key, Text.NOTE, reference, row.sealed)
        self._session.record("note_opened", reference=reference)
        return note

    def opened_case(self, reference: str) -> OpenedCase:
        """The call-back number and the note of a call's review case. Raises as `opened_note` does."""
        row = self._session.database.cases.find(reference)
        if row is None:
            raise NoNote
        opened = OpenedCase(
            call_back=self._opened(row.note_key, Text.CALL_BACK, reference, row.call_back),
            note=self._opened(row.note_key, Text.CASE_NOTE, reference, row.note),
        )
        self._session.record("review_case_read", reference=reference)
        return opened

    def _opened(self, note_key: int | None, kind: Text, reference: str, sealed: bytes | None) -> str:
        if sealed is None:
            return ""
        return open_text(self._key(note_key), kind.value, reference, sealed)

    def _key(self, sequence: int | None) -> bytes:
        """The key that the journal's entry holds; raises SealedDamaged when it holds none for these supervisors."""
        entry = self._session.database.journal.get(sequence or 0)
        try:
            told = json.loads(entry.entry) if entry else {}
            sealed = bytes.fromhex(told["sealed_key"] if told["kind"] == "note_key" else "")
        except (ValueError, KeyError, TypeError):
            raise SealedDamaged from None
        for keys in self._supervisors():
            with suppress(SealedDamaged):
                return open_note_key(keys, sealed)
        raise SealedDamaged

    def _supervisors(self) -> Iterator[SupervisorKeys]:
        """The supervisors' keys, the present ones first, then the former ones from the newest back."""
        session = self._session
        yield session.signing_keys()
        granted = open_grant(session.own_secrets(), session.key_file.grants_of(session.slot.slot_id)[-1])
        for former in reversed(granted.former_rs):
            yield SupervisorKeys(former, session.facts.vault_id)
