"""The steps of the roster page that ask for the supervisor's password."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget

from callcenter.services.protocols import ImportReport, ListedRoster
from ui.roster.panel import Panel
from ui.roster.parts import text_label
from ui.roster.presenter import RosterState, Step
from ui.texts import people, rows
from ui.widgets.password_prompt import PasswordPrompt

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class SwitchPanel(Panel):
    """Another roster is to answer: the counts before and after, and the password that signs it."""

    switch_wanted = Signal(str)
    give_up_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = text_label("")
        self._change = text_label("")
        self._before = [text_label("", "figure") for _ in range(3)]
        self._after = [text_label("", "figure") for _ in range(3)]
        self._prompt = PasswordPrompt(self.tr("Your password"), self.tr("Switch over"), "")
        self._working = QProgressBar()
        self._working.setRange(0, 0)
        self._working.setTextVisible(False)
        self._working_words = text_label(self.tr("Every row is being checked…"))
        self._working.setAccessibleName(self._working_words.text())
        self._is_new = False
        self._arrange()
        self._prompt.given.connect(self.switch_wanted)
        self._prompt.declined.connect(self._decline)

    @property
    def prompt(self) -> PasswordPrompt:
        """Where the password is typed."""
        return self._prompt

    def begin(self) -> None:
        """Put the focus where the step begins."""
        self._prompt.begin()

    def show_state(self, state: RosterState) -> None:
        """What would change, and whether it is being done."""
        target = state.target_roster
        if target is None:
            return
        self._is_new = bool(state.staged and state.staged.roster == target.number)
        heading = (
            self.tr("Switch over to roster {number}") if self._is_new else self.tr("Make roster {number} active again")
        )
        self._heading.setText(heading.format(number=target.number))
        self._found.setText(self._found_words(state.hashed) if self._is_new else "")
        self._found.setVisible(bool(self._found.text()))
        self._show_counts(state.active, target)
        self._prompt.reword(
            self.tr("Switch over") if self._is_new else self.tr("Make active"),
            self.tr("Give it up…") if self._is_new else self.tr("Not now"),
        )
        switching = state.step is Step.SWITCHING
        self._prompt.set_busy(switching)
        self._working.setVisible(switching)
        self._working_words.setVisible(switching)

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(36)
        captions = ("", self.tr("Roster"), self.tr("People"), self.tr("Tags"))
        for column, caption in enumerate(captions):
            grid.addWidget(text_label(caption, "quiet_text", wraps=False), 0, column, _RIGHT if column else _LEFT)
        for row, (caption, cells) in enumerate(((self.tr("Now"), self._before), (self.tr("After"), self._after)), 1):
            grid.addWidget(text_label(caption, wraps=False), row, 0)
            for column, cell in enumerate(cells, 1):
                cell.setWordWrap(False)
                grid.addWidget(cell, row, column, _RIGHT)
        grid.setColumnStretch(4, 1)
        note = self.tr(
            "From that moment on checks are answered from this roster. The former one is kept and can be brought back."
        )
        layout = self.column
        layout.addWidget(self._found)
        layout.addLayout(grid)
        layout.addWidget(self._change)
        layout.addWidget(text_label(note, "quiet_text"))
        layout.addSpacing(6)
        layout.addWidget(self._prompt)
        layout.addWidget(self._working_words)
        layout.addWidget(self._working)
        layout.addStretch()

    def _show_counts(self, active: ListedRoster | None, target: ListedRoster) -> None:
        for labels, roster in ((self._before, active), (self._after, target)):
            values = (str(roster.number), f"{roster.people:,}", f"{roster.tags:,}") if roster else ("–", "–", "–")
            for label, value in zip(labels, values, strict=True):
                label.setText(value)
        more = target.people - active.people if active else 0
        if active is None:
            words = self.tr("No roster is active yet.")
        elif more == 0:
            words = self.tr("As many people as now.")
        elif more > 0:
            words = self.tr("{people} more than now.").format(people=people(more))
        else:
            words = self.tr("{people} fewer than now.").format(people=people(-more))
        self._change.setText(words)

    def _found_words(self, hashed: ImportReport | None) -> str:
        if hashed is None:
            return self.tr("The import is complete.")
        if not hashed.refused_rows:
            return self.tr("The import is complete: every row was loaded.")
        return self.tr("The import is complete; {rows} could not be loaded.").format(rows=rows(hashed.refused_rows))

    def _decline(self) -> None:
        if self._is_new:
            self.give_up_wanted.emit()
        else:
            self.left.emit()


class UnlockPanel(Panel):
    """An import can begin only with the password."""

    unlock_wanted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading.setText(self.tr("Your password is needed once more"))
        self._prompt = PasswordPrompt(self.tr("Your password"), self.tr("Import"), self.tr("Not now"))
        self._prompt.given.connect(self.unlock_wanted)
        self._prompt.declined.connect(self.left)
        explained = self.tr("The signing key left memory when an import began. Your password brings it back.")
        layout = self.column
        layout.addWidget(text_label(explained))
        layout.addSpacing(6)
        layout.addWidget(self._prompt)
        layout.addStretch()

    @property
    def prompt(self) -> PasswordPrompt:
        """Where the password is typed."""
        return self._prompt

    def begin(self) -> None:
        """Put the focus where the step begins."""
        self._prompt.begin()
