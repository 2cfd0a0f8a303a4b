"""The guides: what is committed is what `make guide` would write, and every picture in them is there."""

import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from ui.help.pages import PAGES, page
from ui.language import LANGUAGES

ROOT = Path(__file__).parents[2]
MADE = runpy.run_path(str(ROOT / ".ci" / "guide.py"))
GUIDES: dict[str, Any] = {guide.name: guide for guide in MADE["GUIDES"]}
MOST_BYTES = 4_000_000
EACH = pytest.mark.parametrize("name", GUIDES)
IN_EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def text_of(name: str, language: str) -> str:
    return (ROOT / "docs" / name / str(MADE["FILES"][language])).read_text(encoding="utf-8")


def test_every_page_is_in_one_guide() -> None:
    assert sorted(name for guide in GUIDES.values() for name in guide.pages) == sorted(PAGES)


@EACH
@IN_EACH_LANGUAGE
def test_a_guide_is_what_the_pages_of_help_say(name: str, language: str) -> None:
    assert text_of(name, language) == MADE["whole"](GUIDES[name], language), "run `make guide`"


@EACH
@IN_EACH_LANGUAGE
def test_every_page_is_a_chapter_that_can_be_gone_to(name: str, language: str) -> None:
    text, pages = text_of(name, language), list(GUIDES[name].pages)
    assert re.findall(r'<a id="(\w+)"></a>', text) == pages
    assert set(re.findall(r"\]\(#(\w+)\)", text)) == set(pages)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [page(one, language).title for one in pages]


@EACH
@IN_EACH_LANGUAGE
def test_what_is_in_another_guide_is_led_to_there(name: str, language: str) -> None:
    led = re.findall(r"\]\(\.\./([\w-]+)/([\w.]+)#(\w+)\)", text_of(name, language))
    assert all(GUIDES[guide].pages.count(one) == 1 for guide, _, one in led)
    assert all(file == MADE["FILES"][language] for _, file, _ in led)


@EACH
@IN_EACH_LANGUAGE
def test_every_picture_of_a_guide_is_there_and_no_other(name: str, language: str) -> None:
    folder = ROOT / "docs" / name
    named = re.findall(r"!\[[^]]+\]\(([^)]+)\)", text_of(name, language))
    there = sorted(path.relative_to(folder).as_posix() for path in (folder / "pictures" / language).glob("*"))
    assert sorted(named) == there
    assert len(named) > 5


def test_the_pictures_are_small_together() -> None:
    assert sum(path.stat().st_size for path in (ROOT / "docs").rglob("*.png")) < MOST_BYTES
