"""The line desk: the phone line opened for an evening beyond the program's hours, and closed again."""

from datetime import timedelta

from callcenter.clock import Clock
from callcenter.domain.hours import Opening, OpeningFault
from callcenter.services.session import Session
from callcenter.storage.vault_database import VaultDatabase

_RECENT = timedelta(days=1)  # longer than any grace: an opening of before says nothing about a call of today


def recent_openings(database: VaultDatabase, clock: Clock) -> tuple[Opening, ...]:
    """The openings beyond the hours that matter for calls from now on, oldest first."""
    return database.line.ending_after(clock.now() - _RECENT)


class VaultLineDesk:
    """The line of one supervisor's session: fulfills `LineDesk`."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        session.require_supervisor()
        self._session = session

    def open_until(self, closes: str) -> tuple[Opening, ...]:
        """Have the line open until a time of the center's day, and no opening beside it. Raises OpeningFault."""
        session = self._session
        if not session.facts.hours_apply:
            raise OpeningFault("always_open")
        now = session.clock.now().replace(microsecond=0)
        opening = session.hours.opening_until(closes, now)
        with session.journal.transaction():
            session.database.line.end(now)
            session.database.line.add(opening, session.user)
            session.record("line_opened", at=now.isoformat(), closes_at=opening.closes_at.isoformat())
        return self._taken_up()

    def close(self) -> tuple[Opening, ...]:
        """End what stands open beyond the hours; nothing is journaled where nothing does."""
        session = self._session
        now = session.clock.now().replace(microsecond=0)
        with session.journal.transaction():
            if session.database.line.end(now):
                session.record("line_closed_again", at=now.isoformat())
        return self._taken_up()

    def _taken_up(self) -> tuple[Opening, ...]:
        """The openings as they stand now, for every session in the vault."""
        session = self._session
        session.held.openings = recent_openings(session.database, session.clock)
        return session.held.openings
