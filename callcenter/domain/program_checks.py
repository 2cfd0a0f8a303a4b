"""What a program must keep to beyond the types of its values; each fault names the key and the mend."""

import re
from collections.abc import Iterable, Iterator, Sequence
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct

from callcenter.domain.answers import Word
from callcenter.domain.policy import POLICIES
from callcenter.domain.program_parts import (
    Enrollment,
    Line,
    Matching,
    Question,
    Throttle,
    WrapUpCode,
    minutes_of,
)
from callcenter.domain.wording import VARIABLES, WEEKDAYS, Text, has_stray_brace, variables_in
from callcenter.errors import UserFacing

ANSWERS = (*(word.value for word in Word), "NONE")
"""The answers a call can end with; NONE when nothing was checked."""

HOW_TO_ENROLL = ("code", "in_letter", "no_code")
LONGEST_TEXT = 1200
LONGEST_LABEL = 40
MOST_RETIRED = 200

_SLUG = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
_PHONE = re.compile(r"[0-9+()][0-9+(). -]{5,23}[0-9]")
_WEB = re.compile(r"https://[\w.-]+\.[A-Za-z]{2,}(/[\w./~%+-]*)?", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
# These are put into other wording, or stand on a key or a box, where nothing is filled in.
_NO_VARIABLES = ("sponsor", "incident", "offer", "wrap_up", "retired", "matching")


class ProgramFault(UserFacing):
    """A program cannot be used; `key` is the dotted key at fault, items of lists counted from 1."""

    code = "program"

    def __init__(self, key: str, sentence: str) -> None:
        super().__init__(sentence)
        self.key = key


def check_name(name: str) -> None:
    """Raise ProgramFault unless the program's name is a short word for files and commands."""
    if not _SLUG.fullmatch(name) or len(name) > 64:
        raise ProgramFault("name", "`name` must be small letters and digits joined by hyphens, such as `city-2026`.")


def check_enrollment(enrollment: Enrollment) -> None:
    """Raise ProgramFault on a web address, number or way to enroll that callers could not use."""
    if not _WEB.fullmatch(enrollment.web):
        raise ProgramFault(
            "enrollment.web", "`enrollment.web` must be an address such as `https://www.example.org/enroll`."
        )
    _check_phone("enrollment.phone", enrollment.phone)
    _check_one_of("enrollment.how", enrollment.how, HOW_TO_ENROLL)
    if enrollment.how == "code" and not (enrollment.code or "").strip():
        raise ProgramFault(
            "enrollment.code",
            "`enrollment.code` is missing although `enrollment.how` is `code`: add the code that callers "
            "are given, or set `enrollment.how` to `in_letter` or `no_code`.",
        )
    if enrollment.how != "code" and enrollment.code is not None:
        raise ProgramFault(
            "enrollment.code",
            "`enrollment.code` is there although `enrollment.how` is not `code`: remove it, or set "
            "`enrollment.how` to `code`.",
        )


def check_line(line: Line) -> None:
    """Raise ProgramFault on a time zone, days or hours by which the line could never be opened."""
    _check_phone("line.phone", line.phone)
    try:
        ZoneInfo(line.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ProgramFault(
            "line.time_zone",
            "`line.time_zone` is no time zone that is known: write one such as `America/Chicago`.",
        ) from None
    if not line.days:
        raise ProgramFault("line.days", "`line.days` is empty: name at least one day, such as `monday`.")
    for number, day in enumerate(line.days, 1):
        _check_one_of(f"line.days.{number}", day, WEEKDAYS)
    _check_distinct("line.days", line.days)
    _check_clock("line.opens", line.opens)
    _check_clock("line.closes", line.closes)
    if line.opens_minute >= line.closes_minute:
        raise ProgramFault(
            "line.opens",
            f"`line.opens` ({line.opens}) must be earlier than `line.closes` ({line.closes}): change one of "
            "them; midnight at the end of a day is 24:00.",
        )
    _check_distinct("line.closed_days", [day.isoformat() for day in line.closed_days])
    _check_length("line.closed_days", len(line.closed_days), 0, 400)
    _check_range("line.grace_minutes", line.grace_minutes, 0, 120)


def check_matching(matching: Matching) -> None:
    """Raise ProgramFault on a policy that is not known, or a bound that leaves no room for its rules."""
    _check_one_of("matching.policy", matching.policy, POLICIES)
    _check_range("matching.evaluations_bound", matching.evaluations_bound, 8, 128)


def check_throttle(throttle: Throttle) -> None:
    """Raise ProgramFault on limits so wide that they stop nobody, or in the wrong order."""
    _check_range("throttle.per_day", throttle.per_day, 3, 20)
    _check_range("throttle.per_month", throttle.per_month, throttle.per_day, 300)
    _check_range("throttle.digits_only", throttle.digits_only, 1, throttle.per_day)
    _check_range("throttle.advise_from", throttle.advise_from, 1, throttle.per_day)


def check_idle(idle_minutes: int) -> None:
    """Raise ProgramFault unless the program locks after 2 to 60 minutes."""
    _check_range("idle_minutes", idle_minutes, 2, 60)


def check_wrap_up(codes: Sequence[WrapUpCode]) -> None:
    """Raise ProgramFault unless there are 6 to 10 different codes and each answer has one likely code."""
    _check_length("wrap_up", len(codes), 6, 10)
    for number, code in enumerate(codes, 1):
        key = f"wrap_up.{number}"
        _check_code(key, code)
        for answer in code.suggested_for:
            _check_one_of(f"{key}.suggested_for", answer, ANSWERS)
    _check_distinct("wrap_up", [code.code for code in codes])
    _check_distinct("wrap_up", [code.label.en for code in codes])
    _check_distinct("wrap_up", [code.label.es for code in codes])
    for answer in ANSWERS:
        _check_one_likely(answer, [code.code for code in codes if answer in code.suggested_for])


def check_retired(retired: Sequence[WrapUpCode], present: Sequence[WrapUpCode]) -> None:
    """Raise ProgramFault on a retired code that is there twice, is still to be chosen, or is likely for an answer."""
    _check_length("retired", len(retired), 0, MOST_RETIRED)
    taken = {code.code for code in present}
    for number, code in enumerate(retired, 1):
        key = f"retired.{number}"
        _check_code(key, code)
        if code.code in taken:
            raise ProgramFault(f"{key}.code", f"`{key}.code` stands in `wrap_up` as well: remove it from `retired`.")
        if code.suggested_for:
            raise ProgramFault(
                f"{key}.suggested_for", f"`{key}.suggested_for` must be empty: a retired code is never chosen."
            )
    _check_distinct("retired", [code.code for code in retired])


def check_questions(questions: Sequence[Question]) -> None:
    """Raise ProgramFault on more than 100 questions, or on one that is there twice."""
    _check_length("questions", len(questions), 0, 100)
    _check_distinct("questions", [question.question.en for question in questions])
    _check_distinct("questions", [question.question.es for question in questions])


def check_wording(program: Struct, known: Iterable[str]) -> None:
    """Raise ProgramFault on wording that is empty, too long, or names a variable outside `known`."""
    filled = frozenset(known)
    for key, text in _texts(program, ""):
        for language, words in (("en", text.en), ("es", text.es)):
            _check_words(f"{key}.{language}", words, filled)


def _check_code(key: str, code: WrapUpCode) -> None:
    if not _SLUG.fullmatch(code.code) or len(code.code) > LONGEST_LABEL:
        raise ProgramFault(f"{key}.code", f"`{key}.code` must be small letters joined by `_`, such as `not_on_list`.")
    if max(len(code.label.en), len(code.label.es)) > LONGEST_LABEL:
        raise ProgramFault(f"{key}.label", f"`{key}.label` must fit on a key: use at most {LONGEST_LABEL} characters.")


def _check_one_likely(answer: str, likely: Sequence[str]) -> None:
    if not likely:
        raise ProgramFault(
            "wrap_up",
            f"No wrap-up code is the likely one for {answer}: add {answer} to `suggested_for` of one code in "
            "`wrap_up`.",
        )
    if len(likely) > 1:
        raise ProgramFault(
            "wrap_up",
            f"More than one wrap-up code in `wrap_up` is the likely one for {answer} "
            f"({', '.join(likely)}): leave {answer} in `suggested_for` of one of them.",
        )


def _texts(value: object, key: str) -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield key, value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name), f"{key}.{name}".lstrip("."))
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            yield from _texts(item, f"{key}.{number}")


