"""Finding a program's question by some of its words, in whichever language they are typed."""

from collections.abc import Sequence

from callcenter.domain.program_parts import Question
from callcenter.domain.text import fold


def matching(questions: Sequence[Question], words: str) -> tuple[int, ...]:
    """The places of the questions that have every word of `words` in them, accents and case ignored.

    A word may be the beginning or the middle of one, and stand in the question or its answer, in either language.
    Those that have all of them in the question itself come first; without a word, all come in the program's order.
    """
    wanted = fold(words).split()
    asked = [fold(f"{one.question.en} {one.question.es}") for one in questions]
    whole = [
        f"{question} {fold(f'{one.answer.en} {one.answer.es}')}" for question, one in zip(asked, questions, strict=True)
    ]
    first = [place for place, text in enumerate(asked) if _has_all(text, wanted)]
    others = [place for place, text in enumerate(whole) if place not in first and _has_all(text, wanted)]
    return (*first, *others)


def _has_all(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)
