"""Numbers written in English or Spanish words, put into digits."""

import re
from itertools import chain

_UNITS = {
    **dict.fromkeys(("zero", "nought", "cero"), 0),
    **dict.fromkeys(("one", "uno", "first", "primero"), 1),
    **dict.fromkeys(("two", "dos", "second"), 2),
    **dict.fromkeys(("three", "tres", "third"), 3),
    **dict.fromkeys(("four", "cuatro", "fourth"), 4),
    **dict.fromkeys(("five", "cinco", "fifth"), 5),
    **dict.fromkeys(("six", "seis", "sixth"), 6),
    **dict.fromkeys(("seven", "siete", "seventh"), 7),
    **dict.fromkeys(("eight", "ocho", "eighth"), 8),
    **dict.fromkeys(("nine", "niner", "nueve", "ninth"), 9),
}
_FROM_TEN_ON = (
    ("ten", "diez", "tenth"),
    ("eleven", "once", "eleventh"),
    ("twelve", "doce", "twelfth"),
    ("thirteen", "trece", "thirteenth"),
    ("fourteen", "catorce", "fourteenth"),
    ("fifteen", "quince", "fifteenth"),
    ("sixteen", "dieciseis", "sixteenth"),
    ("seventeen", "diecisiete", "seventeenth"),
    ("eighteen", "dieciocho", "eighteenth"),
    ("nineteen", "diecinueve", "nineteenth"),
    ("twentieth",),
    ("veintiuno", "veintiun"),
    ("veintidos",),
    ("veintitres",),
    ("veinticuatro",),
    ("veinticinco",),
    ("veintiseis",),
    ("veintisiete",),
    ("veintiocho",),
    ("veintinueve",),
    ("thirtieth",),
)
_TEENS_AND_OTHERS = {word: number for number, words in enumerate(_FROM_TEN_ON, 10) for word in words}
_ENGLISH_TENS = {
    "twenty": 20,
    "thirty": 30,
    **dict.fromkeys(("forty", "fourty"), 40),
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    **dict.fromkeys(("ninety", "ninty"), 90),
}
_SPANISH_TENS = {
    "veinte": 20,
    "treinta": 30,
    "cuarenta": 40,
    "cincuenta": 50,
    "sesenta": 60,
    "setenta": 70,
    "ochenta": 80,
    "noventa": 90,
}
_TENS = _ENGLISH_TENS | _SPANISH_TENS
_HUNDREDS = {
    **dict.fromkeys(("cien", "ciento"), 100),
    "doscientos": 200,
    "trescientos": 300,
    "cuatrocientos": 400,
    "quinientos": 500,
    "seiscientos": 600,
    "setecientos": 700,
    "ochocientos": 800,
    "novecientos": 900,
}
_THOUSAND = frozenset({"thousand", "mil"})
_REPEATED = {"double": 2, "doble": 2, "triple": 3}
_LETTER_FOR_ZERO = frozenset({"o", "oh"})
_LINKS = frozenset({"and", "y"})
_NUMBER_WORDS = frozenset(
    chain(_UNITS, _TEENS_AND_OTHERS, _TENS, _HUNDREDS, _THOUSAND, _REPEATED, _LETTER_FOR_ZERO, {"hundred"})
)
_UNIT = "|".join(sorted((*_UNITS, "oh"), key=len, reverse=True))
_UNITS_RUN_TOGETHER = re.compile(f"(?:{_UNIT}){{2,}}")

_WORD = re.compile("[a-z]+|[0-9]+")
_TIGHT = re.compile("[ -]{0,3}")


def with_digits(text: str) -> str:
    """Return folded text with its number words as digits: `six seven` as `6 7`, `forty-five` as `45`.

    A zero may be said as the letter o beside another number. Ordinal numbers count too. What stands
    between the words stays.
    """
    text = re.sub("[a-z]+", _taken_apart, text)
    words = list(_WORD.finditer(text))
    if not any(word.group() in _NUMBER_WORDS for word in words):
        return text
    phrases = _Words(text, words)
    pieces, place, at = [], 0, 0
    while at < len(words):
        digits, past = phrases.number(at)
        if past > at:
            pieces += [text[place : words[at].start()], digits]
            place = words[past - 1].end()
        at = max(past, at + 1)
    return "".join([*pieces, text[place:]])


