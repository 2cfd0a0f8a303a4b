"""The export of the calls that are meant: its form, how far it is, and what was written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from callcenter.domain.call_export import ExportFormat
from callcenter.domain.call_filter import CallFilter
from callcenter.services.protocols import SignedIn
from ui.call_log.export_form import ExportFormPart
from ui.call_log.export_presenter import ExportPresenter, ExportState, Step, Written
from ui.dialogs import CSV_FILES, JSON_LINES_FILES, WORKBOOK_FILES, Dialogs
from ui.notices import Kind, Notice, sentence_of
from ui.tasks import Tasks
from ui.texts import calls as calls_in_words
from ui.texts import time_left
from ui.widgets.cards import push_button, text_label
from ui.widgets.password_prompt import PasswordPrompt

_EXPORT_NAME = "call-log"
_KINDS = {
    ExportFormat.CSV: CSV_FILES,
    ExportFormat.XLSX: WORKBOOK_FILES,
    ExportFormat.JSONL: JSON_LINES_FILES,
}


class ExportPanel(QFrame):
    """A card that is there while somebody exports; `left` tells that it is closed, `turned` that it is another part.

    While it asks for something it wants the page for itself.
    """

    noticed = Signal(object)
    left = Signal()
    turned = Signal()

    def __init__(self, tasks: Tasks, dialogs: Dialogs, signed_in: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._dialogs = dialogs
        self._form = ExportFormPart()
        self._running = _RunningPart()
        self._unlocking = _UnlockingPart()
        self._done = _DonePart()
        heading = QLabel(self.tr("Export calls"))
        heading.setObjectName("heading")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 10)
        layout.setSpacing(4)
        layout.addWidget(heading)
        self._parts: dict[Step, ExportFormPart | _RunningPart | _UnlockingPart | _DonePart] = {
            Step.CHOOSING: self._form,
            Step.WRITING: self._running,
            Step.STOPPING: self._running,
            Step.UNLOCKING: self._unlocking,
            Step.DONE: self._done,
        }
        for part in dict.fromkeys(self._parts.values()):
            part.hide()
            layout.addWidget(part)
        self.hide()
        self._shown = Step.CLOSED
        self.presenter = ExportPresenter(self, tasks.owned_by(self))
        self._connect()

    def begin(self, meant: CallFilter) -> None:
        """Have the form chosen for the calls that are meant; an export under way goes on."""
        self.presenter.begin(meant)
        self._begin_part(self.presenter.state.step)

    @property
    def is_asking(self) -> bool:
        """Whether something has to be chosen or typed."""
        return self._shown in {Step.CHOOSING, Step.UNLOCKING}

    def show_export(self, state: ExportState) -> None:
        """Show all of it."""
        before, self._shown = self._shown, state.step
        shown = self._parts.get(state.step)
        if shown:
            shown.show_state(state)
        for part in dict.fromkeys(self._parts.values()):
            part.setVisible(part is shown)
        self.setVisible(shown is not None)
        if state.step is before:
            return
        self.turned.emit()
        if state.step is not Step.CHOOSING:
            self._form.forget()
        if state.step is Step.CLOSED:
            self.left.emit()
        elif self._parts.get(before) is not shown:
            self._begin_part(state.step)

    def ask_place(self, kind: ExportFormat) -> None:
        """Have a place for the file chosen, and write it."""
        out = self._dialogs.save_file(self.tr("Where to write the calls"), _EXPORT_NAME + kind.suffix, _KINDS[kind])
        if out and isValid(self):  # the vault may have been lost while the box stood open
            self.presenter.export(out)

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        self.noticed.emit(notice)

    def tell_exported(self, written: Written) -> None:
        """Where the calls are, and what shows later that they are whole."""
        text = self.tr(
            "{calls} were written to {file}. The signed sidecar lies beside it: keep the two together. "
            "Key {fingerprint}"
        )
        done = written.done
        words = text.format(calls=calls_in_words(done.rows), file=written.file, fingerprint=done.fingerprint)
        self.noticed.emit(Notice(Kind.DONE, words))

    def _connect(self) -> None:
        self._form.way_chosen.connect(self.presenter.choose_way)
        self._form.column_chosen.connect(self.presenter.choose_column)
        self._form.wanted.connect(self.presenter.go_on)
        self._running.stopped.connect(self.presenter.stop)
        self._unlocking.prompt.given.connect(self.presenter.unlock)
        for part_left in (self._form.left, self._unlocking.prompt.declined, self._done.left):
            part_left.connect(self.presenter.leave)

    def _begin_part(self, step: Step) -> None:
        part = self._parts.get(step)
        if part:
            part.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel where nothing is being written."""
        if event.key() == Qt.Key.Key_Escape and self._shown not in {Step.WRITING, Step.STOPPING}:
            self.presenter.leave()
        else:
            super().keyPressEvent(event)


