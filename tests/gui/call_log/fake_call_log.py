"""A call log in memory, asked page by page."""

from dataclasses import replace
from datetime import datetime, timedelta

from callcenter.domain.call_filter import EVERY_CALL, CallFilter
from callcenter.domain.calls import ALPHABET
from callcenter.errors import UserFacing
from callcenter.services.call_log_protocol import (
    CallPage,
    CallTotals,
    CaseOfCall,
    FilterChoices,
    ListedCall,
    MadeCheck,
    OpenedCall,
    SavedFilter,
)
from tests.gui.fake_link import FakeLink
from tests.world import MONDAY_MORNING

NOTE = "Wants the letter again."
CALL = ListedCall(1, "A7F-2QM", "2026-11-23T15:41:00+00:00", None, "Olive", True, 0, "NONE", "not_wrapped_up")
CHECK = MadeCheck(
    at="2026-11-23T15:42:00+00:00",
    answer="MORE",
    reason="weak_match",
    ask="birth_date",
    fields=("first_name", "last4"),
    rules_asked=("last4_birth_given", "last4_surname_given"),
    rules_hit=("last4_surname_given",),
    roster=2,
    revision=5,
    program_version=3,
)


class Trouble(UserFacing):
    code = "trouble"
    sentence = "Something has to be mended."


def call(number: int) -> ListedCall:
    """The call of a number, each begun five minutes after the one before; every tenth was a NO after hours."""
    begun: datetime = MONDAY_MORNING + timedelta(minutes=5 * number)
    odd = number % 10 == 0
    return replace(
        CALL,
        number=number,
        reference="A22-" + "".join(ALPHABET[number // 25**place % 25] for place in (2, 1, 0)),
        started_at=begun.isoformat(timespec="seconds"),
        answer="NO" if odd else "NONE",
        line_open=not odd,
    )


class FakeCallLog(FakeLink):
    """What the call log asks of it: calls are numbered from 1."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
        self.saved: tuple[SavedFilter, ...] = ()

    def totals(self, meant: CallFilter) -> CallTotals:
        """What the calls that are meant add up to."""
        return self._totals(meant)

    def opened(self, reference: str) -> OpenedCall:
        """A call opened."""
        return self._opened(reference)

    def _meant(self, meant: CallFilter) -> list[ListedCall]:
        """Those that a filter by operator, answer, line or reference lets through, newest first."""
        calls = [call(number) for number in range(self.count, 0, -1)]
        return [
            one
            for one in calls
            if meant.operator in {"", one.operator}
            and meant.answer in {"", one.answer}
            and meant.line_open in {None, one.line_open}
            and meant.reference.upper() in {"", one.reference}
        ]

    def _page(self, before: int | None, size: int, meant: CallFilter = EVERY_CALL) -> CallPage:
        left = [one for one in self._meant(meant) if before is None or one.number < before]
        return CallPage(tuple(left[:size]), len(left) > size)

    def _totals(self, meant: CallFilter) -> CallTotals:
        calls = self._meant(meant)
        answers = {answer: sum(one.answer == answer for one in calls) for answer in ("NO", "NONE")}
        after_hours = sum(not one.line_open for one in calls)
        return CallTotals(len(calls), answers, {"not_wrapped_up": len(calls)}, after_hours, 221)

    def _choices(self) -> FilterChoices:
        return FilterChoices(("Olive", "Otto"), ("eligible_informed", "not_on_list", "not_wrapped_up"), self.saved)

    def _opened(self, reference: str) -> OpenedCall:
        (found,) = self._meant(CallFilter(reference=reference))
        case = CaseOfCall("2026-11-23T15:43:00+00:00", "has_letter", "")
        return OpenedCall(found, 3, (CHECK, replace(CHECK, answer="YES", ask=None)), has_note=True, case=case)

    def _note(self, _reference: str) -> str:
        return NOTE

    def _save_filter(self, saved: SavedFilter) -> tuple[SavedFilter, ...]:
        self.saved = (*(one for one in self.saved if one.name != saved.name), saved)
        return self.saved

    def _remove_filter(self, name: str) -> tuple[SavedFilter, ...]:
        self.saved = tuple(one for one in self.saved if one.name != name)
        return self.saved
