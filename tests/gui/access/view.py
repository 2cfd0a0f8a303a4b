"""A window as it stands: looked at once, for all that is asked of it."""

from collections.abc import Collection
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.access.controls import Round, buttons, controls, name_of, walk
from tests.gui.access.painted import Painted, Picture, Reader, Standing


class View:
    """`private` is what a caller said, of which no control's name may have anything."""

    def __init__(self, window: QWidget, private: Collection[str] = (), reader: Reader | None = None) -> None:
        for _ in range(2):  # the second time for what the first one asked for
            QApplication.processEvents()
        self.window = window
        self.focused = QApplication.focusWidget()
        self.private = private
        self._reader = reader or Reader()

    @cached_property
    def controls(self) -> list[QWidget]:
        """What Tab may come to."""
        return controls(self.window)

    @cached_property
    def named(self) -> list[QWidget]:
        """What has to have a name: that, and every button besides."""
        return list(dict.fromkeys((*self.controls, *buttons(self.window))))

    @cached_property
    def round(self) -> Round:
        """Tab's way."""
        return walk(self.window)

    @cached_property
    def round_back(self) -> Round:
        """Shift+Tab's way."""
        return walk(self.window, Qt.Key.Key_Backtab)

    @cached_property
    def picture(self) -> Picture:
        """How it looks."""
        return Picture(self.window)

    @cached_property
    def texts(self) -> list[Painted]:
        """What can be read of it."""
        return list(self._reader.read(self.window, self.picture))

    def standing(self, painted: Painted) -> Standing:
        """How well a text of it stands out."""
        return self._reader.standing(self.picture, painted)


def called(part: QWidget) -> str:
    """How a fault names a part."""
    return f"{type(part).__name__} {name_of(part) or part.objectName() or 'without a name'!r}"
