"""The answer, told by word, shape, border, place and announcement, and never by color alone."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.texts import answer_word
from ui.widgets.announcement import announce
from ui.widgets.dress import dress
from ui.widgets.fitted_label import FittedLabel
from ui.widgets.icon import Icon

_ANSWERS = ("YES", "NO", "MORE", "CANNOT")
_SPACE = 3
_AROUND = 4
_BESIDE, _CLOSE_BESIDE = 18, 8
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


class Form(Enum):
    """How the banner is laid out."""

    WIDE = "wide"
    STACKED = "stacked"
    SLIM = "slim"

    @property
    def lines(self) -> tuple[int, int, int]:
        """For how many lines of sentence, next step and echo there is always room."""
        return {Form.WIDE: (3, 1, 1), Form.STACKED: (3, 2, 2), Form.SLIM: (0, 0, 0)}[self]


_MOST_LINES = 6  # of a next step that has the room of an absent sentence as well


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
    """As large for one answer as for another, so that the sentence beside it always begins at the same place.

    An answer of two words, as Spanish has them, stands in two lines where a sentence stands beside it.
    """

    beside_text = True

    def setText(self, text: str) -> None:
        """Show an answer, or nothing."""
        super().setText(text.replace(" ", "\n") if self.beside_text else text)

    def set_beside_text(self, beside: bool) -> None:
        """Whether its sentence stands beside it, or beneath."""
        self.beside_text = beside
        self.setText(self.text().replace("\n", " "))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the largest answer; as high, but of no width, without one."""
        answers = [answer_word(answer).split() for answer in _ANSWERS]
        high = (max(map(len, answers)) if self.beside_text else 1) * self.fontMetrics().lineSpacing()
        if not self.text():
            return QSize(0, high)
        words = [word for answer in answers for word in answer] if self.beside_text else []
        return QSize(max(super().sizeHint().width(), *map(self.fontMetrics().horizontalAdvance, ("", *words))), high)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()


class AnswerBanner(QFrame):
    """As high with one answer as with another, so that nothing jumps.

    Stacked, its texts stand beneath the word; slim, the word stands alone, beside something that needs the room.
    """

    def __init__(self, parent: QWidget | None = None, *, blue_yes: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._blue_yes = blue_yes
        self._banner = Banner(Look.READY)
        self._form = Form.WIDE
        self._icon = Icon()
        self._icon.setObjectName("banner_icon")
        self._word = Word()
        self._headline, self._say, self._next_step, self._echo = (FittedLabel(keeps_room=False) for _ in range(4))
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
        self._texts = QWidget()
        self._column = QVBoxLayout(self._texts)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_SPACE)
        self._column.addStretch()
        for label in self._labels[1:]:
            self._column.addWidget(label)
        self._column.addStretch()
        self._grid = QGridLayout(self)
        self._grid.setVerticalSpacing(_SPACE)
        self._grid.setColumnStretch(2, 1)
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

    def set_form(self, form: Form) -> None:
        """Lay the banner out anew."""
        if form is not self._form:
            self._form = form
            self._arrange()
            self.updateGeometry()

    def show_banner(self, banner: Banner) -> None:
        """Show an answer or a state; the same one again changes nothing and is not announced twice."""
        former, shown = self._banner, self._without_old_answer(banner)
        if shown != former:
            self._banner = shown
            self._show(shown)
            self._announce(shown, former)

    def _announce(self, shown: Banner, former: Banner) -> None:
        """Have an answer read aloud; of the one that stood there already no more than its new sentence."""
        if not shown.look.is_answer:
            return
        if (shown.look, shown.word, shown.echo) != (former.look, former.word, former.echo):
            announce(self, self.accessibleName(), at_once=True)
        elif shown.say != former.say and self.isVisible():
            announce(self, shown.say, at_once=True)

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
        self.setAccessibleName(". ".join(filter(None, (word, shown.say))))
        self.setAccessibleDescription(shown.next_step)
        dress(self, look=shown.look.value, blue_yes=self._blue_yes)

    def _without_old_answer(self, banner: Banner) -> Banner:
        """Beside changed details nothing may be read as their answer, whoever asks for it."""
        if banner.look is not Look.CHANGED:
            return banner
        return Banner(Look.CHANGED, self.tr("Changed: check again"), next_step=banner.next_step)

    def _arrange(self) -> None:
        """Put icon, word and texts where the form has them."""
        wide, grid, column = self._form is Form.WIDE, self._grid, self._column
        for part in (self._icon, self._word, self._headline, self._texts):
            grid.removeWidget(part)
        column.removeWidget(self._headline)
        self._word.set_beside_text(wide)
        grid.addWidget(self._icon, 0, 0)
        grid.addWidget(self._word, 0, 1)
        if wide:
            column.insertWidget(1, self._headline)
            grid.addWidget(self._texts, 0, 2)
        else:
            grid.addWidget(self._headline, 0, 1, 1, 2)  # there is never a word beside it
            grid.addWidget(self._texts, 1, 0, 1, 3)
        grid.setContentsMargins(*((2 * _AROUND, _AROUND) if wide else (_AROUND, _AROUND)) * 2)
        grid.setHorizontalSpacing(_BESIDE if wide else _CLOSE_BESIDE)
        dress(self, form=self._form.value)
        self._headline.lower()  # it is read before what stands below it
        grid.setRowStretch(1, 0 if wide else 1)
        self._texts.setVisible(self._form is not Form.SLIM)
        self._column.setStretch(0, int(wide))  # else the texts begin right beneath the word
        self._column.setStretch(self._column.count() - 1, 1)
        say, _, echo = self._form.lines
        for label, lines in zip(self._labels, (1 if wide else 2, max(1, say), _MOST_LINES, max(1, echo)), strict=True):
            label.lines = lines

    @property
    def _labels(self) -> tuple[FittedLabel, ...]:
        return self._headline, self._say, self._next_step, self._echo

    def hasHeightForWidth(self) -> bool:
        """As high when it is narrow: its texts grow smaller instead."""
        return False

    def sizeHint(self) -> QSize:
        """High enough for the longest answer, whatever is shown."""
        row = max(self._word.sizeHint().height(), self._icon.sizeHint().height())
        spacings = [label.fontMetrics().lineSpacing() for label in self._labels[1:]]
        texts = sum(lines * high + _SPACE for lines, high in zip(self._form.lines, spacings, strict=True))
        inner = {Form.WIDE: max(texts, row), Form.STACKED: row + _SPACE + texts, Form.SLIM: row}[self._form]
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
