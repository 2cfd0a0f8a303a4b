"""A roster row read into a person's details; what the rows of a file repeat is read once."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TypeVar, TypeVarTuple

from callcenter.domain.dates import DateFormat
from callcenter.domain.details import Details
from callcenter.domain.names import given_forms, surname_forms
from callcenter.domain.reading import ReadingRules, cut_to_policy, read_educator_id
from callcenter.domain.remembered import Remembered
from callcenter.domain.roster import MOST_FORMER_NAMES, PROBLEM_SENTENCES
from callcenter.domain.ssn import parse_ssn
from callcenter.domain.text import is_blank
from callcenter.errors import DetailFault

_BETWEEN_NAMES = re.compile("[;\uff1b]")
Value = TypeVar("Value")
Context = TypeVarTuple("Context")
Read = tuple[Value | None, str | None]
"""What a cell says, or the code of why it cannot be read; neither when it is blank."""


class RowReader:
    """Reads the rows of one file.

    It keeps names and days in memory, so it belongs into a process that ends with the file.
    """

    def __init__(self, rules: ReadingRules, today: date) -> None:
        self._rules = rules
        self._surnames = Remembered(partial(_read, surname_forms))
        self._given = Remembered(partial(_read, given_forms))
        self._today = today
        self._born: dict[str, Remembered[str, Read[date]]] = {}

    def read(self, values: Mapping[str, str], date_format: DateFormat) -> tuple[Details, tuple[str, ...]]:
        """Return a person's details and the distinct codes of what could not be read, in column order.

        `values` maps canonical columns to cells; absent columns and empty cells are missing, which is no
        problem. A cell that cannot be read counts as missing and gives its code. Forms of former last
        names follow those of the last name.
        """
        cell = values.get
        surnames, surname_fault = self._surnames[cell("last_name", "")]
        given, given_fault = self._given[cell("first_name", "")]
        former, former_faults = self._read_former(cell("former_last_names", ""))
        born, date_fault = self._days(date_format)[cell("birth_date", "")]
        numbers, ssn_fault = _read(self._numbers, cell("ssn", ""))
        ssn, digits = numbers or (None, None)
        educator_id, id_fault = _read(read_educator_id, cell("educator_id", ""), ssn, self._rules.educator_label)
        faults = (surname_fault, given_fault, *former_faults, date_fault, ssn_fault, id_fault)
        details = Details(
            surnames=tuple(dict.fromkeys((*(surnames or ()), *former))) if former else surnames or (),
            given=given or (),
            birth_date=born,
            digits=digits,
            educator_id=educator_id,
        )
        return details, tuple(dict.fromkeys(filter(None, faults))) if any(faults) else ()

    def _numbers(self, text: str) -> tuple[str, str]:
        """A Social Security number, and the digits of it that count."""
        ssn = parse_ssn(text, self._rules.ssn)
        return ssn, cut_to_policy(ssn, self._rules.policy)

    def _days(self, date_format: DateFormat) -> Remembered[str, Read[date]]:
        found = self._born.get(date_format.text)
        if found is None:
            parse = partial(date_format.parse, today=self._today)
            found = self._born[date_format.text] = Remembered(partial(_read, parse))
        return found

    def _read_former(self, text: str) -> tuple[list[str], list[str | None]]:
        """The forms of all former last names, and the faults met on the way."""
        if not text:
            return [], []
        names, fault = _read(_former_names, text)
        readings = [self._surnames[name] for name in names or ()]
        return [form for forms, _ in readings for form in forms or ()], [fault, *(each for _, each in readings)]


def read_row(
    values: Mapping[str, str], rules: ReadingRules, date_format: DateFormat, today: date
) -> tuple[Details, tuple[str, ...]]:
    """Read one row on its own, as `RowReader.read` does."""
    return RowReader(rules, today).read(values, date_format)


def _read(parse: Callable[[str, *Context], Value], text: str, *context: *Context) -> Read[Value]:
    if not text or is_blank(text):
        return None, None
    try:
        return parse(text, *context), None
    except DetailFault as fault:
        return None, fault.fault


def _former_names(text: str) -> list[str]:
    names = [name for name in _BETWEEN_NAMES.split(text) if not is_blank(name)]
    if len(names) > MOST_FORMER_NAMES:
        raise DetailFault("former_last_names", "former_names_many", PROBLEM_SENTENCES["former_names_many"])
    return names
