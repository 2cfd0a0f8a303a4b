"""What is said and asked at the end of a program, as plain values that pass to the window."""

from dataclasses import dataclass
from pathlib import Path

REMAINS_SENTENCES = {
    "backups": "Backups outside the vault's folder, and vaults that were moved aside when a backup was put back: each "
    "still opens with the passwords of its time. Delete them.",
    "exports": "Exports, day reports, heads, roster files and bundles that lie elsewhere: none of them is touched.",
    "sheets": "Printed recovery sheets: they open backups, and nothing else any more. Shred them when the backups are "
    "gone.",
    "disks": "Remnants on solid-state disks, in snapshots and in copies that others make of this disk: only the "
    "encryption protects these, so destroy or wipe disks that are given away.",
}
"""What the end of a program does not reach."""


@dataclass(frozen=True, repr=False)
class Confirmation:
    """Two supervisors say that the program ends: the one who is signed in, by his password, and another.

    `second` is a supervisor's name, or that of the recovery code.
    """

    password: str
    second: str
    second_password: str

    def __repr__(self) -> str:
        return "<confirmation>"


@dataclass(frozen=True)
class Rest:
    """What is there still of a vault that was ended, as names.

    `left` are files in its folder that are not the program's; `undeleted` could not be deleted, and a backup among
    these still opens, as do the vaults beside it that were `moved_aside` when a backup was put back.
    """

    left: tuple[str, ...] = ()
    undeleted: tuple[str, ...] = ()
    moved_aside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ended:
    """A program that was ended: the signed statement, the key it was signed with, and what is there still."""

    statement: Path
    fingerprint: str
    rest: Rest = Rest()
