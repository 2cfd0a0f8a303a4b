"""What the window may ask of the journal, and the plain values that pass."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from callcenter.domain.journal_groups import Group
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.protocols import Head

LEAST_OF_CODE = 16
"""Hexadecimal digits of a code that somebody noted: as many as are shown at sign-out."""


@dataclass(frozen=True)
class HeldHead:
    """A head as it was kept elsewhere: the code, or at least its first digits; the epoch where it was noted."""

    seq: int
    code: str
    epoch: int | None = None


@dataclass(frozen=True)
class Verification:
    """What was found. `first_fault_seq` is the first entry that is not as it was written.

    `unlinked` are the epochs' first entries that nothing links to what came before: entries may be
    missing there.
    """

    ok: bool
    entries: int
    first_fault_seq: int | None
    reason: str | None
    head: Head
    unlinked: tuple[int, ...]


@dataclass(frozen=True)
class LastVerification:
    """When somebody verified last, and what was found; `at` is ISO 8601 in UTC."""

    at: str
    user: str
    ok: bool
    reason: str | None


@dataclass(frozen=True)
class JournalOverview:
    """The journal as it stands: its head, the last verification, and where a head goes each hour (None: nowhere)."""

    head: Head
    last_verification: LastVerification | None
    head_folder: Path | None


@dataclass(frozen=True)
class KnownHead:
    """A head that left the program: `way` is log_exported, head_written or signed_out.

    An export holds this entry or one of the next few. `at` is ISO 8601 in UTC.
    """

    at: str
    user: str
    way: str
    head: Head


@dataclass(frozen=True)
class HeadPage:
    """Heads, newest first; `next` is what to ask for older ones with, None where there are none."""

    heads: tuple[KnownHead, ...]
    next: int | None


@dataclass(frozen=True)
class ListedEntry:
    """One entry for reading: its place, when (ISO 8601 in UTC), who, and of what it tells the parts that people read.

    Never a value of a caller: the journal has none. Sealed texts, keys and signatures are left out.
    """

    seq: int
    at: str
    user: str
    kind: str
    told: dict[str, str]


@dataclass(frozen=True)
class EntryPage:
    """Entries, newest first; `next` is what to ask for older ones with, None where there are none."""

    entries: tuple[ListedEntry, ...]
    next: int | None


class JournalDesk(Protocol):
    """The journal. For supervisors; raises NotAllowed."""

    def overview(self) -> JournalOverview:
        """How it stands."""
        ...

    def verify(
        self,
        held: HeldHead | None = None,
        everything: bool = False,
        report: Report = unwatched,
        cancel: CancelToken | None = None,
    ) -> Verification:
        """Recompute every code, and compare what follows from the journal; journaled.

        `everything` also recounts the rosters and has the database's pages checked. Raises SupervisorKeysGone while
        a roster is being hashed, HeldHeadFault, or UserCancelled.
        """
        ...

    def read_head(self, file: Path) -> HeldHead:
        """A head that was kept in a file, an export's sidecar among them. Raises HeadFault or InputFileFault."""
        ...

    def heads(self, before: int | None = None, size: int = 100) -> HeadPage:
        """Heads that left the program."""
        ...

    def entries(self, group: Group, before: int | None = None, size: int = 100) -> EntryPage:
        """Entries of a group, of smaller sequences than `before`."""
        ...

    def write_head(self, out: Path) -> Head:
        """Write the head to a file; journaled. Raises InsideVault, NotWritable or DiskFull."""
        ...

    def keep_heads_in(self, folder: Path | None) -> JournalOverview:
        """Have a head written to a folder each hour, the first at once, or to none; journaled.

        Raises InsideVault, NotWritable or DiskFull; it stays as it was then.
        """
        ...
