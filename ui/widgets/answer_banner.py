"""The answer, told by word, shape, border, place and announcement, and never by color alone."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.texts import answer_word
from ui.widgets.announcement import announce
from ui.widgets.dress import dress
from ui.widgets.fitted_label import FittedLabel
from ui.widgets.icon import Icon

_ANSWERS = ("YES", "NO", "MORE", "CANNOT")
_SPACE = 3
_AROUND = 4
_LINES_OF_NO = (4.5, 9.5)  # how far from the edge, in pixels
_THICKNESS_OF_LINE = 3.0


class Look(Enum):
    """What the banner looks like; the value names its icon and its part of the style sheet."""

    READY = "ready"
    CHECKING = "checking"
    YES = "yes"
    NO = "no"
    MORE = "more"
    CANNOT = "cannot"
    CHANGED = "changed"
    FAULT = "fault"

    @property
    def is_answer(self) -> bool:
        """Whether it is something to tell the caller."""
        return self in {Look.YES, Look.NO, Look.MORE, Look.CANNOT}


@dataclass(frozen=True, repr=False)
class Banner:
    """What the banner says: the word, the sentence to say aloud, what to do next, what was checked."""

    look: Look
    word: str = ""
    say: str = ""
    next_step: str = ""
    echo: str = ""

    def __repr__(self) -> str:
        return f"<banner {self.look.value}>"


class Word(QLabel):
    """As large for one answer as for another, so that the sentence always begins at the same place.

    An answer of two words, as Spanish has them, stands in two lines.
    """

    def setText(self, text: str) -> None:
        """Show an answer, or nothing."""
        super().setText(text.replace(" ", "\n"))

    def sizeHint(self) -> QSize:
        """Room for the largest answer; as high, but of no width, without one."""
        answers = [answer_word(answer).split() for answer in _ANSWERS]
        high = max(map(len, answers)) * self.fontMetrics().lineSpacing()
        if not self.text():
            return QSize(0, high)
        words = [word for answer in answers for word in answer]
        return QSize(max(super().sizeHint().width(), *map(self.fontMetrics().horizontalAdvance, words)), high)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()


class AnswerBanner(QFrame):
    """As high with one answer as with another, so that nothing jumps."""

    def __init__(self, parent: QWidget | None = None, *, blue_yes: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._blue_yes = blue_yes
        self._banner = Banner(Look.READY)
        self._icon = Icon()
        self._icon.setObjectName("banner_icon")
        self._word = Word()
        self._headline, self._say, self._next_step, self._echo = (
            FittedLabel(lines, keeps_room=False) for lines in (1, 3, 1, 1)
        )
        for label, name in (
            (self._word, "word"),
            (self._headline, "headline"),
            (self._say, "say"),
            (self._next_step, "next_step"),
            (self._echo, "echo"),
        ):
            label.setObjectName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._arrange()
        self._show(self._banner)

    @property
    def banner(self) -> Banner:
        """What is shown."""
        return self._banner

    @property
    def blue_yes(self) -> bool:
        """Whether YES is blue, for those who tell blue and red apart more easily than green and red."""
        return self._blue_yes

    @blue_yes.setter
    def blue_yes(self, blue: bool) -> None:
        self._blue_yes = blue
        dress(self, blue_yes=blue)

    def show_banner(self, banner: Banner) -> None:
        """Show an answer or a state; the same one again changes nothing and is not announced twice."""
        shown = self._without_old_answer(banner)
        if shown != self._banner:
            self._banner = shown
            self._show(shown)

    def _show(self, shown: Banner) -> None:
        answers = shown.look.is_answer
        word = shown.word or (answer_word(shown.look.value.upper()) if answers else "")
        said = self.tr("“{sentence}”").format(sentence=shown.say) if shown.say else ""
        self._icon.show_icon(shown.look.value)
        for label, text in (
            (self._word, word if answers else ""),
            (self._headline, "" if answers else word),
            (self._say, said),
            (self._next_step, shown.next_step),
            (self._echo, shown.echo),
        ):
            label.setText(text)  # an empty one takes no room; hiding it would lay out the whole window at once
        spoken = ". ".join(filter(None, (word, shown.say)))
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(shown.next_step)
        dress(self, look=shown.look.value, blue_yes=self._blue_yes)
        if answers:
            announce(self, spoken, at_once=True)

    def _without_old_answer(self, banner: Banner) -> Banner:
        """Beside changed details nothing may be read as their answer, whoever asks for it."""
        if banner.look is not Look.CHANGED:
            return banner
        return Banner(Look.CHANGED, self.tr("Changed: check again"), next_step=banner.next_step)

    def _arrange(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(_SPACE)
        texts.addStretch()
        for label in (self._headline, self._say, self._next_step, self._echo):
            texts.addWidget(label)
        texts.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * _AROUND, _AROUND, 2 * _AROUND, _AROUND)
        layout.setSpacing(18)
        layout.addWidget(self._icon)
        layout.addWidget(self._word)
        layout.addLayout(texts, 1)

    def hasHeightForWidth(self) -> bool:
        """As high when it is narrow: its texts grow smaller instead."""
        return False

    def sizeHint(self) -> QSize:
        """High enough for the longest answer, whatever is shown."""
        texts = sum(label.full_height() + _SPACE for label in (self._say, self._next_step, self._echo))
        inner = max(texts, self._word.sizeHint().height(), self._icon.sizeHint().height())
        frame = self.contentsMargins()
        height = inner + frame.top() + frame.bottom() + 2 * _AROUND
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """As high, and as narrow as its parts allow."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame; that of NO is a double line, which no other answer has."""
        super().paintEvent(event)
        if self._banner.look is Look.NO:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._word.palette().color(self._word.foregroundRole()), _THICKNESS_OF_LINE))
            for inset in _LINES_OF_NO:
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 5, 5)
            painter.end()
