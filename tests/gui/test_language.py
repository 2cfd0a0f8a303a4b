"""Putting a language in force: the window's own texts, Qt's own boxes, and what the computer's user has chosen."""

import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from callcenter.domain.dates import describe
from callcenter.domain.wording import Text
from ui import texts
from ui.language import ENGLISH, LANGUAGES, SPANISH, screen_language, speak

ROOT = Path(__file__).parents[2]
MORNING = datetime(2026, 11, 23, 9, 41)


def test_what_is_put_in_force_is_spoken_until_another_is(in_spanish: None) -> None:
    assert (screen_language(), texts.people(2)) == (SPANISH, "2 personas")
    speak(SPANISH)
    speak(ENGLISH)
    assert (screen_language(), texts.people(2)) == (ENGLISH, "2 people")


def test_days_and_times_are_told_as_spanish_does(in_spanish: None) -> None:
    assert texts.day_in_words(date(1980, 5, 9)) == "9 de mayo de 1980"
    assert texts.moment(MORNING) == "23 nov. 2026, 9:41 a.\u00a0m."
    assert texts.weekday(MORNING) == "lun."
    assert texts.in_screen_language(Text(en="Educator ID", es="Número de educador")) == "Número de educador"


@pytest.mark.parametrize("month", range(1, 13))
def test_a_day_in_english_words_is_as_the_answer_has_it(month: int) -> None:
    day = date(1980, month, 9)
    assert texts.day_in_words(day) == describe(day)


def test_the_boxes_of_qt_speak_the_same_language(qtbot: QtBot, in_spanish: None) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Cancelar"


@pytest.mark.parametrize(
    ("locale", "language"), [("es_MX.UTF-8", SPANISH), ("en_US.UTF-8", ENGLISH), ("de_DE.UTF-8", ENGLISH), ("C", "en")]
)
def test_the_computers_language_is_taken_where_the_screen_speaks_it(locale: str, language: str) -> None:
    """In a process of its own, for Qt looks at the environment once."""
    code = "from ui.language import system_language; print(system_language())"
    environment = {**os.environ, "LC_ALL": locale, "LANG": locale, "LANGUAGE": ""}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == language
    assert language in LANGUAGES
