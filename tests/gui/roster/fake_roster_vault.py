"""The rosters of a vault in memory: loading takes no time, and anything can be made to fail once."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.import_mode import ImportMode
from callcenter.domain.roster import Problem, problem
from callcenter.errors import CallCenterError, UserCancelled, UserFacing
from callcenter.progress import CancelToken, Progress, Report, unwatched
from callcenter.services.protocols import DayStatus
from callcenter.services.requests import Request, Result, signature_of
from callcenter.services.roster_protocol import (
    ColumnProfile,
    ImportReport,
    ListedRoster,
    PreviewRow,
    ReadAs,
    RosterFile,
    RosterPreview,
    StagedImport,
)

PASSWORD = "the right password"
BEGUN = "2026-11-23T15:30:00+00:00"
ACTIVE = ListedRoster(2, "loaded", 2, 619_874, 4_958_992, True, BEGUN)
FORMER = ListedRoster(1, "loaded", 1, 1_204, 9_632, False, "2026-10-02T14:00:00+00:00")
HEADERS = ("Surname", "Given", "DOB", "SSN #", "Remarks")
TAKEN = ("last_name", "first_name", "birth_date", "ssn", "")
READ_AS = ReadAs(
    *("csv", "windows-1252", ";", None, "MM/DD/YYYY"),
    columns=TAKEN[:4],
    guessed=tuple(zip(TAKEN[:4], HEADERS[:4], strict=True)),
)
ROWS = tuple(
    PreviewRow(number, (f"Smith{number}", "Mary", f"02/{number:02}/1980", "•••-••-••••", "")) for number in range(2, 22)
)
ACCENTED = (PreviewRow(612, ("Muñoz", "José", "07/30/1961", "•••-••-••••", "")),)
PREVIEW = RosterPreview(READ_AS, 41_200_000, (), HEADERS, TAKEN, ROWS, ACCENTED, ("MM/DD/YYYY",))
BOOK = replace(
    PREVIEW,
    read_as=replace(READ_AS, kind="xlsx", encoding=None, delimiter=None, sheet="Staff"),
    sheets=("Staff", "Old"),
)
HASHING = {"standard": 11_400.0, "high": 1_140_000.0}
FOUND = ImportReport(
    *(None, 2_000, 1_988, 15_904, {"ssn_digits": 5, "fills_no_rule": 7}, 7, 7, 5, False, 0.2, None),
    people_before=619_874,
    people_after=1_988,
    read_as=READ_AS,
    hashing_seconds=HASHING,
)
NOBODY = ImportReport(
    *(None, 2, 0, 0, {"row_cells": 2}, 2, 0, 0, False, 0.1, None), read_as=READ_AS, hashing_seconds=HASHING
)
FILE_PASSWORD = "the workbook's password"


def file_fault(key: str) -> CallCenterError:
    """A fault of a roster file as it comes over the wire: the code and the key, of the class only its family."""
    failure = UserFacing(f"The file has the fault {key}.")
    failure.code = "roster_file"  # type: ignore[misc]  # as the wire carries it over
    failure.fault = key
    return failure


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
        self.preview = PREVIEW
        self.file_password: str | None = None
        self.kept: dict[str, ColumnsOptions] = {}
        self.row_problems: tuple[Problem, ...] = tuple(problem(row, "ssn_digits") for row in range(3, 253))
        self.written: list[Path] = []
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

    def interrupt(
        self, position: int = 1_200, *, complete: bool = False, mode: ImportMode = ImportMode.REPLACE
    ) -> None:
        """An import stands in the vault."""
        self.staged = StagedImport(3, position, 2_000, complete, mode)
        self.rosters += (ListedRoster(3, "staged", None, position, position * 8, False, BEGUN),)

    def perform(
        self, request: Request[Result], report: Report = unwatched, cancel: CancelToken | None = None
    ) -> Result:
        self.asked.append((request.method, request.arguments, dict(request.options)))
        failure = self.failures.pop(request.method, None)
        if failure:
            raise failure
        answer: Any = getattr(self, f"_{request.method}")
        signature, handed_in = signature_of(request), {"report": report, "cancel": cancel or CancelToken()}
        arguments = dict(zip(signature.parameters, signature.in_order(request), strict=True))
        result: Result = answer(**arguments, **{name: handed_in[name] for name in signature.wants})
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

    def _look(self, file: RosterFile, cancel: CancelToken) -> RosterPreview:
        cancel.check()
        fault = self._fault_of_password(file)
        if fault:
            return RosterPreview(ReadAs("xlsx"), self.preview.size, fault=fault, sentence=f"It is {fault}.")
        options = file.columns
        if options is None or options.guess or self.preview.fault:
            return self.preview
        named = {header: column for column, header in options.headers}
        columns = tuple(named.get(header, "") for header in self.preview.headers)
        return replace(self.preview, columns=columns, read_as=replace(self.preview.read_as, guessed=()))

    def _fault_of_password(self, file: RosterFile) -> str:
        if self.file_password == file.password:
            return ""
        return "workbook_password" if file.password else "workbook_protected"

    def _require_password(self, file: RosterFile) -> None:
        fault = self._fault_of_password(file)
        if fault:
            raise file_fault(fault)

    def _dry_run(self, file: RosterFile, mode: ImportMode, report: Report, cancel: CancelToken) -> ImportReport:
        self._require_password(file)
        for progress in self.progress:
            report(progress)
            cancel.check()
        return replace(self.found, mode=mode)

    def _problems(self, first: int, size: int) -> tuple[Problem, ...]:
        return self.row_problems[first : first + size]

    def _write_problems(self, out: Path) -> int:
        self.written.append(out)
        return len(self.row_problems)

    def _profiles(self) -> tuple[ColumnProfile, ...]:
        return tuple(ColumnProfile(name, self.kept[name], Path(f"{name}.toml")) for name in sorted(self.kept))

    def _keep_profile(self, name: str, columns: ColumnsOptions) -> None:
        self.kept[name] = columns

    def _drop_profile(self, name: str) -> None:
        del self.kept[name]

    def _start(
        self, file: RosterFile, mode: ImportMode, report: Report, cancel: CancelToken, password: str | None
    ) -> ImportReport:
        self._unlock(password)
        self._require_password(file)
        self.interrupt(100, mode=mode)
        return self._resume(file, report, cancel, password)

    def _resume(self, file: RosterFile, report: Report, cancel: CancelToken, password: str | None) -> ImportReport:
        self._unlock(password)
        self._require_password(file)
        self.keys_gone = True
        for progress in self.progress:
            report(progress)
            cancel.check()
        mode = self.staged.mode if self.staged else ImportMode.REPLACE
        self.rosters = self.rosters[:-1]
        self.interrupt(2_000, complete=True, mode=mode)
        return replace(self.found, roster=3, mode=mode)

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

    def _purge(self, number: int, report: Report, cancel: CancelToken) -> None:
        for progress in self.progress:
            report(progress)
            cancel.check()
        self.rosters = tuple(
            replace(one, state="purged", people=0, tags=0) if one.number == number else one for one in self.rosters
        )
