"""When the line of the new vault is open: phone, days, hours and time zone, with what they come to in words."""

from collections.abc import Iterable
from datetime import date, datetime

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from callcenter.domain.program import Program
from callcenter.domain.wording import WEEKDAYS, hours_in_words
from ui.calendar_words import day_name, time_zones, zone_words
from ui.clock_words import closing_minute_of, minute_of
from ui.language import tr
from ui.sign_in.beside import Beside
from ui.sign_in.card import labelled, plain_label
from ui.sign_in.fault import Place
from ui.sign_in.new_vault_state import LineForm, NewVaultState, line_form_of
from ui.sign_in.panel import Panel
from ui.texts import day_in_words, in_screen_language, weekday
from ui.widgets.still_combo_box import StillComboBox

_DAYS_IN_A_ROW = 4
_MONDAY = datetime(2026, 11, 23)


class HoursPanel(Panel):
    """The third page: filled in from the program, and again when another program is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._program: Program | None = None
        self._phone, self._opens, self._closes = QLineEdit(), QLineEdit(), QLineEdit()
        self._days = {day: QCheckBox(weekday(_MONDAY.replace(day=23 + place))) for place, day in enumerate(WEEKDAYS)}
        self._zone = StillComboBox()
        self._summary, self._closed, self._always_open = plain_label(), plain_label(), plain_label()
        self._arrange()
        for box in (self._opens, self._closes):
            box.textChanged.connect(self._sum_up)
        for tick in self._days.values():
            tick.toggled.connect(self._sum_up)
        self._zone.currentIndexChanged.connect(self._sum_up)

    @property
    def line(self) -> LineForm:
        """As it is filled in."""
        days = tuple(day for day, tick in self._days.items() if tick.isChecked())
        zone = str(self._zone.currentData() or "")
        return LineForm(self._phone.text(), days, self._opens.text(), self._closes.text(), zone)

    def show_state(self, state: NewVaultState) -> None:
        """The program's own line, once for each program."""
        program = state.program
        if program and program != self._program:
            self._program = program
            self._fill(line_form_of(program.line))
            self._closed.setText(_closed_words(program.line.closed_days, state.today))
            self._zone.setAccessibleDescription(self._closed.text())

    def show_training(self, training: bool) -> None:
        """Whether the vault's line is always open, whatever the hours."""
        self._always_open.setVisible(training)

    def begin(self) -> None:
        """On the phone number."""
        self._phone.setFocus()

    def box(self, place: Place) -> QWidget | None:
        """The box of a place."""
        return {
            Place.PHONE: self._phone,
            Place.DAYS: self._days[WEEKDAYS[0]],
            Place.OPENS: self._opens,
            Place.CLOSES: self._closes,
            Place.TIME_ZONE: self._zone,
        }.get(place)

    def forget(self) -> None:
        """Filled in anew from the next program."""
        self._program = None

    def _fill(self, line: LineForm) -> None:
        self._phone.setText(line.phone)
        self._opens.setText(line.opens)
        self._closes.setText(line.closes)
        for day, tick in self._days.items():
            tick.setChecked(day in line.days)
        zones = dict.fromkeys((*time_zones(), line.time_zone))
        self._zone.show_entries([(zone_words(name), name) for name in zones], line.time_zone)

    def _sum_up(self) -> None:
        """What was understood of it."""
        line = self.line
        opens, closes = minute_of(line.opens), closing_minute_of(line.closes)
        if line.days and opens is not None and closes is not None and opens < closes:
            hours = in_screen_language(hours_in_words(line.days, opens, closes, line.time_zone))
            self._summary.setText(self.tr("Open {hours}").format(hours=hours))
        else:
            self._summary.setText("")

    def _arrange(self) -> None:
        said = self.tr("The program's own are filled in. Outside these hours no check is answered.")
        self.column.addWidget(plain_label(said, "quiet_text"))
        self._always_open.setText(self.tr("A training line is always open: these hours are said, and not kept to."))
        self.column.addWidget(self._always_open)
        self.column.addLayout(labelled(self.tr("P&hone number that callers dial"), self._phone))
        grid = QGridLayout()
        grid.setColumnStretch(_DAYS_IN_A_ROW, 1)
        for place, (day, tick) in enumerate(self._days.items()):
            tick.setAccessibleName(day_name(day))
            grid.addWidget(tick, *divmod(place, _DAYS_IN_A_ROW))
        self.column.addWidget(plain_label(self.tr("Days")))
        self.column.addLayout(grid)
        times = Beside()
        times.add(labelled(self.tr("Op&ens at"), self._opens), 1)
        times.add(labelled(self.tr("&Closes at"), self._closes), 1)
        self.column.addWidget(times)
        self.column.addLayout(labelled(self.tr("Time &zone"), self._zone))
        for label in (self._summary, self._closed):
            self.column.addWidget(label)
        self._summary.setMinimumHeight(self._summary.fontMetrics().lineSpacing())
        self._closed.setObjectName("quiet_text")


def _closed_words(closed: Iterable[date], today: date) -> str:
    """The closed days that are still to come."""
    coming = sorted(day for day in closed if day >= today)
    if not coming:
        return tr("The program names no closed days that are still to come.")
    return tr("Closed besides on: {days}").format(days="; ".join(map(day_in_words, coming)))
