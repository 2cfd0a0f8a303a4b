"""The list of the people who may sign in."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from callcenter.domain.accounts import Role
from callcenter.domain.hours import LineHours
from callcenter.services.people_protocol import ListedPerson
from ui.people.wording import role_words, sign_in_words, state_words
from ui.widgets.tables import AT_LEFT, AT_RIGHT, dress_table, share_room, word_widths

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_NAME, _ROLE, _STATE = 0, 1, 4
_NUMBERS = {3}  # the column of wrong passwords
_LEAST = (3, 4, 2)  # columns that give way where there is no room: wrong passwords, state, last sign-in


class PeopleTable(QAbstractTableModel):
    """A row a person."""

    def __init__(self, hours: LineHours, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hours = hours
        self._people: list[ListedPerson] = []

    def name_at(self, row: int) -> str:
        """Who is in a row; empty where nobody is."""
        return self._people[row].name if 0 <= row < len(self._people) else ""

    def row_of(self, name: str) -> int:
        """The row of somebody; -1 where there is none."""
        return next((row for row, person in enumerate(self._people) if person.name == name), -1)

    def show_people(self, people: Sequence[ListedPerson]) -> None:
        """These in place of all others."""
        if list(people) != self._people:
            self.beginResetModel()
            self._people = list(people)
            self.endResetModel()

    def words_of(self, column: int) -> tuple[str, ...]:
        """The words of a column."""
        said = [self._cell(person, column) for person in self._people]
        roles = [role_words(role) for role in Role] if column == 1 else []
        return (self._head(column), *said, *roles)

    def _cell(self, person: ListedPerson, column: int) -> str:
        return (
            person.name,
            role_words(person.role),
            sign_in_words(person, self._hours),
            f"{person.wrong_passwords:,}",
            state_words(person),
        )[column]

    def _head(self, section: int) -> str:
        names = (
            *(self.tr("Name"), self.tr("Role"), self.tr("Last sign-in")),
            *(self.tr("Failed tries"), self.tr("To know")),
        )
        return names[section]

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """As many as there are."""
        return 0 if parent.isValid() else len(self._people)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """Name, role, last sign-in, wrong passwords since, what else is to be known."""
        return 0 if parent.isValid() else 5

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words and numbers."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(self._people[index.row()], index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_RIGHT if index.column() in _NUMBERS else AT_LEFT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What each column is."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_RIGHT if section in _NUMBERS else AT_LEFT
        return self._head(section) if role == Qt.ItemDataRole.DisplayRole else None


class PeopleList(QTableView):
    """No column is narrower than its words: where there is no room for all, some are left out; names take the rest."""

    def __init__(self, model: PeopleTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress_table(self, model, self.tr("Who may sign in"))

    def set_widths(self) -> None:
        """Share the room out, in the letters of now."""
        model = self.model()
        assert isinstance(model, PeopleTable)
        widths = word_widths(self, {column: model.words_of(column) for column in range(model.columnCount())})
        widths[_NAME] = min(widths[_NAME], max(0, self.viewport().width() - widths[_ROLE]))  # a long name is cut short
        share_room(self, widths, give_way=_LEAST, take_rest=(_STATE, _NAME))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room is shared out anew."""
        super().resizeEvent(event)
        self.set_widths()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that move within the list; Enter and Esc are the page's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            event.ignore()
        else:
            super().keyPressEvent(event)
