"""The words and tables of a day's report, as HTML; the same on every paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from callcenter.domain.day_intervals import Interval, added_up, intervals_of, stretch_of_work
from callcenter.domain.hours import LineHours
from callcenter.domain.program import Program
from callcenter.services.day_protocol import DayFigures, DayReport
from ui.dashboard.wording import (
    ANSWERS,
    answer_words,
    average,
    case_words,
    code_labels,
    date_words,
    interval_labels,
)
from ui.language import Speaking
from ui.texts import clock_time, in_screen_language, moment, people
from ui.widgets.bar_strip import Bar, Strip

Row = Sequence[str]


@dataclass(frozen=True)
class Paper:
    """What stands above the strip, the strip, and what stands beneath it."""

    title: str
    above: str
    strip: Strip
    beneath: str


class ReportWords(Speaking):
    """One report put into words, by the center's clock."""

    def __init__(self, report: DayReport, program: Program) -> None:
        self._report, self._program = report, program
        self._figures: DayFigures = report.figures
        self._hours = LineHours(program.line)
        whole = intervals_of(self._hours, self._figures.day, self._figures.quarters, 60)
        self._shown = stretch_of_work(self._hours, whole)
        self._labels = interval_labels(self._hours, self._shown, 60)

    def paper(self) -> Paper:
        """All of it."""
        bars = (
            Bar(label, tuple(one.answers.get(answer, 0) for answer in ANSWERS))
            for label, one in zip(self._labels, self._shown, strict=True)
        )
        title = self.tr("Day report, {date}").format(date=date_words(self._figures.day))
        strip = Strip(tuple(map(answer_words, ANSWERS)), tuple(bars))
        beneath = "".join((self._intervals(), self._operators(), self._state(), self._origin()))
        return Paper(title, f"<h1>{escape(title)}</h1>{self._origin_in_short()}{self._numbers()}", strip, beneath)

    def _origin_in_short(self) -> str:
        report = self._report
        words = self.tr("{sponsor}  ·  seat {seat}  ·  as of {moment}, the center's time").format(
            sponsor=in_screen_language(self._program.sponsor),
            seat=report.seat,
            moment=moment(self._hours.local(self._figures.as_of)),
        )
        marked = self.tr("TRAINING: made-up people, no real calls")
        mark = f"<p><b>{escape(marked)}</b></p>" if report.training else ""
        return f"<p>{escape(words)}</p>{mark}"

    def _numbers(self) -> str:
        figures = self._figures
        numbers = (
            (self.tr("calls"), f"{figures.calls:,}"),
            *((answer_words(answer), f"{figures.answers.get(answer, 0):,}") for answer in ANSWERS),
            (self.tr("not wrapped up"), f"{figures.not_wrapped_up:,}"),
            (self.tr("open then"), f"{figures.open_now:,}"),
            (self.tr("average call"), average(figures.handle_seconds)),
            (self.tr("average wrap-up"), average(figures.wrap_up_seconds)),
        )
        cells = "".join(
            f"<td align='center'><span class='figure'>{escape(number)}</span><br>{escape(caption)}</td>"
            for caption, number in numbers
        )
        return f"<table width='100%' cellpadding='3'><tr>{cells}</tr></table>"

    def _intervals(self) -> str:
        """Answers and codes by hour; a code stands above its column by the number of its key, and beneath in words."""
        whole = added_up(self._shown[0].begins_at, self._shown[-1].ends_at, self._shown)
        codes = code_labels(self._program, whole.codes)
        keys = {code: str(place) for place, code in enumerate(codes, 1)}
        heads = (self.tr("Began"), self.tr("Calls"), *map(answer_words, ANSWERS), *keys.values())
        rows = [
            self._interval(label, one, codes)
            for label, one in zip((*self._labels, self.tr("All")), (*self._shown, whole), strict=True)
        ]
        words = "; ".join(f"{keys[code]} {label}" for code, label in codes.items())
        told = self.tr("Wrap-up codes: {codes}.").format(codes=words)
        return _section(self.tr("By hour"), _table(heads, rows, last_is_sum=True) + f"<p>{escape(told)}</p>")

    def _interval(self, label: str, one: Interval, codes: Iterable[str]) -> Row:
        answers = (f"{one.answers.get(answer, 0):,}" for answer in ANSWERS)
        return (label, f"{one.calls:,}", *answers, *(f"{one.codes.get(code, 0):,}" for code in codes))

    def _operators(self) -> str:
        heads = (
            *(self.tr("Operator"), self.tr("Calls"), self.tr("Last call"), self.tr("Average")),
            *map(answer_words, ANSWERS),
        )
        rows = [
            (
                *(one.operator, f"{one.calls:,}", clock_time(self._hours.local(one.last_call_at))),
                average(one.handle_seconds),
                *(f"{one.answers.get(answer, 0):,}" for answer in ANSWERS),
            )
            for one in self._figures.operators
        ]
        nobody = self.tr("Nobody took a call.")
        none = f"<p>{escape(nobody)}</p>"
        return _section(self.tr("Operators"), _table(heads, rows) if rows else none)

    def _state(self) -> str:
        figures = self._figures
        roster = self.tr("No roster is active.")
        if figures.roster:
            words = self.tr("Roster {number}, revision {revision}: {people}.")
            roster = words.format(
                number=figures.roster.number,
                revision=figures.roster.revision,
                people=people(figures.roster.people),
            )
        throttled = self.tr("Throttled calls that wait for a release: {number}.").format(number=len(figures.throttled))
        told = f"{case_words(figures.cases)} {throttled} {roster}"
        return _section(self.tr("What waits"), f"<p>{escape(told)}</p>")

    def _origin(self) -> str:
        report = self._report
        words = self.tr(
            "Journal: epoch {epoch}, entry {seq}, code {code}. Vault {vault}. Program {name}, version {program}. "
            "Written by {user} with callcenter {version}."
        )
        told = words.format(
            epoch=report.head.epoch,
            seq=f"{report.head.seq:,}",
            code=report.head.code,
            vault=report.vault_id,
            name=self._program.name,
            program=report.program_version,
            user=self._figures.signed_in,
            version=report.version,
        )
        return f"<p class='origin'>{escape(told)}</p>"


def _section(heading: str, content: str) -> str:
    return f"<h2>{escape(heading)}</h2>{content}"


def _table(heads: Row, rows: Iterable[Row], *, last_is_sum: bool = False) -> str:
    kept = list(rows)
    lines = [_line(heads, "th")]
    lines += [_line(row, "th" if last_is_sum and row is kept[-1] else "td") for row in kept]
    return f"<table width='100%' cellpadding='1' cellspacing='0'>{''.join(lines)}</table>"


def _line(cells: Row, kind: str) -> str:
    first, *others = map(escape, cells)
    right = "".join(f"<{kind} align='right'>{other}</{kind}>" for other in others)
    return f"<tr><{kind} align='left'>{first}</{kind}>{right}</tr>"
