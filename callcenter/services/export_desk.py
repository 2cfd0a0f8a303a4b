"""The export desk: the call log written into files, one after another."""

import threading

from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.call_log import CallLog
from callcenter.services.export_protocol import ExportRequest
from callcenter.services.outside_vault import refuse_inside
from callcenter.services.protocols import Exported
from callcenter.services.session import Session
from callcenter.services.sign_in import supervisors_for_once


class VaultExportDesk:
    """The exports of one supervisor's session, for several threads: fulfills `ExportDesk`."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        self._session = session
        self._log = CallLog(session)
        # two exports to one place would leave the one's file and the other's sidecar
        self._exporting = threading.Lock()

    def export(self, request: ExportRequest, report: Report = unwatched, cancel: CancelToken | None = None) -> Exported:
        """Write the calls that are meant.

        The keys that the password opens serve this export alone, since a roster may be hashed just now.
        """
        refuse_inside(self._session.folder.path, request.out)
        with self._exporting:
            opened = () if request.password is None else supervisors_for_once(self._session, request.password)
            return self._log.export(request.out, request.meant, request.form, report, cancel, opened)
