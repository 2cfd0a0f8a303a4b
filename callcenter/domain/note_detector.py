"""Finds what must not stand in a note: Social Security numbers in any dress, last fours, dates, e-mail, cards."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate

from callcenter.domain.note_dates import holds_date
from callcenter.domain.note_text import GONE, folded, readings, without_the_harmless


class NoteKind(Enum):
    """What was found in a note."""

    SSN = "ssn"
    LAST_FOUR = "last_four"
    DATE = "date"
    EMAIL = "email"
    CARD = "card"


def found_in_note(text: str) -> NoteKind | None:
    """What a note holds that it must not; None for a note that may be kept.

    Nine digits count as a Social Security number however they are parted, written or spelled, unless they belong
    to a phone number, a time, an amount or another thing that is told by its own form. It errs on the side of
    refusing: a note can be written again without the number.
    """
    written = folded(text)
    if _EMAIL.search(written):
        return NoteKind.EMAIL
    read = readings(written)
    rest = tuple(map(without_the_harmless, read))
    finders = (
        (NoteKind.CARD, _holds_card, read),
        (NoteKind.SSN, _holds_ssn, rest),
        (NoteKind.DATE, holds_date, rest),
        (NoteKind.LAST_FOUR, _holds_last_four, rest),
    )
    return next((kind for kind, holds, where in finders if any(map(holds, where))), None)


_EMAIL = re.compile(
    r"[\w.+%-]@[\w-]|\w\s?@\s?[\w-]+(?:\s?\.\s?|\s(?:dot|punto)\s)[a-z]{2,}"
    r"|\w\s?[([]?\b(?:at|arroba)\b[)\]]?\s?[\w-]+\s?[([]?(?:\.|\b(?:dot|punto)\b)[)\]]?\s?"
    r"(?:com|net|org|edu|gov|us|mx|es|info|mail)\b"
)

_SSN_LENGTHS = (3, 2, 4)
_SSN_WORD = re.compile(
    r"\bs\W{0,2}s\W{0,2}n\b|\bssn|\bss\b\s?#|\bsocial\b|\bsoc\b|\bseguro\b|\bnss\b|\bi?tin\b|\btax id\b"
)
_FILLING = (
    "dash hyphen minus dot period point slash stroke space blank comma colon bar guion raya punto coma barra espacio "
    "diagonal menos and then y e luego despues after next followed by seguido seguida de del of area group grupo "
    "serial serie number numero no num digit digits digito digitos part parte PART LASTFOUR is are was es son the el "
    "la los las in en with con ending ends termina ssn social security seguro a"
)
_FILLERS = frozenset(_FILLING.split())
_TOLD = re.compile(rf"(?:{_SSN_WORD.pattern})\D*\Z")
_LONGEST_FILLING = 5
_LONGEST_LOOSE = 24
_LOOSE_WORDS = 4
_BEFORE = 24
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"19[3-9]\d|20[0-3]\d")


@dataclass(frozen=True)
class _Number:
    """A run of digits, what stands between it and the run before, and where it begins."""

    digits: str
    gap: str
    start: int

    @property
    def length(self) -> int:
        """How many digits."""
        return len(self.digits)


def _numbers(text: str) -> list[_Number]:
    end, found = 0, []
    for run in re.finditer("[0-9]+", text):
        found.append(_Number(run.group(), text[end : run.start()], run.start()))
        end = run.end()
    return found


def _clusters(numbers: list[_Number], joins: Callable[[str], bool]) -> Iterator[list[_Number]]:
    """The numbers in stretches, in which each gap joins its neighbors."""
    cluster: list[_Number] = []
    for number in numbers:
        if cluster and not joins(number.gap):
            yield cluster
            cluster = []
        cluster.append(number)
    if cluster:
        yield cluster


def _holds_ssn(text: str) -> bool:
    numbers = _numbers(text)
    return any(_is_ssn(cluster, text) for cluster in _clusters(numbers, _is_filling)) or any(
        _begins_told_apart(numbers[at:], text) for at in range(len(numbers))
    )


def _is_filling(gap: str) -> bool:
    """Whether a gap between digits is separators, or words that are said between the parts of one number."""
    words = _WORD.findall(gap)
    return GONE not in gap and len(words) <= _LONGEST_FILLING and all(word in _FILLERS for word in words)


def _is_ssn(cluster: list[_Number], text: str) -> bool:
    """Whether nine digits of a stretch belong together.

    Nine of the ten digits of a phone number do only where they are parted as nine, or from the tenth.
    """
    total = sum(number.length for number in cluster)
    phone = total == 10 or (total == 11 and cluster[0].digits.startswith("1"))
    told = _TOLD.search(text, max(0, cluster[0].start - _BEFORE), cluster[0].start)
    for begin in range(len(cluster)):
        lengths = list(accumulate(number.length for number in cluster[begin:]))
        if 9 not in lengths:
            continue
        end = begin + lengths.index(9) + 1
        inner = {number.gap for number in cluster[begin + 1 : end]}
        cuts = {cluster[place].gap for place in (begin, end) if 0 < place < len(cluster)}
        usual = tuple(number.length for number in cluster[begin:end]) == _SSN_LENGTHS
        if not phone or usual or not inner & cuts or (told and begin == 0):
            return True
    return False


def _begins_told_apart(numbers: list[_Number], text: str) -> bool:
    """Whether three, two and four digits follow, or nine after a word for the number, with other words between."""
    told = bool(_TOLD.search(text, max(0, numbers[0].start - _BEFORE), numbers[0].start))
    lengths, words = [0], 0
    for place, number in enumerate(numbers):
        between = _WORD.findall(number.gap) if place else []
        if place and (GONE in number.gap or len(number.gap) > _LONGEST_LOOSE or len(between) > _LOOSE_WORDS):
            return False
        if between:
            lengths.append(0)
            words = max(words, len(between))
        lengths[-1] += number.length
        if sum(lengths) >= 9:
            usual = tuple(lengths) == _SSN_LENGTHS and (told or not _YEAR.fullmatch(number.digits))
            return sum(lengths) == 9 and (usual or (told and words <= 1))
    return False


_APART = r"[\s./_-]{1,2}"
_CARD = re.compile(
    rf"(?<!\d)(?=3|4|5|6|2[2-7])(?:\d{{13,19}}|(?:\d{{4}}{_APART}){{3}}\d{{1,4}}(?:{_APART}\d{{1,3}})?"
    rf"|\d{{4}}{_APART}\d{{6}}{_APART}\d{{4,5}}|\d(?:{_APART}\d){{12,18}})(?!\d)"
)


def _holds_card(text: str) -> bool:
    return any(_luhn(re.sub(r"\D", "", found.group())) for found in _CARD.finditer(text))


def _luhn(digits: str) -> bool:
    """Whether the check digit fits (ISO/IEC 7812-1, annex B)."""
    doubled = [int(digit) * 2 for digit in digits[-2::-2]]
    return (sum(map(int, digits[-1::-2])) + sum(number // 10 + number % 10 for number in doubled)) % 10 == 0


_FOUR = r"(?P<four>(?<!\d)(?:\d{4}|\d\d\s\d\d|\d(?:[\s.,-]{1,2}\d){3})(?!\d)(?![\s.,-]{0,2}\d))"
_ENDS = (
    r"\b(?:LASTFOUR|end(?:s|ing|ed)|terminad[oa]s?|terminan?|terminando|terminacion|acaban?(?:ndo)?|finaliza[n]?"
    r"|last (?:digits|numbers)|ultimos (?:digitos|numeros)|4 (?:digits|digitos|numbers|numeros)|PART)\b"
)
_WORDS = r"[^\w\0.,;\n]{0,3}(?:\b[^\W\d_]+\b[^\w\0.,;\n]{1,3}){0,5}"
_SAID = (
    r"(?:[^\w\0]|\b(?:is|are|was|were|es|son|in|en|with|con|el|los|the|number|numero|no|num|of|de|del|social|ssn)\b)"
    r"{0,12}"
)
_AFTER_THE_END = re.compile(rf"{_ENDS}{_WORDS}{_FOUR}")
_RIGHT_AFTER_THE_END = re.compile(rf"LASTFOUR{_SAID}{_FOUR}")
_BEFORE_THE_END = re.compile(
    rf"{_FOUR}\W{{1,3}}(?:(?:is|are|were|as|son|es|como|for|the|los|sus|his|her)\W{{1,2}}){{0,3}}LASTFOUR"
)
_AFTER_THE_WORD = re.compile(rf"(?:{_SSN_WORD.pattern}){_SAID}{_FOUR}")
_MASKED = re.compile(
    r"(?:[x*#\u2022\u25cf?]{3}\W{0,3}[x*#\u2022\u25cf?]{2}\W{0,3}|[x*#\u2022\u25cf]{4,}\W{0,3})\d{4}(?!\d)"
)


def _holds_last_four(text: str) -> bool:
    if _MASKED.search(text) or _RIGHT_AFTER_THE_END.search(text) or _BEFORE_THE_END.search(text):
        return True
    found = (*_AFTER_THE_END.finditer(text), *_AFTER_THE_WORD.finditer(text))
    return any(not _YEAR.fullmatch(one["four"]) for one in found)
