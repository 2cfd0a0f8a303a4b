"""Sealing what an operator writes about a call: for the supervisors, and for nobody who is signed in to read again."""

from dataclasses import dataclass
from enum import Enum

from callcenter.crypto.notes import new_note_key, seal_note_key, seal_text
from callcenter.services.session import Session


class Text(Enum):
    """What a sealed text is."""

    NOTE = "note"
    CALL_BACK = "call_back"
    CASE_NOTE = "case_note"
    DECISION_NOTE = "decision_note"


@dataclass(frozen=True, repr=False)
class _NoteKey:
    """A session's key, and the journal entry that holds it sealed to the supervisors' key of `sealed_to`."""

    key: bytes
    sequence: int
    sealed_to: bytes


class NoteSealing:
    """Seals the texts of one session under a key that is drawn at the first need and goes with the process."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._drawn: _NoteKey | None = None

    def __repr__(self) -> str:
        return "<NoteSealing>"

    def key(self) -> int:
        """Draw the key unless that is done for the present supervisors, and journal it; the sequence of its entry.

        To be called outside a journal transaction: what is taken back with that one would leave texts without a key.
        """
        public = self._session.key_file.members.supervisors_seal
        if self._drawn is None or self._drawn.sealed_to != public:  # a removed supervisor opens what was sealed before
            key = new_note_key()
            sealed = seal_note_key(key, public)
            self._drawn = _NoteKey(key, self._session.record("note_key", sealed_key=sealed.hex()), public)
        return self._drawn.sequence

    def seal(self, kind: Text, reference: str, text: str) -> bytes | None:
        """A text sealed for a call; None for an empty one."""
        if not text:
            return None
        self.key()
        assert self._drawn is not None
        return seal_text(self._drawn.key, kind.value, reference, text)