def _taken_apart(found: re.Match[str]) -> str:
    word = found.group()
    return " ".join(re.findall(_UNIT, word)) if _UNITS_RUN_TOGETHER.fullmatch(word) else word


class _Words:
    """The words of a text, read as numbers from any of them on."""

    def __init__(self, text: str, words: list[re.Match[str]]) -> None:
        self._text = text
        self._words = words

    def number(self, at: int) -> tuple[str, int]:
        """The digits of the number that begins at word `at`, and the word after it; `at` itself where there is none."""
        word = self._word(at)
        if word in _REPEATED:
            unit = _UNITS.get(self._next(at + 1))
            return ("", at) if unit is None else (str(unit) * _REPEATED[word], at + 2)
        if word in _LETTER_FOR_ZERO:
            return ("0", at + 1) if self._stands_by_a_number(at) else ("", at)
        value, past = self._below_thousand(at)
        thousands = 1 if past == at else value
        if self._word(at) in _THOUSAND or (past > at and self._next(past) in _THOUSAND):
            past = at + 1 if past == at else past + 1
            rest, end = self._below_thousand(self._past_link(past))
            return (str(thousands * 1000 + rest), end) if self._goes_on(past, end) else (str(thousands * 1000), past)
        return ("", at) if past == at else (str(value), past)

    def _below_thousand(self, at: int) -> tuple[int, int]:
        word = self._word(at)
        if word in _HUNDREDS:
            hundreds, past = _HUNDREDS[word], at + 1
        elif _UNITS.get(word) and self._next(at + 1) == "hundred":
            hundreds, past = 100 * _UNITS[word], at + 2
        else:
            return self._below_hundred(at)
        rest, end = self._below_hundred(self._past_link(past))
        return (hundreds + rest, end) if self._goes_on(past, end) else (hundreds, past)

    def _below_hundred(self, at: int) -> tuple[int, int]:
        word = self._word(at)
        if word in _TENS:
            after = at + 1 if word in _ENGLISH_TENS else at + 2  # forty-five, but cuarenta y cinco
            joined = word in _ENGLISH_TENS or self._next(at + 1) == "y"
            unit = _UNITS.get(self._next(after)) if joined else None
            return (_TENS[word] + unit, after + 1) if unit else (_TENS[word], at + 1)
        for numbers in (_UNITS, _TEENS_AND_OTHERS):
            if word in numbers:
                return numbers[word], at + 1
        return 0, at

    def _word(self, at: int) -> str:
        return self._words[at].group() if 0 <= at < len(self._words) else ""

    def _next(self, at: int) -> str:
        """The word, if nothing but a blank or a hyphen parts it from the one before."""
        return self._word(at) if at < len(self._words) and self._is_tight(at) else ""

    def _is_tight(self, at: int) -> bool:
        return bool(_TIGHT.fullmatch(self._text, self._words[at - 1].end(), self._words[at].start()))

    def _past_link(self, at: int) -> int:
        return at + 1 if self._next(at) in _LINKS else at

    def _goes_on(self, past: int, end: int) -> bool:
        """Whether the words from `past` to `end` go on with the number before them."""
        return end > self._past_link(past) and all(map(self._is_tight, range(past, end)))

    def _stands_by_a_number(self, at: int) -> bool:
        if self._text.startswith("'", self._words[at].end()):  # o'clock, O'Brien
            return False
        before = self._word(at - 1) if at and self._is_tight(at) else ""
        return any(word.isdigit() or word in _NUMBER_WORDS - _LETTER_FOR_ZERO for word in (before, self._next(at + 1)))
