"""The script: the line to say at this step of the call, in the caller's language."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from ui.desk.script import ScriptLine
from ui.language import ENGLISH, LANGUAGES, SPANISH
from ui.shortcuts import Shortcut
from ui.widgets.dress import dress
from ui.widgets.reading_text import ReadingText


class ScriptPanel(QFrame):
    """Text of the program and the call's reference alone: nothing of a caller ever stands in it."""

    language_turned = Signal()

    def __init__(self, keys: QMenu, parent: QWidget | None = None) -> None:
        """`keys` are shown as a menu where there is no room for buttons."""
        super().__init__(parent)
        self.setObjectName("card")
        heading = QLabel(self.tr("Say"))
        heading.setObjectName("heading")
        self._language, self._keys = QPushButton(), QPushButton(self.tr("Keys"))
        for button in (self._language, self._keys):
            button.setObjectName("quiet")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._language.clicked.connect(self.language_turned)
        self._keys.setAccessibleName(self.tr("Keys of the desk"))
        self._keys.setMenu(keys)
        self._text = ReadingText("script")
        self._between = "\n\n"
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch()
        top.addWidget(self._language)
        top.addWidget(self._keys)
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(top)
        self._layout.addWidget(self._text, 1)
        self.set_compact(False)

    @property
    def text(self) -> str:
        """What there is to say."""
        return self._text.text

    def set_compact(self, compact: bool) -> None:
        """For a narrow window, or a wide one."""
        self._layout.setContentsMargins(*((10, 2, 6, 2) if compact else (12, 4, 12, 12)))
        self._layout.setSpacing(0 if compact else 8)
        self._text.show_text(self._text.text.replace(self._between, "\n" if compact else "\n\n"))
        self._between = "\n" if compact else "\n\n"
        dress(self, compact=compact)

    def show_menu(self, shown: bool) -> None:
        """Offer the keys of the desk as a menu, or not."""
        self._keys.setVisible(shown)

    def turn_pages(self, pages: int) -> None:
        """Where it does not fit: so many pages down, or up."""
        self._text.turn_pages(pages)

    def show_line(self, line: ScriptLine, in_spanish: bool) -> None:
        """The line of this step, in the chosen language."""
        parts = (line.say, line.below) if line.below else (line.say,)
        self._text.show_text(self._between.join(text.es if in_spanish else text.en for text in parts))
        turn = LANGUAGES[ENGLISH if in_spanish else SPANISH]
        self._language.setText(f"{turn}  {Shortcut.LANGUAGE.label}")
        self._language.setAccessibleName(self.tr("Script in the other language: {language}").format(language=turn))
