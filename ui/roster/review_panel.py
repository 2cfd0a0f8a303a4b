"""Step 7: the counts before and after, what the import did, and the password that makes its roster answer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from callcenter.domain.import_mode import ImportMode
from callcenter.services.roster_protocol import ImportReport, ListedRoster
from ui.roster.panel import Panel
from ui.roster.parts import Figures, progress_bar
from ui.roster.state import RosterState, Step
from ui.texts import people
from ui.widgets.cards import push_button, text_label
from ui.widgets.password_prompt import PasswordPrompt

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class ReviewPanel(Panel):
    """The former roster is kept and can be brought back."""

    switch_wanted = Signal(str)
    give_up_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = text_label("", "label")
        self._figures = Figures(
            (
                *(self.tr("people loaded"), self.tr("people added"), self.tr("people removed"), self.tr("not found")),
                *(self.tr("duplicates"), self.tr("rows not loaded"), self.tr("of them fill no rule")),
            )
        )
        self._change = text_label("")
        self._counts = _Counts()
        self._save = push_button(self.tr("&Save the problem list…"))
        self.prompt = PasswordPrompt(self.tr("Your password"), self.tr("Switch over"), self.tr("Give the import up…"))
        self._working_words = text_label(self.tr("Every row is being checked…"))
        self._working = progress_bar(self._working_words.text())
        self._working.setRange(0, 0)
        self._arrange()
        self.prompt.given.connect(self.switch_wanted)
        self.prompt.declined.connect(self.give_up_wanted)
        self._save.clicked.connect(self.save_wanted)

    def begin(self) -> None:
        """Put the focus on the password."""
        self.prompt.begin()

    def show_state(self, state: RosterState) -> None:
        """What would change, and whether it is being done."""
        target, hashed = state.target_roster, state.hashed
        if target is None:
            return
        self._found.setText(self._found_words(state.mode, target))
        self._figures.setVisible(hashed is not None)
        self._save.setVisible(hashed is not None and any(hashed.problems.values()))
        if hashed:
            self._show_report(hashed)
        self._counts.show_rosters(state.active, target)
        self._change.setText(self._change_words(state.active, target))
        switching = state.step is Step.SWITCHING
        self.prompt.set_busy(switching)
        for part in (self._working, self._working_words):
            part.setVisible(switching)

    def forget(self) -> None:
        """Leave no password behind."""
        self.prompt.forget()

    def _show_report(self, done: ImportReport) -> None:
        removes = done.mode is ImportMode.REMOVE
        self._figures.show_numbers(
            done.people if done.mode is ImportMode.REPLACE else None,
            done.people if done.mode is ImportMode.ADD else None,
            done.removed if removes else None,
            done.not_found if removes else None,
            done.duplicates,
            done.refused_rows,
            done.fills_no_rule,
        )

    def _found_words(self, mode: ImportMode, target: ListedRoster) -> str:
        return {
            ImportMode.REPLACE: self.tr("The import is complete: roster {number} is ready."),
            ImportMode.ADD: self.tr("The addition is complete: roster {number}, with its people, is ready."),
            ImportMode.REMOVE: self.tr("The removal is complete: roster {number}, without its people, is ready."),
        }[mode].format(number=target.number)

    def _change_words(self, active: ListedRoster | None, target: ListedRoster) -> str:
        more = target.people - active.people if active else 0
        if active is None:
            return self.tr("No roster is active yet.")
        if more == 0:
            return self.tr("As many people as now.")
        if more > 0:
            return self.tr("{people} more than now.").format(people=people(more))
        return self.tr("{people} fewer than now.").format(people=people(-more))

    def _arrange(self) -> None:
        figures = QHBoxLayout()
        figures.addWidget(self._figures)
        figures.addStretch()
        figures.addWidget(self._save)
        note = self.tr(
            "Switching over takes one moment: from then on checks are answered from this roster. The former one is "
            "kept, and can be brought back from the list of all rosters until it is purged."
        )
        layout = self.column
        layout.addWidget(self._found)
        layout.addLayout(figures)
        layout.addWidget(self._counts)
        layout.addWidget(self._change)
        layout.addWidget(text_label(note, "quiet_text"))
        layout.addSpacing(6)
        layout.addWidget(self.prompt)
        layout.addWidget(self._working_words)
        layout.addWidget(self._working)
        layout.addStretch()


class _Counts(QWidget):
    """Roster, people and tags, now and after."""

    def __init__(self) -> None:
        super().__init__()
        self._cells = [[text_label("", "figure", wraps=False) for _ in range(3)] for _ in range(2)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(36)
        captions = ("", self.tr("Roster"), self.tr("People"), self.tr("Tags"))
        for column, caption in enumerate(captions):
            grid.addWidget(text_label(caption, "quiet_text", wraps=False), 0, column, _RIGHT if column else _LEFT)
        for row, caption in enumerate((self.tr("Now"), self.tr("After")), 1):
            grid.addWidget(text_label(caption, wraps=False), row, 0)
            for column, cell in enumerate(self._cells[row - 1], 1):
                grid.addWidget(cell, row, column, _RIGHT)
        grid.setColumnStretch(4, 1)

    def show_rosters(self, active: ListedRoster | None, target: ListedRoster) -> None:
        """The roster that answers, and the one that would."""
        for cells, roster in zip(self._cells, (active, target), strict=True):
            values = (str(roster.number), f"{roster.people:,}", f"{roster.tags:,}") if roster else ("–", "–", "–")
            for cell, value in zip(cells, values, strict=True):
                cell.setText(value)
