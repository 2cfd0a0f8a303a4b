"""A filter of calls as the store takes it: days of the center as moments, a reference as those that it may mean."""

from datetime import date, datetime

from callcenter.domain.call_filter import FROM_A_SHELL, CallFilter
from callcenter.domain.calls import possible_references
from callcenter.services.session import Session
from callcenter.storage.rows import WantedCalls


def wanted_calls(session: Session, meant: CallFilter) -> WantedCalls:
    """The calls that are meant. A reference that none can be lets no call through."""
    start, end = session.hours.day_bounds(meant.first or date.min, meant.last or date.max)
    return WantedCalls(
        start=_text(start) if meant.first else "",
        end=_text(end) if meant.last else "",
        operator=meant.operator or None,
        answer=meant.answer or None,
        wrap_up="" if meant.wrap_up == FROM_A_SHELL else meant.wrap_up or None,
        line_open=meant.line_open,
        references=possible_references(meant.reference, session.facts.seat) if meant.reference else None,
    )


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
