"""The program's questions and answers: typed words find one, arrows go through them, the answer is read aloud."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListWidget

from callcenter.domain.wording import Text
from ui.desk.side_panel import SidePanel
from ui.desk.side_state import SideState
from ui.texts import in_screen_language
from ui.widgets.announcement import announce
from ui.widgets.reading_text import ReadingText
from ui.widgets.secure_line_edit import SecureLineEdit

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class QuestionsPanel(SidePanel):
    """Questions in the language of the screen, answers in that of the script; nothing typed is kept.

    `typed` carries the words, `stepped` how many questions down, `chosen` the place of a question that was clicked.
    """

    typed = Signal(str)
    stepped = Signal(int)
    chosen = Signal(int)

    def __init__(self, questions: Sequence[tuple[Text, Text]]) -> None:
        """Each question with its answer, filled in."""
        super().__init__()
        self._questions = questions
        self._found: tuple[int, ...] = ()
        self._told: int | None = None
        self.edit = SecureLineEdit()
        self._list = QListWidget()
        self._nothing = QLabel(self.tr("No question has these words. Type fewer of them."))
        self._answer = ReadingText("script")
        self._arrange()
        self.edit.textEdited.connect(self.typed)
        self._list.itemClicked.connect(lambda item: self.chosen.emit(self._found[self._list.row(item)]))
        self._list.currentRowChanged.connect(self._take_row)

    @property
    def answer(self) -> str:
        """What is to be read aloud."""
        return self._answer.text

    def show_side(self, state: SideState) -> None:
        """The questions found, and the answer to the one chosen."""
        if state.found != self._found:
            self._found = state.found
            self._list.blockSignals(True)
            self._list.clear()
            self._list.addItems([in_screen_language(self._questions[place][0]) for place in state.found])
            self._list.blockSignals(False)
        self._nothing.setVisible(state.chosen is None)
        self._list.setVisible(state.chosen is not None)
        if state.chosen is None:
            self._answer.show_text("")
            self._told = None
            return
        row = self._found.index(state.chosen)
        if self._list.currentRow() != row:
            self._list.blockSignals(True)
            self._list.setCurrentRow(row)
            self._list.blockSignals(False)
        answer = self._questions[state.chosen][1]
        said = answer.es if state.in_spanish else answer.en
        self._answer.show_text(said)
        if state.chosen != self._told:
            self._told = state.chosen
            announce(self._list, f"{self._list.item(row).text()} {said}", at_once=False)

    def point(self) -> None:
        """Into the box that finds."""
        self.edit.setFocus()

    def forget(self) -> None:
        """Leave nothing that was typed."""
        self.edit.forget()

    def _arrange(self) -> None:
        layout = self._build(self.tr("Questions and answers"), self.tr("Script"))
        label = QLabel(self.tr("Find"))
        label.setObjectName("label")
        self.edit.setAccessibleName(self.tr("Find"))
        self._nothing.setWordWrap(True)
        self._nothing.setObjectName("quiet_text")
        self._nothing.hide()
        self._list.setAccessibleName(self.tr("Questions found"))
        self._list.setTabKeyNavigation(False)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.edit, 1)
        layout.addLayout(row)
        layout.addWidget(self._nothing)
        layout.addWidget(self._list, 4)
        layout.addWidget(self._answer, 5)

    def _take_row(self, row: int) -> None:
        """The arrows were pressed within the list."""
        if 0 <= row < len(self._found):
            self.chosen.emit(self._found[row])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go through the questions from the box as well, the page keys through a long answer."""
        if event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() in _PAGES:
            self._answer.turn_pages(_PAGES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
