"""What stands beside the hours: operators, the roster, review cases, throttled calls, warnings."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from callcenter.domain.hours import LineHours
from callcenter.services.day_protocol import DayFigures, DayWarning, ThrottledCall
from ui import deeds
from ui.dashboard.number_table import NumberTable, table_view
from ui.dashboard.wording import ANSWERS, answer_words, average, case_words, throttled_words, warning_words
from ui.language import tr
from ui.texts import clock_time, moment, people
from ui.texts import rows as rows_in_words
from ui.widgets.cards import Card, push_button, text_label
from ui.widgets.dress import dress
from ui.widgets.icon import Icon

_LEAST_ROWS, _ROWS_WHEN_ALONE = 2, 4


class OperatorsCard(Card):
    """Who took calls on the day, and who is signed in here."""

    def __init__(self, hours: LineHours, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, dense=True)
        self._hours = hours
        self._signed_in = text_label("", "quiet_text")
        self._model = NumberTable(parent=self)
        self._table = table_view(self._model, self.tr("Operators of the day"), _LEAST_ROWS)
        self._signed_in.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        top = QHBoxLayout()
        top.addWidget(text_label(self.tr("Operators"), "heading", wraps=False))
        top.addWidget(self._signed_in, 1)
        self.column.addLayout(top)
        self.column.addWidget(self._table)

    def stand_alone(self, alone: bool) -> None:
        """With nothing beside it, it may be as high as it needs."""
        self._table.keep_rows(_ROWS_WHEN_ALONE if alone else _LEAST_ROWS)

    def show_figures(self, figures: DayFigures) -> None:
        """One line an operator."""
        since = clock_time(self._hours.local(figures.signed_in_at))
        words = self.tr("Signed in here: {user}, since {time}")
        self._signed_in.setText(words.format(user=figures.signed_in, time=since))
        heads = (
            *(self.tr("Operator"), self.tr("Calls"), self.tr("Last call"), self.tr("Average")),
            *map(answer_words, ANSWERS),
        )
        self._model.show_rows(
            heads,
            [
                (
                    *(one.operator, f"{one.calls:,}", clock_time(self._hours.local(one.last_call_at))),
                    average(one.handle_seconds),
                    *(f"{one.answers.get(answer, 0):,}" for answer in ANSWERS),
                )
                for one in figures.operators
            ],
        )


class LeadingCard(Card):
    """A few words, and a button that leads to the page where more can be done."""

    page_wanted = Signal(str)

    def __init__(self, heading: str, button: str, page: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, dense=True)
        self._words = text_label()
        self._button = push_button(button)
        self._button.clicked.connect(lambda: self.page_wanted.emit(page))
        told, whole = QVBoxLayout(), QHBoxLayout()
        told.setSpacing(1)
        told.addWidget(text_label(heading, "heading", wraps=False))
        told.addWidget(self._words)
        whole.addLayout(told, 1)
        whole.addWidget(self._button)
        self.column.addLayout(whole)


class RosterPart(LeadingCard):
    """The roster that answers, and an import that waits."""

    def __init__(self, hours: LineHours, parent: QWidget | None = None) -> None:
        super().__init__(_roster_word(), _to_roster(), deeds.ROSTER, parent)
        self._hours = hours

    def show_figures(self, figures: DayFigures) -> None:
        """Its number, people, and who signed it when."""
        words = self.tr("No roster is active.")
        if figures.roster:
            card = figures.roster
            signed = moment(self._hours.local(card.signed_at))
            words = self.tr("Roster {number}, revision {revision}: {people}. Signed by {user} on {moment}.").format(
                number=card.number,
                revision=card.revision,
                people=people(card.people),
                user=card.signed_by,
                moment=signed,
            )
        self._words.setText(f"{words} {self._staged(figures)}".strip())

    def _staged(self, figures: DayFigures) -> str:
        staged = figures.staged
        if staged is None:
            return ""
        if staged.complete:
            return self.tr("Roster {number} is imported and waits for the switch-over.").format(number=staged.roster)
        words = self.tr("The import of roster {number} is at {done} of {rows}.")
        return words.format(number=staged.roster, done=f"{staged.position:,}", rows=rows_in_words(staged.rows))


class CasesPart(LeadingCard):
    """Review cases that wait, and what became of the day's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_cases_word(), _to_cases(), deeds.CASES, parent)

    def show_figures(self, figures: DayFigures) -> None:
        """In words."""
        self._words.setText(case_words(figures.cases))


