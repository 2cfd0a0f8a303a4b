"""The supervisors' call list, and its export."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from callcenter.errors import CallCenterError
from callcenter.services.protocols import Exported, ListedCall, SignedIn
from ui.call_log.presenter import CallListPresenter, CallListState, Export
from ui.call_log.table import CallTable
from ui.dialogs import CSV_FILES, Dialogs
from ui.notices import Kind, Notice, sentence_of
from ui.tasks import Tasks
from ui.texts import calls as calls_in_words
from ui.widgets.password_prompt import PasswordPrompt

_EXPORT_NAME = "call-log.csv"
_WIDTHS = (13, 21, 11, 18, 18, 40, 18, 12)  # of the columns, in letters; the wrap-up takes what is left as well
_WRAP_UP = 5


class _Table(QTableView):
    """No column is ever narrower than its words: where there is no room for all of them, it scrolls."""

    def set_widths(self) -> None:
        """Share the room out, in the letters of now."""
        letter, header = self.fontMetrics().averageCharWidth(), self.horizontalHeader()
        rest = self.viewport().width() - letter * sum(_WIDTHS)
        for column, letters in enumerate(_WIDTHS):
            header.resizeSection(column, letters * letter + (max(0, rest) if column == _WRAP_UP else 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room is shared out anew."""
        super().resizeEvent(event)
        self.set_widths()


class CallListPage(QWidget):
    """Shows what the presenter decides."""

    noticed = Signal(object)

    def __init__(self, tasks: Tasks, dialogs: Dialogs, signed_in: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._model = CallTable(signed_in.program)
        self._table = _Table()
        self._count = QLabel()
        self._refresh = QPushButton(self.tr("&Refresh"))
        self._export = QPushButton()
        self._asking = QFrame()
        self._prompt = PasswordPrompt(self.tr("Your password"), self.tr("Export"), self.tr("Not now"))
        self._arrange()
        self._dress_table()
        self.presenter = CallListPresenter(self, tasks.owned_by(self))
        self._connect()
        self.show_state(self.presenter.state)

    def refresh(self) -> None:
        """The page is shown: begin with the newest calls."""
        self.presenter.refresh()

    def show_state(self, state: CallListState) -> None:
        """Show all of it."""
        self._model.allow_more(state.more and not state.is_loading)
        self._count.setText(self._count_words(state))
        writing = state.export is Export.WRITING
        self._export.setEnabled(state.export is Export.NONE)
        self._export.setText(self.tr("Exporting…") if writing else self.tr("&Export as CSV…"))
        asked_before = not self._asking.isHidden()
        asking = state.export is Export.UNLOCKING or (writing and asked_before)
        self._prompt.set_busy(writing)
        self._asking.setVisible(asking)
        if asking and not asked_before:
            self._prompt.begin()
        elif asked_before and not asking:
            self._prompt.forget()
            self._table.setFocus()

    def show_calls(self, calls: tuple[ListedCall, ...]) -> None:
        """The newest calls, from the top."""
        self._model.show_calls(calls)
        self._table.scrollToTop()

    def add_calls(self, calls: tuple[ListedCall, ...]) -> None:
        """Older calls, below the others."""
        self._model.add_calls(calls)

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        self.noticed.emit(notice)

    def tell_exported(self, out: Path, done: Exported) -> None:
        """Where the calls are, and what shows later that they are whole."""
        text = self.tr(
            "{calls} were written to {file}. The signed sidecar lies beside it: keep the two together. "
            "Key {fingerprint}"
        )
        words = text.format(calls=calls_in_words(done.rows), file=out.name, fingerprint=done.fingerprint)
        self.noticed.emit(Notice(Kind.DONE, words))

    def refuse_password(self, failure: CallCenterError) -> None:
        """Say beside the box what is wrong; nothing else changes."""
        wrong = failure.code == "wrong_password"
        self._prompt.refuse(self.tr("This is not your password. Type it once more.") if wrong else sentence_of(failure))

    def _arrange(self) -> None:
        heading = QLabel(self.tr("Calls"))
        heading.setObjectName("heading")
        self._count.setObjectName("quiet_text")
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addWidget(self._count)
        top.addStretch()
        for button in (self._refresh, self._export):
            button.setAutoDefault(True)
            top.addWidget(button)
        self._asking.setObjectName("card")
        needed = QLabel(
            self.tr("The signing key left memory when an import began. Your password opens it for this export.")
        )
        needed.setWordWrap(True)
        asking = QVBoxLayout(self._asking)
        asking.addWidget(needed)
        asking.addWidget(self._prompt)
        self._asking.hide()
        listed = QFrame()
        listed.setObjectName("card")
        inner = QVBoxLayout(listed)
        inner.addWidget(self._table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self._asking)
        layout.addWidget(listed, 1)

    def _dress_table(self) -> None:
        table = self._table
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Calls, newest first"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setCornerButtonEnabled(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.verticalScrollBar().valueChanged.connect(self._fetch_ahead)

    def _connect(self) -> None:
        self._model.more_wanted.connect(self.presenter.fetch_more)
        self._refresh.clicked.connect(self.presenter.refresh)
        self._export.clicked.connect(self._choose_place)
        self._prompt.given.connect(self.presenter.unlock)
        self._prompt.declined.connect(self.presenter.leave)

    def _fetch_ahead(self, value: int) -> None:
        """Older calls are fetched a screen before the end, so that scrolling does not stop there."""
        bar = self._table.verticalScrollBar()
        if value > bar.maximum() - bar.pageStep():
            self._model.fetchMore(self._table.rootIndex())

    def _choose_place(self) -> None:
        out = self._dialogs.save_file(self.tr("Where to write the calls"), _EXPORT_NAME, CSV_FILES)
        if out and isValid(self):  # the vault may have been lost while the box stood open
            self.presenter.export(out if out.suffix else out.with_suffix(".csv"))

    def _count_words(self, state: CallListState) -> str:
        if not state.shown:
            return self.tr("Loading…") if state.is_loading else self.tr("No call was taken yet.")
        words = calls_in_words(state.shown)
        if state.more:
            return self.tr("the newest {calls}; scroll down for older ones").format(calls=words)
        return words

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need wider columns."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._table.set_widths()
