"""Social Security numbers as people write them: parted, dressed and joined in more ways than anybody could list."""

import random
import string
from collections.abc import Callable, Sequence
from functools import partial

Draw = random.Random

_SCRIPTS = "０٠۰०০੦૦୦௦౦೦൦๐໐༠၀០᠐𝟎𝟘𝟢𝟬𝟶"  # the zero of each
_LOOK_ALIKE = {"0": "Oo", "1": "lI|", "2": "Zz", "5": "Ss", "6": "Gb", "8": "B", "9": "g"}
_INVISIBLE = "\u200b\u200c\u200d\u2060\u00ad\ufeff"
_PUNCTUATION = string.punctuation.replace("@", "") + "·•–—−…→~¦¬«»‐‑⁃、。，．／：；｜　\u00a0\u2009"
ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
SPANISH = ("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")
_ENGLISH_TEENS = (
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_ENGLISH_TENS = ("_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SPANISH_TEENS_TEXT = (
    "diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós "
    "veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
)
_SPANISH_TEENS = _SPANISH_TEENS_TEXT.split()
_SPANISH_TENS = ("_", "_", "_", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
_SPANISH_HUNDREDS = (
    "_",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
)


def social(draw: Draw) -> str:
    area = draw.choice([number for number in range(1, 900) if number != 666])
    return f"{area:03d}{draw.randint(1, 99):02d}{draw.randint(1, 9999):04d}"


def _parted(draw: Draw, digits: str) -> list[str]:
    """The usual three, two and four; nothing at all; nine times one; or anywhere."""
    kind = draw.choices(("usual", "whole", "ones", "anywhere"), (55, 12, 8, 25))[0]
    if kind == "whole":
        return [digits]
    if kind == "ones":
        return list(digits)
    cuts = [3, 5] if kind == "usual" else sorted(draw.sample(range(1, 9), draw.randint(1, 5)))
    return [digits[begin:end] for begin, end in zip([0, *cuts], [*cuts, 9], strict=True)]


def _other_script(draw: Draw, digits: str) -> str:
    zero = ord(draw.choice(_SCRIPTS))
    return "".join(chr(zero + int(digit)) for digit in digits)


def _dressed_up(draw: Draw, digits: str) -> str:
    dress = draw.choice(("⓪①②③④⑤⑥⑦⑧⑨", "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉", "🄁🄂🄃🄄🄅🄆🄇🄈🄉🄊", "keycap", "〇一二三四五六七八九"))
    return "".join(f"{digit}\ufe0f\u20e3" if dress == "keycap" else dress[int(digit)] for digit in digits)


def _with_letters(draw: Draw, digits: str) -> str:
    """One or two digits at most written as letters in each part, and one digit left."""
    places = [at for at, digit in enumerate(digits) if digit in _LOOK_ALIKE]
    chosen = draw.sample(places, min(len(places), draw.randint(1, 2), len(digits) - 1))
    return "".join(draw.choice(_LOOK_ALIKE[digit]) if at in chosen else digit for at, digit in enumerate(digits))


def _one_by_one(words: Sequence[str], draw: Draw, digits: str) -> str:
    return draw.choice((" ", " ", "-", ", ")).join(words[int(digit)] for digit in digits)


def _english(draw: Draw, digits: str) -> str:
    """As Americans say it: forty-five; one twenty-three; sixty-seven eighty-nine; a zero is said oh."""
    if len(digits) == 1:
        return ENGLISH[int(digits)]
    if len(digits) == 2:
        tens, unit = map(int, digits)
        if tens == 0:
            return f"{draw.choice(('oh', 'zero'))} {ENGLISH[unit]}"
        if tens == 1:
            return _ENGLISH_TEENS[unit]
        return _ENGLISH_TENS[tens] + (f"{draw.choice('- ')}{ENGLISH[unit]}" if unit else "")
    if len(digits) == 3 and digits[0] != "0" and draw.random() < 0.4:
        rest = int(digits[1:])
        return f"{ENGLISH[int(digits[0])]} hundred" + (f" {_english(draw, str(rest))}" if rest else "")
    head = len(digits) % 2 or 2
    return f"{_english(draw, digits[:head])} {_english(draw, digits[head:])}"


def _spanish(draw: Draw, digits: str) -> str:
    """As it is said in Spanish: cuarenta y cinco; ciento veintitrés; sesenta y siete ochenta y nueve."""
    if len(digits) == 1:
        return SPANISH[int(digits)]
    if len(digits) == 2:
        tens, unit = map(int, digits)
        if tens == 0:
            return f"cero {SPANISH[unit]}"
        if tens < 3:
            return _SPANISH_TEENS[int(digits) - 10]
        return _SPANISH_TENS[tens] + (f" y {SPANISH[unit]}" if unit else "")
    if len(digits) == 3 and digits[0] != "0" and int(digits[1:]):
        return f"{_SPANISH_HUNDREDS[int(digits[0])]} {_spanish(draw, str(int(digits[1:])))}"
    head = len(digits) % 2 or 2
    return f"{_spanish(draw, digits[:head])} {_spanish(draw, digits[head:])}"


def _plain(_: Draw, digits: str) -> str:
    return digits


_DRESSES: tuple[tuple[Callable[[Draw, str], str], int], ...] = (
    (_plain, 44),
    (_other_script, 10),
    (_dressed_up, 6),
    (_with_letters, 10),
    (partial(_one_by_one, ENGLISH), 8),
    (partial(_one_by_one, SPANISH), 8),
    (_english, 7),
    (_spanish, 7),
)
_SPOKEN = (
    " dash ", " hyphen ", " guion ", " guión ", " raya ", " and ", " then ", " y ", " luego ", " punto ", " point ",
    " dot ", " slash ", " diagonal ", " space ", " espacio ", ", and ", ", then ", " y luego ", " and then ",
)  # fmt: skip
_TOLD = (
    " she goes ", " um ", " uh ", " (pause) ", ", after a while, ", " entonces ", " eh ", " and finally ", " middle ",
    " group ", " ... she said ", " continued ", " the rest ", " sigue ", " grupo ", " after that ", " plus ", " next ",
    " [checked] ", "; second part ", " followed by ", " seguido de ", " este ", " digamos ",
)  # fmt: skip


def _separator(draw: Draw) -> str:
    kind = draw.choices(("usual", "mark", "marks", "lines", "blank"), (45, 25, 10, 10, 10))[0]
    if kind == "usual":
        return draw.choice("- ./")
    if kind == "lines":
        return draw.choice(("\n", "\r\n", " \n", "\n- ", "\n* "))
    if kind == "blank":
        return draw.choice((" ", "  ", "\t", "\u00a0", " \u2003"))
    mark = draw.choice(_PUNCTUATION)
    if kind == "mark":
        return draw.choice((mark, f" {mark} ", f"{mark} "))
    return mark + draw.choice(_PUNCTUATION)


def _joined(draw: Draw, parts: list[str]) -> str:
    usual = [len(part) for part in parts] == [3, 2, 4]
    kind = draw.choices(("marks", "spoken", "told"), (70, 20, 10 if usual else 0))[0]
    one = _separator(draw)
    pieces = []
    dress = draw.choices(*zip(*_DRESSES, strict=True))[0]
    mixed = draw.random() < 0.15
    for number, part in enumerate(parts):
        if number:
            if kind == "marks":
                pieces.append(one if draw.random() < 0.9 else _separator(draw))
            else:
                pieces.append(draw.choice(_SPOKEN if kind == "spoken" else _TOLD))
        used = draw.choices(*zip(*_DRESSES, strict=True))[0] if mixed else dress
        pieces.append(used(draw, part))
    return "".join(pieces)


def _with_the_invisible(draw: Draw, text: str) -> str:
    places = sorted(draw.sample(range(1, len(text)), min(3, len(text) - 1)), reverse=True)
    for place in places:
        text = text[:place] + draw.choice(_INVISIBLE) + text[place:]
    return text


def dressed(draw: Draw) -> str:
    """All nine digits of a drawn number in some dress."""
    text = _joined(draw, _parted(draw, social(draw)))
    if draw.random() < 0.04:
        text = _with_the_invisible(draw, text)
    return text.upper() if draw.random() < 0.1 else text
