"""Texts in English and Spanish, the public variables in them, and hours and dates in words."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""As a program names them, in the order of `date.weekday`."""

VARIABLES = ("sponsor", "incident", "offer", "web", "enroll_phone", "code", "deadline", "phone", "hours")
"""What wording may name in braces: public facts of the program, never anything of a caller."""

_VARIABLE = re.compile(r"\{(\w+)\}")
_BRACE = re.compile(r"[{}]")

_DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS_ES = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTHS_ES = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
_FULL_DAY = 24 * 60


class Text(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One piece of wording in both languages."""

    en: str
    es: str


ZONES = {
    "America/New_York": Text(en="Eastern time", es="hora del este"),
    "America/Chicago": Text(en="Central time", es="hora del centro"),
    "America/Denver": Text(en="Mountain time", es="hora de la montaña"),
    "America/Phoenix": Text(en="Arizona time", es="hora de Arizona"),
    "America/Los_Angeles": Text(en="Pacific time", es="hora del Pacífico"),
    "America/Anchorage": Text(en="Alaska time", es="hora de Alaska"),
    "Pacific/Honolulu": Text(en="Hawaii time", es="hora de Hawái"),
    "America/Puerto_Rico": Text(en="Atlantic time", es="hora del Atlántico"),
}
"""Time zones of the IANA database that have a name in everyday use."""


def variables_in(text: str) -> frozenset[str]:
    """The names that stand in braces, known or not."""
    return frozenset(_VARIABLE.findall(text))


def has_stray_brace(text: str) -> bool:
    """Whether a brace is left that belongs to no variable."""
    return _BRACE.search(_VARIABLE.sub("", text)) is not None


def fill(text: Text, values: Mapping[str, Text]) -> Text:
    """`text` with each `{variable}` replaced; every variable in it must be a key of `values`."""
    return Text(
        en=_VARIABLE.sub(lambda found: values[found[1]].en, text.en),
        es=_VARIABLE.sub(lambda found: values[found[1]].es, text.es),
    )


def date_in_words(day: date) -> Text:
    """`February 9, 2027` and `9 de febrero de 2027`."""
    return Text(
        en=f"{MONTHS_EN[day.month - 1]} {day.day}, {day.year}",
        es=f"{day.day} de {_MONTHS_ES[day.month - 1]} de {day.year}",
    )


def hours_in_words(days: Sequence[str], opens: int, closes: int, time_zone: str) -> Text:
    """The hours of a line; `opens` and `closes` in minutes after midnight, 1440 being the next one.

    A time zone without a name in everyday use is left out.
    """
    indexes = sorted(WEEKDAYS.index(day) for day in days)
    zone = ZONES.get(time_zone, Text(en="", es=""))
    return Text(
        en=", ".join(filter(None, (_span_en(opens, closes), zone.en, _days_en(indexes)))),
        es=", ".join(filter(None, (_span_es(opens, closes), zone.es, _days_es(indexes)))),
    )


def _is_run(indexes: list[int]) -> bool:
    return len(indexes) > 2 and indexes[-1] - indexes[0] == len(indexes) - 1


def _days_en(indexes: list[int]) -> str:
    if len(indexes) == len(WEEKDAYS):
        return "every day"
    names = [_DAYS_EN[index] for index in indexes]
    if _is_run(indexes):
        return f"{names[0]} to {names[-1]}"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _days_es(indexes: list[int]) -> str:
    if len(indexes) == len(WEEKDAYS):
        return "todos los días"
    names = [_DAYS_ES[index] for index in indexes]
    if _is_run(indexes):
        return f"de {names[0]} a {names[-1]}"
    return " y ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _span_en(opens: int, closes: int) -> str:
    if (opens, closes) == (0, _FULL_DAY):
        return "day and night"
    return f"{_clock(opens, 'a.m.', 'p.m.')} to {_clock(closes, 'a.m.', 'p.m.')}"


def _span_es(opens: int, closes: int) -> str:
    if (opens, closes) == (0, _FULL_DAY):
        return "las 24 horas"
    return f"de {_clock(opens, 'a. m.', 'p. m.')} a {_clock(closes, 'a. m.', 'p. m.')}"


def _clock(minutes: int, morning: str, afternoon: str) -> str:
    hour, minute = divmod(minutes % _FULL_DAY, 60)
    return f"{hour % 12 or 12}:{minute:02} {afternoon if hour >= 12 else morning}"