def _check_words(key: str, words: str, known: frozenset[str]) -> None:
    if not words.strip():
        raise ProgramFault(key, f"`{key}` is empty: write the text, in both languages.")
    if len(words) > LONGEST_TEXT:
        raise ProgramFault(key, f"`{key}` is longer than {LONGEST_TEXT} characters: shorten it.")
    if _CONTROL.search(words):
        raise ProgramFault(key, f"`{key}` holds a control character: remove tabs and hidden characters.")
    if has_stray_brace(words):
        raise ProgramFault(key, f"`{key}` has a brace that belongs to no variable: write variables as `{{phone}}`.")
    used = variables_in(words)
    if used and key.partition(".")[0] in _NO_VARIABLES:
        raise ProgramFault(key, f"`{key}` must not name variables in braces: write the words themselves.")
    for name in sorted(used - known):
        known_names = ", ".join(f"{{{variable}}}" for variable in VARIABLES)
        mend = (
            f"add `enrollment.{name}` or take {{{name}}} out."
            if name in VARIABLES
            else f"the variables are {known_names}."
        )
        fault = "has no value in this program" if name in VARIABLES else "is no variable"
        raise ProgramFault(key, f"`{key}` names {{{name}}}, which {fault}: {mend}")


def _check_phone(key: str, phone: str) -> None:
    if not _PHONE.fullmatch(phone):
        raise ProgramFault(key, f"`{key}` must be a phone number such as `(800) 555-0100`.")


def _check_clock(key: str, clock: str) -> None:
    try:
        minutes_of(clock)
    except ValueError:
        raise ProgramFault(
            key, f"`{key}` must be a time of day in 24 hours and four digits, such as `08:00`."
        ) from None


def _check_one_of(key: str, value: str, allowed: Iterable[str]) -> None:
    if value not in allowed:
        raise ProgramFault(key, f"`{key}` must be one of {', '.join(allowed)}.")


def _check_range(key: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise ProgramFault(key, f"`{key}` must be a number from {least} to {most}.")


def _check_length(key: str, length: int, least: int, most: int) -> None:
    if not least <= length <= most:
        raise ProgramFault(key, f"`{key}` must hold {least} to {most} items; it holds {length}.")


def _check_distinct(key: str, values: Sequence[str]) -> None:
    seen: set[str] = set()
    for number, value in enumerate(values, 1):
        if value.casefold() in seen:
            raise ProgramFault(
                f"{key}.{number}",
                f"Item {number} of `{key}` ({value}) is there twice: remove or rename one of them.",
            )
        seen.add(value.casefold())
