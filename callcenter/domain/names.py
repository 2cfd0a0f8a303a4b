"""Names brought to forms that can be compared."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple, NoReturn
from unicodedata import category

from callcenter.domain.text import fold
from callcenter.errors import DetailFault

LONGEST = 128


def _list(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES = _list("mr mrs ms miss mx dr prof professor rev reverend sir sr sra srta")
SUFFIXES = _list("jr sr ii iii iv v 2nd 3rd 4th 5th md phd edd eds med esq dds dmd dvm jd rn cpa mba")
_PARTICLES = _list("""
    de la las los del di da dos das du le van von der den vander ter ten zu
    mc mac o d st ste san santa el al ben bin
""")
_SAINTS = {"saint": "st", "sainte": "ste"}
_BRACKETS = {"(": 1, "[": 1, "{": 1, "<": 1, ")": -1, "]": -1, "}": -1, ">": -1}
# "Ph.D." and "M. D." are one suffix written in several pieces.
_DOTTED = re.compile(r"(?<=[\s,.])[a-z]{1,3}(?:\. ?[a-z]{1,2})+\.?(?!\w)")
_WORDS = {"last_name": "last name", "first_name": "first name", "former_last_names": "former last name"}


class _Word(NamedTuple):
    """A run of letters, and what stands between it and the word before."""

    gap: str
    text: str

    def __repr__(self) -> str:
        return "<word>"

    @property
    def is_apart(self) -> bool:
        return any(character.isspace() or character in ",." for character in self.gap)


def surname_forms(text: str, field: str = "last_name") -> tuple[str, ...]:
    """Return the forms of a last name: all parts joined, then each part with its particles; distinct.

    A form is upper-case A-Z, or case-folded letters where another script is in it. A form read again
    is itself. Raises DetailFault for `field`: `name_letters`, `name_long` (over 128 letters), or
    `name_comma` for "Last, First", which could be taken either way.
    """
    words = _with_saints(_words(text, field))
    if len(words) == 1:
        return _distinct(words)
    parts: list[str] = []
    waiting = ""
    for position, word in enumerate(words, 1):
        waiting += word
        if word not in _PARTICLES or position == len(words):
            parts.append(waiting)
            waiting = ""
    # An initial or the "y" between two Spanish surnames would match half the roster; 王 is a whole name.
    return _distinct(("".join(words), *(part for part in parts if len(part) > 1 or not part.isascii())))


def given_forms(text: str, field: str = "first_name") -> tuple[str, ...]:
    """Return the forms of a given name: its first word, then all words joined; distinct.

    Raises DetailFault as `surname_forms` does.
    """
    words = _words(text, field)
    return _distinct((words[0], "".join(words)))


def _with_saints(words: list[str]) -> list[str]:
    """Return the words with Saint written as St before another word: both are one name."""
    return [_SAINTS.get(word, word) for word in words[:-1]] + words[-1:]


def _words(text: str, field: str) -> list[str]:
    """Return the name's words in letters alone, without brackets, titles and suffixes; at least one."""
    folded = fold(text)
    if folded.isalpha() and len(folded) <= LONGEST:
        return [folded]  # what most names are: one word, from which nothing can be left out
    folded = _outside_brackets(folded)
    if len(folded) > LONGEST and sum(map(_spells, folded)) > LONGEST:
        _refuse(field, "name_long", f"has more than {LONGEST} letters: type the name alone.")
    runs = _split(_DOTTED.sub(_joined_suffix, folded) if "." in folded else folded)
    while len(runs) > 1 and runs[0].text in TITLES and runs[1].is_apart:
        del runs[0]
    while len(runs) > 1 and runs[-1].text in SUFFIXES and runs[-1].is_apart:
        del runs[-1]
    if "," in folded and any("," in run.gap for run in runs[1:]):
        _refuse(field, "name_comma", "has a comma in it: type this name alone; the other name has its own box.")
    spelled = (run.text if run.text.isalpha() else "".join(filter(_spells, run.text)) for run in runs)
    words = [word for word in spelled if any(map(str.isalpha, word))]
    if not words:
        _refuse(field, "name_letters", "has no letter outside brackets: type it in letters.")
    return words


def _outside_brackets(text: str) -> str:
    """Return `text` with a space for each bracketed piece; an open bracket runs to the end."""
    if _BRACKETS.keys().isdisjoint(text):
        return text
    depth = 0
    kept = []
    for character in text:
        step = _BRACKETS.get(character, 0)
        depth = max(0, depth + step)
        if step:
            kept.append(" ")
        elif not depth:
            kept.append(character)
    return "".join(kept)


def _joined_suffix(found: re.Match[str]) -> str:
    joined = found[0].replace(".", "").replace(" ", "")
    return joined if joined in SUFFIXES else found[0]


def _split(text: str) -> list[_Word]:
    words = []
    gap = ""
    for is_word, characters in groupby(text, lambda character: character.isdecimal() or _spells(character)):
        run = "".join(characters)
        if is_word:
            words.append(_Word(gap, run))
        gap = run
    return words


def _spells(character: str) -> bool:
    return character.isalpha() or category(character).startswith("M")


def _distinct(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form.upper() if form.isascii() else form for form in forms))


def _refuse(field: str, fault: str, predicate: str) -> NoReturn:
    raise DetailFault(field, fault, f"The {_WORDS[field]} {predicate}")
