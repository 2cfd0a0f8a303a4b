"""A page of sections: their names at the left or, in a narrow window, above; one of them is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QWidget

from ui.supervisor_pages import ShownPage
from ui.widgets.narrowness import Narrowness, stand
from ui.widgets.present_stack import PresentStack, RoomyPage

_NARROW = 95  # letters; below that the sections stand above what they show
_BESIDE, _ABOVE = 1, 3  # columns of their buttons


@dataclass(frozen=True)
class Section:
    """One section; `name` has the letter that leads to it with Alt, `make` gives a widget that is a `ShownPage`."""

    key: str
    name: str
    make: Callable[[], QWidget]


class SectionPage(QWidget):
    """A section is made when it is first wanted."""

    noticed = Signal(object)

    def __init__(self, sections: Sequence[Section], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrowness = Narrowness(_NARROW)
        self._sections = {section.key: section for section in sections}
        self._made: dict[str, QWidget] = {}
        self._held: dict[str, RoomyPage] = {}
        self._names = _Names(tuple(sections))
        self._stack = PresentStack()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(8, 6, 8, 6)
        self._box.setSpacing(10)
        self._box.addWidget(self._names)
        self._box.addWidget(self._stack, 1)
        self._names.chosen.connect(self._turn_to)
        self._present = next(iter(self._sections))

    def refresh(self) -> None:
        """The page is shown: the section that was shown last looks anew."""
        self.show_section(self._present)

    def show_section(self, key: str) -> None:
        """Turn to a section."""
        self._present = key
        widget = self.section(key)
        self._stack.setCurrentWidget(self._held[key])
        self._names.show_chosen(key)
        cast(ShownPage, widget).refresh()

    def section(self, key: str) -> QWidget:
        """A section, made if it was not there."""
        if key not in self._made:
            made = self._sections[key].make()
            cast(ShownPage, made).noticed.connect(self.noticed)
            self._made[key] = made
            self._held[key] = RoomyPage(made)
            self._stack.addWidget(self._held[key])
        return self._made[key]

    def mark(self, key: str, is_unsaved: bool) -> None:
        """Say at a section's name whether something in it is not saved."""
        self._names.mark(key, is_unsaved)

    @property
    def present(self) -> str:
        """The section that is shown."""
        return self._present

    @property
    def made(self) -> tuple[QWidget, ...]:
        """The sections that are there."""
        return tuple(self._made.values())

    def _turn_to(self, key: str) -> None:
        """Somebody chose a section: whoever goes through them by keys goes on from there."""
        self.show_section(key)
        self._names.take_caret(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sections beside what they show where there is room, else above it."""
        super().resizeEvent(event)
        narrow = self._narrowness.measure(self)
        self._names.stand(_ABOVE if narrow else _BESIDE)
        stand(narrow, self._box)


class _Names(QWidget):
    """A button a section; `chosen` carries its key."""

    chosen = Signal(str)

    def __init__(self, shown: tuple[Section, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        self._group = QButtonGroup(self)
        self._shown = {section.key: section for section in shown}
        self._buttons = {section.key: self._button(section) for section in shown}
        self._columns = 0
        self.stand(_BESIDE)

    def take_caret(self, key: str) -> None:
        """Put the caret at a section's name."""
        self._buttons[key].setFocus()

    def show_chosen(self, key: str) -> None:
        """Which one is shown."""
        self._buttons[key].setChecked(True)

    def mark(self, key: str, is_unsaved: bool) -> None:
        """With a dot, and in words for those who do not see it."""
        button, name = self._buttons[key], self._shown[key].name
        button.setText(f"{name} ●" if is_unsaved else name)
        words = self.tr("{section}, not saved").format(section=name.replace("&", ""))
        button.setAccessibleName(words if is_unsaved else "")
        button.setToolTip(words if is_unsaved else "")

    def stand(self, columns: int) -> None:
        """In so many columns."""
        if columns == self._columns:
            return
        self._columns = columns
        for place, button in enumerate(self._buttons.values()):
            self._grid.addWidget(button, place // columns, place % columns)
        beside = columns == _BESIDE
        self._grid.setRowStretch(len(self._buttons), 1 if beside else 0)
        self.setSizePolicy(
            QSizePolicy.Policy.Fixed if beside else QSizePolicy.Policy.Preferred,
            QSizePolicy.Policy.Preferred if beside else QSizePolicy.Policy.Fixed,
        )

    def _button(self, section: Section) -> QRadioButton:
        button = QRadioButton(section.name)
        button.setObjectName("code")
        button.clicked.connect(lambda: self.chosen.emit(section.key))
        self._group.addButton(button)
        return button
