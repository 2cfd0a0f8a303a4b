"""Reading a Social Security number, or its last four digits, from typed text."""

import re
from dataclasses import dataclass

from callcenter.domain.text import plain
from callcenter.errors import DetailFault

_LABEL = re.compile(
    r"(?:ssn|ss|social security(?: number| no)?|social|"
    r"last (?:four|4(?![0-9]))|(?:n[uú]mero de )?seguro social)[\s:#=.]*",
    re.IGNORECASE,
)
_SEPARATORS = dict.fromkeys(map(ord, " -.·•"))
_DIGITS = "0123456789"
_SAMPLES = frozenset({"078051120", "219099999", "123456789"})
_ITIN_GROUPS = frozenset((*range(50, 66), *range(70, 89), *range(90, 93), *range(94, 100)))


@dataclass(frozen=True)
class SsnRules:
    """Which numbers count besides those that Social Security issues.

    `allow_itin` admits taxpayer numbers (9xx with the groups the IRS uses); `made_up` admits every area
    from 900 on and belongs to training vaults alone.
    """

    allow_itin: bool = False
    made_up: bool = False


def parse_ssn(text: str, rules: SsnRules) -> str:
    """Return the nine digits of a Social Security number, or the four of its end, as ASCII.

    Spaces, dots, hyphens, dashes and a leading label such as "SSN:" are dropped. Raises DetailFault:
    `ssn_characters`, `ssn_digits` (its sentence names the count) or `ssn_impossible`. The areas and
    serials never issued follow the Social Security Administration's POMS RM 10201.035, the groups
    of ITINs the IRS manual's ranges 50-65, 70-88, 90-92 and 94-99.
    """
    digits = text if text.isascii() and text.isdigit() else _undressed(text)
    if digits.strip(_DIGITS):
        raise DetailFault(
            "ssn",
            "ssn_characters",
            "A Social Security number is written with the digits 0 to 9, spaces, dots and hyphens: "
            "take everything else out.",
        )
    if len(digits) not in (4, 9):
        counted = "1 digit" if len(digits) == 1 else f"{len(digits)} digits"
        raise DetailFault(
            "ssn",
            "ssn_digits",
            f"{counted} typed: a Social Security number needs all 9, or its last 4. Ask for them again.",
        )
    if _impossible(digits, rules):
        raise DetailFault(
            "ssn",
            "ssn_impossible",
            "No Social Security number has these digits: ask the caller to read them once more.",
        )
    return digits


def _undressed(text: str) -> str:
    written = plain(text)
    label = _LABEL.match(written)
    return written[label.end() if label else 0 :].translate(_SEPARATORS)


def looks_like_ssn(digits: str) -> bool:
    """Say whether a text without separators has the shape of a full number, possible or not."""
    return len(digits) == 9 and digits.isascii() and digits.isdigit()


def _impossible(digits: str, rules: SsnRules) -> bool:
    if digits.endswith("0000"):
        return True
    if len(digits) == 4:
        return False
    area, group = digits[:3], digits[3:5]
    if area in ("000", "666") or group == "00" or digits in _SAMPLES or digits == digits[0] * 9:
        return True
    return area >= "900" and not (rules.made_up or (rules.allow_itin and int(group) in _ITIN_GROUPS))
