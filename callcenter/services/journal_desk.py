"""The journal desk: the journal verified, read, and its heads kept elsewhere, for a supervisor."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from callcenter.domain.journal_groups import Group
from callcenter.errors import UserFacing
from callcenter.files.head_file import read_head
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.journal_protocol import (
    LEAST_OF_CODE,
    EntryPage,
    HeadPage,
    HeldHead,
    JournalOverview,
    KnownHead,
    LastVerification,
    ListedEntry,
    Verification,
)
from callcenter.services.kept_heads import HEAD_WRITTEN, head_folder, keep_heads_in, write_head
from callcenter.services.protocols import Head
from callcenter.services.session import Session
from callcenter.services.verification import Journal
from callcenter.storage.rows import JournalRow

_WAYS = ("log_exported", HEAD_WRITTEN, "signed_out")
_LEFT_OUT = frozenset(
    {
        *("kind", "at", "user", "code", "sha256", "signature", "sealed_key", "previous_code", "public_key", "r"),
        *("note", "note_key", "call_back", "vault_id", "epoch", "seq", "filter", "columns", "generation", "blocks"),
    }
)
_CODE = re.compile(f"[0-9a-f]{{{LEAST_OF_CODE},64}}")
_LONGEST = 200  # letters of one part of an entry


class HeldHeadFault(UserFacing):
    """A head that was typed is none."""

    code = "held_head"
    sentence = "A head is an entry's number and its code: at least its first 16 characters, 0 to 9 and a to f."


class VaultJournalDesk:
    """The journal of one supervisor's session: fulfills `JournalDesk`."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        session.require_supervisor()
        self._session = session
        self._store = session.database.journal

    def overview(self) -> JournalOverview:
        """How the journal stands."""
        found = self._store.deeds(self._past(None), 1, ("journal_verified",))
        last = None
        if found:
            entry = json.loads(found[0].entry)
            last = LastVerification(entry["at"], entry["user"], entry["ok"], entry["reason"])
        return JournalOverview(self._session.head(), last, head_folder(self._session))

    def verify(
        self,
        held: HeldHead | None = None,
        everything: bool = False,
        report: Report = unwatched,
        cancel: CancelToken | None = None,
    ) -> Verification:
        """Verify the journal. Raises HeldHeadFault, SupervisorKeysGone or UserCancelled."""
        if held and not (_CODE.fullmatch(held.code) and held.seq > 0):
            raise HeldHeadFault
        return Journal(self._session).verify(held, everything, report, cancel)

    def read_head(self, file: Path) -> HeldHead:
        """A head out of a file."""
        epoch, sequence, code = read_head(file)
        return HeldHead(sequence, code, epoch)

    def heads(self, before: int | None = None, size: int = 100) -> HeadPage:
        """Heads that left the program, newest first."""
        rows = self._store.deeds(self._past(before), size, _WAYS)
        return HeadPage(tuple(map(_known_head, rows)), _next(rows, size))

    def entries(self, group: Group, before: int | None = None, size: int = 100) -> EntryPage:
        """Entries for reading, newest first."""
        past = self._past(before)
        rows = (
            self._store.newest(past, size) if group is Group.EVERYTHING else self._store.deeds(past, size, group.kinds)
        )
        return EntryPage(tuple(map(_listed, rows)), _next(rows, size))

    def write_head(self, out: Path) -> Head:
        """Write the head to a file."""
        return write_head(self._session, out)

    def keep_heads_in(self, folder: Path | None) -> JournalOverview:
        """Have a head written to a folder each hour, or to none."""
        keep_heads_in(self._session, folder)
        return self.overview()

    def _past(self, before: int | None) -> int:
        return self._session.head().seq + 1 if before is None else before


def _next(rows: Sequence[JournalRow], size: int) -> int | None:
    return rows[-1].sequence if len(rows) == size else None


def _known_head(row: JournalRow) -> KnownHead:
    entry = json.loads(row.entry)
    head = Head(row.epoch, row.sequence, row.code.hex())
    if entry["kind"] == HEAD_WRITTEN:  # the head is that of before this entry
        head = Head(entry["epoch"], entry["number"], entry["code"])
    return KnownHead(entry["at"], entry["user"], entry["kind"], head)


def _listed(row: JournalRow) -> ListedEntry:
    entry: Mapping[str, object] = json.loads(row.entry)
    told = {name: _spelled(value)[:_LONGEST] for name, value in entry.items() if name not in _LEFT_OUT}
    at, user, kind = (str(entry.get(name, "")) for name in ("at", "user", "kind"))
    return ListedEntry(row.sequence, at, user, kind, told)


def _spelled(value: object) -> str:
    """A part of an entry as a text; empty for none."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, list):
        return ", ".join(map(_spelled, value))
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_spelled(inner)}" for name, inner in value.items())
    return json.dumps(value)
