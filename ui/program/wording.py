"""The names of a program's parts, as the window says them."""

from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from callcenter.domain.program import Program
from callcenter.domain.wording import Text, has_stray_brace, variables_in
from ui.language import tr
from ui.texts import answer_word

_GROUPS = {"script", "sentences"}
_FREE = ("sponsor", "incident", "offer")


def answer_name(answer: str) -> str:
    """An answer, NONE among them, in words."""
    return tr("no check") if answer == "NONE" else answer_word(answer)


def holiday_name(name: str) -> str:
    """A federal holiday in words."""
    return {
        "new_year": tr("New Year's Day"),
        "martin_luther_king": tr("Birthday of Martin Luther King, Jr."),
        "washington": tr("Washington's Birthday"),
        "memorial": tr("Memorial Day"),
        "juneteenth": tr("Juneteenth"),
        "independence": tr("Independence Day"),
        "labor": tr("Labor Day"),
        "columbus": tr("Columbus Day"),
        "veterans": tr("Veterans Day"),
        "thanksgiving": tr("Thanksgiving Day"),
        "christmas": tr("Christmas Day"),
    }[name]


def text_keys(program: Program) -> list[str]:
    """The dotted keys of the texts that a supervisor words anew, in the order of a call."""
    texts = [*_FREE, "enrollment.text"]
    for group in ("script", "sentences"):
        texts.extend(_keys(getattr(program, group), group))
    return texts


def text_of(program: Program, key: str) -> Text:
    """The text of a dotted key."""
    value: object = program
    for name in key.split("."):
        value = getattr(value, name)
    assert isinstance(value, Text)
    return value


def with_texts(program: Program, texts: dict[str, Text]) -> dict[str, object]:
    """The parts of a program with other texts in them, by their names."""
    parts: dict[str, object] = {}
    for key, text in texts.items():
        first, *rest = key.split(".")
        parts[first] = _put(parts.get(first, getattr(program, first)), rest, text)
    return parts


def preview_of(program: Program, text: Text) -> Text | None:
    """A text as operators will read it; None while a variable in it is not known or has no value."""
    known = program.variables().keys()
    fits = all(variables_in(words) <= known and not has_stray_brace(words) for words in (text.en, text.es))
    return program.filled(text) if fits else None


def _put(value: object, names: Sequence[str], text: Text) -> object:
    if not names:
        return text
    assert isinstance(value, Struct)
    return structs.replace(value, **{names[0]: _put(getattr(value, names[0]), names[1:], text)})


def _keys(value: Struct, key: str) -> Iterator[str]:
    for name in value.__struct_fields__:
        inner = getattr(value, name)
        if isinstance(inner, Text):
            yield f"{key}.{name}"
        elif isinstance(inner, Struct):
            yield from _keys(inner, f"{key}.{name}")


def part_words(part: str) -> str:
    """What a part of a change is, in words."""
    key = part.removesuffix(".en").removesuffix(".es")
    return (_text_words() | _part_names()).get(key, part)


def text_words(key: str) -> str:
    """When a text is said, in words."""
    return _text_words().get(key, key)


def _part_names() -> dict[str, str]:
    return {
        "line.phone": tr("phone number"),
        "line.time_zone": tr("time zone"),
        "line.days": tr("days"),
        "line.opens": tr("opening time"),
        "line.closes": tr("closing time"),
        "line.closed_days": tr("closed days"),
        "line.grace_minutes": tr("grace in minutes"),
        "enrollment.web": tr("web address"),
        "enrollment.phone": tr("phone number for enrolling"),
        "enrollment.how": tr("way to enroll"),
        "enrollment.code": tr("enrollment code"),
        "enrollment.deadline": tr("last day to enroll"),
        "throttle.per_day": tr("failed checks in 24 hours"),
        "throttle.per_month": tr("failed checks in 30 days"),
        "throttle.digits_only": tr("failed checks with other digits alone"),
        "throttle.advise_from": tr("failed checks until a review case is advised"),
        "idle_minutes": tr("minutes until the lock"),
        "notes": tr("notes"),
        "wrap_up": tr("wrap-up codes"),
        "retired": tr("wrap-up codes of before"),
        "questions": tr("questions and answers"),
    }


def _text_words() -> dict[str, str]:
    return {
        "sponsor": tr("Who offers it (sponsor)"),
        "incident": tr("What happened (incident)"),
        "offer": tr("What is offered (offer)"),
        "enrollment.text": tr("How to enroll, said after a YES"),
        "script.greeting": tr("Script: greeting"),
        "script.identify": tr("Script: asking for details"),
        "script.yes": tr("Script: after a YES"),
        "script.no": tr("Script: after a NO"),
        "script.more": tr("Script: after MORE"),
        "script.cannot": tr("Script: after CANNOT"),
        "script.review_case": tr("Script: review case"),
        "script.closing": tr("Script: closing"),
        "sentences.yes": tr("Said with YES"),
        "sentences.no": tr("Said with NO"),
        "sentences.no_review_case": tr("Said with NO, before a review case"),
        "sentences.more.last_name": tr("Said with MORE: last name"),
        "sentences.more.first_name": tr("Said with MORE: first name"),
        "sentences.more.birth_date": tr("Said with MORE: birth date"),
        "sentences.more.educator_id": tr("Said with MORE: ID"),
        "sentences.more.last4": tr("Said with MORE: last 4 digits"),
        "sentences.more.ssn": tr("Said with MORE: all 9 digits"),
        "sentences.more.review_case": tr("Said with MORE, before a review case"),
        "sentences.cannot.closed": tr("Said with CANNOT: line closed"),
        "sentences.cannot.throttled": tr("Said with CANNOT: too many tries"),
        "sentences.cannot.locked": tr("Said with CANNOT: vault locked"),
        "sentences.cannot.importing": tr("Said with CANNOT: no roster yet"),
        "sentences.cannot.damaged": tr("Said with CANNOT: roster damaged"),
    }
