"""How the birth dates of a file are written: as found, one of the usual ways, or typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.roster.parts import FaultNote, labelled
from ui.roster.state import Choices, Fault
from ui.roster.wording import fault_words
from ui.widgets.still_combo_box import StillComboBox

USUAL = ("MM/DD/YYYY", "M/D/YYYY", "DD/MM/YYYY", "D/M/YYYY", "YYYY-MM-DD", "MM-DD-YYYY", "MMDDYYYY", "YYYYMMDD")
_OTHER = "other"


class DateBox(QWidget):
    """`chosen` carries the format as text, or None for the one that is found."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = StillComboBox()
        self._typed = QLineEdit()
        self._typed.setMaxLength(40)
        self._typed.setAccessibleName(self.tr("Format of the birth dates, with YYYY, MM and DD"))
        self._fault = FaultNote(lines=3)
        self._types = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(labelled(self.tr("Birth &dates are written"), self._box, self._typed, self._fault))
        self._typed.hide()
        self._box.activated.connect(self._choose)
        self._typed.textEdited.connect(self.chosen.emit)

    def begin(self) -> None:
        """Put the focus where the format is typed, or else chosen."""
        (self._typed if self._types else self._box).setFocus()

    def show_choices(self, choices: Choices, fault: Fault | None) -> None:
        """What was found and what is chosen."""
        preview, wanted = choices.preview, choices.date_format
        found = preview.read_as.date_format if preview and wanted is None else None
        self._types = self._types or (wanted is not None and wanted not in self._offered(choices))
        if wanted is None:
            self._types = False
        first = self._words_of_found(choices, found)
        entries: list[tuple[str, object]] = [(first, None), *((one, one) for one in self._offered(choices))]
        self._box.show_entries([*entries, (self.tr("Another way, typed below"), _OTHER)], self._entry(wanted))
        self._typed.setVisible(self._types)
        if self._types and self._typed.text() != (wanted or ""):
            self._typed.setText(wanted or "")
        self._fault.tell(fault_words(fault), self._typed if self._types else self._box)
        self.setEnabled("birth_date" in choices.taken)

    def _choose(self) -> None:
        value = self._box.currentData()
        self._types = value == _OTHER
        self.chosen.emit("" if self._types else value)
        if self._types:
            self._typed.setFocus()

    def _entry(self, wanted: str | None) -> object:
        return _OTHER if self._types else wanted

    def _offered(self, choices: Choices) -> tuple[str, ...]:
        """Those that fit the first rows come first."""
        fitting = choices.preview.date_formats if choices.preview else ()
        return tuple(dict.fromkeys((*fitting, *USUAL)))

    def _words_of_found(self, choices: Choices, found: str | None) -> str:
        if choices.needs_date_format:
            return self.tr("Choose how they are written")
        if found:
            return self.tr("As found: {format}").format(format=found)
        return self.tr("As the whole column shows")
