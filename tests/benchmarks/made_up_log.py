"""Made-up calls of a busy center: when they began, who took them, what was checked in them, and how they ended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from callcenter.domain.answers import Decision, Reason, Word, cannot, decide
from callcenter.domain.policy import LAST4, Detail
from callcenter.domain.program import Program
from callcenter.domain.wording import WEEKDAYS

OPERATORS = ("Olive", "Otto", "Ida", "Ines", "Max", "Ruth", "Theo", "Vera")
MONTHS = 18
_SHARES = (7, 6, 5, 5, 4, 3, 2, 1)  # of the operators
_ANSWERS = {"YES": 45, "NO": 18, "MORE": 3, "CANNOT": 2, "NONE": 32}
_CHECKS = {1: 60, 2: 28, 3: 12}
_AFTER_HOURS, _NOT_WRAPPED_UP, _LIKELY_CODE = 0.02, 0.002, 0.8
_NOTES, _CASES = 0.02, 0.005
_HOUR = 3600


@dataclass(frozen=True)
class MadeUpCheck:
    """A check so many seconds after the call's beginning."""

    after: int
    fields: tuple[str, ...]
    decision: Decision


@dataclass(frozen=True)
class MadeUpCall:
    """A call; `begun` in seconds since 1970. `wrap_up` is empty where nobody wrapped it up."""

    begun: int
    length: int
    operator: str
    line_open: bool
    checks: tuple[MadeUpCheck, ...]
    wrap_up: str
    has_note: bool
    has_case: bool


def working_days(program: Program, last: date) -> list[date]:
    """The days of the last 18 months on which the line is open, up to `last`."""
    days = (last - timedelta(days=back) for back in range(MONTHS * 365 // 12, -1, -1))
    return [day for day in days if WEEKDAYS[day.weekday()] in program.line.days and day not in program.line.closed_days]


class CallMaker:
    """Draws the calls of one program."""

    def __init__(self, program: Program, seed: int = 2021) -> None:
        self._program = program
        self._random = Random(seed)
        self._codes = [code.code for code in program.wrap_up]
        self._likely = {answer: program.likely_code(answer).code for answer in _ANSWERS}
        self._decisions = _decisions()

    def of_day(self, day: date, count: int) -> Iterator[MadeUpCall]:
        """So many calls of one day, in the order of their beginning."""
        line = self._program.line
        midnight = datetime.combine(day, time(), ZoneInfo(line.time_zone)).astimezone(UTC)
        opens, closes = 60 * line.opens_minute, 60 * line.closes_minute
        for second in sorted(self._second(opens, closes) for _ in range(count)):
            yield self._call(int(midnight.timestamp()) + second, line_open=opens <= second < closes)

    def _second(self, opens: int, closes: int) -> int:
        """Seconds after midnight; busiest at noon."""
        if self._random.random() < _AFTER_HOURS:
            return self._random.choice((opens - _HOUR, closes)) + self._random.randrange(_HOUR)
        return int(self._random.triangular(opens, closes - 1))

    def _call(self, begun: int, *, line_open: bool) -> MadeUpCall:
        draw = self._random
        answer = draw.choices(list(_ANSWERS), list(_ANSWERS.values()))[0]
        count = 0 if answer == "NONE" else draw.choices(list(_CHECKS), list(_CHECKS.values()))[0]
        words = [draw.choice(("NO", "MORE")) for _ in range(count - 1)] + [answer] * bool(count)
        checks = tuple(
            MadeUpCheck(30 + 45 * place, *draw.choice(self._decisions[word])) for place, word in enumerate(words)
        )
        ended = draw.random() >= _NOT_WRAPPED_UP
        code = self._likely[answer] if draw.random() < _LIKELY_CODE else draw.choice(self._codes)
        return MadeUpCall(
            begun=begun,
            length=60 + 45 * count + draw.randrange(240),
            operator=draw.choices(OPERATORS, _SHARES)[0],
            line_open=line_open,
            checks=checks,
            wrap_up=code if ended else "",
            has_note=ended and draw.random() < _NOTES,
            has_case=answer in {"NO", "MORE"} and draw.random() < _CASES * 100 / (_ANSWERS["NO"] + _ANSWERS["MORE"]),
        )


def _decisions() -> dict[str, Sequence[tuple[tuple[str, ...], Decision]]]:
    """For each answer, what may have been given and the decision it came to."""
    usual = {Detail.LAST_NAME, Detail.FIRST_NAME, Detail.BIRTH_DATE, Detail.LAST4}
    gifts = (usual, usual | {Detail.EDUCATOR_ID}, {Detail.LAST_NAME, Detail.BIRTH_DATE}, usual - {Detail.BIRTH_DATE})
    found: dict[str, list[tuple[tuple[str, ...], Decision]]] = {word.value: [] for word in Word}
    for given in gifts:
        fields = tuple(sorted(detail.value for detail in given))
        asked = [rule for rule in LAST4.rules if rule.details <= given]
        for hits in ([], asked[:1], asked[-1:], asked):
            decision = decide(LAST4, given, hits, frozenset(Detail))
            found[decision.word.value].append((fields, decision))
        for reason in (Reason.CLOSED, Reason.THROTTLED, Reason.IMPORTING):
            found[Word.CANNOT.value].append((fields, cannot(reason)))
    return found  # type: ignore[return-value]  # a list is a sequence
