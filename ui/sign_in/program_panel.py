"""Which program the new vault serves, with what it says in words."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from callcenter.domain.program import Program
from callcenter.domain.wording import hours_in_words
from ui.sign_in.beside import Beside
from ui.sign_in.card import labelled, plain_label, push_button
from ui.sign_in.fault import Place
from ui.sign_in.new_vault_state import NewVaultState
from ui.sign_in.new_vault_wording import policy_words
from ui.sign_in.panel import Panel
from ui.texts import in_screen_language
from ui.widgets.still_combo_box import StillComboBox


class ProgramPanel(Panel):
    """The second page; `chosen` carries a bundled program's name or a file's path, as text."""

    chosen = Signal(str)
    file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._program = StillComboBox()
        self._file = push_button(self.tr("Program fi&le…"))
        self._facts = QWidget()
        self._values: list[QLabel] = []
        self._arrange()
        self._program.currentIndexChanged.connect(lambda: self.chosen.emit(self.program))
        self._file.clicked.connect(self.file_wanted)

    @property
    def program(self) -> str:
        """The one that is chosen; empty for none."""
        return str(self._program.currentData() or "")

    def show_file(self, file: Path) -> None:
        """Choose a program file."""
        if self._program.findData(str(file)) < 0:
            self._program.addItem(file.name, str(file))
        self._program.setCurrentIndex(self._program.findData(str(file)))

    def show_state(self, state: NewVaultState) -> None:
        """The bundled programs, and what the chosen one says."""
        self._program.blockSignals(True)  # the first of them is looked at when the page is reached
        for name in state.programs:
            if self._program.findData(name) < 0:
                self._program.addItem(name, name)
        self._program.blockSignals(False)
        program = state.program
        self._facts.setVisible(program is not None)
        if program:
            for label, value in zip(self._values, _facts_of(program), strict=True):
                label.setText(value)
            self._program.setAccessibleDescription(" ".join(_facts_of(program)))

    def begin(self) -> None:
        """On the choice."""
        self._program.setFocus()

    def box(self, place: Place) -> QWidget | None:
        """The box of a place."""
        return self._program if place is Place.PROGRAM else None

    def forget(self) -> None:
        """The first one again."""
        self._program.blockSignals(True)
        self._program.setCurrentIndex(0 if self._program.count() else -1)
        self._program.blockSignals(False)

    def _arrange(self) -> None:
        said = self.tr("What callers are offered, what operators say, and which details are compared.")
        self.column.addWidget(plain_label(said, "quiet_text"))
        self.column.addWidget(Beside().add(labelled(self.tr("Pro&gram"), self._program), 1).add(self._file))
        grid = QGridLayout(self._facts)
        grid.setContentsMargins(0, 6, 0, 0)
        grid.setVerticalSpacing(8)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        heads = (
            self.tr("Sponsor"),
            self.tr("Offer"),
            self.tr("To enroll"),
            self.tr("Callers dial"),
            self.tr("Hours"),
            self.tr("Compared"),
        )
        for row, head in enumerate(heads):
            value = plain_label()
            self._values.append(value)
            for column, label in enumerate((plain_label(head, "label"), value)):
                label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
                grid.addWidget(label, row, column)
        self.column.addWidget(self._facts)
        self._facts.hide()


def _facts_of(program: Program) -> tuple[str, ...]:
    line = program.line
    hours = hours_in_words(line.days, line.opens_minute, line.closes_minute, line.time_zone)
    return (
        in_screen_language(program.sponsor),
        in_screen_language(program.offer),
        in_screen_language(program.filled(program.enrollment.text)),
        line.phone,
        in_screen_language(hours),
        policy_words(program.matching.policy),
    )
