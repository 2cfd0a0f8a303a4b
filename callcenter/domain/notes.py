"""The note of a call: short, and without what must not be kept of a caller."""

from callcenter.domain.note_detector import NoteKind, found_in_note
from callcenter.errors import UserFacing

LONGEST_NOTE = 200


NOTE_SENTENCES = {
    NoteKind.SSN.value: "The note holds nine digits, as a Social Security number has. Take them out to save it.",
    NoteKind.LAST_FOUR.value: "The note tells the last four digits of a number. Take them out to save it.",
    NoteKind.DATE.value: "The note holds a date that may be a birth date. Write a weekday instead, or take it out.",
    NoteKind.EMAIL.value: "The note holds an e-mail address. Take it out to save the note.",
    NoteKind.CARD.value: "The note holds digits as a payment card has. Take them out to save it.",
}


class NoteTooLong(UserFacing):
    """A note has no room for so much."""

    code = "note_too_long"
    sentence = f"A note has room for {LONGEST_NOTE} characters. Shorten it."


class NoteTellsTooMuch(UserFacing):
    """A note holds something that identifies a caller; `fault` is a NoteKind's value."""

    code = "note_tells_too_much"

    def __init__(self, kind: NoteKind) -> None:
        super().__init__(NOTE_SENTENCES[kind.value])
        self.fault = kind.value


def check_note(text: str) -> str:
    """Return the note without blanks around it; empty for none. Raises NoteTooLong or NoteTellsTooMuch."""
    note = text.strip()
    if len(note) > LONGEST_NOTE:
        raise NoteTooLong
    kind = found_in_note(note)
    if kind:
        raise NoteTellsTooMuch(kind)
    return note
