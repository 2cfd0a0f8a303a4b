"""A question is found by some of its words, in either language."""

import pytest

from callcenter.domain.program_parts import Question
from callcenter.domain.questions import matching
from callcenter.domain.wording import Text


def question(en: str, es: str, answer: str = "-", respuesta: str = "-") -> Question:
    return Question(question=Text(en=en, es=es), answer=Text(en=answer, es=respuesta))


QUESTIONS = (
    question("What happened?", "¿Qué pasó?", "A tool of the web showed letters."),
    question("I lost my letter.", "Perdí mi carta."),
    question("Is this a scam?", "¿Es una estafa?", respuesta="Nunca le pediremos una contraseña."),
)


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("", (0, 1, 2)),
        ("  ", (0, 1, 2)),
        ("lost", (1,)),
        ("my lost", (1,)),
        ("PASO", (0,)),
        ("pasó", (0,)),
        ("contrasena", (2,)),
        ("estaf", (2,)),
        ("lost scam", ()),
    ],
)
def test_every_word_must_be_there_in_one_language_or_the_other(words: str, places: tuple[int, ...]) -> None:
    assert matching(QUESTIONS, words) == places


def test_what_is_asked_comes_before_what_is_only_answered() -> None:
    assert matching(QUESTIONS, "letter") == (1, 0)
