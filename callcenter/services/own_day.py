"""One operator's own day: figures and references, and nothing of a caller."""

from callcenter.services.call_protocol import OwnCall, OwnDay
from callcenter.services.session import Session

LATEST = 100


def own_day(session: Session) -> OwnDay:
    """The user's calls since midnight of the center; of single calls the latest 100."""
    today = session.today()
    start, end = (moment.isoformat(timespec="seconds") for moment in session.hours.day_bounds(today, today))
    figures = session.database.calls.figures_of(session.user, start, end)
    latest = session.database.calls.latest_of(session.user, start, end, LATEST)
    return OwnDay(
        calls=sum(figures.answers.values()),
        answers=figures.answers,
        average_seconds=None if figures.seconds is None else round(figures.seconds),
        cases=figures.cases,
        latest=tuple(OwnCall(row.reference, row.started_at, row.answer, row.wrap_up) for row in latest),
    )
