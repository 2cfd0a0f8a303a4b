"""What was sealed with a case: shown when somebody asks for it, and gone as soon as he looks at something else."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from callcenter.errors import CallCenterError
from ui.notices import sentence_of
from ui.review_cases.state import CaseState
from ui.widgets.announcement import announce
from ui.widgets.cards import push_button, text_label
from ui.widgets.password_prompt import PasswordPrompt
from ui.widgets.sealed_text import SealedText
from ui.widgets.secure_line_edit import SecureLineEdit

_DECISION = 2  # the line that is there for a decided case alone


class SealedPart(QWidget):
    """`wanted` asks for it, `unlocked` carries the password that it needs, `hidden` puts it away."""

    wanted = Signal()
    unlocked = Signal(str)
    hidden = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = SecureLineEdit()
        self._number.setReadOnly(True)
        self._number.setAccessibleName(self.tr("Call-back number"))
        self._note = SealedText(self.tr("Note of the operator"))
        self._decision_note = SealedText(self.tr("Note of the decision"))
        self._fields: tuple[SecureLineEdit | SealedText, ...] = (self._number, self._note, self._decision_note)
        self._captions = [text_label(field.accessibleName(), "quiet_text", wraps=False) for field in self._fields]
        self._absent = [text_label() for _ in self._fields]
        self._show, self._hide = push_button(self.tr("&Show what is sealed")), push_button(self.tr("&Hide it"))
        self._prompt = PasswordPrompt(self.tr("Your password"), self.tr("Open"), self.tr("Not now"))
        self._why = text_label(
            self.tr("The signing key left memory when an import began. Your password opens number and notes for once.")
        )
        self._grid = QGridLayout()
        self._arrange()
        self._show.clicked.connect(self.wanted)
        self._hide.clicked.connect(self.hidden)
        self._prompt.given.connect(self.unlocked)
        self._prompt.declined.connect(self.hidden)
        self._was_open = False
        self._told: CallCenterError | None = None
        self.show_state(CaseState())

    @property
    def words(self) -> list[str]:
        """What stands open, or in place of it."""
        return [self._number.text(), self._note.toPlainText(), self._decision_note.toPlainText()]

    def set_compact(self, compact: bool) -> None:
        """The keys beneath the texts in a narrow window, else beside them."""
        for key in (self._show, self._hide):
            if compact:
                self._grid.addWidget(key, len(self._fields), 1, Qt.AlignmentFlag.AlignLeft)
            else:
                self._grid.addWidget(key, 0, 2, 2, 1)

    def show_state(self, state: CaseState) -> None:
        """The texts, or that they are sealed."""
        case, sealed = state.case, state.sealed
        there = (case.has_call_back, case.has_note, case.has_decision_note) if case else (False, False, False)
        texts = (sealed.call_back, sealed.note, sealed.decision_note) if sealed else ("", "", "")
        for field, label, is_there, text in zip(self._fields, self._absent, there, texts, strict=True):
            label.setText(self.tr("kept sealed") if is_there else self.tr("not given"))
            self._show_text(field, text)
            field.setVisible(bool(text))
            label.setVisible(not text)
        self._captions[_DECISION].setVisible(there[_DECISION])
        self._absent[_DECISION].setVisible(there[_DECISION] and not texts[_DECISION])
        self._show_keys(state)

    def _show_keys(self, state: CaseState) -> None:
        """The buttons, or the box for a password; the focus stays with whoever asked."""
        caret = QApplication.focusWidget()
        had_focus = caret is not None and self.isAncestorOf(caret)
        is_open, wants = state.sealed is not None, state.wants_password
        begins = wants and self._prompt.isHidden()
        for part, is_shown in (
            (self._hide, is_open),
            (self._show, state.has_sealed and not is_open and not wants),
            (self._why, wants),
            (self._prompt, wants),
        ):
            part.setVisible(is_shown)
        self._prompt.set_busy(wants and state.is_asking)
        if begins or not wants:
            self._prompt.forget()
        if state.password_failure and state.password_failure is not self._told:
            self._prompt.refuse(sentence_of(state.password_failure))
        self._told = state.password_failure
        if begins:
            self._prompt.begin()
        elif had_focus and not wants and QApplication.focusWidget() is not caret:
            (self._hide if is_open else self._show).setFocus()
        if is_open and not self._was_open:
            announce(self, ". ".join(filter(None, self.words)), at_once=False)
        self._was_open = is_open

    @staticmethod
    def _show_text(field: SecureLineEdit | SealedText, text: str) -> None:
        if isinstance(field, SealedText):
            field.show_text(text)
        elif text != field.text():
            field.setText(text)
            field.setCursorPosition(0)

    def _arrange(self) -> None:
        grid = self._grid
        grid.setVerticalSpacing(1)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        for line, (caption, label, field) in enumerate(zip(self._captions, self._absent, self._fields, strict=True)):
            grid.addWidget(caption, line, 0)
            grid.addWidget(label, line, 1)
            grid.addWidget(field, line, 1)
        self.set_compact(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(grid)
        column.addWidget(self._why)
        column.addWidget(self._prompt)
