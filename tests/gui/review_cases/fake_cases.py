"""Review cases in memory, decided one after another."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from callcenter.domain.review_cases import ADDED, REVIEW_REASONS, TO_BE_ADDED, CaseList
from callcenter.errors import UserFacing
from callcenter.services.call_log_protocol import ListedCall, MadeCheck, OpenedCall
from callcenter.services.case_protocol import Addition, CaseFigures, CasePage, ListedCase, OpenedCase
from callcenter.services.requests import Request
from tests.gui.fake_link import FakeLink
from tests.world import MONDAY_MORNING, OPERATOR, SUPERVISOR

PASSWORD = "the right password"
NUMBER = "573-555-0134 ext. 12"
NOTE = "Has the letter of November 2 in hand, taught under another name until about 1998 and sends us a copy."
DECISION_NOTE = "Saw the letter and the old contract."
ADDITIONS = (
    Addition(9, 4, 620_013, "2026-11-23T15:20:00+00:00", SUPERVISOR),
    Addition(8, 3, 620_012, "2026-11-22T17:05:00+00:00", "Rosario"),
)
CHECK = MadeCheck(
    at="2026-11-20T15:31:00+00:00",
    answer="NO",
    reason="no_match",
    ask="review_case",
    fields=("last_name", "first_name", "birth_date", "last4"),
    rules_asked=("last4_birth_surname", "last4_birth_given", "birth_surname_given", "last4_surname_given"),
    rules_hit=(),
    roster=2,
    revision=7,
)


class Trouble(UserFacing):
    code = "trouble"
    sentence = "Something has to be mended."


class WrongPassword(UserFacing):
    code = "wrong_password"
    sentence = "User name or password is not right."


class KeysGone(UserFacing):
    code = "supervisor_keys_gone"
    sentence = "This needs a supervisor's password again."


def case(number: int, decision: str = "") -> ListedCase:
    """The case of a number: the first one was opened five days ago, each further one an hour later."""
    opened = MONDAY_MORNING - timedelta(days=5) + timedelta(hours=number)
    decided = (MONDAY_MORNING - timedelta(days=1)).isoformat() if decision else None
    return ListedCase(
        number=number,
        reference=f"A7F-{number:03}",
        opened_at=opened.isoformat(),
        opened_by=OPERATOR,
        reason=REVIEW_REASONS[number % len(REVIEW_REASONS)],
        days=(MONDAY_MORNING - opened).days,
        decision=decision,
        decided_at=decided,
        decided_by=SUPERVISOR if decision else None,
        revision=9 if decision == ADDED else None,
        has_call_back=True,
        has_note=number % 3 != 0,
        has_decision_note=bool(decision),
    )


class FakeCases(FakeLink):
    """What the page asks of it."""

    def __init__(self, *cases: ListedCase) -> None:
        super().__init__()
        self.cases = list(cases)
        self.additions: tuple[Addition, ...] = ADDITIONS
        self.keys_gone = False

    @property
    def read(self) -> int:
        """How often something sealed was asked for."""
        return sum(name == "CaseDesk.opened" for name, _ in self.asked)

    def name_of(self, request: Request[Any]) -> str:
        """With the service: two of them have methods of the same name."""
        return f"{request.service}.{request.method}"

    def answer_of(self, request: Request[Any]) -> str:
        """`_case_page` answers `CaseDesk.page`."""
        return "_" + self.name_of(request).replace("Desk.", "_").lower()

    def _case_page(
        self,
        meant: CaseList = CaseList.WAITING,
        beyond: int | None = None,
        size: int = 100,
        newest_first: bool = False,
    ) -> CasePage:
        fits: dict[CaseList, Callable[[ListedCase], bool]] = {
            CaseList.WAITING: lambda one: not one.decision,
            CaseList.TO_BE_ADDED: lambda one: one.decision == TO_BE_ADDED,
            CaseList.DECIDED: lambda one: bool(one.decision),
            CaseList.ALL: lambda _: True,
        }
        found = [one for one in self.cases if fits[meant](one)]
        if newest_first:
            found.reverse()
        if beyond is not None:
            found = [one for one in found if (one.number < beyond if newest_first else one.number > beyond)]
        return CasePage(tuple(found[:size]), len(found) > size)

    def _case_figures(self) -> CaseFigures:
        waiting = [one for one in self.cases if not one.decision]
        decided = Counter(one.decision for one in self.cases if one.decision)
        return CaseFigures(
            waiting=len(waiting),
            oldest_days=waiting[0].days if waiting else None,
            to_be_added=decided[TO_BE_ADDED],
            decided=dict(decided),
            average_days=3.5 if decided else None,
        )

    def _case_opened(self, reference: str, password: str | None = None) -> OpenedCase:
        if password is None and self.keys_gone:
            raise KeysGone
        if password not in {None, PASSWORD}:
            raise WrongPassword
        _, one = self._find(reference)
        return OpenedCase(NUMBER, NOTE if one.has_note else "", DECISION_NOTE if one.has_decision_note else "")

    def _case_decide(self, reference: str, decision: str, note: str = "") -> ListedCase:
        return self._settle(reference, decision=decision, has_decision_note=bool(note))

    def _case_additions(self, _reference: str) -> tuple[Addition, ...]:
        return self.additions

    def _case_mark_added(self, reference: str, revision: int) -> ListedCase:
        return self._settle(reference, decision=ADDED, revision=revision)

    def _calllog_opened(self, reference: str) -> OpenedCall:
        return self.call_of(self._find(reference)[1])

    @staticmethod
    def call_of(one: ListedCase) -> OpenedCall:
        """The call that a case was opened in."""
        call = ListedCall(
            one.number, one.reference, one.opened_at, one.opened_at, OPERATOR, True, 1, "NO", "review_case"
        )
        return OpenedCall(call, 1, (CHECK,), has_note=False, case=None)

    def _find(self, reference: str) -> tuple[int, ListedCase]:
        return next((place, one) for place, one in enumerate(self.cases) if one.reference == reference)

    def _settle(self, reference: str, **changes: object) -> ListedCase:
        place, one = self._find(reference)
        at = MONDAY_MORNING.isoformat()
        self.cases[place] = replace(one, decided_at=at, decided_by=SUPERVISOR, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        return self.cases[place]
