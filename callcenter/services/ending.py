"""The end of a program: two supervisors confirm it, a signed statement is written, and the keys are destroyed."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from callcenter.crypto.signatures import fingerprint, same_fingerprint, verify
from callcenter.durable_file import write_durably
from callcenter.errors import EnvironmentFault, UserFacing
from callcenter.files.ending_file import EndingStatement, read_statement
from callcenter.files.signed_note import JournalHead, note_bytes, signed_bytes
from callcenter.progress import Progress, Report, unwatched
from callcenter.services.ending_protocol import Confirmation, Ended, Rest
from callcenter.services.outside_vault import refuse_inside
from callcenter.services.session import NotAllowed, PasswordMustChange, Session
from callcenter.services.sign_in import open_keys
from callcenter.storage.vault_ending import delete_vault, let_keys_vanish, moved_aside
from callcenter.storage.vault_folder import VaultFolder

ENDING_CONTEXT = b"ccv1/ending"


class SamePerson(UserFacing):
    """One supervisor was to confirm the end of a program twice."""

    code = "same_person"
    sentence = "Two different supervisors end a program, or one with the recovery code. Name another one."


class CallUnderWay(UserFacing):
    """A program was to be ended in the middle of a call."""

    code = "call_under_way"
    sentence = "A call is under way. Wrap it up first."


@dataclass(frozen=True)
class EndingVerdict:
    """What a statement is worth; `genuine` only when the key's fingerprint was given and is this one."""

    ok: bool
    genuine: bool
    fingerprint: str
    statement: EndingStatement


def begin_ending(session: Session, confirmation: Confirmation, out: Path) -> Ended:
    """Write the statement, and let the keys vanish: from then on nobody opens the vault, and nothing leads back.

    To be followed by closing the session, and by `finish_ending`. Nothing is destroyed, and no statement stays, after
    NotAllowed, PasswordMustChange, SupervisorKeysGone, SamePerson, WrongPassword, BackOff, CallUnderWay, RosterBusy,
    InsideVault, NotWritable or DiskFull; once the keys vanished nothing is raised.
    """
    keys = session.signing_keys()
    refuse_inside(session.folder.path, out)
    _require_both(session, confirmation)
    if session.held.open_calls:
        raise CallUnderWay
    with session.held.roster_work.changing(), session.journal.still():
        second = session.key_file.slot_named(confirmation.second)
        assert second is not None, "whose password was right"
        session.record("program_end_begun", confirmed_by=second.name)
        statement = _statement(session, second.name)
        signed = replace(statement, signature=keys.sign(ENDING_CONTEXT, signed_bytes(statement)).hex())
        write_durably(out, note_bytes(signed))
        try:
            let_keys_vanish(session.folder)
        except EnvironmentFault:
            with suppress(OSError):
                out.unlink()  # it tells of an end that did not come
            raise
    return Ended(out, fingerprint(keys.sign_public))


def finish_ending(vault: Path, report: Report = unwatched) -> Rest:
    """Write over and delete what is left of a vault whose keys vanished; what is there still.

    Nobody may have it open. A file that cannot be deleted stops nothing; asked again, it goes on.
    """
    folder = VaultFolder(vault.resolve())
    try:
        left, undeleted = delete_vault(folder, lambda done, total: report(Progress(done, total, None)))
    except EnvironmentFault:
        left, undeleted = (), (folder.path.name,)
    return Rest(left, undeleted, moved_aside(folder))


def is_ended(vault: Path) -> bool:
    """Whether the keys of a vault vanished and something of it is still there."""
    folder = VaultFolder(vault)
    return folder.ended.exists() and not folder.keys.exists()


def verify_ending(path: Path, key: str | None = None) -> EndingVerdict:
    """Whether a statement is as it was signed, with a fingerprint also by whom. Raises InputFileFault, EndingFault."""
    statement = read_statement(path)
    public = bytes.fromhex(statement.public_key)
    signed = verify(public, ENDING_CONTEXT, signed_bytes(statement), bytes.fromhex(statement.signature or ""))
    printed = fingerprint(public)
    genuine = signed and key is not None and same_fingerprint(key, printed)
    return EndingVerdict(signed and (genuine or key is None), genuine, printed, statement)


def _require_both(session: Session, confirmation: Confirmation) -> None:
    """Two right passwords of two supervisors; wrong ones count as at the sign-in."""
    folder, key_file, clock = session.folder, session.key_file, session.clock
    second = key_file.slot_named(confirmation.second)
    if second and second.slot_id == session.slot.slot_id:
        raise SamePerson
    open_keys(folder, key_file, session.user, confirmation.password, clock)
    opened = open_keys(folder, key_file, confirmation.second, confirmation.second_password, clock)
    if opened.slot.must_change:
        raise PasswordMustChange
    if not opened.slot.role.is_supervisor:
        raise NotAllowed


def _statement(session: Session, second: str) -> EndingStatement:
    database, head = session.database, session.head()
    newest = database.rosters.newest_revision()
    return EndingStatement(
        vault_id=session.facts.vault_id.hex(),
        seat=session.facts.seat,
        training=session.facts.training,
        program=session.program.name,
        created_at=session.facts.created_at,
        ended_at=session.hours.local(session.clock.now()).isoformat(timespec="seconds"),
        ended_by=session.user,
        confirmed_by=second,
        head=JournalHead(epoch=head.epoch, seq=head.seq, code=head.code),
        entries=head.seq,
        calls=database.calls.count("", "9"),
        review_cases=database.cases.count(),
        rosters=len(database.rosters.all()),
        people=newest.people if newest else 0,
        users=len(session.key_file.slots),
        public_key=session.signing_keys().sign_public.hex(),
    )
