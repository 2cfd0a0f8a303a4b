"""Days on which the line is closed: added by hand, or from the federal holidays that are suggested."""

from datetime import date

from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from callcenter.domain.dates import DayUnreadable, parse_day
from callcenter.domain.program import Program
from ui.notices import Kind, Notice, sentence_of
from ui.program.editing import EditingSection
from ui.program.presenter import ProgramPresenter
from ui.program.wording import holiday_name
from ui.texts import day_in_words
from ui.widgets.cards import button_row, labelled, push_button

_DAY = Qt.ItemDataRole.UserRole
_ROWS = 6


class ClosedDaysSection(EditingSection):
    """Keeps the days in order; nothing counts before it is saved."""

    def __init__(self, presenter: ProgramPresenter) -> None:
        super().__init__("closed", presenter)
        self._days: list[date] = []
        self._list, self._holidays = QListWidget(), QListWidget()
        self._new = QLineEdit()
        self._add, self._remove = push_button(self.tr("&Add")), push_button(self.tr("&Remove"))
        self._suggest = push_button(self.tr("Suggest &federal holidays"))
        self._take = push_button(self.tr("Add &ticked ones"))
        self.set_heading(
            self.tr("Closed days"),
            self.tr(
                "On these days no check is answered, whatever the hours. Holidays stand on the days on which "
                "federal offices are closed for them; Inauguration Day is not among them."
            ),
        )
        self._arrange()
        self._add.clicked.connect(self._add_typed)
        self._new.returnPressed.connect(self._add_typed)
        self._remove.clicked.connect(self._remove_chosen)
        self._suggest.clicked.connect(self._show_holidays)
        self._take.clicked.connect(self._add_ticked)

    def point(self) -> None:
        """Where a day is typed."""
        self._new.setFocus()

    def fill(self, program: Program) -> None:
        """The program's closed days."""
        self._days = sorted(program.line.closed_days)
        self._new.setText("")
        self._show_days()
        self._hide_holidays()

    def box_of(self, key: str) -> QWidget | None:
        """The list of days."""
        return self._list if key.startswith("line.closed_days") else None

    def parts(self) -> dict[str, object]:
        """The line, with other closed days."""
        return {"line": structs.replace(self.presenter.state.program.line, closed_days=tuple(self._days))}

    def _add_typed(self) -> None:
        try:
            day = parse_day(self._new.text())
        except DayUnreadable as fault:
            self.tell_fault(sentence_of(fault))
            self._new.setFocus()
            return
        self.tell_fault("")
        self._new.setText("")
        self._put([day])

    def _remove_chosen(self) -> None:
        place = self._list.currentRow()
        if place >= 0:
            del self._days[place]
            self._show_days()
            self._list.setCurrentRow(min(place, len(self._days) - 1))
            self.touch()

    def _show_holidays(self) -> None:
        self._holidays.clear()
        for holiday in self.presenter.missing_holidays():
            if holiday.day not in self._days:
                words = f"{day_in_words(holiday.day)}  ·  {holiday_name(holiday.name)}"
                self._holidays.addItem(_holiday_item(words, holiday.day))
        if not self._holidays.count():
            said = self.tr("Every federal holiday until the end of next year is a closed day already.")
            self.noticed.emit(Notice(Kind.NEWS, said))
            return
        self._holidays.setVisible(True)
        self._take.setVisible(True)
        self._holidays.setCurrentRow(0)
        self._holidays.setFocus()

    def _add_ticked(self) -> None:
        items = (self._holidays.item(row) for row in range(self._holidays.count()))
        self._put([item.data(_DAY) for item in items if item.checkState() is Qt.CheckState.Checked])
        self._hide_holidays()
        self._list.setFocus()

    def _hide_holidays(self) -> None:
        self._holidays.setVisible(False)
        self._take.setVisible(False)

    def _put(self, days: list[date]) -> None:
        new = [day for day in days if day not in self._days]
        if new:
            self._days = sorted([*self._days, *new])
            self._show_days()
            self._list.setCurrentRow(self._days.index(new[0]))
            self.touch()

    def _show_days(self) -> None:
        self._list.clear()
        for day in self._days:
            item = QListWidgetItem(day_in_words(day))
            item.setData(_DAY, day)
            self._list.addItem(item)
        self._remove.setEnabled(bool(self._days))
        if self._days:
            coming = (place for place, day in enumerate(self._days) if day >= self.presenter.today)
            self._list.setCurrentRow(next(coming, len(self._days) - 1))

    def _arrange(self) -> None:
        for shown in (self._list, self._holidays):
            shown.setFixedHeight(_ROWS * self.fontMetrics().lineSpacing() + 8)
        row = QHBoxLayout()
        row.addLayout(labelled(self.tr("&Day, such as 11/27/2026"), self._new), 1)
        row.addWidget(self._add, 0, Qt.AlignmentFlag.AlignBottom)
        self.form.addLayout(row)
        self.form.addLayout(labelled(self.tr("C&losed on"), self._list))
        self.form.addLayout(button_row(self._remove, self._suggest))
        self._holidays.setAccessibleName(self.tr("Federal holidays that are no closed days yet"))
        self.form.addWidget(self._holidays)
        self.form.addLayout(button_row(self._take))


def _holiday_item(words: str, day: date) -> QListWidgetItem:
    item = QListWidgetItem(words)
    item.setData(_DAY, day)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked)
    return item
