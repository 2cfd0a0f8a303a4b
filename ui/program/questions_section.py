"""Questions that callers ask, with their answers: the operators' F11."""

from msgspec import structs
from PySide6.QtWidgets import QWidget

from callcenter.domain.program import Program
from callcenter.domain.program_checks import ProgramFault
from callcenter.domain.program_parts import Question
from callcenter.domain.wording import Text
from ui.program.editing import EditingSection
from ui.program.item_list import ItemList
from ui.program.presenter import ProgramPresenter
from ui.program.text_pair import TextPair
from ui.program.wording import preview_of
from ui.texts import in_screen_language

_MOST = 100
_EMPTY = Question(question=Text(en="", es=""), answer=Text(en="", es=""))


class QuestionsSection(EditingSection):
    """Their order is that of the list."""

    def __init__(self, presenter: ProgramPresenter) -> None:
        super().__init__("questions", presenter)
        self._questions: list[Question] = []
        self._list = ItemList(self.tr("&Questions in their order"), rows=4)
        self._list.bound(0, _MOST)
        self._question = TextPair(self.tr("Question in &English"), self.tr("Question in S&panish"), lines=2)
        self._answer = TextPair(self.tr("A&nswer in English"), self.tr("Answer in Span&ish"), lines=3)
        self.set_heading(
            self.tr("Questions and answers"),
            self.tr("Operators find them while they type."),
        )
        for part in (self._list, self._question, self._answer):
            self.form.addWidget(part)
        self._list.chosen.connect(self._show_chosen)
        self._list.added.connect(self._add)
        self._list.removed.connect(self._remove)
        self._list.moved.connect(self._move)
        self._question.edited.connect(self._edited)
        self._answer.edited.connect(self._edited)

    def point(self) -> None:
        """On the list."""
        self._list.point()

    def fill(self, program: Program) -> None:
        """The program's own questions."""
        self._questions = list(program.questions)
        self._show(max(0, min(self._list.place, len(self._questions) - 1)) if self._questions else -1)

    def box_of(self, key: str) -> QWidget | None:
        """The box of `questions.3.answer.es`, or the first one of `questions.3`; that question is shown."""
        names = key.split(".")
        if names[0] != "questions" or len(names) == 1:
            return None
        self._show(int(names[1]) - 1)
        pair = self._answer if "answer" in names else self._question
        return pair.box(names[-1])

    def own_words(self, fault: ProgramFault) -> str:
        """A question that is there twice."""
        is_twice = len(fault.key.split(".")) == len(("questions", "number"))
        return self.tr("This question is there twice: word it otherwise, or remove it.") if is_twice else ""

    def parts(self) -> dict[str, object]:
        """All questions."""
        return {"questions": tuple(self._questions)}

    def _add(self) -> None:
        self._questions.append(_EMPTY)
        self._show(len(self._questions) - 1)
        self.touch()
        self._question.point()

    def _remove(self, place: int) -> None:
        del self._questions[place]
        self._show(min(place, len(self._questions) - 1))
        self.touch()

    def _move(self, place: int, to: int) -> None:
        self._questions.insert(to, self._questions.pop(place))
        self._show(to)
        self.touch()

    def _edited(self) -> None:
        place = self._list.place
        if place >= 0:
            self._questions[place] = structs.replace(
                self._questions[place], question=self._question.text, answer=self._answer.text
            )
            self._list.show_items(self._words(), place)
            self._preview()
            self.touch()

    def _show(self, place: int) -> None:
        self._list.show_items(self._words(), place)
        self._show_chosen(place)

    def _show_chosen(self, place: int) -> None:
        chosen = self._questions[place] if place >= 0 else _EMPTY
        for pair, text in ((self._question, chosen.question), (self._answer, chosen.answer)):
            pair.setEnabled(place >= 0)
            pair.show_text(text)
        self._preview()

    def _preview(self) -> None:
        for pair in (self._question, self._answer):
            pair.show_preview(preview_of(self.presenter.state.program, pair.text))

    def _words(self) -> list[str]:
        unnamed = self.tr("(no question yet)")
        return [in_screen_language(one.question) or unnamed for one in self._questions]
