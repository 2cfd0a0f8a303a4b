"""How the program looks, put in force as soon as it is chosen, and remembered."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.preferences import Preferences
from ui.theme import Scheme, apply_theme, set_zoom, system_scheme


class Looks(QObject):
    """`changed` is told whatever was chosen, wherever it was chosen."""

    changed = Signal()

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_desktop)

    @property
    def scheme(self) -> Scheme | None:
        """Light or dark; None follows the desktop."""
        return self._preferences.scheme

    @scheme.setter
    def scheme(self, scheme: Scheme | None) -> None:
        self._preferences.scheme = scheme
        self.put_in_force()
        self.changed.emit()

    @property
    def zoom(self) -> int:
        """Steps larger or smaller than usual."""
        return self._preferences.zoom

    @zoom.setter
    def zoom(self, steps: int) -> None:
        self._preferences.zoom = set_zoom(steps)
        self.changed.emit()

    @property
    def blue_yes(self) -> bool:
        """Whether YES is blue."""
        return self._preferences.blue_yes

    @blue_yes.setter
    def blue_yes(self, blue: bool) -> None:
        self._preferences.blue_yes = blue
        self.changed.emit()

    def put_in_force(self) -> None:
        """Dress the program as it was chosen."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, self.scheme or system_scheme(application))

    def _follow_desktop(self) -> None:
        if self.scheme is None:
            self.put_in_force()
