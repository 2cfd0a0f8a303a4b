"""Old calls: up to which age they are kept, and those that are older taken away once a supervisor wants it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from callcenter.domain.hours import LineHours
from callcenter.errors import CallCenterError
from callcenter.services.protocols import SignedIn
from callcenter.services.retention_protocol import Purged, RetentionOverview
from ui.dialogs import Dialogs
from ui.journal.retention_presenter import RetentionPresenter, RetentionState
from ui.journal.wording import moment_words
from ui.notices import Kind, Notice, sentence_of
from ui.tasks import Tasks
from ui.texts import calls, day_in_words
from ui.widgets.announcement import announce
from ui.widgets.cards import Card, button_row, labelled, push_button, text_label

_LONGEST = 24


class RetentionSection(QWidget):
    """Shows what the presenter decides."""

    noticed = Signal(object)

    def __init__(self, tasks: Tasks, dialogs: Dialogs, signed_in: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._hours = LineHours(signed_in.program.line)
        self._kept, self._last = text_label("", "label"), text_label("", "quiet_text")
        self._months, self._before = QLineEdit(), QLineEdit()
        self._set, self._purge = push_button(self.tr("Se&t")), push_button(self.tr("&Purge…"), "primary")
        self._stop = push_button(self.tr("&Stop"))
        self._fault, self._bar = text_label("", "fault"), QProgressBar()
        self._filled = False
        self._arrange()
        self.presenter = RetentionPresenter(self, tasks.owned_by(self))
        self._connect()
        self.show_state(self.presenter.state)

    def refresh(self) -> None:
        """The section is shown: look anew, the caret where an age is set, or a purge stopped."""
        (self._stop if self.presenter.state.is_purging else self._months).setFocus()
        self.presenter.refresh()

    def show_state(self, state: RetentionState) -> None:
        """Show all of it."""
        purging = state.is_purging
        turns = (self._purge if purging else self._stop).hasFocus()
        for part in (self._months, self._set, self._before):
            part.setEnabled(not purging)
        self._purge.setVisible(not purging)
        self._stop.setVisible(purging)
        self._stop.setEnabled(not state.is_stopping)
        if turns:
            (self._stop if purging else self._purge).setFocus()
        self._bar.setVisible(purging)
        self._bar.setRange(0, state.progress.total if state.progress else 0)
        self._bar.setValue(state.progress.done if state.progress else 0)
        self._show_fault(state.fault)
        if state.overview:
            self._show_overview(state.overview)

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        self.noticed.emit(notice)

    def confirm(self, before: date, calls_before: int) -> None:
        """A decision: what is gone does not come back."""
        question = self.tr(
            "{calls} began before {day}. Those that ended before it go with their notes, decided review cases and the "
            "text of their journal entries; review cases that wait stay. Exports and backups still hold them. "
            "This cannot be taken back."
        )
        text = question.format(calls=calls(calls_before), day=day_in_words(before))
        if self._dialogs.confirm(self.tr("Purge calls"), text, self.tr("Purge"), self.tr("Keep them")):
            self.presenter.purge()
        else:
            self.presenter.leave()

    def tell_kept(self, overview: RetentionOverview) -> None:
        """An age was set, or none."""
        self.tell(Notice(Kind.DONE, self._kept_words(overview)))

    def tell_purged(self, purged: Purged) -> None:
        """What is gone, and what stays."""
        words = self.tr("Gone: {calls} of before {day}. The journal still verifies.")
        stays = self.tr("{calls} stay, for a review case or because they were named of late.")
        text = words.format(calls=calls(purged.calls), day=day_in_words(purged.before))
        if purged.kept:
            text += " " + stays.format(calls=calls(purged.kept))
        self.tell(Notice(Kind.DONE, text))

    def tell_stopped(self) -> None:
        """What is gone is gone."""
        self.tell(Notice(Kind.NEWS, self.tr("The purge was stopped. What is gone is gone; purge again to go on.")))

    def _show_overview(self, overview: RetentionOverview) -> None:
        words = self._kept_words(overview)
        due = self.tr("Some are older.") if overview.is_due else ""
        self._kept.setText(f"▲  {words} {due}" if due else words)
        if not self._filled:
            self._filled = True
            self._months.setText(str(overview.months or ""))
            day = overview.due_before or overview.latest
            self._before.setText(f"{day.month}/{day.day}/{day.year}")
        last = self.tr("Last purge: {moment} by {user}, {calls} of before {day}.")
        self._last.setVisible(overview.last is not None)
        if overview.last:
            self._last.setText(
                last.format(
                    moment=moment_words(overview.last.at, self._hours),
                    user=overview.last.user,
                    calls=calls(overview.last.calls),
                    day=day_in_words(overview.last.before),
                )
            )

    def _kept_words(self, overview: RetentionOverview) -> str:
        if overview.months is None:
            return self.tr("Calls are kept for good.")
        return self.tr("Calls are to be kept for {months} months.").format(months=overview.months)

    def _show_fault(self, failure: CallCenterError | None) -> None:
        words, was = sentence_of(failure) if failure else "", self._fault.text()
        self._fault.setText(f"▲  {words}" if words else "")
        self._fault.setVisible(bool(words))
        if words and words not in was:
            announce(self._before, words, at_once=True)

    def _arrange(self) -> None:
        card = Card(self.tr("How long calls are kept"))
        what = self.tr(
            "Calls older than an age can be purged: with their notes, decided review cases, and the text of their "
            "journal entries. The codes stay, so the journal still verifies, and a signed entry says what was taken "
            "away. Nothing goes by itself: a supervisor signs for it."
        )
        card.column.addWidget(text_label(what, "quiet_text"))
        card.column.addWidget(self._kept)
        card.column.addLayout(self._row(self.tr("&Months, 3 to 120; empty for good"), self._months, self._set))
        card.column.addSpacing(8)
        card.column.addLayout(self._row(self.tr("Calls that ended &before this day"), self._before, self._purge))
        card.column.addLayout(button_row(self._stop))
        card.column.addWidget(self._fault)
        card.column.addWidget(self._bar)
        card.column.addWidget(self._last)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("How far it is"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        layout.addStretch()

    def _row(self, label: str, box: QLineEdit, button: QWidget) -> QHBoxLayout:
        box.setMaxLength(_LONGEST)
        box.setMaximumWidth(_LONGEST * self.fontMetrics().averageCharWidth() + 24)
        row = QHBoxLayout()
        row.addLayout(labelled(label, box))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch()
        return row

    def _connect(self) -> None:
        self._set.clicked.connect(self._keep)
        self._months.returnPressed.connect(self._keep)
        self._purge.clicked.connect(self._look)
        self._before.returnPressed.connect(self._look)
        self._stop.clicked.connect(self.presenter.stop)

    def _keep(self) -> None:
        self.presenter.keep_for(self._months.text())

    def _look(self) -> None:
        self.presenter.look(self._before.text())
