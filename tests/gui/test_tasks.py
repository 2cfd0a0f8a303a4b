"""The only threads: ends are told in the window's thread, to owners that are still there."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from callcenter.errors import CallCenterError, UserFacing
from callcenter.progress import CancelToken, Progress, Report, unwatched
from callcenter.services.call_protocol import CallDesk
from callcenter.services.protocols import Access
from callcenter.services.requests import Request, Result, ask
from callcenter.services.roster_protocol import RosterDesk, RosterFile
from ui.tasks import Tasks


class Refused(UserFacing):
    code = "refused"
    sentence = "No."


@dataclass
class FakeVault:
    """Answers in the way the test wants, behind a gate."""

    outcome: Any = "A7F-2QM"
    gate: threading.Event = field(default_factory=threading.Event)
    closed: bool = False
    closed_at: list[bool] = field(default_factory=list)
    lose: Callable[[], None] = lambda: None

    def perform(
        self, request: Request[Result], report: Report = unwatched, cancel: CancelToken | None = None
    ) -> Result:
        self.closed_at.append(self.closed)
        report(Progress(1, 2, None))
        assert cancel is not None
        while not self.gate.wait(0.005):
            cancel.check()
        cancel.check()
        if isinstance(self.outcome, Exception):
            raise self.outcome
        result: Result = self.outcome
        return result

    def when_lost(self, tell: Callable[[], None]) -> None:
        self.lose = tell

    def close(self) -> None:
        self.closed = True
        self.gate.set()


@dataclass
class Heard:
    """What an owner was told, and in which threads."""

    ends: list[object] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)

    def __call__(self, value: object = "cancelled") -> None:
        self.ends.append(value)
        self.threads.add(threading.get_ident())


@pytest.fixture
def vault() -> FakeVault:
    return FakeVault()


@pytest.fixture
def tasks(qapp: object, vault: FakeVault) -> Iterator[Tasks]:
    tasks = Tasks(vault)
    yield tasks
    tasks.close()


OPEN = ask(CallDesk.open)


def test_a_result_is_told_in_the_windows_thread(qtbot: QtBot, tasks: Tasks, vault: FakeVault) -> None:
    owner, heard = QObject(), Heard()
    tasks.owned_by(owner).start(OPEN, heard, heard)
    vault.gate.set()
    qtbot.waitUntil(lambda: heard.ends == ["A7F-2QM"])
    assert heard.threads == {threading.get_ident()}


def test_a_failure_is_told_as_it_is(qtbot: QtBot, tasks: Tasks, vault: FakeVault) -> None:
    owner, heard, failures = QObject(), Heard(), Heard()
    vault.outcome = Refused()
    tasks.owned_by(owner).start(OPEN, heard, failures)
    vault.gate.set()
    qtbot.waitUntil(lambda: failures.ends == [vault.outcome])
    assert heard.ends == []


def test_a_failure_keeps_no_frame_that_holds_the_request(qtbot: QtBot, tasks: Tasks, vault: FakeVault) -> None:
    owner, failures = QObject(), Heard()
    vault.outcome = Refused()
    tasks.owned_by(owner).start(ask(Access.change_password, "not for long"), Heard(), failures)
    vault.gate.set()
    qtbot.waitUntil(lambda: failures.ends == [vault.outcome])
    assert vault.outcome.__traceback__ is None


def test_a_fault_of_the_program_is_told_by_its_place_and_never_by_its_text(
    qtbot: QtBot, tasks: Tasks, vault: FakeVault
) -> None:
    owner, failures = QObject(), Heard()
    vault.outcome = ValueError("212-12-3456")
    tasks.owned_by(owner).start(OPEN, Heard(), failures)
    vault.gate.set()
    qtbot.waitUntil(lambda: bool(failures.ends))
    (failure,) = failures.ends
    assert isinstance(failure, CallCenterError)
    assert "ValueError" in str(failure)
    assert "212" not in str(failure)


def test_a_cancelled_request_is_told_as_cancelled(qtbot: QtBot, tasks: Tasks, vault: FakeVault) -> None:
    owner, heard, stopped = QObject(), Heard(), Heard()
    running = tasks.owned_by(owner).start(OPEN, heard, heard, cancelled=stopped)
    running.cancel()
    vault.gate.set()
    qtbot.waitUntil(lambda: stopped.ends == ["cancelled"])
    assert heard.ends == []


def test_progress_is_told_while_the_work_goes_on(qtbot: QtBot, tasks: Tasks) -> None:
    owner, progress = QObject(), Heard()
    tasks.owned_by(owner).start(OPEN, Heard(), Heard(), progress=progress)
    qtbot.waitUntil(lambda: progress.ends == [Progress(1, 2, None)])


def test_an_owner_that_is_gone_is_told_nothing(qtbot: QtBot, tasks: Tasks, vault: FakeVault) -> None:
    owner, other = QObject(), QObject()
    gone, there = Heard(), Heard()
    tasks.owned_by(owner).start(OPEN, gone, gone)
    tasks.owned_by(other).start(OPEN, there, there)
    delete(owner)
    vault.gate.set()
    qtbot.waitUntil(lambda: bool(there.ends))
    qtbot.wait(0)
    assert gone.ends == []


def test_requests_do_not_wait_for_one_another(qtbot: QtBot, tasks: Tasks, vault: FakeVault) -> None:
    owner, heard, progress = QObject(), Heard(), Heard()
    for _ in range(4):
        tasks.owned_by(owner).start(OPEN, heard, heard, progress=progress)
    qtbot.waitUntil(lambda: len(progress.ends) == 4)
    assert heard.ends == []
    vault.gate.set()
    qtbot.waitUntil(lambda: len(heard.ends) == 4)


def test_closing_lets_go_of_the_vault_and_tells_nobody(qtbot: QtBot, tasks: Tasks, vault: FakeVault) -> None:
    owner, heard = QObject(), Heard()
    tasks.owned_by(owner).start(OPEN, heard, heard)
    tasks.close()
    qtbot.wait(0)
    assert (vault.closed, heard.ends) == (True, [])


def test_a_requests_repr_names_it_and_holds_no_argument() -> None:
    assert repr(ask(Access.change_password, "a password of mine")) == "<request Access.change_password>"


def test_a_vault_that_is_lost_is_told_in_the_windows_thread(qtbot: QtBot, tasks: Tasks, vault: FakeVault) -> None:
    heard = Heard()
    tasks.vault_lost.connect(lambda: heard("lost"))
    thread = threading.Thread(target=vault.lose)
    thread.start()
    qtbot.waitUntil(lambda: heard.ends == ["lost"])
    thread.join()
    assert heard.threads == {threading.get_ident()}


def test_an_import_is_known_while_it_runs_and_when_its_owner_is_gone(
    qtbot: QtBot, tasks: Tasks, vault: FakeVault
) -> None:
    owner = QObject()
    tasks.owned_by(owner).start(ask(RosterDesk.start, RosterFile(Path("roster.csv"))), Heard(), Heard())
    assert tasks.is_importing
    delete(owner)
    vault.gate.set()
    qtbot.waitUntil(lambda: not tasks.is_importing)


def test_what_was_asked_just_before_closing_is_still_done(qapp: object) -> None:
    """A wrap-up, and the window is closed at once."""
    vault = FakeVault()
    vault.gate.set()
    tasks, owner = Tasks(vault), QObject()
    for _ in range(40):
        tasks.owned_by(owner).start(ask(CallDesk.wrap_up, "A7F-2QM", "review_case"), Heard(), Heard())
    tasks.close()
    assert vault.closed_at == [False] * 40
