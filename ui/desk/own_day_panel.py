"""One's own day so far: how many calls, what came of them, how long they took, and the latest by reference."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QTableView, QVBoxLayout

from callcenter.services.call_protocol import OwnDay
from ui.desk.day_table import DayTable
from ui.desk.side_panel import SidePanel
from ui.desk.side_state import SideState
from ui.desk.wording import answer_words
from ui.texts import clock_time, duration
from ui.widgets.fitted_label import FittedLabel
from ui.widgets.hint_line import HintLine
from ui.widgets.tables import dress_table

_ANSWERS = ("YES", "NO", "MORE", "CANNOT", "NONE")


class OwnDayPanel(SidePanel):
    """Figures without anything of a caller."""

    def __init__(self, labels: Mapping[str, str], local: Callable[[datetime], datetime]) -> None:
        """`labels` are those of the wrap-up codes; `local` puts a moment on the center's clock."""
        super().__init__()
        self._figures = [QLabel() for _ in range(3)]
        self._captions = (self.tr("calls"), self.tr("a call, on average"), self.tr("review cases"))
        self._answers = FittedLabel()
        self._as_of = HintLine("")
        self._calls = DayTable(labels, local, self)
        self._table = QTableView()
        self._arrange()

    @property
    def words(self) -> list[str]:
        """The figures and the line of answers."""
        return [*(figure.text() for figure in self._figures), self._answers.text()]

    def show_side(self, state: SideState) -> None:
        """The day as it was counted last."""
        day = state.day or OwnDay(0, {}, None, 0, ())
        average = "–" if day.average_seconds is None else duration(day.average_seconds)
        for figure, caption, words in zip(
            self._figures, self._captions, (f"{day.calls:,}", average, f"{day.cases:,}"), strict=True
        ):
            figure.setText(words)
            figure.setAccessibleName(f"{caption}: {words}")
        counted = (f"{answer_words(answer)} {day.answers.get(answer, 0):,}" for answer in _ANSWERS)
        self._answers.setText("   ·   ".join(counted))
        self._calls.show_calls(day.latest)
        as_of = self.tr("As of {time}").format(time=clock_time(state.as_of)) if state.as_of else ""
        self._as_of.show_hint(as_of)
        self._as_of.show_fault(state.fault)

    def _arrange(self) -> None:
        layout = self._build(self.tr("My day"), self.tr("Script"))
        row = QHBoxLayout()
        row.setSpacing(24)
        for figure, caption in zip(self._figures, self._captions, strict=True):
            figure.setObjectName("figure")
            named = QLabel(caption)
            named.setObjectName("quiet_text")
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(figure)
            column.addWidget(named)
            row.addLayout(column)
        row.addStretch()
        table = self._table
        dress_table(table, self._calls, self.tr("My latest calls"))
        table.setWordWrap(True)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        layout.addLayout(row)
        layout.addWidget(self._answers)
        layout.addWidget(table, 1)
        layout.addWidget(self._as_of)
