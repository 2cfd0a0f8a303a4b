"""The headers of a file, each with what it is taken for and what stands beneath it."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from ui.language import Speaking
from ui.roster.parts import FaultNote
from ui.roster.state import Choices, Fault
from ui.roster.wording import COLUMNS, column_words, fault_words
from ui.widgets.fitted_label import FittedLabel
from ui.widgets.still_combo_box import StillComboBox

_SAMPLES = 3
_LONGEST_SAMPLE = 24


class ColumnRows(QScrollArea):
    """`taken` carries the place of a header and the canonical column, or ""."""

    taken = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headers: tuple[str, ...] = ()
        self._rows: list[_Row] = []
        self.setObjectName("columns")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def begin(self, place: int = 0) -> None:
        """Put the focus on a header's choice."""
        if place < len(self._rows):
            self._rows[place].box.setFocus()
            self.ensureWidgetVisible(self._rows[place].box)

    def show_choices(self, choices: Choices, fault: Fault | None) -> None:
        """Every header; `fault` is about one of them."""
        if self._headers != choices.headers:
            self._build(choices.headers)
        for place, row in enumerate(self._rows):
            row.show(choices, fault if fault and fault.column == place else None)

    def forget(self) -> None:
        """Leave no header and no cell behind."""
        self._build(())

    def _build(self, headers: tuple[str, ...]) -> None:
        self._headers = headers
        holder = QWidget()
        holder.setObjectName("columns")
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        self._rows = [_Row(place, header) for place, header in enumerate(headers)]
        for place, row in enumerate(self._rows):
            row.add_to(grid, place)
            row.box.activated.connect(lambda _, row=row: self.taken.emit(row.place, row.box.currentData()))
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(2, 4)
        grid.setRowStretch(2 * len(headers), 1)
        former = self.takeWidget()
        if former:
            former.deleteLater()
        self.setWidget(holder)
        self._take_place_for_tab()

    def _take_place_for_tab(self) -> None:
        """The boxes come where the area stands, which Qt looks at only while it takes the focus itself."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for before, after in pairwise([self, *(row.box for row in self._rows)]):
            QWidget.setTabOrder(before, after)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class _Row(Speaking):
    """One header: its name, the choice, whether it is a guess, a sample of cells, what is wrong with it."""

    def __init__(self, place: int, header: str) -> None:
        self.place = place
        self._header = header
        self._name = FittedLabel()
        self._name.setText(header)
        self.box = StillComboBox()
        self._name.setBuddy(self.box)
        self.box.setMinimumContentsLength(21)
        self.box.setAccessibleName(self.tr("{header} is taken for").format(header=header))
        self._sample = FittedLabel()
        self._sample.setObjectName("quiet_text")
        self._fault = FaultNote(lines=0)

    def add_to(self, grid: QGridLayout, place: int) -> None:
        """Two lines of the grid; the lower one is for what is wrong."""
        for column, part in enumerate((self._name, self.box, self._sample)):
            grid.addWidget(part, 2 * place, column)
        grid.addWidget(self._fault, 2 * place + 1, 1, 1, 2)

    def show(self, choices: Choices, fault: Fault | None) -> None:
        """What this header is taken for."""
        taken = choices.taken[self.place] if self.place < len(choices.taken) else ""
        entries = [(self._words(column, choices), column) for column in COLUMNS]
        self.box.show_entries(entries, taken)
        cells = [cell[:_LONGEST_SAMPLE] for cell in choices.cells(self.place) if cell.strip()][:_SAMPLES]
        self._sample.setText("   ·   ".join(cells) if cells else self.tr("empty in the first rows"))
        self._fault.setVisible(fault is not None)
        self._fault.tell(fault_words(fault), self.box, self._sample.text())

    def _words(self, column: str, choices: Choices) -> str:
        """A guess is told as such for as long as nobody has chosen."""
        words = column_words(column)
        if choices.is_guess(self.place) and choices.guesses[self.place] == column:
            return self.tr("{column} (guessed)").format(column=words)
        return words
