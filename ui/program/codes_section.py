"""How calls end: the wrap-up codes, the numbers they stand on, and for which answers one is the likely one."""

import re
from collections.abc import Iterable

from msgspec import structs
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from callcenter.domain.program import Program
from callcenter.domain.program_checks import ANSWERS, LONGEST_LABEL, ProgramFault
from callcenter.domain.program_parts import WrapUpCode
from callcenter.domain.text import plain
from callcenter.domain.wording import Text
from ui.program.editing import EditingSection
from ui.program.item_list import ItemList
from ui.program.presenter import ProgramPresenter
from ui.program.wording import answer_name
from ui.texts import in_screen_language
from ui.widgets.cards import labelled, text_label

_LEAST, _MOST = 6, 10
_ROWS = 7
_TICKS_IN_A_ROW = 3
_OTHER = re.compile("[^a-z0-9]+")


class CodesSection(EditingSection):
    """A code that calls have keeps its words when it goes; their words may change."""

    def __init__(self, presenter: ProgramPresenter) -> None:
        super().__init__("codes", presenter)
        self._codes: list[WrapUpCode] = []
        self._list = ItemList(self.tr("&Codes, in the order of their numbers"), rows=_ROWS)
        self._list.bound(_LEAST, _MOST)
        self._labels = (QLineEdit(), QLineEdit())
        self._likely = {answer: QCheckBox(answer_name(answer)) for answer in ANSWERS}
        self._notes = QCheckBox(self.tr("Calls may have a n&ote"))
        self.set_heading(
            self.tr("Wrap-up codes"),
            self.tr(
                "Operators end a call with one of them, by its number; Enter takes the likely one of the answer. Calls "
                "of before follow a code that is worded anew, and keep the words of one that goes."
            ),
        )
        self._arrange()
        self._list.chosen.connect(self._show_chosen)
        self._list.added.connect(self._add)
        self._list.removed.connect(self._remove)
        self._list.moved.connect(self._move)
        self._notes.clicked.connect(self.touch)
        for box in self._labels:
            box.textEdited.connect(self._edited)
        for answer, tick in self._likely.items():
            tick.clicked.connect(lambda _=False, answer=answer: self._make_likely(answer))

    def point(self) -> None:
        """On the list."""
        self._list.point()

    def fill(self, program: Program) -> None:
        """The program's own codes."""
        self._codes = list(program.wrap_up)
        self._notes.setChecked(program.notes)
        self._show(max(0, min(self._list.place, len(self._codes) - 1)))

    def box_of(self, key: str) -> QWidget | None:
        """The box of `wrap_up.3.label.es`, the longer one of `wrap_up.3.label`; that code is shown."""
        names = key.split(".")
        if names[0] != "wrap_up" or len(names) == 1:
            return None
        self._show(int(names[1]) - 1)
        english, spanish = self._labels
        is_spanish = names[-1] == "es" or (names[-1] == "label" and len(spanish.text()) > len(english.text()))
        return spanish if is_spanish else english

    def own_words(self, fault: ProgramFault) -> str:
        """A code that is there twice, or an answer that no code is likely for."""
        if fault.key == "wrap_up":
            likely = {answer for one in self._codes for answer in one.suggested_for}
            lacking = next((answer for answer in ANSWERS if answer not in likely), None)
            words = self.tr("No code is the likely one after {answer}: choose a code in the list and tick {answer}.")
            return words.format(answer=answer_name(lacking)) if lacking else ""
        is_twice = len(fault.key.split(".")) == len(("wrap_up", "number"))
        return self.tr("This code has the words of another one: word it otherwise.") if is_twice else ""

    def parts(self) -> dict[str, object]:
        """All codes, those of before that are chosen again, and whether there are notes."""
        present = {one.code for one in self._codes}
        retired = tuple(one for one in self.presenter.state.program.retired if one.code not in present)
        return {"wrap_up": tuple(self._codes), "retired": retired, "notes": self._notes.isChecked()}

    def _add(self) -> None:
        names = {one.code for one in (*self._codes, *self.presenter.state.program.known_codes)}
        code = next(f"code_{number}" for number in range(1, 1000) if f"code_{number}" not in names)
        self._codes.append(WrapUpCode(code=code, label=Text(en="", es="")))
        self._show(len(self._codes) - 1)
        self.touch()
        self._labels[0].setFocus()

    def _remove(self, place: int) -> None:
        del self._codes[place]
        self._show(min(place, len(self._codes) - 1))
        self.touch()

    def _move(self, place: int, to: int) -> None:
        self._codes.insert(to, self._codes.pop(place))
        self._show(to)
        self.touch()

    def _edited(self) -> None:
        place = self._list.place
        english, spanish = (box.text().strip() for box in self._labels)
        one = structs.replace(self._codes[place], label=Text(en=english, es=spanish))
        known = {known.code for known in self.presenter.state.program.known_codes}
        if one.code not in known:
            others = known | {other.code for at, other in enumerate(self._codes) if at != place}
            one = structs.replace(one, code=code_for(english, others) or one.code)
        self._codes[place] = one
        self._list.show_items(self._words(), place)
        self.touch()

    def _make_likely(self, answer: str) -> None:
        """One code alone is the likely one for an answer: it is taken from whichever had it."""
        place = self._list.place
        if not self._likely[answer].isChecked():
            self._likely[answer].setChecked(True)  # it goes to another code by being ticked there
            return
        for at, one in enumerate(self._codes):
            kept = tuple(known for known in one.suggested_for if known != answer)
            self._codes[at] = structs.replace(one, suggested_for=(*kept, answer) if at == place else kept)
        self._list.show_items(self._words(), place)
        self.touch()

    def _show(self, place: int) -> None:
        self._list.show_items(self._words(), place)
        self._show_chosen(place)

    def _show_chosen(self, place: int) -> None:
        one = self._codes[place]
        for box, words in zip(self._labels, (one.label.en, one.label.es), strict=True):
            if box.text().strip() != words:
                box.setText(words)
        for answer, tick in self._likely.items():
            tick.setChecked(answer in one.suggested_for)

    def _words(self) -> list[str]:
        unnamed = self.tr("(no words yet)")
        likely = self.tr("{code}   likely for {answers}")
        words = []
        for number, one in enumerate(self._codes, 1):
            label = f"{number % 10}  {in_screen_language(one.label) or unnamed}"
            answers = ", ".join(answer_name(answer) for answer in one.suggested_for)
            words.append(likely.format(code=label, answers=answers) if answers else label)
        return words

    def _arrange(self) -> None:
        self.form.addWidget(self._list)
        row = QHBoxLayout()
        for box, label in zip(self._labels, (self.tr("In &English"), self.tr("In S&panish")), strict=True):
            box.setMaxLength(LONGEST_LABEL)
            row.addLayout(labelled(label, box), 1)
        self.form.addLayout(row)
        self.form.addWidget(text_label(self.tr("The likely code after")))
        ticks = QGridLayout()
        ticks.setColumnStretch(_TICKS_IN_A_ROW, 1)
        for place, tick in enumerate(self._likely.values()):
            ticks.addWidget(tick, *divmod(place, _TICKS_IN_A_ROW))
        self.form.addLayout(ticks)
        effect = self.tr("Sealed to supervisors; one that holds a number or a date of a caller is not saved.")
        self._notes.setAccessibleDescription(effect)
        self.form.addWidget(self._notes)
        self.form.addWidget(text_label(effect, "quiet_text"))


def code_for(words: str, taken: Iterable[str]) -> str:
    """The short word that stands in exports for a code of these English words; empty where there is none to be had."""
    word = _OTHER.sub("_", plain(words).casefold()).strip("_")[:LONGEST_LABEL].strip("_")
    known = set(taken)
    if not word or word not in known:
        return word
    return next(f"{word[:36]}_{number}" for number in range(2, 100) if f"{word[:36]}_{number}" not in known)
