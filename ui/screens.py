"""What fills the window: the sign-in or a workplace, and over either the sheet of keys."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.widgets.present_stack import PresentStack

if TYPE_CHECKING:  # loaded when it is first opened
    from ui.keys_sheet import KeysSheet


class Screens(PresentStack):
    """One screen at a time; whatever had the caret in it has it again when it is shown again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: KeysSheet | None = None
        self._screen: QWidget | None = None

    @property
    def sheet(self) -> "KeysSheet | None":
        """The sheet that is open."""
        return self._sheet

    def show_screen(self, screen: QWidget) -> None:
        """Show a screen, and nothing over it."""
        if self.indexOf(screen) < 0:
            self.addWidget(screen)
        self._screen = screen
        self.close_sheet()
        self.setCurrentWidget(screen)

    def drop(self, screen: QWidget) -> None:
        """A screen is not shown again, and goes."""
        self.removeWidget(screen)
        screen.deleteLater()

    def turn_sheet(self, page: str, *, supervisor: bool) -> None:
        """Open the keys of a page, or close them again."""
        if self._sheet:
            self.close_sheet()
            return
        from ui.keys_sheet import KeysSheet

        self._sheet = KeysSheet(page, supervisor=supervisor)
        self._sheet.left.connect(self.close_sheet)
        self.addWidget(self._sheet)
        self.setCurrentWidget(self._sheet)
        self._sheet.begin()

    def close_sheet(self) -> None:
        """Back to the screen beneath."""
        sheet, self._sheet = self._sheet, None
        if sheet is None:
            return
        if self._screen:
            self.setCurrentWidget(self._screen)
        self.drop(sheet)
