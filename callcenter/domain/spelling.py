"""A name or a reference as it is read out letter by letter, in English or Spanish words.

English: the spelling alphabet of the ICAO (Annex 10, volume II, 5.2.1.3), which NATO shares. Spanish has no such
standard: `A de Antonio`, with words that are common on both sides of the ocean and begin with the sound.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import category, normalize

from callcenter.domain.text import fold, plain
from callcenter.domain.wording import Text

_ENGLISH = """
    Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike
    November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu
"""
_SPANISH = """
    Antonio Bogotá Carmen Dolores Enrique Francisco Gloria Hugo Inés José Kilo Luis María
    Nicaragua Óscar Pedro Quito Ramón Santiago Teresa Úrsula Víctor Washington Xilófono Yolanda Zapato
"""


def _by_letter(words: str) -> dict[str, str]:
    return {fold(word[0]).upper(): word for word in words.split()}


_IN_ENGLISH = _by_letter(_ENGLISH)
_IN_SPANISH = _by_letter(_SPANISH) | {"Ñ": "Ñandú"}

_MARKS = {
    "\u0300": Text(en="with a grave accent", es="con acento grave"),
    "\u0301": Text(en="with an accent", es="con acento"),
    "\u0302": Text(en="with a circumflex", es="con acento circunflejo"),
    "\u0303": Text(en="with a tilde", es="con tilde encima"),
    "\u0304": Text(en="with a bar above", es="con una raya encima"),
    "\u0306": Text(en="with a breve", es="con breve"),
    "\u0307": Text(en="with a dot above", es="con un punto encima"),
    "\u0308": Text(en="with two dots", es="con diéresis"),
    "\u030a": Text(en="with a ring", es="con un anillo"),
    "\u030b": Text(en="with two accents", es="con doble acento"),
    "\u030c": Text(en="with a caron", es="con carón"),
    "\u0327": Text(en="with a cedilla", es="con cedilla"),
    "\u0328": Text(en="with a hook below", es="con un gancho debajo"),
}
_OTHER_MARK = Text(en="with a mark", es="con un signo")
_STROKE = Text(en="with a stroke", es="con una raya")
_STROKED = "ŁØĐĦŦ"
_APOSTROPHE = Text(en="apostrophe", es="apóstrofo")
_SIGNS = {
    "-": Text(en="hyphen", es="guion"),
    ".": Text(en="period", es="punto"),
    ",": Text(en="comma", es="coma"),
    " ": Text(en="space", es="espacio"),
}


@dataclass(frozen=True, repr=False)
class Letter:
    """One character: `shown` as it is written, in capitals, and the `said` words; none where there is no word.

    A space is shown as nothing.
    """

    shown: str
    said: str

    def __repr__(self) -> str:
        return "<letter>"


def spelled(text: str, *, in_spanish: bool) -> tuple[Letter, ...]:
    """Every character of `text`; accents are named, and blanks in a row are one."""
    words = _IN_SPANISH if in_spanish else _IN_ENGLISH
    return tuple(
        Letter(normalize("NFC", base + marks).strip(), _said(base, marks, words, in_spanish))
        for base, marks in _characters(text, words)
    )


def spelled_aloud(text: str, *, in_spanish: bool) -> str:
    """All of it in one line, for a screen reader or to be read out: `Kilo, 7, Foxtrot`."""
    return ", ".join(letter.said or letter.shown for letter in spelled(text, in_spanish=in_spanish))


def _characters(text: str, words: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each base character in capitals with its marks; one that has a word of its own is not taken apart."""
    found: list[tuple[str, str]] = []
    for character in normalize("NFC", " ".join(plain(text).upper().split())):
        base, marks = character, ""
        if character not in words:
            taken_apart = normalize("NFD", character)
            base, marks = taken_apart[0], taken_apart[1:]
        if found and category(base).startswith("M"):
            former, former_marks = found.pop()
            found.append((former, former_marks + base + marks))
        else:
            found.append((base, marks))
    return found


def _said(base: str, marks: str, words: Mapping[str, str], in_spanish: bool) -> str:
    folded = fold(base).upper()
    sign = _SIGNS.get(base) if folded else _APOSTROPHE  # folding leaves nothing of an apostrophe, whichever it is
    if sign:
        return _in(sign, in_spanish)
    letters = [base] if base in words else [letter for letter in folded if letter in words]
    if not letters:
        return ""
    spoken = " ".join(f"{letter} de {words[letter]}" if in_spanish else words[letter] for letter in letters)
    beside = [*([_STROKE] if base in _STROKED else []), *(_MARKS.get(mark, _OTHER_MARK) for mark in marks)]
    return ", ".join([spoken, *(_in(text, in_spanish) for text in beside)])


def _in(text: Text, in_spanish: bool) -> str:
    return text.es if in_spanish else text.en
