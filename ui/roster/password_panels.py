"""The supervisor's password asked for: to hash a roster, or to bring a former one back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.roster.panel import Panel
from ui.roster.parts import progress_bar
from ui.roster.state import RosterState, Step
from ui.texts import people
from ui.widgets.cards import text_label
from ui.widgets.password_prompt import PasswordPrompt


class UnlockPanel(Panel):
    """An import can begin, or go on, only with the password."""

    unlock_wanted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prompt = PasswordPrompt(self.tr("Your password"), self.tr("Import"), self.tr("Not now"))
        self.prompt.given.connect(self.unlock_wanted)
        self.prompt.declined.connect(self.left)
        explained = self.tr("The signing key left memory when an import began. Your password brings it back.")
        layout = self.column
        layout.addSpacing(12)
        layout.addWidget(text_label(self.tr("Your password is needed once more"), "label"))
        layout.addWidget(text_label(explained))
        layout.addSpacing(6)
        layout.addWidget(self.prompt)
        layout.addStretch()

    def begin(self) -> None:
        """Put the focus on the password."""
        self.prompt.begin()

    def forget(self) -> None:
        """Leave no password behind."""
        self.prompt.forget()


class BringBackPart(QFrame):
    """Beneath the list: a former roster is to answer again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = text_label("", "label")
        self._counts = text_label("")
        self.prompt = PasswordPrompt(self.tr("Your password"), self.tr("Make active"), self.tr("Not now"))
        self._working = progress_bar(self.tr("Every row is being checked…"))
        self._working.setRange(0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self._heading, self._counts, self.prompt, self._working):
            layout.addWidget(part)

    def show_state(self, state: RosterState) -> None:
        """Which roster, with how many people beside those of now."""
        target, active = state.target_roster, state.active
        if target is None:
            return
        self._heading.setText(self.tr("Make roster {number} active again").format(number=target.number))
        words = self.tr("{after} instead of {now}. The roster of now is kept and can be brought back as well.")
        self._counts.setText(words.format(after=people(target.people), now=people(active.people if active else 0)))
        switching = state.step is Step.SWITCHING
        self.prompt.set_busy(switching)
        self._working.setVisible(switching)
