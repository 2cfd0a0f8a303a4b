"""What the call log says: kinds of days, answers and why they were given, details and cases by name."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from callcenter.domain.call_filter import FROM_A_SHELL
from callcenter.domain.program import Program
from callcenter.services.call_log_protocol import CallTotals, CaseOfCall, ListedCall, MadeCheck
from ui.call_log.state import ANY_DAY, CHOSEN_DAYS
from ui.language import tr
from ui.texts import answer_word, calls, clock_time, counted, duration, in_screen_language, moment

ANSWERS = ("YES", "NO", "MORE", "CANNOT", "NONE")
NOT_WRAPPED_UP = "not_wrapped_up"
Local = Callable[[str], datetime]
"""Puts a moment, ISO 8601 in UTC, on the center's clock."""


def answer_words(answer: str) -> str:
    """The answer a call came to, in a word or two."""
    return tr("no check") if answer == "NONE" else answer_word(answer)


def wrap_up_labels(program: Program) -> dict[str, str]:
    """What each wrap-up code says, and what stands where there is none."""
    labels = {code.code: in_screen_language(code.label) for code in program.wrap_up}
    shell = tr("from a shell")
    return {**labels, NOT_WRAPPED_UP: tr("not wrapped up"), "": shell, FROM_A_SHELL: shell}


def days_words() -> dict[str, str]:
    """Every choice of days."""
    return {
        ANY_DAY: tr("Every day"),
        "today": tr("Today"),
        "yesterday": tr("Yesterday"),
        "this_week": tr("This week"),
        "last_7_days": tr("Last 7 days"),
        "this_month": tr("This month"),
        CHOSEN_DAYS: tr("Days as typed"),
    }


def line_words(*, line_open: bool) -> str:
    """When a call began."""
    return tr("open") if line_open else tr("after hours")


def totals_words(totals: CallTotals) -> str:
    """`2,345 calls · YES 1,022 · … · 3:41 on average · 17 after hours`."""
    said = [calls(totals.calls)]
    said += [f"{answer_words(answer)} {totals.answers[answer]:,}" for answer in ANSWERS if totals.answers.get(answer)]
    if totals.average_seconds is not None:
        said.append(tr("{time} on average").format(time=duration(totals.average_seconds)))
    said.append(tr("{number} after hours").format(number=f"{totals.after_hours:,}"))
    return "  ·  ".join(said)


def wrap_up_totals(totals: CallTotals, labels: Mapping[str, str]) -> str:
    """How these calls were wrapped up, the most frequent code first."""
    most = sorted(totals.wrap_ups.items(), key=lambda one: -one[1])
    return "  ·  ".join(f"{labels.get(code, code)} {number:,}" for code, number in most)


def length_words(call: ListedCall) -> str:
    """How long a call took; a dash while it did not end."""
    if call.ended_at is None:
        return "–"
    length = datetime.fromisoformat(call.ended_at) - datetime.fromisoformat(call.started_at)
    return duration(round(length.total_seconds()))


def case_words(case: CaseOfCall | None, local: Local) -> str:
    """What became of a call's review case."""
    if case is None:
        return tr("none was opened")
    state = tr("decided") if case.decision else tr("waits for a supervisor")
    words = tr("{state}; opened {time}: {reason}")
    return words.format(state=state, time=clock_time(local(case.opened_at)), reason=_reasons_of_cases(case.reason))


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


def shown_words(shown: int, *, more: bool) -> str:
    """How many calls of the list were fetched."""
    words = counted(shown, tr("1 call shown"), tr("{number} calls shown"))
    return tr("{calls}; older ones follow").format(calls=words) if more else words


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


def _reasons_of_cases(reason: str) -> str:
    return {
        "has_letter": tr("Got a letter or an e-mail"),
        "former_name_unknown": tr("Former name not remembered"),
        "details_differ": tr("Thinks a detail is wrong"),
        "on_behalf": tr("Calls for somebody else"),
        "throttled": tr("Tried too many times"),
        "other": tr("Another reason"),
    }.get(reason, reason)
