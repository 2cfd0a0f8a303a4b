"""What stands in bold on a page of help stands on a screen, in the very words of the screen's language."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.gui.catalogue import SPANISH as TRANSLATED
from ui.help.pages import PAGES, page
from ui.language import ENGLISH, SPANISH

ROOT = Path(__file__).parents[3]
BOLD = re.compile(r"\*\*([^*]+)\*\*")
BOTH = pytest.mark.parametrize("name", PAGES)


def plain(text: str) -> str:
    """A text without what marks its key, the keys at its end, and a full stop."""
    return re.sub(r"&(?!&)|  (Enter|Esc)$|\.$", "", text)


def says(text: str, label: str) -> bool:
    """Whether a text of the window is this label, or begins with it and a colon."""
    return plain(text) == label or text.startswith(f"{label}:")


def labels(name: str, language: str) -> list[str]:
    return BOLD.findall(page(name, language).text)


@cache
def texts_of_the_window() -> frozenset[str]:
    return frozenset(text for file in (ROOT / "ui").rglob("*.py") for text in texts_in(file)) | {
        one.source.text for one in TRANSLATED
    }


def texts_in(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@BOTH
def test_bold_words_are_words_of_the_window(name: str) -> None:
    known = texts_of_the_window()
    assert [label for label in labels(name, ENGLISH) if not any(says(text, label) for text in known)] == []


@BOTH
def test_bold_words_are_in_spanish_what_the_window_says_in_spanish(name: str) -> None:
    for english, spanish in zip(labels(name, ENGLISH), labels(name, SPANISH), strict=True):
        words = [words for one in TRANSLATED if says(one.source.text, english) for words in one.words]
        assert any(says(one, spanish) for one in words), f"{english}: {spanish}, not one of {words}"


def test_a_word_that_no_screen_has_would_be_found() -> None:
    assert not any(says(text, "Frobnicate") for text in texts_of_the_window())
