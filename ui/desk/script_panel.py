"""The script: the line to say at this step of the call, in the caller's language."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from callcenter.domain.wording import Text
from ui.language import ENGLISH, LANGUAGES, SPANISH
from ui.shortcuts import Shortcut


class ScriptPanel(QFrame):
    """Text of the program alone: nothing of a caller ever stands in it."""

    language_turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        heading = QLabel(self.tr("Say"))
        heading.setObjectName("heading")
        self._language = QPushButton()
        self._language.setObjectName("quiet")
        self._language.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._language.clicked.connect(self.language_turned)
        self._line = QLabel()
        self._line.setObjectName("script")
        self._line.setTextFormat(Qt.TextFormat.PlainText)
        self._line.setWordWrap(True)
        self._line.setAlignment(Qt.AlignmentFlag.AlignTop)
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch()
        top.addWidget(self._language)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self._line, 1)
        layout.addWidget(self._keys())

    def _keys(self) -> QLabel:
        """The keys of the desk that no button shows."""
        hints = (
            (Shortcut.CHECK, self.tr("check")),
            (Shortcut.WRAP_UP, self.tr("wrap up")),
            (Shortcut.NEXT_CALL, self.tr("next call")),
        )
        keys = QLabel("     ".join(f"{shortcut.label}  {deed}" for shortcut, deed in hints))
        keys.setObjectName("key")
        return keys

    def show_line(self, text: Text, in_spanish: bool) -> None:
        """The line of this step, in the chosen language."""
        self._line.setText(text.es if in_spanish else text.en)
        turn = LANGUAGES[ENGLISH if in_spanish else SPANISH]
        self._language.setText(f"{turn}  {Shortcut.LANGUAGE.label}")
        self._language.setAccessibleName(self.tr("Script in the other language: {language}").format(language=turn))
