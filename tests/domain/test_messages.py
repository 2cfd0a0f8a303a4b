"""Every message that a detail can give: which text gives it, and the whole sentence."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from callcenter.domain import reading
from callcenter.domain.details import SpokenDetails
from callcenter.domain.policy import FULL, LAST4
from callcenter.domain.reading import ReadingRules, read_spoken
from callcenter.domain.ssn import SsnRules
from callcenter.domain.understood import cut_spoken, detail_faults
from callcenter.errors import DetailFault
from tests.domain.typed import TODAY

DOMAIN = Path(reading.__file__).parent
ROSTER_ALONE = {"former_names_many"}  # a caller has no box for former names
CALLER = ReadingRules(LAST4)
WHOLE_NUMBER = ReadingRules(FULL, SsnRules(made_up=True))


@dataclass(frozen=True)
class Message:
    """A text in a box, and what is told about it; `besides` stands in other boxes."""

    field: str
    typed: str
    code: str
    sentence: str
    rules: ReadingRules = CALLER
    besides: SpokenDetails = SpokenDetails()

    def fault(self) -> DetailFault:
        boxes = {name: getattr(self.besides, name) for name in SpokenDetails.__dataclass_fields__}
        with pytest.raises(DetailFault) as caught:
            read_spoken(SpokenDetails(**boxes | {self.field: self.typed}), self.rules, TODAY)
        return caught.value


_NO_LETTER = "has no letter outside brackets: type it in letters."
_LONG = "has more than 128 letters: type the name alone."
_COMMA = "has a comma in it: type this name alone; the other name has its own box."
_DIGITS = "typed: a Social Security number needs all 9, or its last 4. Ask for them again."
_CHARACTERS = (
    "A Social Security number is written with the digits 0 to 9, spaces, dots and hyphens: take everything else out."
)
_NEVER_ISSUED = "No Social Security number has these digits: ask the caller to read them once more."
_ID_CHARACTERS = "only the letters A to Z and the digits 0 to 9 count: take everything else out."
_ID_SSN = "this looks like a Social Security number: leave the box empty, or ask for the ID itself."
_BADGE = ReadingRules(LAST4, educator_label="Badge number")
_KNOWN = SpokenDetails(ssn="219-47-8312")

MESSAGES = (
    Message("last_name", "48213", "name_letters", f"The last name {_NO_LETTER}"),
    Message("last_name", "(Okonjo)", "name_letters", f"The last name {_NO_LETTER}"),
    Message("first_name", "?!", "name_letters", f"The first name {_NO_LETTER}"),
    Message("last_name", "Okonjo" * 22, "name_long", f"The last name {_LONG}"),
    Message("first_name", "Wanjiru " * 20, "name_long", f"The first name {_LONG}"),
    Message("last_name", "Okonjo, Wanjiru", "name_comma", f"The last name {_COMMA}"),
    Message("first_name", "Wanjiru, Okonjo", "name_comma", f"The first name {_COMMA}"),
    Message(
        *("birth_date", "May 1971", "birth_date_format"),
        "Month, day and year are needed: type 2/9/1980, 02091980 or Feb 9 1980.",
    ),
    Message(
        *("birth_date", "5/17/71", "birth_date_year_needed"),
        "The year needs all four digits: type 2/9/1980, not 2/9/80.",
    ),
    Message(
        *("birth_date", "17/5/1971", "birth_date_month_first"),
        "The month comes first: February 13, 1980 is 2/13/1980.",
    ),
    Message(
        *("birth_date", "17 Florial 1971", "birth_date_month_name"),
        "No month has this name in English or Spanish: type its number.",
    ),
    Message(
        *("birth_date", "2/29/1971", "birth_date_impossible"),
        "The calendar has no such day: check month, day and year.",
    ),
    Message("birth_date", "5/17/2071", "birth_date_future", "A birth date lies before today: check the year."),
    Message(
        *("birth_date", "5/17/1871", "birth_date_before_1900"),
        "The year of birth must be 1900 or later: check the year.",
    ),
    Message(
        *("birth_date", "3/17/1900", "birth_date_age"),
        "This would make the person older than 120 years: check the year.",
    ),
    Message("ssn", "219-O7-8312", "ssn_characters", _CHARACTERS),
    Message("ssn", "-", "ssn_digits", f"0 digits {_DIGITS}"),
    Message("ssn", "7", "ssn_digits", f"1 digit {_DIGITS}"),
    Message("ssn", "219-47-831", "ssn_digits", f"8 digits {_DIGITS}"),
    Message("ssn", "666-47-8312", "ssn_impossible", _NEVER_ISSUED),
    Message("ssn", "0000", "ssn_impossible", _NEVER_ISSUED),
    Message(
        *("ssn", "8312", "ssn_nine_needed"),
        "This program compares all 9 digits of the Social Security number: type all of them, or none.",
        WHOLE_NUMBER,
    ),
    Message("educator_id", "QX#4471", "educator_id_characters", f"Educator ID: {_ID_CHARACTERS}"),
    Message("educator_id", "QX#4471", "educator_id_characters", f"Badge number: {_ID_CHARACTERS}", _BADGE),
    Message("educator_id", "Q", "educator_id_length", "Educator ID: it needs 2 to 20 characters and has 1: check it."),
    Message(
        *("educator_id", "QX4471" * 4, "educator_id_length"),
        "Educator ID: it needs 2 to 20 characters and has 24: check it.",
    ),
    Message("educator_id", "219-47-8312", "educator_id_ssn", f"Educator ID: {_ID_SSN}"),
    Message("educator_id", "QX219478312", "educator_id_ssn", f"Educator ID: {_ID_SSN}", CALLER, _KNOWN),
)
each_message = pytest.mark.parametrize("message", MESSAGES, ids=lambda message: f"{message.field} {message.code}")


@each_message
def test_each_message_is_the_sentence_of_its_fault(message: Message) -> None:
    fault = message.fault()
    assert (fault.field, fault.fault, str(fault)) == (message.field, message.code, message.sentence)


@each_message
def test_the_desk_tells_the_same_sentence(message: Message) -> None:
    boxes = {name: getattr(message.besides, name) for name in SpokenDetails.__dataclass_fields__}
    spoken = SpokenDetails(**boxes | {message.field: message.typed})
    assert [str(fault) for fault in detail_faults(spoken, message.rules, TODAY)] == [message.sentence]


@each_message
def test_a_sentence_is_short_and_calm_and_tells_fault_and_mend(message: Message) -> None:
    sentence = message.sentence
    assert len(sentence) <= 120
    assert sentence[0].isupper() or sentence[0].isdigit()
    assert sentence.endswith(".")
    told, _, mend = sentence.removeprefix(f"{message.rules.educator_label}: ").partition(": ")
    assert told
    assert re.match("type|check|ask|take|leave|February 13, 1980 is|a Social Security number needs", mend)
    assert not re.search(r"invalid|please|oops|error|illegal|!|\bis not\b", sentence, re.IGNORECASE)


@each_message
def test_neither_a_message_nor_what_led_to_it_holds_what_was_typed(message: Message) -> None:
    fault = message.fault()
    assert (fault.__cause__, fault.__context__) == (None, None)
    told = " ".join(map(str, (fault, repr(fault), fault.args, vars(fault)))).casefold()
    pieces = {message.typed.strip(), *re.findall(r"[^\W_]{3,}", f"{message.typed} {message.besides.ssn}")}
    for piece in pieces:
        if len(piece) > 1:
            assert piece.casefold() not in told


def test_cutting_a_number_that_cannot_be_read_tells_nothing_of_it() -> None:
    for typed in ("219-O7-8312", "219478", "666-47-8312"):
        with pytest.raises(DetailFault) as caught:
            cut_spoken(SpokenDetails(ssn=typed), CALLER)
        assert (caught.value.__cause__, caught.value.__context__) == (None, None)
        assert typed[-4:] not in str(caught.value)


def test_every_code_that_the_domain_can_give_is_in_the_table() -> None:
    listed = {message.code for message in MESSAGES}
    assert codes_of_the_domain() == listed | ROSTER_ALONE
    assert not listed & ROSTER_ALONE


def codes_of_the_domain() -> set[str]:
    """The code of every DetailFault that some module of the domain makes, itself or through a helper of its own."""
    return {code for path in sorted(DOMAIN.glob("*.py")) for code in _codes(ast.parse(path.read_text("utf-8")))}


def _codes(module: ast.Module) -> Iterator[str]:
    makers = {"DetailFault": 1}  # the place of the code among what is handed over
    while more := dict(_helpers(module, makers)).items() - makers.items():
        makers |= dict(more)
    for call in _calls(module, makers):
        code = call.args[makers[_name(call)]]
        if isinstance(code, ast.Constant):
            yield str(code.value)
        else:
            assert isinstance(code, ast.Name), "a code is a text, or handed on by a helper"


def _helpers(module: ast.Module, makers: dict[str, int]) -> Iterator[tuple[str, int]]:
    """The functions that hand one of their own parameters on as the code."""
    for function in ast.walk(module):
        if isinstance(function, ast.FunctionDef):
            parameters = [parameter.arg for parameter in function.args.args]
            for call in _calls(function, makers):
                code = call.args[makers[_name(call)]]
                if isinstance(code, ast.Name):
                    yield function.name, parameters.index(code.id)


def _calls(tree: ast.AST, makers: dict[str, int]) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node) in makers:
            yield node


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""
