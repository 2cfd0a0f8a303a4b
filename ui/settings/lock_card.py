"""When the window locks: said here, decided by the program's rules and by what the desktop tells."""

from PySide6.QtWidgets import QWidget

from callcenter.services.protocols import SignedIn
from ui.line_words import center_time
from ui.settings.parts import SettingsCard, sentence
from ui.shortcuts import Shortcut


class LockCard(SettingsCard):
    """Nothing in it can be changed."""

    def __init__(self, signed_in: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desktop = sentence()
        self.set_heading(self.tr("Automatic lock"))
        idle = self.tr(
            "After {minutes} minutes without a key or mouse in this program; the last minute is counted down, and a "
            "call in progress is kept."
        )
        ends = self.tr("A session lasts twelve hours at most: this one until {time}, at a pause between calls.")
        for text in (
            idle.format(minutes=signed_in.program.idle_minutes),
            ends.format(time=center_time(signed_in.program.line, signed_in.ends_at)),
        ):
            self.column.addWidget(sentence(text))
        self.column.addWidget(self._desktop)

    def show_desktop(self, sees: bool) -> None:
        """Whether the desktop's own lock is seen."""
        seen = self.tr("When the desktop locks or the computer goes to sleep, this program locks as well.")
        unseen = self.tr("The desktop's lock cannot be seen here: press {key} before you go.")
        self._desktop.setText(seen if sees else unseen.format(key=Shortcut.LOCK.label))
