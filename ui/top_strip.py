"""The strip above every page: line and time, pages, who works here, the call's time, break, lock, sign out."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QWidget

from callcenter.domain.accounts import Role
from callcenter.domain.hours import LineHours, Opening
from callcenter.services.protocols import SignedIn
from ui.deeds import tip
from ui.line_words import LineWords, line_words
from ui.shortcuts import Shortcut
from ui.texts import calls, duration
from ui.widgets.fitted_label import FittedLabel
from ui.widgets.folding_rows import FoldingRows, Form, group
from ui.widgets.line_strip import LineStrip

_PAGES_BESIDE = 2  # that stand in one row however large the letters are
_PAGES_OF_DOCK = 5  # that stand in one row beside a soft phone
_NARROWEST = 240  # pixels
_LETTERS_OF_NAME = 26  # a longer name grows smaller
_LONGEST_CALL = 3600  # seconds; the strip keeps room for such a call, and does not fold anew when one begins


class TopStrip(QFrame):
    """Shows what it is given; `page_chosen` carries a page's place. In a narrow window it folds and drops words.

    The line's state, the call's time and the ways out of the window always stay.
    """

    page_chosen = Signal(int)
    break_wanted = Signal()
    lock_wanted = Signal()
    sign_out_wanted = Signal()

    def __init__(
        self, signed_in: SignedIn, pages: Sequence[tuple[str, Shortcut]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._signed_in = signed_in
        self._names = pages
        self._hours = LineHours(signed_in.program.line, signed_in.openings)
        self._line, self._words = LineStrip(), LineWords(False, "", "", "")
        self._call, self._count = QLabel(), QLabel()
        self._call.setObjectName("call_time")
        self._call.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._name = self._name_label()
        self._pages = QButtonGroup(self)
        self._buttons = [self._page_button(place, *page) for place, page in enumerate(pages)]
        self._groups = {
            "line": group(self._line),
            "training": group(*self._training()),
            "pages": group(*self._buttons[:_PAGES_BESIDE]),
            "others": group(*self._buttons[_PAGES_BESIDE:_PAGES_OF_DOCK]),
            "rest": group(*self._buttons[_PAGES_OF_DOCK:]),
            "call": group(self._call),
            "people": group(self._count, self._name),
            "ways_out": group(
                self._quiet_button(self.tr("Break"), Shortcut.BREAK, self.break_wanted),
                self._quiet_button(self.tr("Lock"), Shortcut.LOCK, self.lock_wanted),
                self._quiet_button(self.tr("Sign out"), Shortcut.SIGN_OUT, self.sign_out_wanted),
                apart=0,
            ),
        }
        self._rows = FoldingRows(self, self._groups, _FORMS, self._take_form)
        self._line.setToolTip(self.tr("The center's own clock: {zone}").format(zone=signed_in.program.line.time_zone))

    def show_page(self, place: int) -> None:
        """Mark the page that is shown."""
        button = self._pages.button(place)
        if button:
            button.setChecked(True)

    def show_program(self, signed_in: SignedIn) -> None:
        """Another program is in force."""
        self._signed_in = signed_in
        self.show_openings(signed_in.openings)

    def show_openings(self, openings: tuple[Opening, ...]) -> None:
        """The line's openings beyond its hours are others now."""
        self._hours = LineHours(self._signed_in.program.line, openings)

    def show_now(self, now: datetime, call_seconds: int | None = None) -> None:
        """The center's time and its line, for a call that lasts so long already or for none."""
        started = None if call_seconds is None else now - timedelta(seconds=call_seconds)
        always_open = not self._signed_in.hours_apply
        former, self._words = self._words, line_words(self._hours, now, always_open=always_open, call_started=started)
        if former.words == self._words.words:
            self._show_line(self._rows.form)
        else:
            self._rows.fold()

    def show_call(self, reference: str, seconds: int | None) -> None:
        """The call under way, and how long it lasts."""
        self._call.setText("" if seconds is None else self._call_words(reference, seconds))

    def show_count(self, calls_today: int) -> None:
        """How many calls were begun today."""
        self._count.setText(self.tr("{calls} today").format(calls=calls(calls_today)))
        self._rows.fold()

    def _fold(self) -> None:
        self._rows.fold()

    def _call_words(self, reference: str, seconds: int) -> str:
        words = self.tr("Call {reference}  {time}")
        return words.format(reference=reference or "…", time=duration(seconds))

    def _take_form(self, form: Form) -> None:
        """Say as much as a form has room for; a call to come has its room already."""
        for button, (name, shortcut) in zip(self._buttons, self._names, strict=True):
            button.setText(f"{name}  {shortcut.label}" if "keys" in form.words else name)
        self._groups["people"].setVisible("people" in form.words)
        longest = self._call_words("WWW-WWW", _LONGEST_CALL)
        self._call.ensurePolished()
        self._call.setMinimumWidth(self._call.fontMetrics().horizontalAdvance(longest))
        letters = self._name.fontMetrics()
        wanted = letters.horizontalAdvance(self._name.text()) + 4
        self._name.setFixedWidth(min(wanted, _LETTERS_OF_NAME * letters.averageCharWidth()))
        self._show_line(form)

    def _show_line(self, form: Form) -> None:
        said = self._words
        text = said.whole if "line" in form.words else f"{said.time}  ·  {said.short}"
        self._line.show_line(said.is_open, text, is_urgent=said.is_urgent)

    def _training(self) -> list[QLabel]:
        if not self._signed_in.training:
            return []
        training = QLabel(self.tr("TRAINING"))
        training.setObjectName("training")
        training.setToolTip(self.tr("Made-up people only"))
        return [training]

    def _name_label(self) -> FittedLabel:
        """Who works here: the one part that may grow smaller when the strip is full."""
        roles = {
            Role.OPERATOR: self.tr("operator"),
            Role.SUPERVISOR: self.tr("supervisor"),
            Role.RECOVERY: self.tr("with the recovery code"),
        }
        name = FittedLabel()
        name.setText(f"{self._signed_in.user}, {roles[self._signed_in.role]}")
        return name

    def _page_button(self, place: int, name: str, shortcut: Shortcut) -> QPushButton:
        button = QPushButton(name)
        button.setObjectName("page")
        button.setCheckable(True)
        button.setAutoExclusive(True)  # told as one of several, not as a tick
        button.setAccessibleName(name)
        button.setToolTip(tip(shortcut))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.page_chosen.emit(place))
        self._pages.addButton(button, place)
        return button

    def _quiet_button(self, text: str, shortcut: Shortcut, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("quiet")
        button.setToolTip(tip(shortcut))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(wanted)
        return button

    def minimumSizeHint(self) -> QSize:
        """However narrow: it folds."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold as the width wants it."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._rows.fold()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room, which is known once every part has its new ones."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            QTimer.singleShot(0, self, self._fold)


_PAGES = ("pages", "others", "rest")
_ALL_IN_ONE_ROW = (("line", "training", "", *_PAGES, "", "call", "people", "ways_out"),)
_ABOVE = ("line", "training", "", "ways_out")
_FORMS = (
    Form(_ALL_IN_ONE_ROW, {"keys", "people", "line"}),
    Form(_ALL_IN_ONE_ROW, {"people", "line"}),
    Form((_ABOVE, (*_PAGES, "", "call", "people")), {"people", "line"}),
    Form((_ABOVE, (*_PAGES, "", "call")), {"line"}),
    Form((_ABOVE, (*_PAGES, "", "call")), set()),
    Form((("line", "", "ways_out"), (*_PAGES, "", "training", "call")), set()),
    Form((("line", "training", ""), ("call", "", "ways_out"), (*_PAGES, "")), set()),
    Form((("line", "training", ""), ("call", "", "ways_out"), ("pages", "others", ""), ("rest", "")), set()),
    Form((("line", ""), ("training", "call", ""), ("ways_out", ""), *((part, "") for part in _PAGES)), set()),
)
