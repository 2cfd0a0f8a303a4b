"""The box for a Social Security number: a paste is cleaned, and where four digits are kept nine never stay."""

from callcenter.domain.ssn import SsnRules, looks_like_ssn, parse_ssn
from callcenter.domain.text import plain
from callcenter.errors import DetailFault
from ui.notices import sentence_of
from ui.widgets.detail_field import DetailField

_SEPARATORS = frozenset(" -.·•")


class SsnField(DetailField):
    """Has the digits cut, when they are to be, before anybody hears of the edit.

    `keeps_last4` cuts nine digits to their end. `rules`, where they are known, tell before the cut whether a
    number with these digits can be.
    """

    keeps_last4 = False
    rules: SsnRules | None = None
    _cut_note = ""
    _cut_fault = ""

    def forget(self) -> None:
        """Empty the box, its undo history and what stands beneath."""
        self._cut_note = self._cut_fault = ""
        super().forget()

    def set_text(self, text: str) -> None:
        """Put a text into the box, cut like a typed one; it cannot be undone and is no edit."""
        super().set_text(text)
        self._tidy(text)

    def show_understood(self, text: str) -> None:
        """Say what was understood; after a cut, that it was made, until the next edit."""
        if self._cut_fault:
            self.show_fault(self._cut_fault)
        else:
            super().show_understood("  ·  ".join(filter(None, (text, self._cut_note))))

    def _take_edit(self, text: str) -> None:
        self._tidy(text)
        super()._take_edit(self.text())

    def _tidy(self, text: str) -> None:
        """Leave of a paste its digits, and of nine digits their end where no more is kept."""
        self._cut_note = self._cut_fault = ""
        written = plain(text)
        digits = "".join(filter(_is_digit, written))
        if self.keeps_last4 and looks_like_ssn(digits):
            self._cut(digits)
        elif self.edit.is_pasting and digits and not all(_is_digit(one) or one in _SEPARATORS for one in written):
            self.edit.setText(digits)

    def _cut(self, digits: str) -> None:
        self.edit.setText(digits[-4:])
        try:
            if self.rules:
                parse_ssn(digits, self.rules)
        except DetailFault as fault:
            self._cut_fault = sentence_of(fault)
        self._cut_note = self.tr("Only the last 4 are kept")
        self.show_understood("")


def _is_digit(character: str) -> bool:
    return character.isascii() and character.isdigit()
