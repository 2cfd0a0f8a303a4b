"""A file is being counted, imported, or stands half imported."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from callcenter.domain.import_mode import ImportMode
from ui.roster.file_password import FilePassword
from ui.roster.panel import Panel
from ui.roster.parts import progress_bar, short_name, show_progress
from ui.roster.state import Fault, Place, RosterState, Step
from ui.texts import rows, time_left
from ui.widgets.cards import button_row, push_button, text_label


class ProgressPanel(Panel):
    """Steps 4 and 6 while they run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = text_label("", "label")
        self._bar = progress_bar(self.tr("How far it is"))
        self._words = text_label("")
        self._note = text_label("", "quiet_text")
        layout = self.column
        layout.addSpacing(12)
        for widget in (self._what, self._bar, self._words):
            layout.addWidget(widget)
        layout.addSpacing(12)
        layout.addWidget(self._note)
        layout.addStretch()

    def begin(self) -> None:
        """Put the focus on the bar: a key pressed once too often must not pause an import."""
        self._bar.setFocus()

    def show_state(self, state: RosterState) -> None:
        """What is done, how far it is, and what may be done meanwhile."""
        self._what.setText(self._what_words(state))
        show_progress(self._bar, state.progress)
        self._words.setText(self._figures(state))
        self._bar.setAccessibleDescription(self._words.text())
        if state.step is Step.COUNTING:
            self._note.setText(self.tr("Nothing is stored yet."))
        else:
            self._note.setText(
                self.tr(
                    "Calls go on meanwhile; the active roster answers until you switch over. You may lock the screen. "
                    "You may close the program too: then the import stands still, and goes on later with the same file."
                )
            )

    def forget(self) -> None:
        """Leave no file's name behind."""
        self._what.setText("")

    def _what_words(self, state: RosterState) -> str:
        path = state.choices.path
        words = {
            Step.COUNTING: self.tr("Reading and counting {file}"),
            Step.IMPORTING: self.tr("Hashing {file}"),
            Step.STOPPING: self.tr("Stopping; the rows at hand are finished first"),
        }
        name = short_name(path.name) if path else self.tr("the file that was chosen")
        return words.get(state.step, "").format(file=name)

    def _figures(self, state: RosterState) -> str:
        progress, speed = state.progress, state.rows_a_second
        if progress is None:
            return self.tr("Starting…")
        parts = [self.tr("{done} of {total}").format(done=f"{progress.done:,}", total=rows(progress.total))]
        if state.step is Step.IMPORTING and speed:
            parts.append(self.tr("{speed} rows a second").format(speed=_speed(speed)))
        if state.step is not Step.STOPPING:
            left = time_left(progress.seconds_left)
            is_copying = state.step is Step.IMPORTING and state.mode.is_change and not left
            parts.append(self.tr("copying the active roster first") if is_copying else left)
        return "   ·   ".join(filter(None, parts))


class InterruptedPanel(Panel):
    """Step 6 while an import stands half done."""

    go_on_wanted = Signal()
    file_wanted = Signal()
    give_up_wanted = Signal()
    password_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = text_label(self.tr("The import stands still"), "label")
        self._words = text_label("")
        self._bar = progress_bar(self.tr("How far the import came"))
        self._go_on = push_button(self.tr("&Go on"), "primary")
        self._file = push_button(self.tr("Go on with the same &file…"))
        self._give_up = push_button(self.tr("Give it &up…"))
        self.password = FilePassword()
        self._go_on.clicked.connect(self.go_on_wanted)
        self._file.clicked.connect(self.file_wanted)
        self._give_up.clicked.connect(self.give_up_wanted)
        self.password.given.connect(self.password_given)
        layout = self.column
        layout.addSpacing(12)
        for widget in (self._heading, self._bar, self._words, self.password):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addLayout(button_row(self._go_on, self._file, self._give_up))
        layout.addStretch()

    def begin(self) -> None:
        """Put the focus on the way on."""
        (self._file if self._go_on.isHidden() else self._go_on).setFocus()

    def point_to(self, fault: Fault) -> None:
        """To the password of a protected workbook."""
        if fault.place is Place.PASSWORD:
            self.password.begin()

    def show_state(self, state: RosterState) -> None:
        """How far it came, and what goes on with it."""
        path = state.choices.path
        self._go_on.setVisible(path is not None)
        if path:
            self._go_on.setText(self.tr("&Go on with {file}").format(file=short_name(path.name).replace("&", "&&")))
        self._file.setText(self.tr("Choose the &file again…") if path else self.tr("Go on with the same &file…"))
        self.password.setVisible(state.choices.asks_password)
        self.password.show_fault(state.fault, busy=False)
        if state.staged is None:
            return
        done, total = state.staged.position, state.staged.rows
        words = {
            ImportMode.REPLACE: self.tr(
                "{done} of {total} are hashed and kept as roster {number}. With the same file the rest follows; "
                "another file is refused."
            ),
            ImportMode.ADD: self.tr(
                "An addition: {done} of {total} are hashed and kept as roster {number}. With the same file the rest "
                "follows; another file is refused."
            ),
            ImportMode.REMOVE: self.tr(
                "A removal: {done} of {total} are hashed and noted in roster {number}. With the same file the rest "
                "follows; another file is refused."
            ),
        }[state.staged.mode]
        self._words.setText(words.format(done=f"{done:,}", total=rows(total), number=state.staged.roster))
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)

    def forget(self) -> None:
        """Leave no file's name and no password behind."""
        self._go_on.setText(self.tr("&Go on"))
        self.password.forget()


def _speed(rows_a_second: float) -> str:
    return f"{rows_a_second:,.0f}" if rows_a_second >= 10 else f"{rows_a_second:.1f}"
