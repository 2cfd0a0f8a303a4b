"""One piece of wording in both languages, and how it will read with its variables filled in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from callcenter.domain.wording import Text
from ui.widgets.cards import labelled, text_label
from ui.widgets.folding_pair import FoldingPair

_LINES = 3
PREVIEW = "preview"
"""The name of what is shown in a caller's language, whichever the screen speaks."""


class TextPair(FoldingPair):
    """English and Spanish beside one another where there is room; `edited` tells of changes by hand."""

    edited = Signal()

    def __init__(self, english: str, spanish: str, *, lines: int = _LINES, parent: QWidget | None = None) -> None:
        """`english` and `spanish` label the boxes."""
        super().__init__(parent)
        self._boxes = [QPlainTextEdit(), QPlainTextEdit()]
        self._previews = [text_label(name=PREVIEW), text_label(name=PREVIEW)]
        self._is_showing = False
        for box, preview, label, column in zip(
            self._boxes, self._previews, (english, spanish), self.columns, strict=True
        ):
            box.setTabChangesFocus(True)
            box.setFixedHeight(lines * box.fontMetrics().lineSpacing() + 18)
            column.addLayout(labelled(label, box))
            column.addWidget(preview)
            column.addStretch()
            box.textChanged.connect(self._tell)

    @property
    def text(self) -> Text:
        """As it stands in the boxes, spaces around it taken off."""
        english, spanish = (box.toPlainText().strip() for box in self._boxes)
        return Text(en=english, es=spanish)

    def show_text(self, text: Text) -> None:
        """Show a text, unless it stands there already."""
        self._is_showing = True
        for box, words in zip(self._boxes, (text.en, text.es), strict=True):
            if box.toPlainText().strip() != words:
                box.setPlainText(words)
        self._is_showing = False

    def show_preview(self, text: Text | None) -> None:
        """How it will read; nothing where it does not differ or cannot be filled in."""
        own = self.text
        for label, words, typed in zip(
            self._previews, (text.en, text.es) if text else ("", ""), (own.en, own.es), strict=True
        ):
            label.setText(words)
            label.setVisible(words not in {"", typed})

    def point(self) -> None:
        """On the English text."""
        self._boxes[0].setFocus()

    def box(self, language: str) -> QPlainTextEdit:
        """The box of `en` or `es`."""
        return self._boxes[language == "es"]

    def _tell(self) -> None:
        if not self._is_showing:
            self.edited.emit()