class _ThrottledLine(QWidget):
    """One call with its button."""

    release_wanted = Signal()

    def __init__(self, call: ThrottledCall, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = text_label()
        self.button = push_button(self.tr("Release…"))
        self.button.setAccessibleName(self.tr("Release call {reference}").format(reference=call.reference))
        self.button.clicked.connect(self.release_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """What is known of it now; told with the button, too."""
        self.words.setText(words)
        self.button.setAccessibleDescription(words)


class ThrottledCard(Card):
    """Calls that were refused a check and wait; each is released by its own button."""

    release_wanted = Signal(object)

    def __init__(self, hours: LineHours, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, dense=True)
        self._hours = hours
        self._none = text_label(self.tr("No call waits for a release."), "quiet_text")
        self._lines: dict[str, _ThrottledLine] = {}
        inner = QWidget()
        inner.setObjectName("body")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addStretch()
        self._area = QScrollArea()
        self._area.setObjectName("body")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidgetResizable(True)
        self._area.setWidget(inner)
        self.column.addWidget(text_label(self.tr("Throttled calls"), "heading", wraps=False))
        self.column.addWidget(self._none)
        self.column.addWidget(self._area, 1)

    def show_figures(self, figures: DayFigures) -> None:
        """The calls that wait now; lines of those that waited before stay where they are."""
        waiting = {call.reference: call for call in figures.throttled}
        for reference in self._lines.keys() - waiting.keys():
            self._take_away(reference)
        for place, (reference, call) in enumerate(waiting.items()):
            words = throttled_words(call, self._hours, figures.today)
            if reference in self._lines:
                self._lines[reference].show_words(words)
            else:
                self._add(place, call, words)
        self._none.setVisible(not waiting)
        self._area.setVisible(bool(waiting))
        lines = min(2, len(waiting))
        self._area.setMinimumHeight(lines * 2 * self.fontMetrics().lineSpacing())

    def _add(self, place: int, call: ThrottledCall, words: str) -> None:
        line = _ThrottledLine(call, words)
        line.release_wanted.connect(lambda: self.release_wanted.emit(call))
        self._lines[call.reference] = line
        self._column.insertWidget(place, line)

    def _take_away(self, reference: str) -> None:
        line = self._lines.pop(reference)
        line.hide()
        line.deleteLater()


class WarningsCard(Card):
    """What should be seen to; not there while all is well."""

    def __init__(self, hours: LineHours, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, dense=True)
        self._hours = hours
        self._shown: tuple[DayWarning, ...] = ()
        self._lines: list[tuple[QWidget, QLabel]] = []
        self.setAccessibleName(self.tr("Warnings"))
        dress(self, warns=True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_warnings(self, warnings: Sequence[DayWarning]) -> None:
        """One line each; the same ones stay as they stand."""
        self.setVisible(bool(warnings))
        if tuple(warnings) == self._shown:
            return
        self._shown = tuple(warnings)
        for whole, _ in self._lines:
            whole.hide()
            whole.deleteLater()
        self._lines = [self._line(warning_words(warning, self._hours.local)) for warning in warnings]

    @property
    def words(self) -> list[str]:
        """What is warned of."""
        return [label.text() for _, label in self._lines]

    def _line(self, words: str) -> tuple[QWidget, QLabel]:
        whole, label = QWidget(), text_label(words)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Icon("cannot"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        self.column.addWidget(whole)
        return whole, label


def _roster_word() -> str:
    return tr("Roster")


def _to_roster() -> str:
    return tr("To the r&oster")


def _cases_word() -> str:
    return tr("Review cases")


def _to_cases() -> str:
    return tr("To the re&view cases")
