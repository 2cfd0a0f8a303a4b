"""Step 2: how the file is read, with its first rows and with rows whose letters show whether that is right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from callcenter.domain.columns import DELIMITERS, ENCODINGS
from callcenter.services.roster_protocol import PreviewRow
from ui.roster.panel import Panel
from ui.roster.parts import FaultNote, labelled, table_of
from ui.roster.preview_table import PreviewTable
from ui.roster.state import Choices, Fault, Place, RosterState
from ui.roster.wording import delimiter_words, encoding_words, fault_words
from ui.widgets.cards import text_label
from ui.widgets.still_combo_box import StillComboBox

_PLACES = (Place.ENCODING, Place.DELIMITER, Place.SHEET)
_LEAST_ROWS = 7  # rows of the upper table in sight, however small the window
_ACCENTED_ROWS = 5  # of the lower one at most


class ReadingPanel(Panel):
    """Each choice is looked at in the file at once."""

    encoding_chosen = Signal(object)
    delimiter_chosen = Signal(object)
    sheet_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes = {place: StillComboBox() for place in _PLACES}
        self._fault = FaultNote(lines=2)
        self._rows, self._accented = PreviewTable(), PreviewTable()
        self._first = table_of(self._rows, self.tr("The first rows of the file"), numbered=True)
        self._letters = table_of(self._accented, self.tr("Rows with accented letters"), numbered=True)
        self._question = text_label("", "label")
        self._text_boxes, self._sheet_box = QWidget(), QWidget()
        self._arrange()
        for place, chosen in zip(
            _PLACES, (self.encoding_chosen, self.delimiter_chosen, self.sheet_chosen), strict=True
        ):
            box = self._boxes[place]
            box.activated.connect(lambda _, box=box, chosen=chosen: chosen.emit(box.currentData()))

    def begin(self) -> None:
        """Put the focus on the first choice."""
        (self._boxes[Place.SHEET] if self._text_boxes.isHidden() else self._boxes[Place.ENCODING]).setFocus()

    def point_to(self, fault: Fault) -> None:
        """To the choice that mends it."""
        self._boxes.get(fault.place, self._boxes[Place.ENCODING]).setFocus()

    def show_state(self, state: RosterState) -> None:
        """The choices and the rows."""
        choices, preview = state.choices, state.choices.preview
        self._show_choices(choices)
        fault = state.fault if state.fault and state.fault.place in _PLACES else None
        for place, box in self._boxes.items():
            box.setAccessibleDescription("")
            if fault and place is fault.place:
                self._fault.tell(fault_words(fault), box)
        if fault is None:
            self._fault.tell("", self._boxes[Place.ENCODING])
        headers = preview.headers if preview else ()
        self._rows.show_rows(headers, preview.rows if preview else ())
        accented = (*filter(_has_accents, preview.rows), *preview.accented) if preview else ()
        self._accented.show_rows(headers, accented)
        self._letters.setVisible(bool(accented))
        self._question.setText(self._question_words(choices.is_workbook, bool(accented)))

    def forget(self) -> None:
        """Leave no row behind."""
        for model in (self._rows, self._accented):
            model.show_rows((), ())
        self._boxes[Place.SHEET].clear()

    def _show_choices(self, choices: Choices) -> None:
        read_as = choices.preview.read_as if choices.preview else None
        self._text_boxes.setHidden(choices.is_workbook)
        self._sheet_box.setHidden(not choices.is_workbook)
        found = encoding_words(read_as.encoding) if read_as and read_as.encoding and not choices.encoding else ""
        self._boxes[Place.ENCODING].show_entries(
            [(self._found(found), None), *((encoding_words(one), one) for one in ENCODINGS)], choices.encoding
        )
        found = delimiter_words(read_as.delimiter) if read_as and read_as.delimiter and not choices.delimiter else ""
        self._boxes[Place.DELIMITER].show_entries(
            [(self._found(found), None), *((delimiter_words(one), one) for one in DELIMITERS)], choices.delimiter
        )
        sheets = choices.preview.sheets if choices.preview else ()
        only = choices.sheet or (read_as.sheet if read_as else None)
        self._boxes[Place.SHEET].show_entries([(name, name) for name in sheets], only)

    def _question_words(self, is_workbook: bool, has_accents: bool) -> str:
        if not has_accents:
            return self.tr("No letters with accents were found in the first rows.")
        if is_workbook:
            return self.tr("Do these names look right?")
        return self.tr("Do these names look right? If not, choose another encoding.")

    def _found(self, what: str) -> str:
        return self.tr("As found: {what}").format(what=what) if what else self.tr("As found by looking")

    def _arrange(self) -> None:
        texts, sheet = QHBoxLayout(self._text_boxes), QVBoxLayout(self._sheet_box)
        for layout in (texts, sheet):
            layout.setContentsMargins(0, 0, 0, 0)
        texts.addLayout(labelled(self.tr("&Encoding"), self._boxes[Place.ENCODING]))
        texts.addLayout(labelled(self.tr("Between &cells stands"), self._boxes[Place.DELIMITER]))
        sheet.addLayout(labelled(self.tr("&Sheet"), self._boxes[Place.SHEET]))
        choices = QHBoxLayout()
        for part in (self._text_boxes, self._sheet_box):
            choices.addWidget(part)
        for box in self._boxes.values():
            box.setMinimumContentsLength(24)
        choices.addSpacing(16)
        choices.addWidget(self._fault, 1)
        shown = self.tr("The first rows as they stand in the file, with Social Security numbers masked")
        self.column.addLayout(choices)
        self.column.addWidget(text_label(shown, "label"))
        self.column.addWidget(self._first, 3)
        self.column.addWidget(self._question)
        self.column.addWidget(self._letters, 1)
        row = self.fontMetrics().height() + 4
        for table in (self._first, self._letters):
            table.verticalHeader().setDefaultSectionSize(row)
        self._first.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # it takes what is left
        self._first.setMinimumHeight(_LEAST_ROWS * row)
        self._letters.setMaximumHeight((_ACCENTED_ROWS + 2) * row)


def _has_accents(row: PreviewRow) -> bool:
    """Whether its letters show if the encoding is right."""
    return any(sign.isalpha() and not sign.isascii() for cell in row.cells for sign in cell)
