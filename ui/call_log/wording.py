"""What the call log says: kinds of days, answers and why they were given, details and cases by name."""

from collections.abc import Mapping
from datetime import datetime

from callcenter.domain.call_filter import FROM_A_SHELL
from callcenter.domain.program import Program
from callcenter.services.call_log_protocol import CallTotals, CaseOfCall, ListedCall
from ui.call_log.state import ANY_DAY, CHOSEN_DAYS
from ui.case_words import decision_words, reason_words
from ui.check_words import Local, answer_words
from ui.language import tr
from ui.texts import calls, clock_time, counted, duration, in_screen_language

ANSWERS = ("YES", "NO", "MORE", "CANNOT", "NONE")
NOT_WRAPPED_UP = "not_wrapped_up"


def wrap_up_labels(program: Program) -> dict[str, str]:
    """What each wrap-up code says, and what stands where there is none."""
    labels = {code.code: in_screen_language(code.label) for code in program.known_codes}
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
    state = decision_words(case.decision) if case.decision else tr("waits for a supervisor")
    words = tr("{state}; opened {time}: {reason}")
    return words.format(state=state, time=clock_time(local(case.opened_at)), reason=reason_words(case.reason))


def shown_words(shown: int, *, more: bool) -> str:
    """How many calls of the list were fetched."""
    words = counted(shown, tr("1 call shown"), tr("{number} calls shown"))
    return tr("{calls}; older ones follow").format(calls=words) if more else words
