"""Everything that supervisors alone may do, called by an operator below the window: all of it is refused."""

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from callcenter.domain.accounts import Role
from callcenter.domain.call_filter import CallFilter
from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.journal_groups import Group
from callcenter.files.program_file import bundled_program
from callcenter.services.backup_protocol import BackupDesk, BackupPlan
from callcenter.services.call_log_protocol import CallLogDesk, SavedFilter
from callcenter.services.case_protocol import CaseDesk
from callcenter.services.day_protocol import DayDesk
from callcenter.services.ending_protocol import Confirmation
from callcenter.services.export_protocol import ExportDesk, ExportRequest
from callcenter.services.journal_protocol import JournalDesk
from callcenter.services.local_vault import LocalVault
from callcenter.services.people_protocol import PeopleDesk
from callcenter.services.program_protocol import ProgramDesk
from callcenter.services.protocols import Access, LineDesk
from callcenter.services.requests import PROTOCOLS, Request, ask, protocol_of
from callcenter.services.retention_protocol import RetentionDesk
from callcenter.services.roster_protocol import RosterDesk, RosterFile
from callcenter.services.session import NotAllowed
from tests.services.together import sign_in
from tests.world import MONDAY_MORNING, OPERATOR, PASSWORDS, SUPERVISOR, World

NOWHERE, TODAY = Path("nowhere"), MONDAY_MORNING.date()

PROGRAM = bundled_program("missouri-dese-2021")

ACTIONS: tuple[Request[Any], ...] = (
    ask(LineDesk.open_until, "21:30"),
    ask(LineDesk.close),
    ask(ProgramDesk.change, PROGRAM),
    ask(ProgramDesk.versions),
    ask(ProgramDesk.version, 1),
    ask(RosterDesk.look, RosterFile(NOWHERE)),
    ask(RosterDesk.dry_run, RosterFile(NOWHERE)),
    ask(RosterDesk.problems),
    ask(RosterDesk.write_problems, NOWHERE),
    ask(RosterDesk.profiles),
    ask(RosterDesk.keep_profile, "Payroll", ColumnsOptions()),
    ask(RosterDesk.drop_profile, "Payroll"),
    ask(RosterDesk.start, RosterFile(NOWHERE)),
    ask(RosterDesk.resume, RosterFile(NOWHERE)),
    ask(RosterDesk.watch),
    ask(RosterDesk.stop),
    ask(RosterDesk.discard),
    ask(RosterDesk.switch, 1, "a password"),
    ask(RosterDesk.purge, 1),
    ask(CaseDesk.page),
    ask(CaseDesk.figures),
    ask(CaseDesk.opened, "A22-222"),
    ask(CaseDesk.opened, "A22-222", PASSWORDS[OPERATOR]),
    ask(CaseDesk.decide, "A22-222", "not_eligible"),
    ask(CaseDesk.additions, "A22-222"),
    ask(CaseDesk.mark_added, "A22-222", 1),
    ask(CallLogDesk.page),
    ask(CallLogDesk.totals),
    ask(CallLogDesk.choices),
    ask(CallLogDesk.opened, "A22-222"),
    ask(CallLogDesk.note, "A22-222"),
    ask(CallLogDesk.save_filter, SavedFilter("evenings", CallFilter(line_open=False))),
    ask(CallLogDesk.remove_filter, "evenings"),
    ask(ExportDesk.export, ExportRequest(Path("log.csv"))),
    ask(JournalDesk.overview),
    ask(JournalDesk.verify),
    ask(JournalDesk.read_head, NOWHERE),
    ask(JournalDesk.heads),
    ask(JournalDesk.entries, Group.DEEDS),
    ask(JournalDesk.write_head, NOWHERE),
    ask(JournalDesk.keep_heads_in, None),
    ask(PeopleDesk.list),
    ask(PeopleDesk.add, "Nora", Role.SUPERVISOR),
    ask(PeopleDesk.add, "Nora", Role.SUPERVISOR, PASSWORDS[OPERATOR]),
    ask(PeopleDesk.reset, SUPERVISOR),
    ask(PeopleDesk.change_role, OPERATOR, Role.SUPERVISOR),
    ask(PeopleDesk.remove, SUPERVISOR, PASSWORDS[OPERATOR]),
    ask(DayDesk.figures),
    ask(DayDesk.days, TODAY),
    ask(DayDesk.release, "A22-222"),
    ask(DayDesk.report, TODAY),
    ask(DayDesk.save_report, TODAY, NOWHERE, b"%PDF"),
    ask(BackupDesk.overview),
    ask(BackupDesk.back_up, NOWHERE),
    ask(BackupDesk.plan, BackupPlan(NOWHERE, hours=4)),
    ask(RetentionDesk.overview),
    ask(RetentionDesk.keep_for, 12),
    ask(RetentionDesk.count, TODAY),
    ask(RetentionDesk.purge, TODAY),
    ask(Access.end_program, Confirmation(PASSWORDS[OPERATOR], SUPERVISOR, PASSWORDS[SUPERVISOR]), NOWHERE),
)


@pytest.fixture(scope="module")
def signed_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalVault]:
    """An operator's session, with nothing of a window above it."""
    world = World(tmp_path_factory.mktemp("alone") / "vault").make_vault()
    vault = LocalVault(world.clock)
    sign_in(vault, world, OPERATOR)
    yield vault
    vault.close()


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: f"{action.service}.{action.method}")
def test_an_operator_is_refused(signed_in: LocalVault, action: Request[Any]) -> None:
    with pytest.raises(NotAllowed):
        signed_in.perform(action)


def test_every_action_that_is_no_operators_is_tried() -> None:
    operators = ("Access", "CallDesk", "CareDesk")
    every = {
        f"{name}.{method}"
        for name in PROTOCOLS
        if name not in operators
        for method, found in vars(protocol_of(name)).items()
        if inspect.isfunction(found) and not method.startswith("_")
    }
    tried = {f"{action.service}.{action.method}" for action in ACTIONS}
    assert tried - {"Access.end_program"} == every
