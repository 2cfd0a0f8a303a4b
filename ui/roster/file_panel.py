"""Step 1: what is to be done with a file, which file, and the password of a protected one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from callcenter.domain.import_mode import ImportMode
from ui.roster.file_password import FilePassword
from ui.roster.panel import Panel
from ui.roster.parts import FaultNote, short_name
from ui.roster.state import Choices, Fault, Place, RosterState
from ui.roster.wording import fault_words, kind_words, mode_words
from ui.texts import file_size
from ui.widgets.cards import button_row, push_button, text_label

_INDENT = 26


class FilePanel(Panel):
    """Another file can be chosen at any time."""

    mode_chosen = Signal(object)
    file_wanted = Signal()
    password_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modes = {mode: QRadioButton(mode_words(mode)[0]) for mode in ImportMode}
        self._effects = {mode: text_label(mode_words(mode)[1], "quiet_text") for mode in ImportMode}
        self._group = QButtonGroup(self)
        self._choose = push_button(self.tr("Choose the &file…"))
        self._name = text_label("", wraps=False)
        self._fault = FaultNote(lines=2)
        self._password = FilePassword()
        self._arrange()
        self._choose.clicked.connect(self.file_wanted)
        self._password.given.connect(self.password_given)

    @property
    def password(self) -> FilePassword:
        """Where the password of a protected workbook is typed."""
        return self._password

    def begin(self) -> None:
        """Put the focus on the file, for that is what is missing mostly."""
        self._choose.setFocus()

    def point_to(self, fault: Fault) -> None:
        """To the password, or to the file."""
        if fault.place is Place.PASSWORD:
            self._password.begin()
        else:
            self._choose.setFocus()

    def show_state(self, state: RosterState) -> None:
        """The choices, and what is wrong with the file."""
        choices = state.choices
        for mode, button in self._modes.items():
            button.setEnabled(mode is ImportMode.REPLACE or state.active is not None)
            button.setChecked(mode is choices.mode)
        self._name.setText(self._file_words(choices, state.looking))
        fault = state.fault if state.fault and state.fault.place is Place.FILE else None
        self._fault.tell(fault_words(fault), self._choose, self._name.text())
        self._password.setVisible(choices.asks_password)
        self._password.show_fault(state.fault, busy=state.looking)

    def forget(self) -> None:
        """Leave neither name nor password behind."""
        self._name.setText("")
        self._fault.tell("", self._choose)
        self._password.forget()

    def _arrange(self) -> None:
        layout = self.column
        layout.setSpacing(4)
        layout.addWidget(text_label(self.tr("What is to be done with the file?"), "label"))
        for mode, button in self._modes.items():
            self._group.addButton(button)
            button.setAccessibleDescription(self._effects[mode].text())
            button.clicked.connect(lambda _=False, mode=mode: self.mode_chosen.emit(mode))
            effect = QVBoxLayout()
            effect.setContentsMargins(_INDENT, 0, 0, 4)
            effect.addWidget(self._effects[mode])
            layout.addWidget(button)
            layout.addLayout(effect)
        layout.addSpacing(10)
        layout.addWidget(text_label(self.tr("Which file?"), "label"))
        row = button_row(self._choose)
        row.setSpacing(8)
        row.insertWidget(1, self._name)
        layout.addLayout(row)
        layout.addWidget(self._fault)
        layout.addWidget(self._password)
        layout.addStretch()
        form = self.tr(
            "CSV text, the same packed with gzip, or an Excel workbook (.xlsx), with a first line that names its "
            "columns. Nothing is stored before you begin the import in step 5; the active roster answers until you "
            "switch over in step 7."
        )
        layout.addWidget(text_label(form, "quiet_text"))

    def _file_words(self, choices: Choices, looking: bool) -> str:
        if choices.path is None:
            return self.tr("No file is chosen yet.")
        parts = [short_name(choices.path.name)]
        if choices.preview:
            parts += [kind_words(choices.preview.read_as.kind), file_size(choices.preview.size)]
        elif looking:
            parts.append(self.tr("being looked at…"))
        return "   ·   ".join(parts)
