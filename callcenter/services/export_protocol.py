"""What the window may ask of exports, and the plain values that pass."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from callcenter.domain.call_export import ExportForm
from callcenter.domain.call_filter import EVERY_CALL, CallFilter
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.protocols import Exported


@dataclass(frozen=True, repr=False)
class ExportRequest:
    """Which calls, into which file, in which form.

    `password` is the supervisor's own, needed only while a roster is hashed, when the signing key is out of memory.
    """

    out: Path
    meant: CallFilter = EVERY_CALL
    form: ExportForm = ExportForm()
    password: str | None = None


class ExportDesk(Protocol):
    """The call log as a file. For supervisors; raises NotAllowed."""

    def export(self, request: ExportRequest, report: Report = unwatched, cancel: CancelToken | None = None) -> Exported:
        """Write the calls and a signed sidecar, while calls go on; journaled. Progress counts rows.

        Raises SupervisorKeysGone where the password is needed, InsideVault, what `check_form` raises for a form that
        cannot be, SealedDamaged for a note that was changed, NotWritable, DiskFull or UserCancelled.
        """
        ...
