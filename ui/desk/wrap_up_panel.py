"""How a call ended: numbered codes, the likely one chosen, and a note; a digit takes another, Enter saves."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from callcenter.domain.notes import LONGEST_NOTE
from callcenter.domain.program_parts import WrapUpCode
from ui.desk.choice_panel import ChoicePanel
from ui.texts import in_screen_language
from ui.widgets.note_line import NoteLine


class WrapUpPanel(ChoicePanel):
    """Takes the place of the banner; `noted` carries the note as it is typed."""

    noted = Signal(str)

    def __init__(self, codes: Sequence[WrapUpCode], *, notes: bool = True) -> None:
        """Without `notes` none is asked for."""
        super().__init__()
        self._note = NoteLine(self.tr("Note, if needed"), LONGEST_NOTE)
        self._codes = [code.code for code in codes]
        self._build(
            self.tr("How did the call end?"),
            [in_screen_language(code.label) for code in codes],
            [self._note] if notes else [],
            self.tr("A digit chooses, Tab leads to the note, Enter saves and begins the next call, Esc goes back")
            if notes
            else self.tr("A digit chooses, Enter saves and begins the next call, Esc goes back"),
        )
        self._note.edited.connect(self._take_note)

    def show_code(self, code: str, answer: str) -> None:
        """The code chosen so far, and the answer that the call came to."""
        self.show_choice(self._codes.index(code) if code in self._codes else 0, answer)

    def fill(self, note: str) -> None:
        """A note from before a lock."""
        self._note.edit.setText(note)

    def refuse_note(self, sentence: str) -> None:
        """Say why the note is not saved, and put the caret into it."""
        self._note.refuse(sentence)
        self.show_fault(sentence)

    def forget(self) -> None:
        """Leave nothing of the note."""
        self._note.forget()
        self.show_fault("")

    def _take_note(self, text: str) -> None:
        self.show_fault("")
        self.noted.emit(text)
