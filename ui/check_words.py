"""What is said of a check: its answer and why it was given, what was given and asked by names. Never a value."""

from collections.abc import Callable, Iterator
from datetime import datetime

from callcenter.services.call_log_protocol import MadeCheck
from ui.language import tr
from ui.texts import answer_word, moment

Local = Callable[[str], datetime]
"""Puts a moment, ISO 8601 in UTC, on the center's clock."""


def answer_words(answer: str) -> str:
    """The answer a call came to, in a word or two."""
    return tr("no check") if answer == "NONE" else answer_word(answer)


def check_words(checks: tuple[MadeCheck, ...], local: Local, id_label: str) -> str:
    """Every check of a call: when, what came of it and why, what was given and asked by names. Never a value."""
    if not checks:
        return tr("Nothing was checked in this call.")
    return "\n\n".join(
        "\n".join(_lines_of(place, len(checks), check, local, id_label)) for place, check in enumerate(checks, 1)
    )


def _lines_of(place: int, count: int, check: MadeCheck, local: Local, id_label: str) -> Iterator[str]:
    began = moment(local(check.at))
    yield tr("Check {place} of {count}  ·  {time}").format(place=place, count=count, time=began)
    yield f"{answer_words(check.answer)}: {_reason_words(check.reason)}"
    given = ", ".join(detail_word(field, id_label) for field in check.fields)
    yield tr("Given: {details}").format(details=given or tr("nothing"))
    yield tr("Rules asked: {rules}").format(rules=", ".join(check.rules_asked) or tr("none", "rules"))
    yield tr("Rules hit: {rules}").format(rules=", ".join(check.rules_hit) or tr("none", "rules"))
    if check.ask:
        yield tr("Asked for next: {detail}").format(detail=detail_word(check.ask, id_label))
    if check.roster is None:
        yield tr("No roster was active.")
    else:
        words = tr("Roster {number}, revision {revision}")
        yield words.format(number=check.roster, revision=check.revision)
    if check.program_version is not None:
        yield tr("Program version {number}").format(number=check.program_version)


def detail_word(name: str, id_label: str) -> str:
    """A detail by name."""
    return {
        "last_name": tr("last name"),
        "first_name": tr("first name"),
        "birth_date": tr("birth date"),
        "last4": tr("last 4 of the Social Security number"),
        "ssn": tr("Social Security number"),
        "educator_id": id_label,
        "review_case": tr("a review case"),
    }.get(name, name)


def _reason_words(reason: str) -> str:
    return {
        "strong_match": tr("a strong rule hit"),
        "weak_match": tr("a weak rule hit"),
        "not_enough": tr("too few details for a strong rule"),
        "no_match": tr("no rule hit"),
        "closed": tr("the line was closed"),
        "throttled": tr("these details were tried too many times"),
        "locked": tr("the vault was locked"),
        "importing": tr("no roster was active"),
        "damaged": tr("the roster was not as it was signed"),
    }.get(reason, reason)
