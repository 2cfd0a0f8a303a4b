"""Export the call log: a CSV and a signed sidecar that shows later whether it is whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from callcenter.crypto.signatures import fingerprint, same_fingerprint, verify
from callcenter.crypto.vault_keys import SupervisorKeys
from callcenter.errors import EnvironmentFault
from callcenter.files.call_log_csv import prepare_call_log
from callcenter.files.safe_csv import PreparedFile
from callcenter.files.sidecar import (
    Sidecar,
    SidecarHead,
    examine_file,
    read_sidecar,
    sidecar_path,
    signed_bytes,
    write_sidecar,
)
from callcenter.services.protocols import Exported
from callcenter.services.session import Session
from callcenter.storage.protocols import CallRow

EXPORT_CONTEXT = b"ccv1/export"


@dataclass(frozen=True)
class ExportVerdict:
    """What an exported file is worth.

    `state` is whole, changed, cut, other_file or signature; `genuine` only when the signing key's
    fingerprint was given and is this one.
    """

    ok: bool
    state: str
    rows: int
    genuine: bool
    fingerprint: str
    training: bool


class CallLog:
    """The call log of one supervisor's session."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        session.require_supervisor()
        self._session = session

    def export(
        self,
        out: Path,
        first: date | None = None,
        last: date | None = None,
        keys: SupervisorKeys | None = None,
    ) -> Exported:
        """Write the calls begun from `first` to `last` (days of the center's zone, both included).

        Signed with `keys`, or else with the session's. The export is journaled before the file appears under
        its name. Raises SupervisorKeysGone, NotWritable or DiskFull.
        """
        session = self._session
        keys = keys or session.signing_keys()
        start, end = session.hours.day_bounds(first or date.min, last or date.max)
        dates = {name: day.isoformat() for name, day in (("from", first), ("to", last)) if day}
        zone = ZoneInfo(session.program.line.time_zone)
        with session.database.reader() as reader:
            cells = _cells(reader.calls.rows(_text(start), _text(end)), zone)
            with prepare_call_log(out, cells) as prepared:
                session.record("log_exported", rows=prepared.rows, sha256=prepared.sha256, filter=dates)
                unsigned = self._sidecar(out.name, prepared, dates, keys.sign_public)
                signature = keys.sign(EXPORT_CONTEXT, signed_bytes(unsigned)).hex()
                _put_in_place(out, prepared, msgspec.structs.replace(unsigned, signature=signature))
        return Exported(prepared.rows, prepared.sha256, fingerprint(keys.sign_public))

    def _sidecar(self, name: str, prepared: PreparedFile, dates: dict[str, str], public_key: bytes) -> Sidecar:
        session = self._session
        head = session.head()
        return Sidecar(
            file=name,
            sha256=prepared.sha256,
            rows=prepared.rows,
            head=SidecarHead(head.epoch, head.seq, head.code),
            filter=dates,
            user=session.user,
            exported_at=session.hours.local(session.clock.now()).isoformat(timespec="seconds"),
            vault_id=session.facts.vault_id.hex(),
            training=session.facts.training,
            public_key=public_key.hex(),
        )


def verify_export(path: Path, key: str | None = None) -> ExportVerdict:
    """Whether an exported file is whole; with a fingerprint also whether it is genuine.

    Needs no vault. Raises a sidecar's or a file's fault when one of the two cannot be read.
    """
    sidecar = read_sidecar(sidecar_path(path))
    sha256, rows = examine_file(path)
    public = bytes.fromhex(sidecar.public_key)
    signed = verify(public, EXPORT_CONTEXT, signed_bytes(sidecar), bytes.fromhex(sidecar.signature or ""))
    printed = fingerprint(public)
    if not signed:
        state = "signature"
    elif sha256 == sidecar.sha256:
        state = "whole"
    elif sidecar.file != path.name:
        state = "other_file"
    else:
        state = "cut" if rows < sidecar.rows else "changed"
    known = key is not None and same_fingerprint(key, printed)
    whole = state == "whole" and (key is None or known)
    return ExportVerdict(
        ok=whole,
        state="other_key" if state == "whole" and not whole else state,
        rows=rows,
        genuine=whole and known,
        fingerprint=printed,
        training=sidecar.training,
    )


def _put_in_place(out: Path, prepared: PreparedFile, sidecar: Sidecar) -> None:
    """Both files or neither: the sidecar first, since only a rename is left to do for the other."""
    write_sidecar(out, sidecar)
    try:
        prepared.commit()
    except EnvironmentFault:
        sidecar_path(out).unlink(missing_ok=True)
        raise


def is_fingerprint(text: str) -> bool:
    """Whether the text has the form of a key's fingerprint, however it is spaced."""
    return same_fingerprint(text, text)


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _cells(rows: Iterator[CallRow], zone: ZoneInfo) -> Iterator[tuple[str, ...]]:
    """The rows as the file shows them: moments in the center's zone with their offset."""
    for row in rows:
        yield (
            row.reference,
            _local(row.started_at, zone),
            _local(row.ended_at, zone) if row.ended_at else "",
            row.seat,
            row.operator,
            "yes" if row.line_open else "no",
            str(row.checks),
            row.answer,
            row.rules_hit,
            row.wrap_up,
            str(row.roster or ""),
            str(row.program_version),
        )


def _local(moment: str, zone: ZoneInfo) -> str:
    return datetime.fromisoformat(moment).astimezone(zone).isoformat(timespec="seconds")
