"""The catalogue of texts: nothing missing, nothing stale, values and keys kept, and every source text a plain one."""

import ast
import re
import runpy
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QTranslator

from tests.gui.catalogue import FOLDER, SPANISH, Source, messages

ROOT = Path(__file__).parents[2]
TEXTS = runpy.run_path(str(ROOT / ".ci" / "texts.py"))
FROM_BELOW = TEXTS["CONTEXT"]
_VALUE = re.compile(r"%n|\{\w+\}")
_KEY = re.compile(r"&(?!&)")
_TRANSLATES = re.compile(r"(.+\.)?_?tr|(QCoreApplication\.)?translate")


def test_every_text_is_in_spanish() -> None:
    assert [one.source for one in SPANISH if not one.finished or not all(one.words)] == []
    assert len(SPANISH) > 500


def test_every_value_of_a_text_stands_in_its_translation() -> None:
    wrong = [
        (one.source.text, words)
        for one in SPANISH
        for words in one.words
        if Counter(_VALUE.findall(one.source.text)) != Counter(_VALUE.findall(words))
    ]
    assert wrong == []


def test_what_has_a_key_or_an_ending_that_means_something_has_it_in_spanish() -> None:
    """`&` before a letter is a key, `…` tells that more is asked, and a key of the keyboard is named alike."""
    endings = ("…", "  Esc", "  Enter", ":")
    wrong = [
        (one.source.text, words)
        for one in SPANISH
        for words in one.words
        if len(_KEY.findall(one.source.text)) != len(_KEY.findall(words))
        or any(one.source.text.endswith(ending) != words.endswith(ending) for ending in endings)
    ]
    assert wrong == []


def test_lupdate_finds_nothing_new_and_nothing_gone(tmp_path: Path) -> None:
    found = tmp_path / "es.ts"
    shutil.copy(FOLDER / "es.ts", found)
    TEXTS["update"](found)

    assert {one.source for one in messages(found)} == {one.source for one in SPANISH}, "run `make texts`"


def test_what_qt_reads_says_what_the_catalogue_says() -> None:
    """The compiled file is committed, so that a checkout and a wheel have it without a tool of Qt's."""
    made = QTranslator()
    assert made.load(str(FOLDER / "es.qm"))

    def said(source: Source) -> str | None:
        return made.translate(*source, 2 if "%n" in source.text else -1)

    differing = [one.source for one in SPANISH if said(one.source) != one.words[-1]]
    assert differing == [], "run `make texts`"


class Fault(NamedTuple):
    """A text that lupdate or Qt would miss."""

    why: str
    code: str


def calls(code: str) -> Iterator[tuple[ast.Call, str]]:
    """Every call that translates, with the class around it."""

    def within(node: ast.AST, name: str) -> Iterator[tuple[ast.Call, str]]:
        for child in ast.iter_child_nodes(node):
            yield from within(child, child.name if isinstance(child, ast.ClassDef) else name)
        if isinstance(node, ast.Call) and _TRANSLATES.fullmatch(ast.unparse(node.func)):
            yield node, name

    return within(ast.parse(code), "")


def looked_up(code: str) -> Iterator[Source | Fault]:
    """What each call looks up while the program runs, or why it cannot be known before."""
    for call, name in calls(code):
        by, text = ast.unparse(call.func), ast.unparse(call)
        if by not in {"tr", "self.tr"}:
            yield Fault("another way than tr() and self.tr()", text)
        elif not all(isinstance(part, ast.Constant) and isinstance(part.value, str) for part in call.args[:2]):
            yield Fault("no plain text", text)
        elif (by == "self.tr") != bool(name):
            yield Fault("in a class self.tr(), elsewhere tr()", text)
        else:
            values = [str(part.value) for part in call.args[:2] if isinstance(part, ast.Constant)]
            yield Source(name, values[0], values[1] if len(values) > 1 else "")


EXCEPT = {"language.py", "sentences.py"}  # there tr() itself is, and what looks up sentences from below


def everything_looked_up() -> set[Source | Fault]:
    files = [file for file in sorted((ROOT / "ui").rglob("*.py")) if file.name not in EXCEPT]
    return {one for file in files for one in looked_up(file.read_text(encoding="utf-8"))}


def test_what_the_window_looks_up_is_what_the_catalogue_has() -> None:
    found = everything_looked_up()
    kept = {one.source for one in SPANISH if one.source.context != FROM_BELOW}

    assert {one for one in found if isinstance(one, Fault)} == set()
    assert found == kept - {Source("", "en", "")}


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ('tr(f"{number} calls")', "no plain text"),
        ('tr("one " + "two")', "no plain text"),
        ("tr(text)", "no plain text"),
        ('class Page:\n    def f(self):\n        self.tr(f"{number} calls")', "no plain text"),
        ('class Page:\n    def f(self):\n        tr("Calls")', "in a class self.tr(), elsewhere tr()"),
        ('widget.tr("Calls")', "another way than tr() and self.tr()"),
        ('QCoreApplication.translate("page", "Calls")', "another way than tr() and self.tr()"),
    ],
)
def test_a_text_that_would_be_missed_is_found(code: str, why: str) -> None:
    assert [one.why for one in looked_up(code) if isinstance(one, Fault)] == [why]


def test_a_text_in_several_lines_is_one_text() -> None:
    assert list(looked_up('tr("one "\n"two", "meant so")')) == [Source("", "one two", "meant so")]
