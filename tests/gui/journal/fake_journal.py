"""A journal that exists in memory alone."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from callcenter.domain.journal_groups import Group
from callcenter.progress import CancelToken, Progress, Report
from callcenter.services.care_protocol import Inspection
from callcenter.services.journal_protocol import (
    EntryPage,
    HeadPage,
    HeldHead,
    JournalOverview,
    KnownHead,
    LastVerification,
    ListedEntry,
    Verification,
)
from callcenter.services.protocols import Head
from callcenter.services.requests import Request
from tests.gui.fake_link import FakeLink

AT = "2026-11-23T15:30:00+00:00"
HEAD = Head(3, 1_821, "5f" * 32)
WHOLE = Verification(True, 1_821, None, None, HEAD, ())
BROKEN = Verification(False, 1_821, 1_204, "call_log_differs", HEAD, ())
SHORT = Verification(False, 1_821, 1_900, "shorter_than_head", HEAD, ())
WITHOUT_ENTRY = Verification(False, 1_821, 0, "database_damaged", HEAD, ())
VERIFIED = LastVerification("2026-11-20T22:05:00+00:00", "Sam", True, None)
OVERVIEW = JournalOverview(HEAD, VERIFIED, None)
HEADS = tuple(
    KnownHead(AT, user, way, Head(2, seq, f"{seq:064x}"))
    for seq, user, way in (
        (1_800, "Sam", "log_exported"),
        (1_750, "Olive", "signed_out"),
        (1_700, "Sam", "head_written"),
    )
)
HALFWAY = Progress(900, 1_821, 21.0)


def entry(seq: int, kind: str = "signed_in", **told: str) -> ListedEntry:
    """One entry of Sam's."""
    return ListedEntry(seq, AT, "Sam", kind, told)


class FakeJournal(FakeLink):
    """Answers with `found` and pages of `entries`."""

    def __init__(self) -> None:
        super().__init__()
        self.found = WHOLE
        self.overview = OVERVIEW
        self.entries = tuple(entry(seq, role="operator") for seq in range(300, 0, -1))
        self.warnings: tuple[str, ...] = ()
        self.inspection = Inspection(None)

    def begin(self, request: Request[Any], report: Report, cancel: CancelToken | None) -> None:
        """What takes its time tells how far it is, and can be stopped."""
        if request.method == "verify":
            report(HALFWAY)
            if cancel:
                cancel.check()

    def _overview(self) -> JournalOverview:
        return self.overview

    def _verify(self, held: HeldHead | None, everything: bool) -> Verification:
        return self.found

    def _read_head(self, file: Path) -> HeldHead:
        return HeldHead(HEAD.seq, HEAD.code, HEAD.epoch)

    def _heads(self, before: int | None = None) -> HeadPage:
        return HeadPage(HEADS[:2], 1_750) if before is None else HeadPage(HEADS[2:], None)

    def _entries(self, group: Group, before: int | None = None) -> EntryPage:
        found = [one for one in self.entries if before is None or one.seq < before][:100]
        return EntryPage(tuple(found), found[-1].seq if len(found) == 100 else None)

    def _write_head(self, out: Path) -> Head:
        return HEAD

    def _keep_heads_in(self, folder: Path | None) -> JournalOverview:
        self.overview = replace(self.overview, head_folder=folder)
        return self.overview

    def _look_after(self) -> tuple[str, ...]:
        return self.warnings

    def _inspect(self) -> Inspection:
        return self.inspection
