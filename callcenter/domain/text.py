"""Typed and pasted text brought to one dress: widths, dashes, blanks, accents and case."""

import re
from itertools import chain
from unicodedata import category, normalize

# What looks like a hyphen without being of the category Pd: soft hyphen, modifier minus, bullet, minus.
_OTHER_DASHES = "\u00ad\u02d7\u2043\u2212"
_FULL_WIDTH_DIGITS = "０１２３４５６７８９"
_DIGIT = re.compile("[0-9]")
_NO_DIGIT = "\ufffd"
# NFKD would take the spacing acute accent apart, so apostrophes go before anything else.
_APOSTROPHES = dict.fromkeys(map(ord, "'`´‘’‛′ʹʻʼʽˈˊˋ\u02be\u02bf\u055a\u1ffd\uff07\ua78c"))
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
        "ɓ": "b",
        "ɗ": "d",
        "ƙ": "k",
    }
)
# The combining marks that decorate European letters, and what picks a picture of a character. Marks of
# other scripts spell vowels: kept.
_MARKS = dict.fromkeys(
    chain(
        range(0x0300, 0x0370),
        range(0x1AB0, 0x1B00),
        range(0x1DC0, 0x1E00),
        range(0x20D0, 0x2100),
        range(0xFE00, 0xFE10),
        range(0xFE20, 0xFE30),
    )
)


def plain(text: str) -> str:
    """Return `text` in NFKC with every dash a hyphen, every blank a space, nothing invisible, trimmed.

    Digits of other scripts stay what they are, so that a parser can refuse them; raised, circled and other
    dressed-up digits become U+FFFD for the same reason, because `1²` is not 12. Full-width digits are digits.
    """
    if text.isascii() and text.isprintable():
        return text.strip()  # what most cells of a roster are
    seen = "".join(map(_seen, text))
    return "".join(map(_plain_character, normalize("NFKC", seen))).strip()


def is_blank(text: str) -> bool:
    """Say whether a box or a cell holds nothing that can be seen."""
    return not text or not (text.isalnum() or plain(text))


def fold(text: str) -> str:
    """Return `text` case-folded, without accents, apostrophes and invisible characters, in NFC.

    Latin letters that Unicode does not take apart (ł, ø, ß, æ ...) become their A-Z spelling. Other
    scripts keep their letters. Folding twice changes nothing.
    """
    if text.isascii():
        return text.translate(_APOSTROPHES).lower()
    visible = "".join(character for character in text if category(character) != "Cf")
    folded = _without_marks(_without_marks(visible.translate(_APOSTROPHES)).casefold())
    return normalize("NFC", folded.translate(_LETTERS).translate(_APOSTROPHES))


def _seen(character: str) -> str:
    """The character before normalization, which would join what invisible ones part and undress digits."""
    if character.isascii() or character in _OTHER_DASHES or character in _FULL_WIDTH_DIGITS:
        return character
    if category(character) == "Cf":
        return ""
    return _NO_DIGIT if _DIGIT.search(normalize("NFKC", character)) else character


def _plain_character(character: str) -> str:
    if category(character) == "Pd" or character in _OTHER_DASHES:
        return "-"
    return " " if character.isspace() else character


def _without_marks(text: str) -> str:
    return normalize("NFKD", text).translate(_MARKS)
