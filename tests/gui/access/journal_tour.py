"""Every state of the journal's page: verified, broken, under way, no head, entries, heads."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from callcenter.services.backup_protocol import PlanFault
from callcenter.services.retention_protocol import RetentionFault
from tests.gui.access.audit import State
from tests.gui.access.hands import settle
from tests.gui.journal.fake_backups import OVERDUE, PLAN, PLANNED
from tests.gui.journal.fake_journal import BROKEN, HALFWAY, HEAD, HEADS, VERIFIED, WHOLE
from tests.stories.seat import Seat
from tests.world import SUPERVISOR_PASSWORD
from ui import deeds
from ui.journal.backups_presenter import BackupsState
from ui.journal.backups_section import BackupsSection
from ui.journal.ending_presenter import EndingState, Missing
from ui.journal.ending_section import EndingSection
from ui.journal.heads_section import HeadsSection
from ui.journal.page import JournalPage
from ui.journal.retention_presenter import RetentionState
from ui.journal.retention_section import RetentionSection
from ui.journal.verify_section import VerifySection
from ui.shortcuts import Shortcut


def journal_states(seat: Seat) -> Iterator[State]:
    """The journal of the vault that is there, and what it does not tell."""
    seat.take(Shortcut.JOURNAL)
    yield _state(seat, "verification")
    page = cast(JournalPage, seat.work.supervisors_page(deeds.JOURNAL))
    verifying = cast(VerifySection, page.section("verify"))
    state = verifying.presenter.state
    assert state.overview
    verified = replace(state, overview=replace(state.overview, last_verification=VERIFIED))
    verifying.show_state(replace(verified, found=WHOLE))
    yield _state(seat, "whole")
    verifying.show_state(replace(verified, found=BROKEN))
    yield _state(seat, "broken")
    verifying.show_state(replace(verified, is_verifying=True, progress=HALFWAY))
    yield _state(seat, "verifying")
    verifying.show_state(replace(verified, is_unread=True))
    yield _state(seat, "no head")
    verifying.show_state(state)
    page.show_section("entries")
    yield _state(seat, "entries")
    page.show_section("heads")
    settle(seat)
    heads = cast(HeadsSection, page.section("heads"))
    heads.show_state(replace(heads.presenter.state, head=HEAD, heads=HEADS))
    yield _state(seat, "heads")
    yield from _backups_states(seat, page)
    page.show_section("verify")


def _backups_states(seat: Seat, page: JournalPage) -> Iterator[State]:
    """Backups made, planned and refused; old calls; the end of the program."""
    page.show_section("backups")
    yield _state(seat, "no backup")
    backups = cast(BackupsSection, page.section("backups"))
    backups.show_state(BackupsState(PLANNED, PLAN.folder, fault=PlanFault("kept")))
    yield _state(seat, "backups, no plan")
    backups.show_state(BackupsState(PLANNED, PLAN.folder, is_making=True, progress=HALFWAY))
    yield _state(seat, "backup under way")
    backups.show_state(BackupsState(PLANNED, PLAN.folder))
    page.show_section("retention")
    yield _state(seat, "calls kept for good")
    retention = cast(RetentionSection, page.section("retention"))
    retention.show_state(RetentionState(OVERDUE, fault=RetentionFault("months")))
    yield _state(seat, "old calls, no age")
    retention.show_state(RetentionState(OVERDUE, is_purging=True, progress=HALFWAY))
    yield _state(seat, "purging")
    retention.show_state(RetentionState(OVERDUE))
    page.show_section("ending")
    yield _state(seat, "end of program")
    cast(EndingSection, page.section("ending")).show_state(EndingState(missing=Missing.FILE))
    yield _state(seat, "end of program, no file")


def _state(seat: Seat, name: str) -> State:
    settle(seat)
    return State(f"supervisor, journal, {name}", seat.window, (SUPERVISOR_PASSWORD,))
