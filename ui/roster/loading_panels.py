"""The steps of loading a roster, one panel each: choose, wait, look at what was counted, go on after a stop."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QProgressBar, QWidget

from callcenter.domain.roster import CANONICAL_COLUMNS
from callcenter.progress import Progress
from ui.roster.panel import Panel
from ui.roster.parts import Figures, button_row, push_button, short_name, table_of, text_label
from ui.roster.presenter import RosterState, Step
from ui.roster.tables import ProblemTable
from ui.texts import rows, time_left


class ChoosePanel(Panel):
    """Nothing is being loaded: a file can be chosen."""

    file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading.setText(self.tr("Load a roster"))
        self._choose = push_button(self.tr("Choose a file…"), "primary")
        self._choose.clicked.connect(self.file_wanted)
        explained = self.tr(
            "The file is read and counted first, and nothing is stored. You then decide whether its people are "
            "imported. Calls go on meanwhile, and the active roster answers until you switch over."
        )
        form = self.tr(
            "The file: CSV, gzip'd CSV or an Excel workbook (.xlsx), with a first line that names its columns. Usual "
            "names in English and Spanish are understood. Dates are written alike in the whole column, former names "
            "have ; between them. Columns may come in any order, and any of them may be missing:"
        )
        layout = self.column
        layout.addWidget(text_label(explained))
        layout.addLayout(button_row(self._choose))
        layout.addSpacing(12)
        layout.addWidget(text_label(form, "quiet_text"))
        layout.addWidget(text_label(", ".join(CANONICAL_COLUMNS), "quiet_text"))
        layout.addStretch()

    def begin(self) -> None:
        """Put the focus where the step begins."""
        self._choose.setFocus()


class ProgressPanel(Panel):
    """A file is being read or imported."""

    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("How far it is"))
        self._words = text_label("")
        self._note = text_label("", "quiet_text")
        self._stop = push_button(self.tr("Cancel…"))
        self._stop.clicked.connect(self.stop_wanted)
        layout = self.column
        for widget in (self._bar, self._words, self._note):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addLayout(button_row(self._stop))
        layout.addStretch()

    def begin(self) -> None:
        """Put the focus where the step begins."""
        self._stop.setFocus()

    def show_state(self, state: RosterState) -> None:
        """Heading, bar and figures."""
        name = short_name(state.file.name) if state.file else ""
        headings = {
            Step.COUNTING: self.tr("Reading {file}"),
            Step.IMPORTING: self.tr("Importing {file}"),
            Step.STOPPING: self.tr("Stopping the import of {file}"),
        }
        self._heading.setText(headings[state.step].format(file=name))
        self._show_bar(state.progress)
        self._words.setText(self._figures(state))
        keys = {
            Step.COUNTING: self.tr("Cancel"),
            Step.IMPORTING: self.tr("Cancel…"),
            Step.STOPPING: self.tr("Stopping…"),  # not disabled, for that would send the caret elsewhere
        }
        self._stop.setText(keys[state.step])
        if state.step is Step.COUNTING:
            self._note.setText(self.tr("Nothing is stored yet."))
        else:
            self._note.setText(
                self.tr(
                    "Calls go on meanwhile; the active roster answers until you switch over. "
                    "An import that is cancelled can go on later, with the same file."
                )
            )

    def _show_bar(self, progress: Progress | None) -> None:
        self._bar.setRange(0, progress.total if progress else 0)
        self._bar.setValue(progress.done if progress else 0)

    def _figures(self, state: RosterState) -> str:
        progress, speed = state.progress, state.rows_a_second
        if progress is None:
            return self.tr("Starting…")
        parts = [self.tr("{done} of {total}").format(done=f"{progress.done:,}", total=rows(progress.total))]
        if state.step is Step.IMPORTING and speed:
            parts.append(self.tr("{speed} rows a second").format(speed=_speed(speed)))
        if state.step is not Step.STOPPING:
            parts.append(time_left(progress.seconds_left))
        return "   ·   ".join(filter(None, parts))


class CountedPanel(Panel):
    """What a dry run found."""

    import_wanted = Signal()
    file_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = Figures(
            (self.tr("rows"), self.tr("people"), self.tr("tags"), self.tr("duplicates"), self.tr("rows not loaded"))
        )
        self._advice = text_label("")
        self._problems = ProblemTable()
        self._table = table_of(self._problems, self.tr("What is wrong with the file's rows"))
        self._table.setWordWrap(True)
        self._table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._import = push_button(self.tr("Import these people"), "primary")
        self._other, self._leave = push_button(self.tr("Another file…")), push_button(self.tr("Not now"))
        self._import.clicked.connect(self.import_wanted)
        self._other.clicked.connect(self.file_wanted)
        self._leave.clicked.connect(self.left)
        layout = self.column
        for widget in (self._figures, self._advice):
            layout.addWidget(widget)
        layout.addWidget(self._table, 1)
        layout.addLayout(button_row(self._import, self._other, self._leave))
        layout.addStretch()

    def begin(self) -> None:
        """Put the focus where the step begins."""
        (self._import if self._import.isEnabled() else self._other).setFocus()

    def show_state(self, state: RosterState) -> None:
        """Counts, and problems by their sentence."""
        found = state.counted
        if found is None:
            return
        self._heading.setText(self.tr("Counted: {file}").format(file=short_name(state.file.name if state.file else "")))
        self._figures.show_numbers(found.rows, found.people, found.tags, found.duplicates, found.refused_rows)
        self._problems.show_problems(found.problems)
        self._table.setVisible(bool(found.problems))
        self._import.setEnabled(found.people > 0)
        if not found.people:
            advice = self.tr("No row can be loaded. Mend the file and choose it again.")
        elif found.problems:
            advice = self.tr("Nothing is stored yet. You can import what can be read, or mend the file first.")
        else:
            advice = self.tr("Nothing is wrong with the file. Nothing is stored yet.")
        self._advice.setText(advice)


class InterruptedPanel(Panel):
    """An import stands half done."""

    file_wanted = Signal()
    give_up_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading.setText(self.tr("An import was interrupted"))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("How far the import came"))
        self._words = text_label("")
        self._go_on = push_button(self.tr("Go on with the same file…"), "primary")
        self._give_up = push_button(self.tr("Give it up…"))
        self._go_on.clicked.connect(self.file_wanted)
        self._give_up.clicked.connect(self.give_up_wanted)
        layout = self.column
        layout.addWidget(self._words)
        layout.addWidget(self._bar)
        layout.addSpacing(8)
        layout.addLayout(button_row(self._go_on, self._give_up))
        layout.addStretch()

    def begin(self) -> None:
        """Put the focus where the step begins."""
        self._go_on.setFocus()

    def show_state(self, state: RosterState) -> None:
        """How far it came."""
        if state.staged:
            done, total = state.staged.position, state.staged.rows
            words = self.tr(
                "{done} of {total} are hashed and kept as roster {number}. Choose the same file and the rest follows; "
                "another file is refused."
            )
            self._words.setText(words.format(done=f"{done:,}", total=rows(total), number=state.staged.roster))
            self._bar.setRange(0, max(total, 1))
            self._bar.setValue(done)


def _speed(rows_a_second: float) -> str:
    return f"{rows_a_second:,.0f}" if rows_a_second >= 10 else f"{rows_a_second:.1f}"
