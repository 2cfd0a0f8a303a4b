"""What people type and paste, for Hypothesis: any text whatever, and one value in every dress."""

import random
from collections.abc import Callable, Sequence
from datetime import date
from operator import mul
from unicodedata import normalize

from hypothesis import strategies as st

TODAY = date(2021, 11, 15)
BIRTH_DATES = st.dates(date(1902, 1, 1), date(2021, 11, 14))

DASHES = "-‐‑‒–—―−﹣－˗⁃⸺"
BLANKS = " \t\n\u0085\u00a0\u2009\u202f\u3000"
APOSTROPHES = "'’‘ʼ´`′＇ʻ"
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202e\u2066\U000e0041"
CONTROLS = "\x00\x07\x1b\x7f\u2028"
MARKS = "\u0301\u0303\u0308\u0327\u0338\u0345\u034f\u20dd\u20e3\ufe0f\u064b\u093f"
OTHER_DIGITS = "٣३²①⒈⑩½㏨𝟗🄁５"
ODD = DASHES + BLANKS + APOSTROPHES + INVISIBLE + CONTROLS + MARKS + OTHER_DIGITS + "()[]<,;#ßſﬁﷺאبж山𠮷𐐀🙂º\u00ad"

# Letters of names as they are written in passports; polytonic Greek is not among them.
LATIN = "abcxyz áéñüç łøßæœ đðþ ıİħŋ ſﬁ ăâđêôơư ạặệộựỹ žščřąęśź"
OTHER_SCRIPTS = "αβςΰώ жёїў աև אבת ابتيء देवी สม 김이 ひサ 山王𠮷 𐐨"
ENGLISH = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SPANISH = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
CASES: tuple[Callable[[str], str], ...] = (str, str.upper, str.lower, str.title, str.swapcase)
_SHIFT_TO_FULL_WIDTH = 0xFEE0


def any_text(own: str, pieces: Sequence[str]) -> st.SearchStrategy[str]:
    """Any text at all, and more often one that is nearly right: of `own` characters, of whole `pieces`, or long."""
    odd = st.sampled_from([*ODD])
    near = st.lists(st.sampled_from(pieces) | st.sampled_from([*own]) | odd, max_size=12).map("".join)
    long = st.builds(mul, near, st.sampled_from([2, 30, 400]))
    return st.text() | st.text(st.sampled_from([*own])) | near | long


@st.composite
def dressed(draw: st.DrawFn, text: str) -> str:
    """`text` with other dashes, blanks, apostrophes, widths, letter case and composition, and invisible characters."""
    chance = draw(st.randoms(use_true_random=False))
    recase = chance.choice(CASES)
    written = "".join(_dressed_character(character, chance) + _invisible(chance) for character in recase(text))
    return normalize(chance.choice(["NFC", "NFD"]), _blanks(chance) + written + _blanks(chance))


@st.composite
def names(draw: st.DrawFn) -> str:
    """A name of one to four words in any script, with blanks, hyphens and apostrophes in it."""
    letters = st.sampled_from([*(LATIN + OTHER_SCRIPTS).replace(" ", "")])
    known = st.sampled_from(["de la", "Mc", "O'", "van der", "Dr.", "Jr", "III", "Saint", "García", "Smith", "Μαρία"])
    words = draw(st.lists(known | st.text(letters, min_size=1, max_size=8), min_size=1, max_size=4))
    gaps = [draw(st.sampled_from([" ", "-", "' ", " - ", "'"])) for _ in words]
    return "".join(word + gap for word, gap in zip(words, gaps, strict=True))


def written(day: date) -> list[str]:
    """A date in every way in which it may be typed."""
    year, month, number = day.year, day.month, day.day
    words = [ENGLISH[month - 1], ENGLISH[month - 1][:3], SPANISH[month - 1], SPANISH[month - 1][:3]]
    words += ["setiembre", "set", "Sept"] if month == 9 else []
    return [
        *(f"{month}/{number}/{year}", f"{month:02}{number:02}{year}", f"{month:02}-{number:02}-{year}"),
        *(f"{month}.{number}.{year}", f"{month} {number} {year}", f"{year}-{month:02}-{number:02}"),
        *(f"{word} {number}, {year}" for word in words),
        *(f"{number} {word} {year}" for word in words),
        *(f"{number}{word}{year}" for word in words),
        *(f"{year} {word} {number}" for word in words),
        *(f"{number} de {word} de {year}" for word in words),
        *(f"{word}. {number}th, {year}" for word in words),
        f"{ENGLISH[month - 1]} {number}, {year}",
    ]


def outcome(parse: Callable[[str], object], text: str) -> object:
    """What a parser makes of a text: its value, or the class and the code of its fault."""
    try:
        return parse(text)
    except Exception as failure:  # whichever: the caller compares it
        return type(failure), getattr(failure, "fault", None)


def _dressed_character(character: str, chance: random.Random) -> str:
    for dresses in (DASHES, BLANKS, APOSTROPHES):
        if character == dresses[0]:
            return chance.choice(dresses)
    if character.isascii() and character.isalnum() and chance.random() < 0.2:
        return chr(ord(character) + _SHIFT_TO_FULL_WIDTH)
    return character


def _invisible(chance: random.Random) -> str:
    return chance.choice(INVISIBLE) if chance.random() < 0.2 else ""


def _blanks(chance: random.Random) -> str:
    return "".join(chance.choices(BLANKS + INVISIBLE, k=chance.randrange(3)))
