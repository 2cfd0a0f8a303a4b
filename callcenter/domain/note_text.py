"""A note as the detector reads it: every dress of a digit as 0 to 9, letters folded, what is harmless taken out."""

import re
from unicodedata import category, decimal, digit, normalize

from callcenter.domain.calls import ALPHABET, SEATS
from callcenter.domain.number_words import with_digits

GONE = "\0"
"""Stands where something harmless was, so that nothing joins over it."""

_COUNTED_IN_CHINESE = {character: str(number) for number, character in enumerate("〇一二三四五六七八九")} | {"零": "0"}
# Cyrillic, Greek, Armenian and Turkish letters that look like o, i, l, s, b and z
_LETTERS = str.maketrans("\u043e\u03bf\u0585\u0456\u03b9\u0131\u04cf\u0455\u0432\u0431\u0437", "oooiiilsbbz")
_INVISIBLE = frozenset({"Cf", "Mn", "Me"})

_REFERENCE = re.compile(rf"\b[{SEATS}][{ALPHABET}]{{2}}-[{ALPHABET}]{{3}}\b".lower())
_NUMBERED = re.compile(
    r"\b(?:line|row|part|linea|renglon|parte)\s?\d\b\s?[).:=-]?|(?:^|(?<=\s))\W?\d\s?[).:=-](?=\s)", re.MULTILINE
)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|ro|er)\b")
# "the last four" counts digits and is none of them
_PARTS = re.compile(
    r"\b(?:(?P<last>last|final|ultim[oa]s)|first|initial|middle|next|other|primer[oa]s|siguientes|otr[oa]s|del medio)"
    r"[\s-]*(?:(?P<four>four|4|cuatro)|one|two|three|five|dos|tres|cinco|[1-35])\b(?![.,-]?\d)"
    r"|\b(?:first|second|third|primer[oa]?|segund[oa]|tercer[oa]?)\s(?:part|half|group|section|parte|mitad|grupo)\b"
)
_LAST_FOUR_TURNED = re.compile(r"\b(?:(?:four|4) last|cuatro ultim[oa]s)\b")

_LIKE_DIGITS = str.maketrans("oqdilzsgbt", "0001125987")
_STROKES = str.maketrans("|!", "ll")
_MIXED = re.compile(r"(?<![a-z0-9])(?=[a-z]*\d)[\doqdilzsgbt]{2,12}(?![a-z0-9])")
_LETTERS_IN_A_ROW = re.compile(
    r"(?<=\d[-./_])[oilzsbgq]{1,4}(?=[-./_][\doil])|\b[oilzsbgq]{1,3}(?=[-./_]\d\d)|(?<=\d\d[-./_])[oilzsbgq]{1,4}\b"
)
_ONE_LETTER = re.compile(r"(?:(?<=\d\W)|(?<=\d\W\W))[oil](?=\W{1,3}[\doil]\b)")

