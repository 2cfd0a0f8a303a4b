"""The strip above every page: line and time, pages, who works here, the call's time, sign out."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from callcenter.domain.accounts import Role
from callcenter.domain.hours import LineHours
from callcenter.services.protocols import SignedIn
from ui.shortcuts import Shortcut
from ui.texts import calls, clock_time, duration, weekday
from ui.widgets.fitted_label import FittedLabel
from ui.widgets.line_strip import LineStrip

_BEFORE_OTHERS = 1000  # the name has the room it needs before what parts the groups has any


class TopStrip(QFrame):
    """Shows what it is given; `page_chosen` carries a page's place."""

    page_chosen = Signal(int)
    sign_out_wanted = Signal()
    lock_wanted = Signal()

    def __init__(
        self, signed_in: SignedIn, pages: Sequence[tuple[str, Shortcut]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._signed_in = signed_in
        self._hours = LineHours(signed_in.program.line)
        self._line = LineStrip()
        self._call, self._count = QLabel(), QLabel()
        self._call.setObjectName("call_time")
        self._pages = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(10)
        layout.addWidget(self._line)
        if signed_in.training:
            training = QLabel(self.tr("TRAINING"))
            training.setObjectName("training")
            training.setToolTip(self.tr("Made-up people only"))
            layout.addWidget(training)
        layout.addStretch(1)
        if len(pages) > 1:
            for place, (name, shortcut) in enumerate(pages):
                layout.addWidget(self._page_button(place, name, shortcut))
        layout.addStretch(1)
        layout.addWidget(self._call)
        layout.addWidget(self._count)
        layout.addWidget(self._name(), _BEFORE_OTHERS)
        layout.addWidget(self._quiet_button(self.tr("Lock"), Shortcut.LOCK, self.lock_wanted))
        layout.addWidget(self._quiet_button(self.tr("Sign out"), Shortcut.SIGN_OUT, self.sign_out_wanted))

    def show_page(self, place: int) -> None:
        """Mark the page that is shown."""
        button = self._pages.button(place)
        if button:
            button.setChecked(True)

    def show_now(self, now: datetime) -> None:
        """The center's time, and whether its line is open."""
        local = clock_time(self._hours.local(now))
        if not self._signed_in.hours_apply:
            self._line.show_line(True, self.tr("{time}  ·  training line, always open").format(time=local))
        elif self._hours.is_open(now):
            closes = clock_time(self._hours.local(self._hours.closing(now)))
            self._line.show_line(True, self.tr("{time}  ·  line open until {closes}").format(closes=closes, time=local))
        else:
            opens = self._hours.local(self._hours.next_opening(now))
            text = self.tr("{time}  ·  line closed until {day} {opens}")
            self._line.show_line(False, text.format(day=weekday(opens), opens=clock_time(opens), time=local))

    def show_call(self, reference: str, seconds: int | None) -> None:
        """The call under way, and how long it lasts."""
        if seconds is None:
            self._call.setText("")
            return
        words = self.tr("Call {reference}  {time}")
        self._call.setText(words.format(reference=reference or "…", time=duration(seconds)))

    def show_count(self, calls_today: int) -> None:
        """How many calls were begun today."""
        self._count.setText(self.tr("{calls} today").format(calls=calls(calls_today)))

    def _name(self) -> FittedLabel:
        """Who works here: the one part that may grow smaller when the strip is full."""
        name = FittedLabel()
        name.setText(self._name_and_role())
        name.setMaximumWidth(name.fontMetrics().horizontalAdvance(name.text()) + 4)
        return name

    def _name_and_role(self) -> str:
        roles = {
            Role.OPERATOR: self.tr("operator"),
            Role.SUPERVISOR: self.tr("supervisor"),
            Role.RECOVERY: self.tr("with the recovery code"),
        }
        return f"{self._signed_in.user}, {roles[self._signed_in.role]}"

    def _page_button(self, place: int, name: str, shortcut: Shortcut) -> QPushButton:
        button = QPushButton(f"{name}  {shortcut.label}")
        button.setObjectName("page")
        button.setCheckable(True)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.page_chosen.emit(place))
        self._pages.addButton(button, place)
        return button

    def _quiet_button(self, text: str, shortcut: Shortcut, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("quiet")
        button.setToolTip(shortcut.label)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(wanted)
        return button
