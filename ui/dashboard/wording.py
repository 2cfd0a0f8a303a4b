"""What the day says: its dates, answers, codes, intervals, warnings."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime

from callcenter.domain.day_intervals import Interval
from callcenter.domain.hours import LineHours
from callcenter.domain.program import Program
from callcenter.services.day_protocol import (
    CLOCK_BEHIND,
    IMPORT_PAUSED,
    NO_BACKUP,
    NO_ROSTER,
    OLD_BACKUP,
    OTHER_SPECIFICATION,
    CaseFigures,
    DayFigures,
    DayWarning,
    ThrottledCall,
)
from ui.language import tr
from ui.sentences import in_screen_words
from ui.texts import (
    answer_word,
    calls,
    clock_time,
    counted,
    day_in_words,
    duration,
    in_screen_language,
    moment,
    weekday,
)

ANSWERS = ("YES", "NO", "MORE", "CANNOT", "NONE")
"""In the order in which they are counted, and stand in a bar."""

NOT_WRAPPED_UP, FROM_A_SHELL = "not_wrapped_up", ""

Local = Callable[[datetime], datetime]


def answer_words(answer: str) -> str:
    """The word of an answer, or that there was none."""
    return tr("no check") if answer == "NONE" else answer_word(answer)


def code_labels(program: Program, used: Iterable[str]) -> dict[str, str]:
    """The words of every wrap-up code of the program, of others that were used, and of calls that have none."""
    kept = set(used)
    labels = {code.code: in_screen_language(code.label) for code in program.wrap_up}
    labels |= {code.code: in_screen_language(code.label) for code in program.retired if code.code in kept}
    labels |= {code: code for code in sorted(kept - labels.keys() - {NOT_WRAPPED_UP, FROM_A_SHELL})}
    labels[NOT_WRAPPED_UP] = tr("not wrapped up")
    if FROM_A_SHELL in kept:
        labels[FROM_A_SHELL] = tr("from a shell")
    return labels


def date_words(day: date) -> str:
    """`Mon, November 23, 2026`."""
    return tr("{weekday}, {date}").format(weekday=weekday(_midnight(day)), date=day_in_words(day))


def average(seconds: int | None) -> str:
    """`3:05`, or a dash where there is no call to tell."""
    return "–" if seconds is None else duration(seconds)


def interval_labels(hours: LineHours, intervals: Iterable[Interval], length: int) -> tuple[str, ...]:
    """When each interval begins on the center's clock, with the zone's name where that time comes twice.

    `10 AM` for hours, `10:15 AM` for shorter ones; for whole days (length 0) `Mon 23`.
    """
    begins = [hours.local(one.begins_at) for one in intervals]
    if length == 0:
        return tuple(tr("{weekday} {day}").format(weekday=weekday(local), day=local.day) for local in begins)
    labels = [_hour(local) if length == 60 else clock_time(local) for local in begins]
    return tuple(
        f"{label} {local.tzname()}" if labels.count(label) > 1 else label
        for label, local in zip(labels, begins, strict=True)
    )


def as_of_words(figures: DayFigures, hours: LineHours) -> str:
    """`as of 2:31 PM`, the center's time."""
    return tr("as of {time}").format(time=clock_time(hours.local(figures.as_of)))


def case_words(cases: CaseFigures) -> str:
    """How many wait, and what became of the day's."""
    none = tr("No review case waits.")
    waiting = (
        none
        if not cases.waiting
        else counted(cases.waiting, tr("1 review case waits."), tr("{number} review cases wait."))
    )
    of_day = tr("Opened on this day: {opened}. Decided: {decided}.")
    return f"{waiting} {of_day.format(opened=f'{cases.opened:,}', decided=f'{cases.decided:,}')}"


def throttled_words(call: ThrottledCall, hours: LineHours, today: date) -> str:
    """Whose call it is, when it began, and how many checks failed."""
    began = hours.local(datetime.fromisoformat(call.started_at))
    time = clock_time(began) if began.date() == today else moment(began, today.year)
    words = tr("{reference}  ·  {time}, {operator}  ·  {number} failed checks")
    return words.format(reference=call.reference, time=time, operator=call.operator, number=f"{call.failed:,}")


def warning_words(warning: DayWarning, local: Local) -> str:
    """One warning as a sentence with its mend."""
    at = moment(local(warning.at)) if warning.at else ""
    sentences = {
        NO_ROSTER: tr("No roster is active, so no check can be answered. Import one on the roster page."),
        OTHER_SPECIFICATION: tr("The roster was loaded under another matching specification. Load it again."),
        IMPORT_PAUSED: tr("An import stands still. Go on with it or give it up on the roster page."),
        CLOCK_BEHIND: tr(
            "This computer's clock may be wrong: something here is dated {moment}, which is still to come. Set the "
            "clock right."
        ),
        NO_BACKUP: tr("There is no backup of this vault yet. Make one on the journal page."),
        OLD_BACKUP: tr("There was no backup since {moment}. Make one on the journal page."),
    }
    told = sentences.get(warning.about)
    return told.format(moment=at) if told else in_screen_words(warning.sentence)


def busiest_words(labels: tuple[str, ...], intervals: tuple[Interval, ...]) -> str:
    """When most calls began; empty without any."""
    most = max((one.calls for one in intervals), default=0)
    if not most:
        return tr("No call began in this time.")
    label = next(label for label, one in zip(labels, intervals, strict=True) if one.calls == most)
    return tr("Most calls began at {time}: {calls}.").format(time=label, calls=calls(most))


def _hour(local: datetime) -> str:
    half = tr("PM") if local.hour >= 12 else tr("AM")
    if local.minute:
        return clock_time(local)
    return f"{local.hour % 12 or 12} {half}"


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
