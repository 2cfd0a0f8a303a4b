"""What the running program does by itself, for every role: asked for by the window, on the clock that it was given."""

from dataclasses import dataclass
from typing import Protocol

from callcenter.progress import CancelToken


@dataclass(frozen=True)
class Inspection:
    """What a look at the whole database found.

    `damage` is None where all is well, roster_damaged or database_damaged; no check is answered any more then.
    """

    damage: str | None


class CareDesk(Protocol):
    """Care for the vault while somebody is signed in."""

    def look_after(self, cancel: CancelToken | None = None) -> tuple[str, ...]:
        """Do what is due, to be asked once a minute. What somebody should mend, one sentence each, while it lasts.

        A backup takes seconds, a minute of a very large vault. Raises UserCancelled.
        """
        ...

    def inspect(self, cancel: CancelToken | None = None) -> Inspection:
        """Read the active roster whole, and every page of the database; checks go first. Damage is journaled.

        To be asked once after sign-in; takes seconds. Raises UserCancelled.
        """
        ...
