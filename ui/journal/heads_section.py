"""Heads of the journal kept elsewhere: written now, each hour, and a list of those that left the program."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callcenter.domain.hours import LineHours
from callcenter.services.protocols import Head, SignedIn
from ui.dialogs import Dialogs
from ui.journal.heads_presenter import HeadsPresenter, HeadsState
from ui.journal.lists import LineList
from ui.journal.wording import moment_words, short_code, way_words
from ui.notices import Kind, Notice
from ui.tasks import Tasks
from ui.widgets.cards import Card, button_row, push_button, text_label

_HEAD_FILES = "JSON (*.json)"


class HeadsSection(QWidget):
    """Shows what the presenter decides."""

    noticed = Signal(object)

    def __init__(self, tasks: Tasks, dialogs: Dialogs, signed_in: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._hours = LineHours(signed_in.program.line)
        self._present, self._hourly = text_label("", "label"), text_label()
        self._write = push_button(self.tr("&Write it to a file…"))
        self._folder = push_button(self.tr("Choose a &folder…"))
        self._end = push_button(self.tr("&Stop writing"))
        heads = (self.tr("When"), self.tr("Who"), self.tr("Entry"), self.tr("Code begins with"), self.tr("How"))
        self.lines = LineList(self.tr("Heads, newest first"), heads, (24, 14, 12, 26, 24), (1, 3))
        self._arrange()
        self.presenter = HeadsPresenter(self, tasks.owned_by(self))
        self._connect()
        self.show_state(self.presenter.state)

    def refresh(self) -> None:
        """The section is shown: look anew, the caret where a head is written."""
        self._write.setFocus()
        self.presenter.refresh()

    def show_state(self, state: HeadsState) -> None:
        """Show all of it."""
        if state.head:
            words = self.tr("Now: entry {entry}, code {code}")
            self._present.setText(words.format(entry=f"{state.head.seq:,}", code=short_code(state.head)))
        each = self.tr("A head is written each hour to {folder} while somebody is signed in.")
        self._hourly.setText(
            each.format(folder=state.folder) if state.folder else self.tr("No head is written by itself.")
        )
        if state.folder is None and self._end.hasFocus():
            self._folder.setFocus()
        self._end.setEnabled(state.folder is not None)
        self.lines.show_lines(
            [
                (
                    moment_words(one.at, self._hours),
                    one.user,
                    f"{one.head.seq:,}",
                    short_code(one.head),
                    way_words(one),
                )
                for one in state.heads
            ]
        )

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        self.noticed.emit(notice)

    def tell_written(self, head: Head) -> None:
        """A head is in a file."""
        words = self.tr("The head of entry {entry} was written. Give the file to somebody who does not work here.")
        self.tell(Notice(Kind.DONE, words.format(entry=f"{head.seq:,}")))

    def tell_hourly(self, folder: Path | None) -> None:
        """What goes on by itself from now on."""
        each = self.tr("From now on a head is written each hour to {folder}; the first one is there.")
        ended = self.tr("No head is written by itself any more.")
        self.tell(Notice(Kind.DONE, each.format(folder=folder) if folder else ended))

    def _arrange(self) -> None:
        now = Card(self.tr("Heads kept elsewhere"))
        what = self.tr(
            "A head is the number and code of the last entry. Kept by somebody else, it shows later whether anything "
            "before it was changed, and whether an old folder was put back. It tells nothing of what the entries say."
        )
        now.column.addWidget(text_label(what, "quiet_text"))
        now.column.addWidget(self._present)
        now.column.addLayout(button_row(self._write))
        now.column.addSpacing(6)
        now.column.addWidget(self._hourly)
        now.column.addLayout(button_row(self._folder, self._end))
        listed = Card(self.tr("Heads that left the program"))
        listed.column.addWidget(self.lines, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(now)
        layout.addWidget(listed, 1)

    def _connect(self) -> None:
        self._write.clicked.connect(self._choose_file)
        self._folder.clicked.connect(self._choose_folder)
        self._end.clicked.connect(lambda: self.presenter.keep_in(None))
        self.lines.more_wanted.connect(self.presenter.more)

    def _choose_file(self) -> None:
        head = self.presenter.state.head
        name = f"head-{head.seq}.json" if head else "head.json"
        out = self._dialogs.save_file(self.tr("Write the head to a file"), name, _HEAD_FILES)
        if out:
            self.presenter.write(out)

    def _choose_folder(self) -> None:
        folder = self._dialogs.choose_folder(self.tr("A folder for a head each hour"))
        if folder:
            self.presenter.keep_in(folder)
