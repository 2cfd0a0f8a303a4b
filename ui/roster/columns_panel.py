"""Step 3: what each header is taken for, how dates and names are written, and choices that are kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from callcenter.domain.one_name import NameOrder, split_name
from callcenter.domain.roster import ONE_NAME
from ui.roster.column_rows import ColumnRows
from ui.roster.date_box import DateBox
from ui.roster.panel import Panel
from ui.roster.parts import FaultNote, labelled
from ui.roster.profile_box import ProfileBox
from ui.roster.state import Choices, Fault, Place, RosterState
from ui.roster.wording import fault_words, order_words
from ui.widgets.cards import text_label
from ui.widgets.still_combo_box import StillComboBox

_SPLIT_NAMES = 3  # shown as a sample


class ColumnsPanel(Panel):
    """On the left the file's headers, on the right how their cells are written."""

    column_taken = Signal(int, str)
    order_chosen = Signal(object)
    zeros_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggested = text_label("", "label", wraps=False)
        self._rows = ColumnRows()
        self.dates = DateBox()
        self.profiles = ProfileBox()
        self._order = StillComboBox()
        self._split = text_label("", "quiet_text")
        self._order_fault = FaultNote(lines=0)
        self._order_part = QWidget()
        self._zeros = QCheckBox(self.tr("Put lost &zeros back before Social Security numbers"))
        self._arrange()
        self._rows.taken.connect(self.column_taken)
        self._order.activated.connect(lambda: self.order_chosen.emit(self._order.currentData()))
        self._zeros.clicked.connect(self.zeros_chosen)

    def begin(self) -> None:
        """Put the focus on the first header."""
        self._rows.begin()

    def point_to(self, fault: Fault) -> None:
        """To the choice that mends it."""
        if fault.place is Place.DATE_FORMAT:
            self.dates.begin()
        elif fault.place is Place.NAME_ORDER:
            self._order.setFocus()
        elif fault.place is Place.PROFILE:
            self.profiles.begin()
        else:
            self._rows.begin(fault.column)

    def show_state(self, state: RosterState) -> None:
        """All choices, and what is wrong with one of them."""
        choices = state.choices
        by_place = {state.fault.place: state.fault} if state.fault else {}
        words = self.tr("The kept choices “{name}” fit this file and were applied.").format(name=choices.profile)
        self._suggested.setText(
            words if choices.profile and choices.may_suggest else self.tr("What are the columns of the file?")
        )
        self._rows.show_choices(choices, by_place.get(Place.COLUMN))
        self.dates.show_choices(choices, by_place.get(Place.DATE_FORMAT))
        self._show_order(choices, by_place.get(Place.NAME_ORDER))
        self._zeros.setChecked(choices.pad_zeros)
        self._zeros.setEnabled("ssn" in choices.taken)
        self.profiles.show_state(state, by_place.get(Place.PROFILE))

    def forget(self) -> None:
        """Leave no header, no cell and no name behind."""
        self._rows.forget()
        self._split.setText("")
        self.profiles.forget()

    def _show_order(self, choices: Choices, fault: Fault | None) -> None:
        has_names = ONE_NAME in choices.taken
        self._order_part.setVisible(has_names)
        self._order.show_entries([(order_words(order), order) for order in NameOrder], choices.name_order)
        self._split.setText(self._split_words(choices) if has_names else "")
        self._order_fault.setVisible(fault is not None)
        self._order_fault.tell(fault_words(fault), self._order, self._split.text())

    def _split_words(self, choices: Choices) -> str:
        """How the first names would be split."""
        if choices.name_order is None:
            return ""
        said = []
        for cell in choices.cells(choices.taken.index(ONE_NAME))[:_SPLIT_NAMES]:
            parts = split_name(cell, choices.name_order)
            if parts:
                said.append(self.tr("last name {last}, first name {first}").format(last=parts[0], first=parts[1]))
            else:
                said.append(self.tr("{name}: cannot be split so").format(name=cell))
        return "\n".join(said)

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._suggested)
        left.addWidget(self._rows, 1)
        order = QVBoxLayout(self._order_part)
        order.setContentsMargins(0, 0, 0, 0)
        order.addLayout(labelled(self.tr("Whole &names are written"), self._order, self._split, self._order_fault))
        right = QVBoxLayout()
        right.setSpacing(2)
        for part in (self.dates, self._order_part, self._zeros):
            right.addWidget(part)
        right.addSpacing(4)
        right.addWidget(self.profiles)
        right.addStretch()
        both = QHBoxLayout()
        both.setSpacing(28)
        both.addLayout(left, 13)
        both.addLayout(right, 8)
        self.column.addLayout(both)
