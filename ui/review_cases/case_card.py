"""One review case beside the queue: what it has, what was sealed with it, and its decision."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout

from callcenter.domain.hours import LineHours
from callcenter.domain.program import Program
from callcenter.services.call_log_protocol import OpenedCall
from ui.case_words import reason_words
from ui.check_words import answer_words, check_words
from ui.review_cases.decision_part import AdditionPart, DecisionPart
from ui.review_cases.parts import Facts
from ui.review_cases.sealed_part import SealedPart
from ui.review_cases.state import CaseState
from ui.review_cases.wording import decision_line, opened_words
from ui.texts import in_screen_language, moment
from ui.widgets.announcement import announce
from ui.widgets.cards import push_button, text_label

_LINES_OF_CHECKS = 3


class CaseCard(QFrame):
    """`left` tells that it is to be closed."""

    left = Signal()
    anew_wanted = Signal()

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.setObjectName("card")
        self._hours = LineHours(program.line)
        self._wrap_ups = {code.code: in_screen_language(code.label) for code in program.known_codes}
        self._id_label = in_screen_language(program.matching.educator_id_label)
        self._reference = text_label("", "heading", wraps=False)
        self._anew, self._close = push_button(self.tr("Decide a&new")), push_button(self.tr("Close"))
        self._facts = Facts((self.tr("Reason"), self.tr("Opened"), self.tr("Decision"), self.tr("Call")))
        self.sealed = SealedPart()
        self._checks = QPlainTextEdit()
        self.addition = AdditionPart(self._local)
        self.decision = DecisionPart()
        self._shown = ""
        self._arrange()
        self._close.clicked.connect(self.left)
        self._anew.clicked.connect(self.anew_wanted)

    @property
    def words(self) -> list[str]:
        """What is told of the case, line by line; the checks of its call last."""
        return [self._reference.text(), *self._facts.words, self._checks.toPlainText()]

    def show_state(self, state: CaseState) -> None:
        """All of a case, or nothing of any."""
        case = state.case
        self.setVisible(case is not None)
        begins_anew = self._anew.hasFocus() and state.is_anew
        for part in (self.sealed, self.addition, self.decision):
            part.show_state(state)
        self._anew.setVisible(state.may_begin_anew)
        if begins_anew:
            self.decision.begin()
        if case is None:
            self._forget()
            return
        self._reference.setText(case.reference)
        call = state.call
        self._facts.show_words(
            reason_words(case.reason),
            opened_words(case, self._local),
            decision_line(case, self._local),
            self._call_words(call) if call else "…",
        )
        checks = check_words(call.checks, self._local, self._id_label) if call else ""
        if checks != self._checks.toPlainText():
            self._checks.setPlainText(checks)
        if case.reference != self._shown:
            self._shown = case.reference
            announce(self, ". ".join(self.words[:4]), at_once=False)

    def begin(self) -> None:
        """To the decision where one can be taken."""
        (self.decision.begin if not self.decision.isHidden() else self._close.setFocus)()

    def set_compact(self, compact: bool) -> None:
        """For a narrow window, or a wide one."""
        self.sealed.set_compact(compact)
        self.addition.set_compact(compact)
        self.decision.set_compact(compact)

    def _call_words(self, opened: OpenedCall) -> str:
        call = opened.call
        parts = (
            moment(self._local(call.started_at)),
            call.operator,
            answer_words(call.answer),
            self._wrap_ups.get(call.wrap_up, self.tr("not wrapped up")),
        )
        return "  ·  ".join(parts)

    def _local(self, text: str) -> datetime:
        return self._hours.local(datetime.fromisoformat(text))

    def _forget(self) -> None:
        self._shown = ""
        self._reference.clear()
        self._facts.forget()
        self._checks.clear()

    def _arrange(self) -> None:
        self._checks.setReadOnly(True)
        self._checks.setTabChangesFocus(True)
        self._checks.setUndoRedoEnabled(False)
        self._checks.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._checks.setAccessibleName(self.tr("Checks of this call"))
        self._checks.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._checks.setMinimumHeight(_LINES_OF_CHECKS * self.fontMetrics().lineSpacing())
        self._close.setToolTip("Esc")
        top = QHBoxLayout()
        top.addWidget(self._reference)
        top.addStretch()
        top.addWidget(self._anew)
        top.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._facts)
        column.addWidget(self.sealed)
        column.addWidget(self._checks, 1)
        column.addWidget(self.addition)
        column.addWidget(self.decision)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose a decision, Esc leads back to the queue."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not self.decision.take(event):
            super().keyPressEvent(event)
