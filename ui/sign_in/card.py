"""A card in the middle of the page, and the line in it that tells a fault."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.announcement import announce
from ui.widgets.icon import Icon

_AROUND = 12
_MARGINS, _NARROW_MARGINS = (32, 24, 32, 24), (16, 16, 16, 16)
_NARROW = 34  # line heights
_ROUNDS = 4  # text, panel, card, page


class _Body(QFrame):
    """As high as its wrapped text is at its width; a scroll area would not ask for that by itself."""

    def sizeHint(self) -> QSize:
        """The height that goes with the width."""
        layout = self.layout()
        if layout is None:
            return super().sizeHint()
        high = max(layout.totalHeightForWidth(self.width()), layout.totalMinimumSize().height())
        return QSize(self.width(), high)

    def minimumSizeHint(self) -> QSize:
        """Never less."""
        return self.sizeHint()


class Card(QScrollArea):
    """Holds its column in the middle; scrolls where the window is too small for a large zoom."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        """`width` is in line heights, so that the card grows with the zoom."""
        super().__init__(parent)
        self._width = width
        self._body = _Body()
        self._body.setObjectName("card")
        self.column = QVBoxLayout(self._body)
        self.column.setSpacing(6)
        middle = QWidget()
        around = QVBoxLayout(middle)
        around.addWidget(self._body, 0, Qt.AlignmentFlag.AlignCenter)
        self.setWidget(middle)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body.installEventFilter(self)
        self._fit()

    def settle(self) -> None:
        """Lay everything out now: a text that wraps asks for its height only once it has its width."""
        for _ in range(_ROUNDS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _fit(self) -> None:
        line, room = self.fontMetrics().height(), self.viewport().width() - 2 * _AROUND
        self.column.setContentsMargins(*(_MARGINS if room > _NARROW * line else _NARROW_MARGINS))
        self._body.setFixedWidth(max(min(self._width * line, room), self.column.totalMinimumSize().width()))

    def changeEvent(self, event: QEvent) -> None:
        """Another font is another width."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the card within the page."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stands on the card has another size."""
        if watched is self._body and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)


class MarkedLine(QWidget):
    """A sentence beside a picture, so that it does not depend on its color."""

    def __init__(self, icon: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._text = Icon(icon), plain_label(text)
        for part in (self._icon, self._text):
            font = part.font()
            font.setBold(True)
            part.setFont(font)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(7)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignTop)

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, icon: str, text: str) -> None:
        """Say something else, beside another picture."""
        self._icon.show_icon(icon)
        self._text.setText(text)
        self.setAccessibleName(text)


class FaultLine(MarkedLine):
    """Says what is to be mended; its room is kept, so that nothing jumps when it speaks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("fault", parent=parent)
        self._box: QWidget | None = None
        self._before = self._told = ""
        for part in (self._icon, self._text):
            part.setForegroundRole(QPalette.ColorRole.BrightText)
        self._icon.hide()
        self._keep_room()

    def tell(self, sentence: str, box: QWidget) -> None:
        """Show a sentence or nothing; the box that it is about tells it to those who cannot see it."""
        if sentence and sentence != self.text():
            announce(self, sentence, at_once=True)
        self._show(sentence)
        if self._box and self._box.accessibleDescription() == self._told:
            self._box.setAccessibleDescription(self._before)
        self._box, self._before = (box, box.accessibleDescription()) if sentence else (None, "")
        if sentence:
            box.setAccessibleDescription(sentence)
        self._told = sentence

    def count_down(self, sentence: str) -> None:
        """Show how the sentence goes on, which was told once."""
        self._show(sentence)

    def _show(self, sentence: str) -> None:
        self._icon.setVisible(bool(sentence))
        self._text.setText(sentence)

    def _keep_room(self) -> None:
        self.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 4)

    def changeEvent(self, event: QEvent) -> None:
        """Another font takes other room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._keep_room()


def labelled(text: str, box: QWidget, caret: QWidget | None = None) -> QVBoxLayout:
    """A label above a box; what takes the caret in it has the label's name."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setBuddy(caret or box)
    (caret or box).setAccessibleName(text.replace("&", ""))
    column = QVBoxLayout()
    column.setSpacing(3)
    column.addWidget(label)
    column.addWidget(box)
    return column


def push_button(text: str) -> QPushButton:
    """A button that Enter presses, too."""
    button = QPushButton(text)
    button.setAutoDefault(True)
    return button


def plain_label(text: str = "", name: str = "") -> QLabel:
    """Text that wraps and that nobody can select."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return label
