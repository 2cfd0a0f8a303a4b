"""The committed translations, and what of a page is still in English."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QTableView, QWidget

from tests.gui.shown import cells, heads
from ui.program.text_pair import PREVIEW

FOLDER = Path(__file__).parents[2] / "resources" / "i18n"
_HOLE = re.compile(r"\{\w+\}|%n")
_LETTERS = re.compile(r"[A-Za-z]{2}")


class Source(NamedTuple):
    """What a translation is looked up by."""

    context: str
    text: str
    meaning: str


class Message(NamedTuple):
    """One entry of a .ts file; several words where a number decides."""

    source: Source
    words: tuple[str, ...]
    finished: bool


def messages(file: Path) -> Iterator[Message]:
    """Every entry of a .ts file."""
    for context in ElementTree.parse(file).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            source = Source(
                context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", "")
            )
            yield Message(source, tuple(forms), translation.get("type") is None)


SPANISH = tuple(messages(FOLDER / "es.ts"))


def english_in(page: QWidget) -> list[str]:
    """What can be seen or is told of it that is a source text and no translation."""
    return sorted({text for text in _everything_said(page) if _IN_ENGLISH.fullmatch(text) and text not in _SPOKEN})


def _everything_said(page: QWidget) -> Iterator[str]:
    for part in (page, *page.findChildren(QWidget)):
        if part.isVisible():
            yield from (part.accessibleName(), part.accessibleDescription(), part.toolTip(), part.windowTitle())
            if isinstance(part, QLabel | QAbstractButton) and part.objectName() != PREVIEW:
                yield part.text()
            if isinstance(part, QComboBox):
                yield from (part.itemText(place) for place in range(part.count()))
            if isinstance(part, QTableView):
                yield from heads(part.model())
                for row in cells(part.model()):
                    yield from row


def _pattern(source: str) -> str:
    """What the text gives; one key more or less makes no other text of it."""
    return ".+".join(map(re.escape, _HOLE.split(source.replace("&", ""))))


_SPOKEN = {words.replace("&", "") for one in SPANISH for words in one.words}
_FOREIGN = {one.source.text for one in SPANISH if one.source.text not in one.words}
_IN_ENGLISH = re.compile("|".join(_pattern(text) for text in sorted(_FOREIGN) if _LETTERS.search(_HOLE.sub("", text))))
