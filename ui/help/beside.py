"""Where help stands: beside the screen where there is room, else over its upper part, never over an answer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:  # loaded with the first F1
    from ui.help.panel import HelpPanel

_LETTERS = 46  # so wide is the help, if the window allows it
_LEAST_BESIDE = 66  # letters that are left to a screen
_MOST_OF_WIDTH = 0.4
_UPPER_PART = 0.55  # of a screen without an answer
_APART = 4  # pixels


class HelpBeside(QWidget):
    """Holds the window's screens; F1 opens help beside them and closes it again, and the caret comes back."""

    def __init__(self, screens: QStackedWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._screens = screens
        screens.setParent(self)
        screens.currentChanged.connect(self.close_help)
        self._panel: HelpPanel | None = None
        self._had_caret: QWidget | None = None
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._place)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_caret)

    @property
    def panel(self) -> "HelpPanel | None":
        """The help that is open."""
        return self._panel

    def turn(self, page_name: str) -> None:
        """Open the page of a screen, or close what is open."""
        if self._panel:
            self.close_help()
        else:
            self._open(page_name)

    def close_help(self) -> None:
        """Close what is open; the caret goes back to where it was, unless it has gone elsewhere by itself."""
        if self._panel is None:
            return
        panel, self._panel = self._panel, None
        focused = QApplication.focusWidget()
        if focused and panel.isAncestorOf(focused):
            self._give_caret_back()
        panel.hide()
        panel.deleteLater()
        self._share_room()

    def _open(self, page_name: str) -> None:
        from ui.help.panel import HelpPanel

        self._had_caret = QApplication.focusWidget()
        self._panel = HelpPanel(self)
        self._panel.left.connect(self.close_help)
        self._panel.show_page(page_name)
        self._share_room()
        self._panel.show()
        self._panel.raise_()
        self._panel.point_to_text()

    def _give_caret_back(self) -> None:
        former, self._had_caret = self._had_caret, None
        if former and isValid(former) and former.isVisible():
            former.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._screens.setFocus(Qt.FocusReason.OtherFocusReason)

    def _share_room(self) -> None:
        """At once, and again when the screen beneath has found its own places."""
        self._place()
        self._settled.start()

    def _place(self) -> None:
        room = self.rect()
        if self._panel is None:
            self._screens.setGeometry(room)
            return
        width = self._panel_width()
        self._panel.set_low(self._stands_over)
        if self._stands_over:
            self._screens.setGeometry(room)
            self._panel.setGeometry(QRect(0, 0, room.width(), self._height_over()))
        else:
            self._screens.setGeometry(QRect(0, 0, room.width() - width, room.height()))
            self._panel.setGeometry(QRect(room.width() - width, 0, width, room.height()))

    @property
    def _stands_over(self) -> bool:
        return self.width() - self._panel_width() < self.fontMetrics().averageCharWidth() * _LEAST_BESIDE

    def _height_over(self) -> int:
        """As far down as an answer, if one can stand on the screen."""
        from ui.widgets.answer_banner import AnswerBanner

        banner = next((one for one in self._screens.findChildren(AnswerBanner) if one.isVisible()), None)
        if banner is None:
            return round(self.height() * _UPPER_PART)
        return banner.mapTo(self, QPoint(0, 0)).y() - _APART

    def _panel_width(self) -> int:
        return min(self.fontMetrics().averageCharWidth() * _LETTERS, round(self.width() * _MOST_OF_WIDTH))

    def _follow_caret(self, _former: QWidget | None, now: QWidget | None) -> None:
        """Help that stands over a screen goes when the caret does: nobody types behind it."""
        if self._panel and now and self._stands_over and self._screens.isAncestorOf(now):
            self.close_help()

    def sizeHint(self) -> QSize:
        """As the screens would have it."""
        return self._screens.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """What the screens need: help never makes the window larger."""
        return self._screens.minimumSizeHint().expandedTo(self._screens.minimumSize())

    def event(self, event: QEvent) -> bool:
        """A screen that needs other room than before gets it."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._share_room()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room out."""
        super().resizeEvent(event)
        self._share_room()
