"""The operator's guide: what is committed is what `make guide` would write, and every picture in it is there."""

import re
import runpy
from pathlib import Path

import pytest

from ui.help.pages import PAGES, page
from ui.language import LANGUAGES

ROOT = Path(__file__).parents[2]
GUIDE = runpy.run_path(str(ROOT / ".ci" / "guide.py"))
FOLDER = ROOT / "docs" / "operator-guide"
MOST_BYTES = 2_500_000
EACH = pytest.mark.parametrize("language", LANGUAGES)


def text_of(language: str) -> str:
    return (FOLDER / str(GUIDE["FILES"][language])).read_text(encoding="utf-8")


@EACH
def test_the_guide_is_what_the_pages_of_help_say(language: str) -> None:
    assert text_of(language) == GUIDE["guide"](language), "run `make guide`"


@EACH
def test_every_page_is_a_chapter_that_can_be_gone_to(language: str) -> None:
    text = text_of(language)
    places = re.findall(r'<a id="(\w+)"></a>', text)
    assert places == list(PAGES)
    assert set(re.findall(r"\]\(#(\w+)\)", text)) == set(PAGES)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [page(name, language).title for name in PAGES]


@EACH
def test_every_picture_of_the_guide_is_there_and_no_other(language: str) -> None:
    named = re.findall(r"!\[[^]]+\]\(([^)]+)\)", text_of(language))
    there = sorted(path.relative_to(FOLDER).as_posix() for path in (FOLDER / "pictures" / language).glob("*"))
    assert sorted(named) == there
    assert len(named) > 10


def test_the_pictures_are_small_together() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*.png")) < MOST_BYTES
