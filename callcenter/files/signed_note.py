"""What the notes beside exports and the statement of an end share: their fields' types, spelling and signed part."""

from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta

from callcenter.canonical_json import canonical_json
from callcenter.errors import UserFacing
from callcenter.files.regular_file import read_small

Key = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Signature = Annotated[str, Meta(pattern=r"\A[0-9a-f]{128}\Z")]
_UNSEEN = r"\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff"  # also halves of characters
_SEEN = rf"\A[^{_UNSEEN}]*\Z"
Text = Annotated[str, Meta(min_length=1, max_length=255, pattern=_SEEN)]
"""Words that are printed: none of them moves a terminal's cursor or turns the direction of reading."""
TextOrNone = Annotated[str, Meta(max_length=255, pattern=_SEEN)]
Count = Annotated[int, Meta(ge=0)]
Note = TypeVar("Note", bound=msgspec.Struct)


class UnfitText(UserFacing):
    """A file's name or a filter's word that no note could hold."""

    code = "unfit_text"
    sentence = (
        "The file's name or a word of the filter has more than 255 characters, or some that cannot be seen. "
        "Choose another one."
    )


class JournalHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the journal stood: epoch and sequence from 1, the last entry's code in hexadecimal."""

    epoch: Count
    seq: Count
    code: Key


def check_texts(*texts: str) -> None:
    """Refuse, before anything is written, what a note could not be read with. Raises UnfitText."""
    try:
        msgspec.convert(texts, tuple[Text, ...])
        return
    except msgspec.ValidationError:
        pass
    raise UnfitText  # out here, so that nothing that was typed hangs on it


def signed_bytes(note: msgspec.Struct) -> bytes:
    """What a note's signature covers: canonical JSON of everything but itself."""
    fields = msgspec.to_builtins(note)
    del fields["signature"]
    return canonical_json(fields)


def note_bytes(note: msgspec.Struct) -> bytes:
    """A note as it is written: one line of canonical JSON."""
    return canonical_json(msgspec.to_builtins(note)) + b"\n"


def read_note(path: Path, kind: type[Note], largest: int) -> Note | None:
    """Read a note of at most `largest` bytes, spelled to the letter as `note_bytes` spells it; None for anything else.

    So there is one reading alone of what was signed. A signature is not checked here. Raises InputFileFault.
    """
    data = read_small(path, largest)
    try:
        note = msgspec.json.decode(data, type=kind)
        return note if note_bytes(note) == data else None
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None
