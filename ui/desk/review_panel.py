"""A review case being made: the caller's reason, a number to call back, a note; Enter opens it."""

from PySide6.QtCore import Signal

from callcenter.domain.notes import LONGEST_NOTE
from callcenter.domain.review_cases import REVIEW_REASONS
from ui.case_words import reason_words
from ui.desk.choice_panel import ChoicePanel
from ui.widgets.note_line import NoteLine

_LONGEST_NUMBER = 40


class ReviewPanel(ChoicePanel):
    """Takes the place of the banner; `drafted` carries number and note as they are typed."""

    drafted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._call_back = NoteLine(self.tr("Call-back number, if given"), _LONGEST_NUMBER, counts=False)
        self._note = NoteLine(self.tr("Note, if needed"), LONGEST_NOTE)
        self._build(
            self.tr("Review case: for what reason?"),
            [reason_words(reason) for reason in REVIEW_REASONS],
            [self._call_back, self._note],
            self.tr("A digit chooses, Tab leads to number and note, Enter opens the case, Esc goes back"),
        )
        for line in (self._call_back, self._note):
            line.edited.connect(self._take_edit)

    def show_reason(self, reason: str, reference: str) -> None:
        """The reason chosen so far, and the reference of the call."""
        self.show_choice(REVIEW_REASONS.index(reason) if reason in REVIEW_REASONS else 0, reference)

    def fill(self, call_back: str, note: str) -> None:
        """Number and note from before a lock."""
        self._call_back.edit.setText(call_back)
        self._note.edit.setText(note)

    def refuse(self, box: str, sentence: str) -> None:
        """Say why no case is opened; the caret goes into `call_back` or `note`, or stays for an empty name."""
        line = {"call_back": self._call_back, "note": self._note}.get(box)
        if line:
            line.refuse(sentence)
        self.show_fault(sentence)

    def forget(self) -> None:
        """Leave nothing of number and note."""
        self._call_back.forget()
        self._note.forget()
        self.show_fault("")

    def _take_edit(self, _text: str) -> None:
        self.show_fault("")
        self.drafted.emit(self._call_back.edit.text(), self._note.edit.text())
