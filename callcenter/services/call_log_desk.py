"""The call log desk: the calls page by page, and the export of all of them."""

import threading
from pathlib import Path

from callcenter.errors import Bug
from callcenter.services.call_log import CallLog
from callcenter.services.outside_vault import refuse_inside
from callcenter.services.protocols import CallPage, Exported, ListedCall
from callcenter.services.session import Session
from callcenter.services.sign_in import supervisor_keys_for_once
from callcenter.storage.protocols import CallRow

LARGEST_PAGE = 1000


class PageSize(Bug):
    """A page was asked for that is empty or holds the writer up."""

    code = "page_size"
    sentence = f"The program asked for a page of calls that has no call or more than {LARGEST_PAGE}."


class VaultCallLogDesk:
    """The call log of one supervisor's session, for several threads: fulfills `CallLogDesk`."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        self._session = session
        self._log = CallLog(session)
        self._exporting = (
            threading.Lock()
        )  # two exports to one place would leave the one's file and the other's sidecar

    def page(self, before: int | None = None, size: int = 100) -> CallPage:
        """Up to `size` calls, newest first. Raises PageSize beyond 1 to 1000."""
        if not 1 <= size <= LARGEST_PAGE:
            raise PageSize
        found = self._session.database.calls.page(before, size + 1)
        return CallPage(tuple(_listed(number, row) for number, row in found[:size]), len(found) > size)

    def export(self, out: Path, password: str | None = None) -> Exported:
        """Write every call. Raises what the protocol names, and with a password what `open_keys` raises.

        The keys that the password opens serve this export alone, since a roster may be hashed just now.
        """
        refuse_inside(self._session.folder.path, out)
        with self._exporting:
            keys = None if password is None else supervisor_keys_for_once(self._session, password)
            return self._log.export(out, keys=keys)


def _listed(number: int, row: CallRow) -> ListedCall:
    return ListedCall(
        number=number,
        reference=row.reference,
        started_at=row.started_at,
        ended_at=row.ended_at,
        operator=row.operator,
        line_open=row.line_open,
        checks=row.checks,
        answer=row.answer,
        wrap_up=row.wrap_up,
    )
