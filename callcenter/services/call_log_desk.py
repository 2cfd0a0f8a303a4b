"""The call log desk: calls by a filter and page by page, their totals, one call opened, and filters that are kept."""

from collections import Counter

from callcenter.domain.call_filter import EVERY_CALL, FROM_A_SHELL, CallFilter
from callcenter.errors import Bug
from callcenter.services import saved_filters
from callcenter.services.call_log_protocol import (
    LARGEST_PAGE,
    CallPage,
    CallTotals,
    FilterChoices,
    OpenedCall,
    SavedFilter,
)
from callcenter.services.notes import SealedNotes
from callcenter.services.opened_call import listed_call, opened_call
from callcenter.services.session import Session
from callcenter.services.wanted_calls import wanted_calls


class PageSize(Bug):
    """A page was asked for that is empty or holds the writer up."""

    code = "page_size"
    sentence = f"The program asked for a page of calls that has no call or more than {LARGEST_PAGE}."


class VaultCallLogDesk:
    """The call log of one supervisor's session, for several threads: fulfills `CallLogDesk`."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        session.require_supervisor()
        self._session = session

    def page(self, before: int | None = None, size: int = 100, meant: CallFilter = EVERY_CALL) -> CallPage:
        """Up to `size` of the calls that are meant, newest first. Raises PageSize beyond 1 to 1000."""
        if not 1 <= size <= LARGEST_PAGE:
            raise PageSize
        found = self._session.database.calls.page(before, size + 1, wanted_calls(self._session, meant))
        return CallPage(tuple(listed_call(number, row) for number, row in found[:size]), len(found) > size)

    def totals(self, meant: CallFilter = EVERY_CALL) -> CallTotals:
        """The calls that are meant, added up."""
        answers, wrap_ups = Counter[str](), Counter[str]()
        after_hours = timed = seconds = 0
        for one in self._session.database.calls.sums(wanted_calls(self._session, meant)):
            answers[one.answer] += one.calls
            wrap_ups[one.wrap_up or FROM_A_SHELL] += one.calls
            after_hours += 0 if one.line_open else one.calls
            timed, seconds = timed + one.timed, seconds + one.seconds
        average = round(seconds / timed) if timed else None
        return CallTotals(answers.total(), dict(answers), dict(wrap_ups), after_hours, average)

    def choices(self) -> FilterChoices:
        """What a filter can be made of: the program's codes first, then those of former programs."""
        calls, program = self._session.database.calls, self._session.program
        known = [code.code for code in program.wrap_up]
        met = [code or FROM_A_SHELL for code in calls.wrap_ups()]
        return FilterChoices(
            operators=tuple(calls.operators()),
            wrap_ups=tuple(dict.fromkeys((*known, *met))),
            saved=saved_filters.saved_filters(self._session),
        )

    def opened(self, reference: str) -> OpenedCall:
        """One call with its checks. Raises CallNotThere."""
        return opened_call(self._session, reference)

    def note(self, reference: str) -> str:
        """The note of a call; journaled. Raises what `SealedNotes.opened_note` raises."""
        return SealedNotes(self._session).opened_note(reference)

    def save_filter(self, saved: SavedFilter) -> tuple[SavedFilter, ...]:
        """Keep a filter; journaled. Raises FilterUnnamed."""
        saved_filters.save_filter(self._session, saved)
        return saved_filters.saved_filters(self._session)

    def remove_filter(self, name: str) -> tuple[SavedFilter, ...]:
        """Forget a filter; journaled."""
        saved_filters.remove_filter(self._session, name)
        return saved_filters.saved_filters(self._session)
