"""The statement of a program's end: what was destroyed, signed with the key that was destroyed with it."""

from pathlib import Path

import msgspec

from callcenter.errors import UserFacing
from callcenter.files.signed_note import Count, JournalHead, Key, Signature, Text, read_note

_LARGEST = 1 << 16


class EndingFault(UserFacing):
    """A file that is no statement of a program's end."""

    code = "ending_file"
    sentence = "This is no statement of a program's end as the program writes it. Name the file that end wrote."


class EndingStatement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is said at the end; counts and names of those who ended it, and nothing of anybody else.

    `people` are those on the active roster, `entries` the journal's; moments are ISO 8601 with offset.
    """

    vault_id: Text
    seat: Text
    training: bool
    program: Text
    created_at: Text
    ended_at: Text
    ended_by: Text
    confirmed_by: Text
    head: JournalHead
    entries: Count
    calls: Count
    review_cases: Count
    rosters: Count
    people: Count
    users: Count
    public_key: Key
    signature: Signature | None = None


def read_statement(path: Path) -> EndingStatement:
    """Read a statement. Whether its signature is genuine is not checked here.

    Raises InputFileFault, or EndingFault for anything else than a signed statement of at most 64 KiB.
    """
    statement = read_note(path, EndingStatement, _LARGEST)
    if statement is None or statement.signature is None:
        raise EndingFault
    return statement
