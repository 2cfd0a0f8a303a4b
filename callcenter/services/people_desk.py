"""The people desk: who may sign in and when they did last; somebody added, reset, promoted, demoted, removed."""

from collections.abc import Iterator
from contextlib import contextmanager

from callcenter.domain.accounts import Role
from callcenter.domain.key_file import Slot
from callcenter.progress import Report, unwatched
from callcenter.services.people import People
from callcenter.services.people_protocol import ListedPerson, NewSecret
from callcenter.services.session import Session
from callcenter.services.sign_in import reopen_supervisor_keys
from callcenter.storage.tries_file import TriesFile


class VaultPeopleDesk:
    """The people of one supervisor's session, for several threads: fulfills `PeopleDesk`."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        session.require_supervisor()
        self._session = session
        self._people = People(session)

    def list(self) -> tuple[ListedPerson, ...]:
        """Everybody with a key slot, in the order in which they came."""
        slots = self._session.key_file.slots
        supervisors = [slot for slot in slots if slot.role is Role.SUPERVISOR]
        return tuple(self._listed(slot, supervisors == [slot]) for slot in slots)

    def add(self, name: str, role: Role, password: str | None = None) -> NewSecret:
        """Add somebody with a one-time password."""
        with self._keys(password):
            return NewSecret(self._people.add(name, role) or "")

    def reset(self, name: str, password: str | None = None) -> NewSecret:
        """Give somebody a one-time password."""
        with self._keys(password):
            return NewSecret(self._people.reset(name))

    def change_role(self, name: str, role: Role, password: str | None = None, report: Report = unwatched) -> NewSecret:
        """Give somebody another role, and a one-time password with it."""
        with self._keys(password):
            changed = self._people.change_role(name, role, report)
            return NewSecret(changed.one_time_password, changed.fingerprint or "")

    def remove(self, name: str, password: str | None = None, report: Report = unwatched) -> NewSecret:
        """Have somebody belong to the vault no more."""
        with self._keys(password):
            return NewSecret(fingerprint=self._people.remove(name, report) or "")

    def _listed(self, slot: Slot, is_last: bool) -> ListedPerson:
        session = self._session
        tries = TriesFile(session.folder.tries).of(slot.name)
        return ListedPerson(
            name=slot.name,
            role=slot.role,
            must_change_password=slot.must_change,
            last_sign_in=session.database.journal.last_sign_in(slot.name),
            wrong_passwords=tries.count if tries else 0,
            last_wrong=tries.last.isoformat(timespec="seconds") if tries else None,
            is_here=slot.slot_id == session.slot.slot_id,
            is_last_supervisor=is_last,
        )

    @contextmanager
    def _keys(self, password: str | None) -> Iterator[None]:
        """One change at a time; keys that a password opens are let go of after it, for a roster may be hashed."""
        session = self._session
        with session.held.changing_keys:
            if password is None:
                yield
                return
            had_keys = session.supervisor_keys is not None
            reopen_supervisor_keys(session, password)
            try:
                yield
            finally:
                if not had_keys:
                    session.forget_keys()
