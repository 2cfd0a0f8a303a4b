"""The export decided: its form, the writing with its progress, and the supervisor's password where it needs it."""

from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Protocol

from callcenter.domain.call_export import CALL_LOG_COLUMNS, EXPORT_COLUMNS, NOTE, ExportForm, ExportFormat
from callcenter.domain.call_filter import EVERY_CALL, CallFilter
from callcenter.domain.passwords import SHORTEST_PASSWORD
from callcenter.errors import CallCenterError
from callcenter.progress import Progress
from callcenter.services.export_protocol import ExportDesk, ExportRequest
from callcenter.services.protocols import Exported
from callcenter.services.requests import ask
from ui.notices import Notice, notice_of
from ui.runner import Runner, Running

_OWN_PASSWORD_FAULTS = {"wrong_password", "back_off"}
_FILE_PASSWORD_FAULTS = {
    "password_too_short",
    "password_too_long",
    "password_too_common",
    "password_is_user_name",
    "password_unreadable",
    "file_password_too_long",
}


class Step(Enum):
    """Where the export is."""

    CLOSED = "closed"
    CHOOSING = "choosing"
    WRITING = "writing"
    STOPPING = "stopping"
    UNLOCKING = "unlocking"  # it needs the supervisor's password
    DONE = "done"


class Way(Enum):
    """How the calls are written."""

    CSV = "csv"
    XLSX = "xlsx"
    PROTECTED = "protected"
    JSONL = "jsonl"

    @property
    def format(self) -> ExportFormat:
        """The file's format: protected or not is one."""
        return ExportFormat.XLSX if self is Way.PROTECTED else ExportFormat(self.value)


class FormFault(Enum):
    """What of the form has to be mended before a place is asked for."""

    NO_COLUMN = "no_column"
    SHORT = "short"
    DIFFER = "differ"


@dataclass(frozen=True)
class Written:
    """What was exported, and where."""

    file: str
    done: Exported


@dataclass(frozen=True)
class ExportState:
    """What the panel shows; `failure` is of the workbook's password while it is chosen, of one's own afterwards."""

    step: Step = Step.CLOSED
    is_filtered: bool = False
    way: Way = Way.CSV
    columns: tuple[str, ...] = CALL_LOG_COLUMNS
    fault: FormFault | None = None
    failure: CallCenterError | None = None
    progress: Progress | None = None
    written: Written | None = None

    @property
    def has_notes(self) -> bool:
        """Whether notes will stand open in the file."""
        return NOTE in self.columns


class ExportView(Protocol):
    """What shows the export."""

    def show_export(self, state: ExportState) -> None:
        """Show all of it."""
        ...

    def ask_place(self, kind: ExportFormat) -> None:
        """Have a place for a file of this kind chosen, and give it to `export`."""
        ...

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        ...

    def tell_exported(self, written: Written) -> None:
        """The file and its sidecar are written."""
        ...


class ExportPresenter:
    """Writes the calls that are meant into one file after another; way and columns stay for the next one."""

    def __init__(self, view: ExportView, runner: Runner) -> None:
        self._view = view
        self._runner = runner
        self._meant = EVERY_CALL
        self._out = Path()
        self._protect = ""
        self._running: Running | None = None
        self.state = ExportState()

    def begin(self, meant: CallFilter) -> None:
        """Have the form chosen, unless an export is under way."""
        if self.state.step in {Step.CLOSED, Step.CHOOSING, Step.DONE}:
            self._meant = meant
            is_filtered = meant != EVERY_CALL
            self._show(step=Step.CHOOSING, is_filtered=is_filtered, fault=None, failure=None, written=None)

    def choose_way(self, way: Way) -> None:
        """Write it so."""
        self._show(way=way, fault=None, failure=None)

    def choose_column(self, name: str, wanted: bool) -> None:
        """Write a column, or leave it out; their order stays."""
        chosen = {*self.state.columns, name} if wanted else {*self.state.columns} - {name}
        self._show(columns=tuple(filter(chosen.__contains__, EXPORT_COLUMNS)), fault=None)

    def go_on(self, password: str, again: str) -> None:
        """Ask for a place, if the form is good; the two passwords are those of a protected workbook."""
        if self.state.step is not Step.CHOOSING:
            return
        protects = self.state.way is Way.PROTECTED
        fault = None
        if not self.state.columns:
            fault = FormFault.NO_COLUMN
        elif protects and password != again:
            fault = FormFault.DIFFER
        elif protects and len(password) < SHORTEST_PASSWORD:
            fault = FormFault.SHORT
        self._protect = password if protects and fault is None else ""
        self._show(fault=fault, failure=None)
        if fault is None:
            self._view.ask_place(self.state.way.format)

    def export(self, out: Path) -> None:
        """Write the calls that are meant into a file."""
        if self.state.step is Step.CHOOSING:
            kind = self.state.way.format
            self._out = out if out.suffix else out.with_suffix(kind.suffix)
            self._start(None)

    def unlock(self, password: str) -> None:
        """The password that the export was in need of."""
        if self.state.step is Step.UNLOCKING:
            self._start(password)

    def stop(self) -> None:
        """Stop writing; nothing stays of it."""
        if self._running and self.state.step is Step.WRITING:
            self._show(step=Step.STOPPING)
            self._running.cancel()

    def leave(self) -> None:
        """Close the panel, where nothing is being written."""
        if self.state.step not in {Step.WRITING, Step.STOPPING}:
            self._end(Step.CLOSED)

    def _start(self, password: str | None) -> None:
        form = ExportForm(self.state.way.format, self.state.columns, self._protect)
        request = ExportRequest(self._out, self._meant, form, password)
        self._show(step=Step.WRITING, progress=None, failure=None)
        self._running = self._runner.start(
            ask(ExportDesk.export, request),
            self._done,
            self._failed,
            cancelled=lambda: self._end(Step.CHOOSING),
            progress=self._watch,
        )

    def _watch(self, progress: Progress) -> None:
        if self.state.step is Step.WRITING:
            self._show(progress=progress)

    def _done(self, exported: Exported) -> None:
        written = Written(self._out.name, exported)
        self._end(Step.DONE, written=written)
        self._view.tell_exported(written)

    def _failed(self, failure: CallCenterError) -> None:
        wrong = failure.code in _OWN_PASSWORD_FAULTS
        if wrong or failure.code == "supervisor_keys_gone":
            self._running = None
            self._show(step=Step.UNLOCKING, failure=failure if wrong else None)
        elif failure.code in _FILE_PASSWORD_FAULTS:
            self._end(Step.CHOOSING, failure=failure)
        else:
            self._end(Step.CHOOSING)
            self._view.tell(notice_of(failure))

    def _end(self, step: Step, **changes: object) -> None:
        """Nothing is under way any more, and the workbook's password is let go of."""
        self._running, self._protect = None, ""
        self._show(step=step, progress=None, **{"failure": None, **changes})

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self._view.show_export(self.state)
