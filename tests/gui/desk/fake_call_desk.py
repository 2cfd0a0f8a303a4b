"""A call desk in memory: it answers what it is told to, and keeps what it was asked."""

from collections import deque
from collections.abc import Callable
from typing import Any

from callcenter.domain.answers import Answer, Decision, Reason, Word
from callcenter.domain.details import SpokenDetails
from callcenter.domain.program import Program
from callcenter.errors import CallCenterError, UserFacing
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.call_protocol import NewCase, OwnCall, OwnDay, QuotedCall
from callcenter.services.requests import Request, Result
from tests.gui.somebody import PROGRAM

REFERENCE = "A7F-2QM"
YES = Decision(Word.YES, Reason.STRONG_MATCH)
NO = Decision(Word.NO, Reason.NO_MATCH)
NO_MORE = Decision(Word.NO, Reason.NO_MATCH, "review_case")
MORE = Decision(Word.MORE, Reason.WEAK_MATCH, "educator_id")
CLOSED = Decision(Word.CANNOT, Reason.CLOSED)
THROTTLED = Decision(Word.CANNOT, Reason.THROTTLED)
QUOTED = QuotedCall("A2B-C3D", "2026-11-20T16:12:00+00:00", "NO", "review_case", "waiting")


class NoSuchReference(UserFacing):
    code = "no_such_reference"
    sentence = "No call has this reference. Ask the caller to read it once more."


def own_day(calls: int) -> OwnDay:
    """A day of so many calls, ten minutes apart from nine on."""
    latest = tuple(
        OwnCall(f"A00-{number:03}", f"2026-11-23T{15 + number // 6:02}:{number % 6}0:00+00:00", "NO", "not_on_list")
        for number in reversed(range(calls))
    )
    return OwnDay(calls, {"YES": 0, "NO": calls}, 185 if calls else None, 1, latest)


class FakeCallDesk:
    """Fulfills `VaultLink` for what the desk asks; a call more is in the day with each wrap-up."""

    def __init__(self, *decisions: Decision, program: Program = PROGRAM) -> None:
        self.decisions = deque(decisions)
        self.program = program
        self.calls = 0
        self.wrapped_up: list[tuple[str, str, str]] = []
        self.cases: list[NewCase] = []
        self.failures: dict[str, CallCenterError] = {}
        self.asked: list[str] = []

    def perform(
        self, request: Request[Result], report: Report = unwatched, cancel: CancelToken | None = None
    ) -> Result:
        self.asked.append(request.method)
        failure = self.failures.pop(request.method, None)
        if failure:
            raise failure
        answer: Any = getattr(self, f"_{request.method}")
        result: Result = answer(*request.arguments, **request.options)
        return result

    def when_lost(self, tell: Callable[[], None]) -> None:
        """It never is."""

    def close(self) -> None:
        """Nothing is open."""

    def _open(self) -> str:
        return REFERENCE

    def _check(self, reference: str, _spoken: SpokenDetails) -> Answer:
        decision = self.decisions.popleft()
        said = self.program.say(decision.word.value, decision.ask, decision.reason.value)
        return Answer(decision, said.en, said.es, reference, "last4")

    def _wrap_up(self, reference: str, code: str, note: str = "") -> None:
        self.wrapped_up.append((reference, code, note))
        self.calls += 1

    def _open_case(self, _reference: str, case: NewCase) -> None:
        self.cases.append(case)

    def _quoted(self, reference: str) -> QuotedCall:
        if reference != QUOTED.reference:
            raise NoSuchReference
        return QUOTED

    def _own_day(self) -> OwnDay:
        return own_day(self.calls)