class _RunningPart(QWidget):
    """The file is being written."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("How far the export is"))
        self._bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._words = text_label()
        self._stop = push_button(self.tr("S&top"))
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)
        column.addLayout(row)
        self._stop.clicked.connect(self.stopped)

    def begin(self) -> None:
        """Put the focus on the bar: a key pressed once too often must not stop an export."""
        self._bar.setFocus()

    def show_state(self, state: ExportState) -> None:
        """How far it is; without an end after the last row, while the file is put together."""
        progress = state.progress
        is_open = progress is None or progress.done >= progress.total
        self._bar.setRange(0, 0 if is_open or progress is None else progress.total)
        self._bar.setValue(0 if is_open or progress is None else progress.done)
        self._words.setText(self._figures(state))
        self._bar.setAccessibleDescription(self._words.text())
        self._stop.setEnabled(state.step is Step.WRITING)

    def _figures(self, state: ExportState) -> str:
        progress = state.progress
        if state.step is Step.STOPPING:
            return self.tr("Stopping; nothing of the file stays")
        if progress is None:
            return self.tr("Starting…")
        if progress.done >= progress.total:
            return self.tr("The file is being put together and signed")
        total = calls_in_words(progress.total)
        parts = [self.tr("{done} of {total}").format(done=f"{progress.done:,}", total=total)]
        return "   ·   ".join(filter(None, (*parts, time_left(progress.seconds_left))))


class _UnlockingPart(QWidget):
    """The signing key left memory: the supervisor's password brings it back for this export."""

    def __init__(self) -> None:
        super().__init__()
        self.prompt = PasswordPrompt(self.tr("Your password"), self.tr("Export"), self.tr("Not now"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            text_label(
                self.tr("The signing key left memory when an import began. Your password opens it for this export.")
            )
        )
        column.addWidget(self.prompt)
        column.addStretch()

    def begin(self) -> None:
        """Put the caret into the box."""
        self.prompt.begin()

    def show_state(self, state: ExportState) -> None:
        """Say beside the box what was wrong with the last one."""
        failure = state.failure
        if failure:
            wrong = failure.code == "wrong_password"
            words = self.tr("This is not your password. Type it once more.") if wrong else sentence_of(failure)
            self.prompt.refuse(words)
        else:
            self.prompt.forget()


class _DonePart(QWidget):
    """What was written, with the fingerprint to be noted."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = text_label()
        self._key = text_label()
        self._key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close = push_button(self.tr("Close"), "primary")
        advice = self.tr(
            "Give the file away together with the .sig.json file beside it, and this fingerprint on another way: "
            "whoever has all three can verify that no row was changed."
        )
        row = QHBoxLayout()
        row.addWidget(self._close)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._words, self._key, text_label(advice, "quiet_text")):
            column.addWidget(part)
        column.addLayout(row)
        self._close.clicked.connect(self.left)

    def begin(self) -> None:
        """Put the focus on the way out."""
        self._close.setFocus()

    def show_state(self, state: ExportState) -> None:
        """The file, its calls, the key."""
        written = state.written
        if written is None:
            return
        count = calls_in_words(written.done.rows)
        self._words.setText(self.tr("{calls} stand in {file}.").format(calls=count, file=written.file))
        self._key.setText(self.tr("Signed with the key {fingerprint}").format(fingerprint=written.done.fingerprint))
        self._close.setAccessibleDescription(f"{self._words.text()} {self._key.text()}")
