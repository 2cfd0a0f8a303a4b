"""The help panel: which page, finding as one types, and the page itself."""

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.help.pages import PAGES, Section, found, page
from ui.help.text import HelpText, as_code
from ui.language import screen_language
from ui.shortcuts import Shortcut
from ui.widgets.announcement import announce
from ui.widgets.secure_line_edit import SecureLineEdit
from ui.widgets.still_combo_box import StillComboBox

_OWN_KEYS = {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MODIFIED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class HelpPanel(QFrame):
    """Shows one page at a time; `left` tells that somebody is done with it."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setAccessibleName(self.tr("Help"))
        self._name = PAGES[0]
        self._sections: tuple[Section, ...] = ()
        self._pages = StillComboBox()
        self._pages.setAccessibleName(self.tr("Page of the help"))
        self._pages.setSizeAdjustPolicy(StillComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        close = self.tr("Close")
        self._close = QPushButton(f"{close}  {Shortcut.BACK.label}")
        self._close.setAccessibleName(self.tr("Close the help"))
        self._find = SecureLineEdit()  # a caller's name typed here by mistake leaves no trace either
        self._hits = QListWidget()
        self._text = HelpText()
        self._body = QStackedWidget()
        self._label = QLabel(self.tr("Find"))
        self._top = QGridLayout()
        self._is_low = False
        self._arrange()
        self._connect()

    @property
    def page_name(self) -> str:
        """The page that is shown."""
        return self._name

    def show_page(self, name: str, heading: str = "") -> None:
        """Turn to a page, and to a heading in it."""
        self._name = name
        language = screen_language()
        self._pages.blockSignals(True)
        self._pages.show_entries([(page(one, language).title, one) for one in PAGES], name)
        self._pages.blockSignals(False)
        self._text.show_page(page(name, language, as_code))
        self.forget()
        self._text.point_to(heading)

    def set_low(self, low: bool) -> None:
        """Whether there is little height: then all that is above the page stands in one row."""
        if low is not self._is_low:
            self._is_low = low
            self._lay_out_top()

    def point_to_text(self) -> None:
        """Put the caret into the page."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Empty the box of what is looked for."""
        self._find.forget()

    def _arrange(self) -> None:
        self._close.setObjectName("quiet")
        self._close.setAutoDefault(False)
        self._label.setBuddy(self._find)
        self._find.setAccessibleName(self.tr("Find in the help"))
        self._hits.setObjectName("help_hits")
        self._hits.setAccessibleName(self.tr("Where it was found"))
        self._hits.setWordWrap(True)
        self._hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the caret stays in the box, and moves the choice from there
        self._body.addWidget(self._text)
        self._body.addWidget(self._hits)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 10)
        layout.setSpacing(6)
        layout.addLayout(self._top)
        layout.addWidget(self._body, 1)
        self._lay_out_top()

    def _lay_out_top(self) -> None:
        """In two rows, or in one; Tab follows the eye."""
        pages, label, find, close = self._pages, self._label, self._find, self._close
        low = {pages: (0, 0, 1), label: (0, 1, 1), find: (0, 2, 1), close: (0, 3, 1)}
        high = {pages: (0, 0, 3), close: (0, 3, 1), label: (1, 0, 1), find: (1, 1, 3)}
        for widget, (row, column, columns) in (low if self._is_low else high).items():
            self._top.removeWidget(widget)
            self._top.addWidget(widget, row, column, 1, columns)
        self._top.setColumnStretch(0, 3 * self._is_low)
        self._top.setColumnStretch(2, 2)
        chain = (pages, find, close, self._text) if self._is_low else (pages, close, find, self._text)
        for before, after in pairwise(chain):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self._pages.currentIndexChanged.connect(lambda place: self.show_page(PAGES[place]))
        self._close.clicked.connect(self.left)
        self._find.textChanged.connect(self._look_for)
        self._find.returnPressed.connect(self._open_hit)
        self._find.installEventFilter(self)
        self._hits.itemClicked.connect(lambda _: self._open_hit())
        self._text.page_wanted.connect(self._follow)

    def _look_for(self, typed: str) -> None:
        """Show what was found, or the page again when nothing is looked for."""
        self._sections = found(typed, screen_language())
        self._hits.clear()
        for one in self._sections:
            self._hits.addItem(f"{one.page.title}  –  {one.heading}" if one.heading else one.page.title)
        if not self._sections:
            nothing = QListWidgetItem(self.tr("Nothing was found. Try another word."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self._hits.addItem(nothing)
        self._body.setCurrentWidget(self._hits if typed.strip() else self._text)
        self._choose(0)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._sections):
            self._hits.setCurrentRow(row)
            announce(self._find, self._hits.item(row).text(), at_once=False)

    def _open_hit(self) -> None:
        row = self._hits.currentRow()
        if 0 <= row < len(self._sections):
            one = self._sections[row]
            self.show_page(one.page.name, one.heading)
            self.point_to_text()

    def _follow(self, name: str) -> None:
        if name in PAGES:
            self.show_page(name)

    def _type(self, text: str) -> None:
        """Letters typed anywhere in the help are looked for."""
        self._find.setFocus(Qt.FocusReason.OtherFocusReason)
        self._find.insert(text)

    def event(self, event: QEvent) -> bool:
        """Keep Esc and Enter from the screen beside while the caret is here."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]  # widgets alone are watched
        """What is looked for goes with the caret."""
        if event.type() is QEvent.Type.FocusOut:
            self.forget()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; up and down choose among what was found; a letter begins to find."""
        key, text = event.key(), event.text()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif self._find.hasFocus() and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._choose(self._hits.currentRow() + (1 if key == Qt.Key.Key_Down else -1))
        elif text.strip() and text.isprintable() and not event.modifiers() & _MODIFIED:
            self._type(text)
