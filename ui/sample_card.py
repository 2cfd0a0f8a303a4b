"""The demo's card beside the main window: who can sign in, and made-up callers to play."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from callcenter.domain.accounts import Role
from callcenter.domain.samples import MEND, Samples
from ui.sentences import in_screen_words
from ui.texts import answer_word

_STORY, _EXPECTED = 0, 6
_ROOM = 16  # pixels between columns


class SampleCard(QWidget):
    """A window of its own, to be read; the program does not stay open for it."""

    def __init__(self, samples: Samples, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._samples = samples
        self._sheet = QWidget()
        self._around = QVBoxLayout(self)
        self._around.setContentsMargins(0, 0, 0, 0)
        self._around.addWidget(self._sheet)
        self._write()
        wide = self.sizeHint().width()
        self.resize(wide, self.heightForWidth(wide))

    def _write(self) -> None:
        """All of it, in the language in force."""
        former, self._sheet = self._sheet, QWidget()
        self._around.replaceWidget(former, self._sheet)
        former.deleteLater()
        self.setWindowTitle(self.tr("Sample callers"))
        self.sign_ins = _Table((self.tr("User"), self.tr("Role"), self.tr("Password")))
        self.callers = _Table(
            (
                self.tr("Somebody who"),
                self.tr("Educator ID"),
                self.tr("Last name"),
                self.tr("First name"),
                self.tr("Birth date"),
                self.tr("Last 4 of SSN"),
                self.tr("Answer"),
            )
        )
        self._fill(self._samples)
        self._arrange()

    def _fill(self, samples: Samples) -> None:
        roles = {Role.OPERATOR: self.tr("operator"), Role.SUPERVISOR: self.tr("supervisor")}
        for who in samples.sign_ins:
            self.sign_ins.add_row((who.user, roles.get(who.role, who.role.value), who.password))
        for caller in samples.callers:
            first = self.callers.rowCount()
            for spoken, expected in zip(caller.attempts, caller.expected, strict=True):
                details = (
                    *(spoken.educator_id, spoken.last_name, spoken.first_name),
                    *(spoken.birth_date, spoken.ssn),
                )
                answer = self.tr("a message") if expected == MEND else answer_word(expected)
                self.callers.add_row((in_screen_words(caller.story), *details, answer), bold=_EXPECTED)
            if len(caller.attempts) > 1:
                self.callers.setSpan(first, _STORY, len(caller.attempts), 1)

    def _arrange(self) -> None:
        layout = QVBoxLayout(self._sheet)
        layout.setContentsMargins(20, 16, 20, 20)
        layout.setSpacing(8)
        for title, hint, table in (
            (self.tr("&Sign in as"), "", self.sign_ins),
            (
                self.tr("&Callers to play"),
                self.tr(
                    "Everybody here is made up. Type what the caller gives, leave the other boxes empty, and press "
                    "Enter. What stands in a second line is typed after the first answer, in the same call."
                ),
                self.callers,
            ),
        ):
            heading = QLabel(title)
            heading.setObjectName("heading")
            heading.setBuddy(table)
            table.setAccessibleName(title.replace("&", ""))
            layout.addWidget(heading)
            if hint:
                explained = QLabel(hint)
                explained.setObjectName("quiet_text")
                explained.setWordWrap(True)
                table.setAccessibleDescription(hint)
                layout.addWidget(explained)
            layout.addWidget(table)
        layout.addStretch()
        self.callers.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Written anew when the screen is turned to another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._write()


class _Table(QTableWidget):
    """Rows to be read, with arrow keys or without; Tab goes on to what comes next."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(0, len(names), parent)
        self.setHorizontalHeaderLabels(list(names))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setWordWrap(False)
        self._fit_rows()

    def add_row(self, cells: Sequence[str], bold: int | None = None) -> None:
        """One row more; the cell `bold` in bold letters."""
        row = self.rowCount()
        self.insertRow(row)
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            if column == bold:
                font = QFont()
                font.setBold(True)
                item.setFont(font)
            self.setItem(row, column, item)

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROOM // 2)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All rows and columns."""
        header, frame = self.horizontalHeader(), 2 * self.frameWidth()
        columns = range(self.columnCount())
        wide = sum(max(self.sizeHintForColumn(column), header.sectionSizeHint(column)) for column in columns)
        return QSize(wide + frame + _ROOM, header.sizeHint().height() + self.verticalHeader().length() + frame)

    def minimumSizeHint(self) -> QSize:
        """Two rows, so that a short table is never scrolled."""
        two = self.horizontalHeader().sizeHint().height() + 2 * self.verticalHeader().defaultSectionSize()
        return QSize(super().minimumSizeHint().width(), two + 2 * self.frameWidth())

    def sizeHintForColumn(self, column: int) -> int:
        """As wide as the cells need, with room between columns."""
        return super().sizeHintForColumn(column) + _ROOM

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need higher rows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rows()