_EXTENSION = r"(?:[\s,;]{0,2}(?:x|ext|extension|anexo|#)[\s.:#]{0,2}\d{1,6})?"
_UNITS = (
    "seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|yrs?|times?|calls|letters|copies|people|persons?"
    "|kids|children|teachers|checks?|segundos?|minutos?|horas?|dias?|semanas?|meses|mes|anos?|veces|vez|llamadas"
    "|cartas|copias|personas?|hijos|maestr[oa]s"
)
_CASES = (
    "case|ticket|claim|file|order|invoice|reference|ref|incident|confirmation|folio|caso|expediente|reporte|referencia"
    "|reclamo"
)
_STATES = (  # those that are no words of either language
    "ak|az|ar|ca|ct|fl|ga|il|ia|ks|ky|md|mi|mn|ms|mo|mt|ne|nv|nh|nj|nm|ny|nc|nd|ri|sc|sd|tn|tx|ut|vt|va|wa|wv|wi|wy|dc"
    "|missouri|misuri|kansas|illinois|iowa|arkansas|texas"
)
_AMOUNT = r"\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d{1,5}(?:\.\d\d)?"
_FIRST = r"(?<!\d)(?<!\d\W)(?<!\d\W\W)(?<!\d\W\W\W)"  # nor stand before it
_YEAR = r"(?:19[3-9]\d|20[0-3]\d)"
_ALONE = r"(?!\W{0,4}\d)"  # no digits follow that could belong to it
_HARMLESS = tuple(
    re.compile(pattern)
    for pattern in (
        # phone numbers: with ten digits, from abroad, and seven digits of the same town
        rf"(?<!\d)(?<!\d-)(?:\+?1[-.\s]{{0,2}})?\(?\d{{3}}\)?[-./\s]{{0,3}}\d{{3}}[-./\s]{{0,2}}\d{{4}}(?!\d|-\d){_EXTENSION}",
        r"(?<!\d)\+(?!1?\d{3}\D?\d{2}\D?\d{4}(?!\d))(?:\d[\s().-]{0,2}){10,14}\d(?!\d)",
        rf"(?<!\d)(?<!\d[^a-z])\d{{3}}-\d{{4}}(?!\d|[-./]\d){_EXTENSION}",
        # times
        r"(?<![\d:])(?<!\d\s)\d{1,2}:[0-5]\d(?::[0-5]\d)?(?![\d:])(?:\s?[ap]\.?\s?m\b\.?)?",
        r"(?<![\d.-])\d{1,2}\s?(?:[ap]\.?\s?m\b\.?|o'clock)",
        # amounts
        rf"{_FIRST}(?:\$|\busd\b)\s?(?:{_AMOUNT})(?!\d)(?:(?=, )|{_ALONE})",
        rf"{_FIRST}(?:{_AMOUNT})\s?(?:dollars?|dolares|usd|bucks|cents|centavos|%{_ALONE})",
        # from one year to another
        rf"{_FIRST}{_YEAR}\s?(?:[-/,]|to|and|a|al|y)\s?{_YEAR}(?!\d)",
        # counts
        rf"{_FIRST}\d{{1,3}} ?(?:{_UNITS})\b",
        # numbers of cases, and ZIP codes with four more digits
        rf"\b(?:{_CASES})\W{{0,3}}(?:(?:number|no|num|numero)\b\W{{0,3}}|is\s|es\s)?\d{{3,8}}(?!\D{{0,12}}\d)",
        rf"\b(?:{_CASES})\W{{0,3}}(?:(?:number|no|num|numero)\b\W{{0,3}}|is\s|es\s)?(?:20)?\d\d[-/]\d{{3,6}}(?!\d){_ALONE}",
        rf"\b(?:{_CASES})\W{{0,3}}(?:(?:number|no|num|numero)\b\W{{0,3}}|is\s|es\s)?"
        rf"(?!\d{{3}}-\d\d-\d{{4}}|\d{{1,2}}-\d{{1,2}}-\d)\d{{1,8}}(?:-\d{{1,8}}){{1,3}}(?!\d){_ALONE}",
        rf"\b(?:zip|zip code|codigo postal|{_STATES})[\s:.,#]{{1,3}}\d{{5}}-\d{{4}}(?!\d){_ALONE}",
    )
)


def folded(text: str) -> str:
    """Return `text` in lower case without accents and invisible characters, digits of any script as 0 to 9.

    Lines stay apart by a newline.
    """
    lines = re.split(r"[\r\n\v\f\x85\u2028\u2029]+", normalize("NFKD", text))
    return "\n".join("".join(map(_folded, line)) for line in lines).translate(_LETTERS)


def readings(text: str) -> tuple[str, ...]:
    """Folded text with spelled numbers as digits, and again with what looks like digits as digits too.

    `LASTFOUR` and `PART` stand where a note names a part of a number ("the last four", "first three"); where that
    could be the digits themselves, it is read as such once more, and a list also without the numbers of its lines.
    """
    text = _REFERENCE.sub(GONE, text)
    named = _LAST_FOUR_TURNED.sub("LASTFOUR", _PARTS.sub(_part, text))
    spelled = [_ORDINAL.sub("", with_digits(one)) for one in (named, text)]
    spelled += [_NUMBERED.sub("", one) for one in spelled]
    read: list[str] = []
    for one in dict.fromkeys(spelled):
        read += [one, _as_digits(one), _as_digits(one.translate(_STROKES))]
    return tuple(dict.fromkeys(read))


def _as_digits(text: str) -> str:
    for pattern in (_MIXED, _LETTERS_IN_A_ROW, _LETTERS_IN_A_ROW, _ONE_LETTER, _ONE_LETTER):
        text = pattern.sub(lambda found: found.group().translate(_LIKE_DIGITS), text)
    return text


def without_the_harmless(text: str) -> str:
    """Return one of the readings with `GONE` for phone numbers, times, amounts, counts, case numbers and the like."""
    for pattern in _HARMLESS:
        text = pattern.sub(GONE, text)
    return text


def _folded(character: str) -> str:
    if character.isascii():
        return character.lower() if character.isprintable() else " "
    if category(character) in _INVISIBLE:
        return ""
    value = decimal(character, None)
    if value is None:
        value = digit(character, None)
    if value is not None:
        return str(value)
    return _COUNTED_IN_CHINESE.get(character) or character.casefold()


def _part(found: re.Match[str]) -> str:
    return "LASTFOUR" if found["last"] and found["four"] else "PART"
