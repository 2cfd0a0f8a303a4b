"""What the notes beside exports and the statement of an end share: their fields' types, spelling and signed part."""

from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta

from callcenter.canonical_json import canonical_json
from callcenter.files.regular_file import read_small

Key = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Signature = Annotated[str, Meta(pattern=r"\A[0-9a-f]{128}\Z")]
Text = Annotated[str, Meta(min_length=1, max_length=255)]
Count = Annotated[int, Meta(ge=0)]
Note = TypeVar("Note", bound=msgspec.Struct)


class JournalHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the journal stood: epoch and sequence from 1, the last entry's code in hexadecimal."""

    epoch: Count
    seq: Count
    code: Key


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
