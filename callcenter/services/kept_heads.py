"""Heads of the journal that leave the program: written to a file of their own, by hand or once an hour."""

import json
from datetime import datetime, timedelta
from pathlib import Path

from callcenter.durable_file import write_durably
from callcenter.services.outside_vault import refuse_inside
from callcenter.services.protocols import Head
from callcenter.services.session import Session
from callcenter.services.vault_settings import change_setting, setting

HEAD_WRITTEN = "head_written"
_FOLDER = "head_folder"
_EACH = timedelta(hours=1)
_LOOKED_AT = 100  # entries
_OF_CODE = 16  # letters: so many that nobody makes an entry whose code begins as another's


def head_folder(session: Session) -> Path | None:
    """Where a head goes each hour; None where nobody chose a folder."""
    chosen = setting(session, _FOLDER)
    return Path(chosen) if chosen else None


def write_head(session: Session, out: Path, *, hourly: bool = False) -> Head:
    """Write the present head to a file; journaled once it is there. Raises InsideVault, NotWritable or DiskFull."""
    refuse_inside(session.folder.path, out)
    head, local = session.head(), session.hours.local(session.clock.now())
    told = {
        "head": {"epoch": head.epoch, "seq": head.seq, "code": head.code},
        "vault_id": session.facts.vault_id.hex(),
        "seat": session.facts.seat,
        "user": session.user,
        "written_at": local.isoformat(timespec="seconds"),
    }
    write_durably(out, json.dumps(told, indent=2).encode() + b"\n")
    session.record(HEAD_WRITTEN, epoch=head.epoch, number=head.seq, code=head.code, hourly=hourly)
    return head


def keep_heads_in(session: Session, folder: Path | None) -> None:
    """Have a head written to a folder each hour, the first at once. Raises as `write_head` does, and NotAllowed."""
    session.require_supervisor()
    if folder is not None:
        refuse_inside(session.folder.path, folder)
        write_head(session, _file_in(session, folder), hourly=True)
    change_setting(session, _FOLDER, str(folder.resolve()) if folder is not None else None)


def write_hourly_head(session: Session) -> None:
    """Write one if it is due. Raises as `write_head` does."""
    folder = head_folder(session)
    if folder is not None and _is_due(session):
        write_head(session, _file_in(session, folder), hourly=True)


def _is_due(session: Session) -> bool:
    """Whether an hour passed since the last one, or the clock was set back before it; one by hand puts off nothing."""
    rows = session.database.journal.deeds(session.head().seq + 1, _LOOKED_AT, (HEAD_WRITTEN,))
    last = next((entry for entry in (json.loads(row.entry) for row in rows) if entry["hourly"]), None)
    if last is None:
        return True
    passed = session.clock.now() - datetime.fromisoformat(last["at"])
    return not timedelta() <= passed < _EACH


def _file_in(session: Session, folder: Path) -> Path:
    """A file a head, in the order of the entries: a journal that goes another way since has names of its own."""
    head, day = session.head(), session.hours.local(session.clock.now()).date().isoformat()
    return folder / f"head-{session.facts.seat}-{head.seq:010}-{day}-{head.code[:_OF_CODE]}.json"
