"""What the window may ask of the people who may sign in, and the plain values that pass."""

from dataclasses import dataclass
from typing import Protocol

from callcenter.domain.accounts import Role
from callcenter.progress import Report, unwatched


@dataclass(frozen=True)
class ListedPerson:
    """One person with a key slot, or the recovery code.

    `last_sign_in` is ISO 8601 in UTC, None for who never signed in; `wrong_passwords` were typed since, the last one at
    `last_wrong`. `is_here` for who asks, `is_last_supervisor` for who cannot go.
    """

    name: str
    role: Role
    must_change_password: bool
    last_sign_in: str | None
    wrong_passwords: int
    last_wrong: str | None
    is_here: bool
    is_last_supervisor: bool

    @property
    def is_person(self) -> bool:
        """Whether it is no recovery code."""
        return self.role is not Role.RECOVERY


@dataclass(frozen=True, repr=False)
class NewSecret:
    """What must be told once: a one-time password, and the fingerprint of the supervisors' key where it is a new one.

    Either is empty where there is none.
    """

    one_time_password: str = ""
    fingerprint: str = ""

    def __repr__(self) -> str:
        return "<new secret>"


class PeopleDesk(Protocol):
    """Who may sign in. For supervisors; raises NotAllowed.

    A `password`, one's own, is needed while the signing key is out of memory, since a roster is or was hashed: without
    one SupervisorKeysGone is raised then, and WrongPassword or BackOff for a wrong one.
    """

    def list(self) -> tuple[ListedPerson, ...]:
        """Everybody with a key slot, the recovery code too."""
        ...

    def add(self, name: str, role: Role, password: str | None = None) -> NewSecret:
        """Add somebody with a one-time password. Raises NameTaken, TooManyUsers or a fault of the name."""
        ...

    def reset(self, name: str, password: str | None = None) -> NewSecret:
        """Give somebody who forgot the password a one-time one. Raises what `People.reset` raises."""
        ...

    def change_role(self, name: str, role: Role, password: str | None = None, report: Report = unwatched) -> NewSecret:
        """Make an operator a supervisor, or the other way round, with a one-time password.

        A supervisor who becomes an operator has the files put under new keys. Raises what `People.change_role` raises.
        """
        ...

    def remove(self, name: str, password: str | None = None, report: Report = unwatched) -> NewSecret:
        """Have somebody belong to the vault no more, and put its files under new keys. Raises as `People.remove`."""
        ...
