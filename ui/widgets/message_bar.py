"""The bar above the pages that tells news and what has to be mended."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.notices import Kind, Notice
from ui.widgets.announcement import announce
from ui.widgets.dress import dress
from ui.widgets.icon import Icon

_SHOWN_FOR = 8000  # milliseconds
_PASSING = {Kind.NEWS, Kind.DONE}


class MessageBar(QFrame):
    """News leave by themselves; what has to be mended stays, beneath newer notices, until it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_bar")
        self._standing: list[Notice] = []
        self._icon = Icon()
        self._word = QLabel()
        self._word.setObjectName("message_word")
        self._text = QLabel()
        for label in (self._word, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._more = QLabel()
        self.close_button = QPushButton()
        self.close_button.setObjectName("quiet")
        self.close_button.setAutoDefault(False)
        self._name_button()
        self.close_button.clicked.connect(self._take_away)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_FOR)
        self._timer.timeout.connect(self._take_away)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(8)
        for part in (self._icon, self._word):
            layout.addWidget(part)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._more)
        layout.addWidget(self.close_button)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """What is shown."""
        return self._standing[-1] if self._standing else None

    def show_notice(self, notice: Notice) -> None:
        """Show a notice before all others; what passes is gone once something newer comes."""
        self._standing = [one for one in self._standing if not _passes(one) and one != notice]
        self._standing.append(notice)
        self._show()
        announce(self, self.accessibleName(), at_once=False)

    def dismiss(self) -> None:
        """Take every notice away."""
        self._standing.clear()
        self._show()

    def _name_button(self) -> None:
        self.close_button.setText(self.tr("Close"))
        self.close_button.setAccessibleName(self.tr("Close the message"))

    def _take_away(self) -> None:
        """Take the notice shown away; one that stood beneath it comes back."""
        if self._standing:
            self._standing.pop()
        self._show()

    def _show(self) -> None:
        self._timer.stop()
        notice = self.notice
        if notice is None:
            self.hide()
            self._text.setText("")
            return
        word = self._words()[notice.kind]
        self._icon.show_icon(notice.kind.value)
        self._word.setText(word)
        self._text.setText(notice.text)
        below = len(self._standing) - 1
        self._more.setText(self.tr("%n more", "", below) if below else "")
        self.setAccessibleName(f"{word}: {notice.text}")
        dress(self, kind=notice.kind.value)
        self.show()
        if _passes(notice):
            self._timer.start()

    def _words(self) -> dict[Kind, str]:
        return {
            Kind.NEWS: self.tr("Note"),
            Kind.DONE: self.tr("Done"),
            Kind.MEND: self.tr("Attention"),
            Kind.FAULT: self.tr("Problem"),
        }

    def changeEvent(self, event: QEvent) -> None:
        """The bar outlives a change of the screen's language; what it said stays as it was said."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_button()


def _passes(notice: Notice) -> bool:
    return notice.kind in _PASSING and not notice.stays
