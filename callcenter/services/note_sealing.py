"""Sealing what an operator writes about a call: for the supervisors, and for nobody who is signed in to read again."""

from collections.abc import Mapping
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


@dataclass(frozen=True)
class Sealed:
    """Texts of one call, all under the key of one journal entry; without a key where none of them says anything."""

    key: int | None
    texts: Mapping[Text, bytes]


class NoteSealing:
    """Seals the texts of one session under a key that is drawn at the first need and goes with the process."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._drawn: _NoteKey | None = None

    def __repr__(self) -> str:
        return "<NoteSealing>"

    def seal(self, reference: str, texts: Mapping[Text, str]) -> Sealed:
        """What a call's texts say, sealed for the supervisors of now; empty ones are left out.

        To be called outside a journal transaction: what is taken back with that one would leave texts without a key.
        Whoever stores it holds the journal still from before: else keys may be renewed in between.
        """
        said = {kind: text for kind, text in texts.items() if text}
        if not said:
            return Sealed(None, {})
        with self._session.journal.still():
            drawn = self._present()
        return Sealed(
            drawn.sequence, {kind: seal_text(drawn.key, kind.value, reference, text) for kind, text in said.items()}
        )

    def _present(self) -> _NoteKey:
        """The key, drawn and journaled unless that is done for the present supervisors."""
        public = self._session.key_file.members.supervisors_seal
        if self._drawn is None or self._drawn.sealed_to != public:  # a removed supervisor opens what was sealed before
            key = new_note_key()
            sealed = seal_note_key(key, public)
            self._drawn = _NoteKey(key, self._session.record("note_key", sealed_key=sealed.hex()), public)
        return self._drawn
