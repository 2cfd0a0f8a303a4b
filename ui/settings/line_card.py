"""The line beyond its hours: a supervisor opens it for an evening, and takes that back."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from callcenter.domain.program_parts import Line
from callcenter.services.protocols import SignedIn
from ui.line_words import center_time
from ui.notices import sentence_of
from ui.settings.parts import SettingsCard, sentence
from ui.settings.presenter import SettingsState
from ui.widgets.announcement import announce
from ui.widgets.cards import push_button

_LONGEST = 12  # characters of a time of day
_LETTERS = 11


class LineCard(SettingsCard):
    """`opened` carries the time as it was typed; `pointed` what is to be in sight."""

    opened = Signal(str)
    taken_back = Signal()
    pointed = Signal(QWidget)

    def __init__(self, signed_in: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: Line = signed_in.program.line
        self._until = QLineEdit()
        self._open = push_button(self.tr("&Open"))
        self._back = push_button(self.tr("&Take back"))
        self._stands, self._fault = sentence(), QLabel()
        self._fault.setObjectName("fault")
        self._fault.setWordWrap(True)
        self.set_heading(self.tr("Phone line"))
        if signed_in.hours_apply:
            self._arrange()
        else:
            self.column.addWidget(sentence(self.tr("The line of a training vault is always open.")))
        self._until.returnPressed.connect(self._give)
        self._open.clicked.connect(self._give)
        self._back.clicked.connect(self.taken_back)

    def show_state(self, state: SettingsState) -> None:
        """What stands open, and what is wrong with a time."""
        if state.opening:
            words = self.tr("Open until {time}, beyond its hours.")
            self._stands.setText(words.format(time=center_time(self._line, state.opening.closes_at)))
        else:
            self._stands.setText(self.tr("Open in its hours alone."))
        self._open.setEnabled(not state.is_asking)
        self._back.setEnabled(state.opening is not None and not state.is_asking)
        self._tell(self._fault_words(state))

    def forget(self) -> None:
        """Empty the box."""
        self._until.clear()

    def _arrange(self) -> None:
        self._until.setMaxLength(_LONGEST)
        self._until.setFixedWidth(_LETTERS * self.fontMetrics().averageCharWidth() + 24)
        effect = self.tr(
            "Calls are answered from now until this time of today, such as 9:30 PM. Everybody's line follows at once, "
            "and it is journaled."
        )
        self.add_control(self.tr("Open &until"), self._until)
        self.column.addWidget(self._fault)
        self.add_effect(self._until, effect)
        row = QHBoxLayout()
        row.addWidget(self._stands, 1)
        row.addWidget(self._open)
        row.addWidget(self._back)
        self.column.addLayout(row)

    def _give(self) -> None:
        self.opened.emit(self._until.text())

    def _fault_words(self, state: SettingsState) -> str:
        if state.is_unread:
            return self.tr("Type a time of day, such as 9:30 PM or 21:30.")
        return sentence_of(state.failure) if state.failure else ""

    def _tell(self, words: str) -> None:
        if words and words not in self._fault.text():
            announce(self._until, words, at_once=True)
            self._until.setFocus()
            self._until.selectAll()
            QTimer.singleShot(0, self, lambda: self.pointed.emit(self._fault))  # it has its place by then
        self._fault.setText(f"▲  {words}" if words else "")
        self._fault.setVisible(bool(words))
