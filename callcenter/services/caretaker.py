"""The care desk: what is due is done, and what somebody should mend is said."""

from collections.abc import Callable
from typing import NamedTuple

from callcenter.errors import EnvironmentFault, UserFacing
from callcenter.progress import CancelToken
from callcenter.services import inspection
from callcenter.services.backup_plan import make_due_backup
from callcenter.services.care_protocol import Inspection
from callcenter.services.kept_heads import write_hourly_head
from callcenter.services.session import Session


class Job(NamedTuple):
    """Something that is done when it is due, and what is said while it fails; nothing else stops for that."""

    do: Callable[[Session, CancelToken], None]
    warning: str


JOBS = (
    Job(
        lambda session, _: write_hourly_head(session),
        "The journal's head could not be written to its folder this hour. Check that the folder is there and has room.",
    ),
    Job(
        make_due_backup,
        "The backup that is due could not be made. Check that its folder is there and has room, on the journal page.",
    ),
)


class Caretaker:
    """Cares for the vault of one session: fulfills `CareDesk`."""

    def __init__(self, session: Session) -> None:
        """Raises PasswordMustChange."""
        session.require_user()
        self._session = session

    def look_after(self, cancel: CancelToken | None = None) -> tuple[str, ...]:
        """Do what is due. Raises UserCancelled."""
        cancel = cancel or CancelToken()
        return tuple(job.warning for job in JOBS if not self._is_done(job, cancel))

    def inspect(self, cancel: CancelToken | None = None) -> Inspection:
        """Look at the whole database. Raises UserCancelled."""
        return inspection.inspect(self._session, cancel or CancelToken())

    def _is_done(self, job: Job, cancel: CancelToken) -> bool:
        try:
            job.do(self._session, cancel)
        except (EnvironmentFault, UserFacing):
            return False
        return True
