"""What is said of the phone line at a moment, by the center's own clock whatever the computer's zone is."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from callcenter.domain.hours import LineHours
from callcenter.domain.program_parts import Line
from ui.language import tr
from ui.texts import clock_time, moment, weekday

_SOON = timedelta(minutes=15)
_WEEK = timedelta(days=7)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class LineWords:
    """`words` follow `time`; `short` says the same in a narrow window. Urgent is what ends within minutes."""

    is_open: bool
    time: str
    words: str
    short: str
    is_urgent: bool = False

    @property
    def whole(self) -> str:
        """Both in one line."""
        return _joined(self.time, self.words)


def center_time(line: Line, then: datetime) -> str:
    """A moment's time of day on the center's clock, such as `9:41 AM`."""
    return clock_time(LineHours(line).local(then))


def line_words(
    hours: LineHours, now: datetime, *, always_open: bool, call_started: datetime | None = None
) -> LineWords:
    """Open until when, closed until when, or closed with a call under way that may be finished."""
    time = clock_time(hours.local(now))
    if always_open:
        return LineWords(True, time, tr("training line, always open"), tr("always open"))
    if hours.is_open(now):
        return _open_words(hours, now, time)
    if call_started is not None and hours.is_open_for_call(call_started, now):
        ends = hours.local(hours.closing(call_started) + timedelta(minutes=hours.line.grace_minutes))
        words = tr("line closed, grace until {ends}").format(ends=clock_time(ends))
        return LineWords(False, time, words, tr("grace until {ends}").format(ends=clock_time(ends)), is_urgent=True)
    opens = _day_and_time(hours.local(hours.next_opening(now)), hours.local(now))
    words, short = tr("line closed until {opens}"), tr("closed until {opens}")
    return LineWords(False, time, words.format(opens=opens), short.format(opens=opens))


def _open_words(hours: LineHours, now: datetime, time: str) -> LineWords:
    closing = hours.closing(now)
    if closing - now >= _WEEK:
        return LineWords(True, time, tr("line open day and night"), tr("open day and night"))
    closes, local = hours.local(closing), hours.local(now)
    if closing - now <= _SOON:
        minutes = -((now - closing) // _MINUTE)
        words = tr("line closes in {minutes} min, at {closes}").format(minutes=minutes, closes=clock_time(closes))
        return LineWords(True, time, words, tr("closes in {minutes} min").format(minutes=minutes), is_urgent=True)
    is_tonight = (closes - _MINUTE).date() == local.date()  # midnight ends the day that it is said of
    until = clock_time(closes) if is_tonight else _day_and_time(closes, local)
    words, short = tr("line open until {closes}"), tr("open until {closes}")
    return LineWords(True, time, words.format(closes=until), short.format(closes=until))


def _day_and_time(then: datetime, now: datetime) -> str:
    """`8:00 AM` of the same day, `Mon 8:00 AM` within a week, else with its date."""
    if then.date() == now.date():
        return clock_time(then)
    if (then.date() - now.date()).days < 7:
        return tr("{day} {time}", "day of the week").format(day=weekday(then), time=clock_time(then))
    return moment(then, now.year)


def _joined(time: str, words: str) -> str:
    return tr("{time}  ·  {words}").format(time=time, words=words)
