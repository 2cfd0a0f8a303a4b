"""The pages that only supervisors have: how each is called, reached and made, when somebody first wants it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from callcenter.clock import Clock
from callcenter.errors import CallCenterError
from callcenter.services.ending_protocol import Confirmation
from callcenter.services.protocols import SignedIn
from ui import deeds
from ui.dialogs import Dialogs
from ui.language import tr
from ui.shortcuts import Shortcut
from ui.tasks import Tasks

# A page's module is loaded by the function that makes it: nobody waits for it between the password and a call.


Refused = Callable[[CallCenterError], None]


@dataclass(frozen=True)
class Office:
    """What every page is made with; `end_program` is the window's way out, and calls back where it was refused."""

    tasks: Tasks
    dialogs: Dialogs
    clock: Clock
    signed_in: SignedIn
    end_program: Callable[[Confirmation, Path, Refused], None] = lambda *_: None


class ShownPage(Protocol):
    """What the workplace asks of a page: news for the message bar, and to be told that it is shown."""

    noticed: SignalInstance

    def refresh(self) -> None:
        """The page is shown: look anew, and put the caret where work begins."""
        ...


@dataclass(frozen=True)
class SupervisorPage:
    """One page by its name in `ui/deeds.py`; `make` gives a widget that is a `ShownPage`."""

    key: str
    name: str
    shortcut: Shortcut
    make: Callable[[Office], QWidget]


def supervisor_pages() -> tuple[SupervisorPage, ...]:
    """In the order of the strip, which is that of their keys."""
    return (
        SupervisorPage(deeds.DAY, tr("Day"), Shortcut.DAY, _day),
        SupervisorPage(deeds.CALLS, tr("Calls"), Shortcut.CALLS, _calls),
        SupervisorPage(deeds.CASES, tr("Cases"), Shortcut.CASES, _cases),
        SupervisorPage(deeds.ROSTER, tr("Roster"), Shortcut.ROSTER, _roster),
        SupervisorPage(deeds.PEOPLE, tr("People"), Shortcut.PEOPLE, _people),
        SupervisorPage(deeds.JOURNAL, tr("Journal"), Shortcut.JOURNAL, _journal),
        SupervisorPage(deeds.PROGRAM, tr("Program"), Shortcut.PROGRAM, _program),
    )


def _day(office: Office) -> QWidget:
    from ui.dashboard.page import DashboardPage

    return DashboardPage(office.tasks, office.dialogs, office.signed_in)


def _roster(office: Office) -> QWidget:
    from ui.roster.page import RosterPage

    return RosterPage(office.tasks, office.dialogs, office.clock, office.signed_in)


def _calls(office: Office) -> QWidget:
    from ui.call_log.page import CallListPage

    return CallListPage(office.tasks, office.dialogs, office.clock, office.signed_in)


def _cases(office: Office) -> QWidget:
    from ui.review_cases.page import CasesPage

    return CasesPage(office.tasks, office.signed_in)


def _people(office: Office) -> QWidget:
    from ui.people.page import PeoplePage

    return PeoplePage(office.tasks, office.dialogs, office.signed_in)


def _journal(office: Office) -> QWidget:
    from ui.journal.page import JournalPage

    return JournalPage(office)


def _program(office: Office) -> QWidget:
    from ui.program.page import ProgramPage

    return ProgramPage(office)
