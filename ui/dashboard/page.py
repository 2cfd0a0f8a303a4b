"""The dashboard: how a day goes, at a glance, and what waits for a supervisor."""

from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from callcenter.domain.hours import LineHours
from callcenter.services.day_protocol import DayFigures, DayReport, Released, ThrottledCall
from callcenter.services.protocols import SignedIn
from ui import deeds
from ui.dashboard.intervals_card import IntervalsCard
from ui.dashboard.parts import Figures
from ui.dashboard.presenter import DashboardPresenter, DashboardState
from ui.dashboard.side_cards import CasesPart, OperatorsCard, RosterPart, ThrottledCard, WarningsCard
from ui.dashboard.wording import ANSWERS, answer_words, as_of_words, average, date_words
from ui.dialogs import PDF_FILES, Dialogs
from ui.notices import Kind, Notice, sentence_of
from ui.shortcuts import Shortcut
from ui.tasks import Tasks
from ui.widgets.cards import Card, push_button, text_label
from ui.widgets.narrowness import Narrowness, stand

EVERY = 15_000
"""Milliseconds after which a day that is looked at is counted anew."""

_NARROW = 128  # letters; below that one column stands under the other


class DashboardPage(QWidget):
    """Shows what the presenter decides; `page_wanted` carries the name of another page."""

    noticed = Signal(object)
    page_wanted = Signal(str)

    def __init__(self, tasks: Tasks, dialogs: Dialogs, signed_in: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrowness = Narrowness(_NARROW)
        self._dialogs = dialogs
        self._signed_in = signed_in
        self._hours = LineHours(signed_in.program.line)
        self._timer = QTimer(self, interval=EVERY)
        self._day = text_label("", "heading", wraps=False)
        self._as_of = text_label("", "quiet_text")
        self._previous = push_button(self.tr("&Previous day"))
        self._next = push_button(self.tr("&Next day"))
        self._today = push_button(self.tr("&Today"))
        self._refresh = push_button(self.tr("Re&fresh"))
        self._save = push_button(self.tr("Save &report…"))
        self._figures = Figures(
            (
                *(self.tr("calls"), *map(answer_words, ANSWERS)),
                *(self.tr("not wrapped up"), self.tr("open now")),
                *(self.tr("average call"), self.tr("average wrap-up")),
            )
        )
        self.intervals = IntervalsCard(signed_in.program, self._hours)
        self.operators = OperatorsCard(self._hours)
        self.roster = RosterPart(self._hours)
        self.cases = CasesPart()
        self.throttled = ThrottledCard(self._hours)
        self.warnings = WarningsCard(self._hours)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()
        self.presenter = DashboardPresenter(self, tasks.owned_by(self))
        self._connect()
        self.show_state(self.presenter.state)

    def refresh(self) -> None:
        """The page is shown: count anew, and put the caret where that is done again."""
        self._refresh.setFocus()
        self.presenter.refresh()

    def show_state(self, state: DashboardState) -> None:
        """Show all of it."""
        self._next.setEnabled(state.may_go_on)
        self._today.setEnabled(state.may_go_on)
        self._previous.setEnabled(state.figures is not None)
        self._save.setEnabled(state.figures is not None and not state.is_saving)
        self.intervals.show_state(state)
        if state.figures:
            self._show_figures(state.figures)
        self._as_of.setText(self._as_of_words(state))

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        self.noticed.emit(notice)

    def tell_released(self, released: Released) -> None:
        """A throttled call may be checked again."""
        words = self.tr("Call {reference} is released: its details may be checked again.")
        self.tell(Notice(Kind.DONE, words.format(reference=released.reference)))

    def draw(self, report: DayReport) -> bytes:
        """The report as a PDF."""
        from ui.dashboard.report_paper import report_pdf

        return report_pdf(report, self._signed_in.program)

    def tell_saved(self, out: Path) -> None:
        """Where the report is."""
        self.tell(Notice(Kind.DONE, self.tr("The report was written to {file}.").format(file=out.name)))

    def _show_figures(self, figures: DayFigures) -> None:
        words = date_words(figures.day)
        today = self.tr("{date}, today").format(date=words)
        self._day.setText(today if figures.day == figures.today else words)
        self._figures.show_numbers(
            (
                f"{figures.calls:,}",
                *(f"{figures.answers.get(answer, 0):,}" for answer in ANSWERS),
                *(f"{figures.not_wrapped_up:,}", f"{figures.open_now:,}"),
                *(average(figures.handle_seconds), average(figures.wrap_up_seconds)),
            )
        )
        for part in (self.operators, self.roster, self.cases, self.throttled):
            part.show_figures(figures)
        self.warnings.show_warnings(figures.warnings)

    def _as_of_words(self, state: DashboardState) -> str:
        known = as_of_words(state.figures, self._hours) if state.figures else ""
        if state.failure is None:
            return known or self.tr("Counting…")
        words = self.tr("Not counted anew: {reason}").format(reason=sentence_of(state.failure))
        return f"{known}  ▲  {words}".strip()

    def _arrange(self) -> None:
        days, deeds_here = QHBoxLayout(), QHBoxLayout()
        for row, parts in (
            (days, (self._previous, self._next, self._today)),
            (deeds_here, (self._refresh, self._save)),
        ):
            row.setSpacing(4)
            for part in parts:
                row.addWidget(part)
        self._refresh.setToolTip(deeds.tip(Shortcut.REFRESH))
        days.addStretch()
        self._top.setSpacing(8)
        self._top.addLayout(days)
        self._top.addWidget(self._day)
        self._top.addWidget(self._as_of, 1)
        self._top.addLayout(deeds_here)
        deeds_here.addStretch()
        numbers = Card(dense=True)
        numbers.column.addWidget(self._figures)
        beside = QVBoxLayout()
        beside.setSpacing(6)
        beside.addWidget(self.operators, 1)
        for card in (self.roster, self.cases, self.throttled):
            beside.addWidget(card)
        self._columns.setSpacing(8)
        self._columns.addWidget(self.intervals, 1)
        self._columns.addLayout(beside, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(6)
        layout.addLayout(self._top)
        layout.addWidget(self.warnings)
        layout.addWidget(numbers)
        layout.addLayout(self._columns, 1)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.presenter.look_again)
        self._previous.clicked.connect(self.presenter.show_previous)
        self._next.clicked.connect(self.presenter.show_next)
        self._today.clicked.connect(self.presenter.show_today)
        self._refresh.clicked.connect(self.presenter.refresh)
        self._save.clicked.connect(self._choose_place)
        self.intervals.cut.connect(self.presenter.cut)
        self.intervals.codes_wanted.connect(self.presenter.show_codes)
        self.throttled.release_wanted.connect(self._confirm_release)
        self.roster.page_wanted.connect(self.page_wanted)
        self.cases.page_wanted.connect(self.page_wanted)
        for sequence in Shortcut.REFRESH.sequences:
            QShortcut(QKeySequence(sequence), self, self.presenter.refresh)

    def _confirm_release(self, call: ThrottledCall) -> None:
        question = self.tr(
            "Whoever asks about this caller's details can then try {number} more failed checks. Release it when you "
            "know that the caller is genuine. The release is written in the journal."
        )
        agreed = self._dialogs.confirm(
            self.tr("Release call {reference}?").format(reference=call.reference),
            question.format(number=f"{call.failed:,}"),
            self.tr("Release it"),
            self.tr("Keep it throttled"),
        )
        if agreed and isValid(self):  # the vault may have been lost while the box stood open
            self.presenter.release(call)

    def _choose_place(self) -> None:
        figures = self.presenter.state.figures
        if figures is None:
            return
        name = f"day-{figures.day.isoformat()}.pdf"
        out = self._dialogs.save_file(self.tr("Where to write the report"), name, PDF_FILES)
        if out and isValid(self):
            self.presenter.save_report(out if out.suffix else out.with_suffix(".pdf"))

    def showEvent(self, event: QShowEvent) -> None:
        """Counted anew again and again while it is looked at."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: nothing is asked."""
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fold()

    def _fold(self) -> None:
        narrow = self._narrowness.measure(self)
        stand(narrow, self._top, self._columns)
        for card in (self.intervals, self.operators):
            card.stand_alone(narrow)
