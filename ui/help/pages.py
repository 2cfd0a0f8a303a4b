"""The pages of help: in which order they stand, and their Markdown with every key filled in."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ui.language import ENGLISH, SPANISH
from ui.shortcuts import Shortcut

PAGES = (
    "sign_in",
    "new_vault",
    "desk",
    "answers",
    "wrap_up",
    "review_case",
    "questions",
    "quoted",
    "own_day",
    "lock",
    "line",
    "day",
    "cases",
    "roster",
    "calls",
    "export",
    "people",
    "journal",
    "backups",
    "retention",
    "program",
    "settings",
    "keys",
    "promises",
)
"""By name, in the order in which somebody new would read them; each is a file in resources/help of every language."""

OF_SUPERVISORS = frozenset(
    {
        *("new_vault", "line", "day", "calls", "export", "cases", "roster"),
        *("people", "journal", "backups", "retention", "program"),
    }
)
"""The pages of what only supervisors do: they have a guide of their own."""

KEYBOARD = {
    ENGLISH: {"ALT": "Alt", "DOWN": "Down", "SHIFT_TAB": "Shift+Tab", "TAB": "Tab", "UP": "Up"},
    SPANISH: {"ALT": "Alt", "DOWN": "Abajo", "SHIFT_TAB": "Shift+Tab", "TAB": "Tab", "UP": "Arriba"},
}
"""By language, keys that mean the same in every program; those of this one are in ui/shortcuts.py."""

_KEY = re.compile(r"\{([A-Z_]+)\}")
_LINK = re.compile(r"(?<!!)\[([^]]+)\]\([^)]*\)")
_PICTURE = re.compile(r"^!\[[^]]*\]\([^)]*\)\n+", re.MULTILINE)

Dress = Callable[[str], str]


@dataclass(frozen=True)
class Page:
    """One page in one language; `text` is Markdown without the title, with second-level headings and pictures."""

    name: str
    title: str
    text: str


@dataclass(frozen=True)
class Section:
    """What stands under one heading, as plain words; the heading is empty above the first one."""

    page: Page
    heading: str
    words: str


def page(name: str, language: str, dress: Dress = str) -> Page:
    """A page by its name; `dress` makes of a key's label what it looks like in the text."""
    first, _, rest = _source(name, language).partition("\n")
    return Page(name, first.removeprefix("# "), filled(rest.lstrip("\n"), language, dress))


def filled(text: str, language: str, dress: Dress = str) -> str:
    """A text with its keys: `{WRAP_UP}` is the label of that shortcut, `{TAB}` a key of the keyboard."""
    return _KEY.sub(lambda found: dress(_label(found[1], language)), text)


def without_pictures(text: str) -> str:
    """A page's text for where the screens themselves are at hand."""
    return _PICTURE.sub("", text)


@cache
def sections(language: str) -> tuple[Section, ...]:
    """Every section of every page, in order."""
    return tuple(section for name in PAGES for section in _sections_of(page(name, language)))


def found(typed: str, language: str) -> tuple[Section, ...]:
    """Sections in which every word typed begins a word; those with all of them in a title or heading come first."""
    wanted = _words(typed)
    hits = [place for place in _index(language) if wanted and _all_in(wanted, place.titles | place.words)]
    return tuple(place.section for place in sorted(hits, key=lambda place: not _all_in(wanted, place.titles)))


@dataclass(frozen=True)
class _Place:
    section: Section
    titles: frozenset[str]
    words: frozenset[str]


@cache
def _index(language: str) -> tuple[_Place, ...]:
    return tuple(
        _Place(one, _words(f"{one.page.title} {one.heading}"), _words(one.words)) for one in sections(language)
    )


def _sections_of(one: Page) -> Iterator[Section]:
    for part in f"\n{without_pictures(one.text)}".split("\n## "):
        heading, _, words = part.partition("\n")
        yield Section(one, heading, _LINK.sub(r"\1", words))


@cache
def _source(name: str, language: str) -> str:
    return files("resources").joinpath("help", language, f"{name}.md").read_text(encoding="utf-8")


def _label(key: str, language: str) -> str:
    return KEYBOARD[language].get(key) or Shortcut[key].label


def _all_in(wanted: frozenset[str], words: frozenset[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in wanted)


def _words(text: str) -> frozenset[str]:
    """Small letters without accents: `Sesión: F9` has the words `sesion` and `f9`."""
    letters = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(one for one in letters if not unicodedata.combining(one))
    return frozenset(re.sub(r"[^a-z0-9+]+", " ", plain).split())
