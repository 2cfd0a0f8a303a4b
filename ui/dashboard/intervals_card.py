"""The day by intervals: a strip of bars, and the same numbers as a table beneath it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from callcenter.domain.day_intervals import LENGTHS, Interval, added_up, intervals_of, stretch_of_work
from callcenter.domain.hours import LineHours
from callcenter.domain.program import Program
from ui.dashboard.number_table import NumberTable, table_view
from ui.dashboard.presenter import WHOLE_DAYS, DashboardState
from ui.dashboard.wording import ANSWERS, answer_words, busiest_words, code_labels, interval_labels
from ui.widgets.bar_strip import Bar, BarStrip, Strip
from ui.widgets.cards import Card
from ui.widgets.still_combo_box import StillComboBox

_LEAST_ROWS, _ROWS_WHEN_ALONE = 3, 8


class IntervalsCard(Card):
    """`cut` carries the length that somebody chose, `codes_wanted` whether wrap-up codes are to be counted."""

    cut = Signal(int)
    codes_wanted = Signal(bool)

    def __init__(self, program: Program, hours: LineHours, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, dense=True)
        self._program, self._hours = program, hours
        self._length = StillComboBox()
        self._counted = StillComboBox()
        self.strip = BarStrip()
        self._model = NumberTable(sums=1, parent=self)
        self._table = table_view(self._model, self.tr("Calls by interval"), _LEAST_ROWS)
        self._choices = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()
        self._length.currentIndexChanged.connect(lambda: self.cut.emit(self._length.currentData()))
        self._counted.currentIndexChanged.connect(lambda: self.codes_wanted.emit(self._counted.currentData()))

    def show_state(self, state: DashboardState) -> None:
        """The day that is shown, as it is cut."""
        figures = state.figures
        if figures is None:
            return
        shown = state.days
        if state.length != WHOLE_DAYS:
            whole = intervals_of(self._hours, figures.day, figures.quarters, state.length)
            shown = stretch_of_work(self._hours, whole)
        labels = interval_labels(self._hours, shown, state.length)
        self._show_strip(labels, shown)
        self._show_table(labels, shown, shows_codes=state.shows_codes)

    def stand_alone(self, alone: bool) -> None:
        """With nothing beside it, it may be as high as it needs."""
        self._table.keep_rows(_ROWS_WHEN_ALONE if alone else _LEAST_ROWS)
        direction = QBoxLayout.Direction.TopToBottom if alone else QBoxLayout.Direction.LeftToRight
        self._choices.setDirection(direction)

    def _show_strip(self, labels: tuple[str, ...], shown: tuple[Interval, ...]) -> None:
        bars = (
            Bar(label, tuple(one.answers.get(answer, 0) for answer in ANSWERS))
            for label, one in zip(labels, shown, strict=True)
        )
        self.strip.show_strip(Strip(tuple(map(answer_words, ANSWERS)), tuple(bars)))
        self.strip.setAccessibleDescription(busiest_words(labels, shown))

    def _show_table(self, labels: tuple[str, ...], shown: tuple[Interval, ...], *, shows_codes: bool) -> None:
        whole = added_up(shown[0].begins_at, shown[-1].ends_at, shown)
        kinds = code_labels(self._program, whole.codes) if shows_codes else dict(zip(ANSWERS, ANSWERS, strict=True))
        heads = kinds.values() if shows_codes else map(answer_words, ANSWERS)
        rows = [
            (label, f"{one.calls:,}", *(_number(one, kind, shows_codes=shows_codes) for kind in kinds))
            for label, one in zip((self.tr("All"), *labels), (whole, *shown), strict=True)
        ]
        self._model.show_rows((self.tr("Began"), self.tr("Calls"), *heads), rows)

    def _arrange(self) -> None:
        minutes = self.tr("{number} minutes")
        lengths = [(minutes.format(number=length), length) for length in LENGTHS[:-1]]
        lengths += [(self.tr("1 hour"), LENGTHS[-1]), (self.tr("Days, the last 7"), WHOLE_DAYS)]
        self._length.show_entries(lengths, DashboardState.length)
        self._counted.show_entries([(self.tr("Answers"), False), (self.tr("Wrap-up codes"), True)], False)
        for words, box in ((self.tr("&Interval"), self._length), (self.tr("&Count"), self._counted)):
            label, choice = QLabel(words), QHBoxLayout()
            label.setBuddy(box)
            box.setAccessibleName(words.replace("&", ""))
            choice.addWidget(label)
            choice.addWidget(box)
            choice.addStretch()
            self._choices.addLayout(choice)
        self._choices.addStretch()
        self.strip.setAccessibleName(self.tr("Calls by interval as bars; the table beneath has the same numbers"))
        self.column.addLayout(self._choices)
        self.column.addWidget(self.strip, 2)
        self.column.addWidget(self._table, 3)


def _number(interval: Interval, kind: str, *, shows_codes: bool) -> str:
    counted = interval.codes if shows_codes else interval.answers
    return f"{counted.get(kind, 0):,}"
