"""The phone line: number, days, hours, time zone, and how long a call in progress may go on."""

from msgspec import structs
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from callcenter.domain.program import Program
from callcenter.domain.wording import WEEKDAYS, hours_in_words
from ui.calendar_words import day_name, time_zones, zone_words
from ui.clock_words import as_kept, as_typed, closing_minute_of, minute_of
from ui.program.editing import EditingSection, Unread
from ui.program.presenter import ProgramPresenter
from ui.texts import in_screen_language
from ui.widgets.cards import labelled, text_label
from ui.widgets.still_combo_box import StillComboBox
from ui.widgets.still_spin_box import StillSpinBox

_DAYS_IN_A_ROW = 4
_LONGEST_GRACE = 120  # minutes


class LineSection(EditingSection):
    """Sums up in words what was understood of the hours."""

    def __init__(self, presenter: ProgramPresenter) -> None:
        super().__init__("line", presenter)
        self._phone, self._opens, self._closes = QLineEdit(), QLineEdit(), QLineEdit()
        self._days = {day: QCheckBox(day_name(day)) for day in WEEKDAYS}
        self._zone = StillComboBox()
        self._grace: QSpinBox = StillSpinBox(0, _LONGEST_GRACE)
        self._summary = text_label(name="quiet_text")
        self.set_heading(
            self.tr("Phone line"),
            self.tr("Outside these hours no check is answered. A change counts at once."),
        )
        self._arrange()
        for box in (self._phone, self._opens, self._closes):
            box.textChanged.connect(self._edited)
        for tick in self._days.values():
            tick.toggled.connect(self._edited)
        self._zone.currentIndexChanged.connect(self._edited)
        self._grace.valueChanged.connect(self._edited)

    def point(self) -> None:
        """On the phone number."""
        self._phone.setFocus()

    def fill(self, program: Program) -> None:
        """The program's own line."""
        line = program.line
        self._phone.setText(line.phone)
        self._opens.setText(as_typed(line.opens_minute))
        self._closes.setText(as_typed(line.closes_minute))
        for day, tick in self._days.items():
            tick.setChecked(day in line.days)
        zones = dict.fromkeys((*time_zones(), line.time_zone))
        self._zone.show_entries([(zone_words(name), name) for name in zones], line.time_zone)
        self._grace.setValue(line.grace_minutes)
        self._sum_up()

    def box_of(self, key: str) -> QWidget | None:
        """By the names of the line's own parts."""
        boxes: dict[str, QWidget] = {
            "line.phone": self._phone,
            "line.days": self._days[WEEKDAYS[0]],
            "line.opens": self._opens,
            "line.closes": self._closes,
            "line.time_zone": self._zone,
            "line.grace_minutes": self._grace,
        }
        return boxes.get(key)

    def parts(self) -> dict[str, object]:
        """The line, with the closed days as they are."""
        opens, closes = minute_of(self._opens.text()), closing_minute_of(self._closes.text())
        for box, minute in ((self._opens, opens), (self._closes, closes)):
            if minute is None:
                raise Unread(box, self.tr("Type a time of day, such as 9:30 PM or 21:30."))
        assert opens is not None
        assert closes is not None
        line = structs.replace(
            self.presenter.state.program.line,
            phone=self._phone.text().strip(),
            days=tuple(day for day, tick in self._days.items() if tick.isChecked()),
            opens=as_kept(opens),
            closes=as_kept(closes),
            time_zone=str(self._zone.currentData()),
            grace_minutes=self._grace.value(),
        )
        return {"line": line}

    def _edited(self) -> None:
        self.touch()
        self._sum_up()

    def _sum_up(self) -> None:
        days = tuple(day for day, tick in self._days.items() if tick.isChecked())
        opens, closes = minute_of(self._opens.text()), closing_minute_of(self._closes.text())
        words = ""
        if days and opens is not None and closes is not None and opens < closes:
            hours = in_screen_language(hours_in_words(days, opens, closes, str(self._zone.currentData())))
            words = self.tr("Open {hours}").format(hours=hours)
        self._summary.setText(words)

    def _arrange(self) -> None:
        self.form.addLayout(labelled(self.tr("P&hone number that callers dial"), self._phone))
        grid = QGridLayout()
        grid.setColumnStretch(_DAYS_IN_A_ROW, 1)
        for place, tick in enumerate(self._days.values()):
            grid.addWidget(tick, *divmod(place, _DAYS_IN_A_ROW))
        self.form.addWidget(text_label(self.tr("Days")))
        self.form.addLayout(grid)
        times = QHBoxLayout()
        times.addLayout(labelled(self.tr("Op&ens at"), self._opens), 1)
        times.addLayout(labelled(self.tr("&Closes at"), self._closes), 1)
        self.form.addLayout(times)
        self.form.addLayout(labelled(self.tr("Time &zone"), self._zone))
        self.form.addWidget(self._summary)
        grace = self.tr("A call that began in open hours may go on for so many minutes after they end.")
        self.form.addLayout(labelled(self.tr("&Grace in minutes"), self._grace, grace))
