"""The rosters of a vault in memory: loading takes no time, and anything can be made to fail once."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from callcenter.errors import CallCenterError, UserCancelled, UserFacing
from callcenter.progress import CancelToken, Progress, Report, unwatched
from callcenter.services.protocols import DayStatus, ImportReport, ListedRoster, StagedImport
from callcenter.services.requests import Request, Result

PASSWORD = "the right password"
BEGUN = "2026-11-23T15:30:00+00:00"
ACTIVE = ListedRoster(2, "loaded", 2, 619_874, 4_958_992, True, BEGUN)
FORMER = ListedRoster(1, "loaded", 1, 1_204, 9_632, False, "2026-10-02T14:00:00+00:00")
FOUND = ImportReport(None, 2_000, 1_988, 15_904, {"ssn_digits": 5, "fills_no_rule": 7}, 7, 7, 5, False, 0.2, None)
NOBODY = ImportReport(None, 2, 0, 0, {"row_cells": 2}, 2, 0, 0, False, 0.1, None)


class WrongPassword(UserFacing):
    code = "wrong_password"
    sentence = "User name or password is not right."


class KeysGone(UserFacing):
    code = "supervisor_keys_gone"
    sentence = "This needs a supervisor's password again."


class Trouble(UserFacing):
    code = "trouble"
    sentence = "Something has to be mended."


class FakeRosterVault:
    """Fulfills `VaultLink` for what the roster page asks."""

    def __init__(self, *rosters: ListedRoster) -> None:
        self.rosters = rosters
        self.staged: StagedImport | None = None
        self.found = FOUND
        self.progress = [Progress(0, 2_000, None), Progress(500, 2_000, 30.0)]
        self.keys_gone = False
        self.goes_on = False  # an import begun before a lock
        self.stopped = False
        self.failures: dict[str, CallCenterError] = {}
        self.asked: list[tuple[str, tuple[object, ...], dict[str, object]]] = []

    @property
    def methods(self) -> list[str]:
        """What was asked, oldest first."""
        return [method for method, _, _ in self.asked]

    def interrupt(self, position: int = 1_200, *, complete: bool = False) -> None:
        """An import stands in the vault."""
        self.staged = StagedImport(3, position, 2_000, complete)
        self.rosters += (ListedRoster(3, "staged", None, position, position * 8, False, BEGUN),)

    def perform(
        self, request: Request[Result], report: Report = unwatched, cancel: CancelToken | None = None
    ) -> Result:
        self.asked.append((request.method, request.arguments, dict(request.options)))
        failure = self.failures.pop(request.method, None)
        if failure:
            raise failure
        answer: Any = getattr(self, f"_{request.method}")
        watched = {"dry_run", "start", "resume", "watch"}
        more = (report, cancel or CancelToken()) if request.method in watched else ()
        result: Result = answer(*request.arguments, *more, **request.options)
        return result

    def when_lost(self, tell: Callable[[], None]) -> None:
        """It never is."""

    def close(self) -> None:
        """Nothing is open."""

    def _day(self) -> DayStatus:
        return DayStatus(self.rosters, 0, True, self.staged, ())

    def _watch(self, report: Report, cancel: CancelToken) -> ImportReport | None:
        if not self.goes_on:
            return None
        for progress in self.progress:
            report(progress)
        if self.stopped:
            self.goes_on = False
            raise UserCancelled
        self.goes_on, self.staged = False, StagedImport(3, 2_000, 2_000, complete=True)
        return replace(FOUND, roster=3)

    def _stop(self) -> None:
        self.stopped = True

    def _dry_run(self, _file: Path, report: Report, cancel: CancelToken) -> ImportReport:
        cancel.check()
        for progress in self.progress:
            report(progress)
        return self.found

    def _start(self, file: Path, report: Report, cancel: CancelToken, password: str | None) -> ImportReport:
        self._unlock(password)
        self.interrupt(100)
        return self._resume(file, report, cancel, password)

    def _resume(self, _file: Path, report: Report, cancel: CancelToken, password: str | None) -> ImportReport:
        self._unlock(password)
        self.keys_gone = True
        for progress in self.progress:
            report(progress)
            cancel.check()
        self.rosters = self.rosters[:-1]
        self.interrupt(2_000, complete=True)
        return replace(self.found, roster=3)

    def _unlock(self, password: str | None) -> None:
        if password is None and self.keys_gone:
            raise KeysGone
        if password not in {None, PASSWORD}:
            raise WrongPassword

    def _discard(self) -> None:
        self.staged = None
        self.rosters = self.rosters[:-1]

    def _switch(self, number: int, password: str) -> None:
        self._unlock(password)
        self.keys_gone = False
        self.staged = None
        self.rosters = tuple(
            replace(one, active=one.number == number, state="loaded", revision=one.revision or 9)
            for one in self.rosters
        )
