"""The statement of a program's end: what was destroyed, signed with the key that was destroyed with it."""

from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from callcenter.canonical_json import canonical_json
from callcenter.errors import UserFacing
from callcenter.files.regular_file import read_small
from callcenter.files.sidecar import SidecarHead

_LARGEST = 1 << 16
_Key = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
_Signature = Annotated[str, Meta(pattern="^[0-9a-f]{128}$")]
_Text = Annotated[str, Meta(min_length=1, max_length=255)]
_Count = Annotated[int, Meta(ge=0)]


class EndingFault(UserFacing):
    """A file that is no statement of a program's end."""

    code = "ending_file"
    sentence = "This is no statement of a program's end as the program writes it. Name the file that end wrote."


class EndingStatement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is said at the end; counts and names of those who ended it, and nothing of anybody else.

    `people` are those on the active roster, `entries` the journal's; moments are ISO 8601 with offset.
    """

    vault_id: _Text
    seat: _Text
    training: bool
    program: _Text
    created_at: _Text
    ended_at: _Text
    ended_by: _Text
    confirmed_by: _Text
    head: SidecarHead
    entries: _Count
    calls: _Count
    review_cases: _Count
    rosters: _Count
    people: _Count
    users: _Count
    public_key: _Key
    signature: _Signature | None = None


def signed_bytes(statement: EndingStatement) -> bytes:
    """What the signature covers: canonical JSON of everything but itself."""
    fields = msgspec.to_builtins(statement)
    del fields["signature"]
    return canonical_json(fields)


def statement_bytes(statement: EndingStatement) -> bytes:
    """A signed statement as it is written."""
    return canonical_json(msgspec.to_builtins(statement)) + b"\n"


def read_statement(path: Path) -> EndingStatement:
    """Read a statement, spelled to the letter as `statement_bytes` spells it; its signature is not checked here.

    Raises InputFileFault or EndingFault.
    """
    data = read_small(path, _LARGEST)
    try:
        statement = msgspec.json.decode(data, type=EndingStatement)
        same = statement.signature is not None and statement_bytes(statement) == data
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        same = False
    if not same:
        raise EndingFault
    return statement
