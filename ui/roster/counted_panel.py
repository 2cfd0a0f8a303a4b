"""Step 4, once it is done: what the dry run counted and what is wrong with the file, in sum and row by row."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from callcenter.domain.import_mode import ImportMode
from callcenter.domain.roster import ZEROS_LOST
from callcenter.services.roster_protocol import ImportReport
from ui.roster.panel import Panel
from ui.roster.parts import FaultNote, Figures, table_of
from ui.roster.problem_list import ProblemCounts, ProblemRows
from ui.roster.state import Place, RosterState
from ui.roster.wording import fault_words, read_as_words
from ui.texts import people, rows
from ui.widgets.cards import push_button, text_label


class CountedPanel(Panel):
    """Nothing is stored yet."""

    zeros_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = Figures(
            (
                *(self.tr("rows"), self.tr("people"), self.tr("tags to compute"), self.tr("duplicates")),
                *(self.tr("rows not loaded"), self.tr("of them fill no rule")),
            )
        )
        self._advice, self._read_as = text_label(""), text_label("", "quiet_text")
        self._fault = FaultNote(lines=0)
        self._zeros_text = text_label("")
        self._zeros = push_button(self.tr("Put the &zeros back and count again"))
        self._counts, self.rows = ProblemCounts(), ProblemRows()
        self._sums = _whole_sentences(table_of(self._counts, self.tr("How often each thing is wrong")))
        self._each = table_of(self.rows, self.tr("What is wrong, row by row"))
        self._each.horizontalHeader().setStretchLastSection(False)  # the end of a long line is scrolled to
        self._save = push_button(self.tr("&Save the problem list…"))
        self._arrange()
        self._zeros.clicked.connect(self.zeros_wanted)
        self._save.clicked.connect(self.save_wanted)

    def begin(self) -> None:
        """Put the focus on what is to be read first."""
        if self._sums.isVisibleTo(self):
            self._sums.setFocus()

    def show_state(self, state: RosterState) -> None:
        """Counts, and problems by their sentence."""
        found = state.counted
        if found is None:
            return
        self._figures.show_numbers(
            found.rows, found.people, found.tags, found.duplicates, found.refused_rows, found.fills_no_rule
        )
        self._advice.setText(self._advice_words(found))
        self._read_as.setText(read_as_words(found.read_as))
        fault = state.fault if state.fault and state.fault.place is Place.COUNTS else None
        self._fault.setVisible(fault is not None)
        self._fault.tell(fault_words(fault), self._sums)
        lost = found.problems.get(ZEROS_LOST, 0)
        words = self.tr("{rows} may have lost zeros at the front of the Social Security number to a spreadsheet.")
        self._zeros_text.setText(words.format(rows=rows(lost)))
        for part in (self._zeros_text, self._zeros):
            part.setVisible(lost > 0)
        self._counts.show_counts(found.problems)
        self.rows.show_problems(state.problems, state.more_problems)
        flawed = any(found.problems.values())
        self._save.setVisible(flawed)
        for table in (self._sums, self._each):
            table.setVisible(flawed)

    def forget(self) -> None:
        """Leave no row number behind."""
        self._counts.show_counts({})
        self.rows.show_problems((), False)
        self._read_as.setText("")

    def _advice_words(self, found: ImportReport) -> str:
        if not found.people:
            return self.tr("No row can be loaded.")
        said = [
            {
                ImportMode.REPLACE: self.tr("{people} would be on the new roster; {before} are on the active one."),
                ImportMode.ADD: self.tr(
                    "Up to {people} would come to the {before} of the active roster; who is on it already shows "
                    "only when rows are hashed."
                ),
                ImportMode.REMOVE: self.tr(
                    "Up to {people} would leave the {before} of the active roster; who is found on it shows only "
                    "when rows are hashed."
                ),
            }[found.mode].format(people=people(found.people), before=people(found.people_before))
        ]
        if any(found.problems.values()):
            said.append(self.tr("You can go on with what can be read, or mend the file first and choose it again."))
        else:
            said.append(self.tr("Nothing is wrong with the file."))
        return " ".join(said)

    def _arrange(self) -> None:
        zeros = QHBoxLayout()
        zeros.addWidget(self._zeros_text, 1)
        zeros.addWidget(self._zeros)
        tables = QHBoxLayout()
        tables.setSpacing(16)
        tables.addWidget(self._sums, 1)
        right = QVBoxLayout()
        right.addWidget(self._each, 1)
        tables.addLayout(right, 1)
        below = QHBoxLayout()
        below.addWidget(self._read_as, 1)
        below.addWidget(self._save)
        layout = self.column
        for widget in (self._figures, self._advice, self._fault):
            layout.addWidget(widget)
        layout.addLayout(zeros)
        layout.addLayout(tables, 1)
        layout.addLayout(below)
        layout.addStretch()


def _whole_sentences(table: QTableView) -> QTableView:
    """On as many lines as they take; for a short table alone."""
    table.setObjectName("sentences")
    table.setWordWrap(True)
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().sectionResized.connect(table.resizeRowsToContents)
    return table
