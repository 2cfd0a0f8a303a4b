"""The program desk: the open vault's program changed by a supervisor, version by version, each one journaled."""

import hashlib
import json
from dataclasses import asdict

from msgspec import structs

from callcenter.domain.calls import NOT_WRAPPED_UP
from callcenter.domain.program import Program
from callcenter.domain.program_changes import PartChange, changes_between
from callcenter.domain.program_parts import WrapUpCode
from callcenter.errors import UserFacing
from callcenter.files.program_file import program_bytes, program_from_bytes
from callcenter.services.program_protocol import ListedProgram, PresentProgram
from callcenter.services.session import Session
from callcenter.storage.failures import VaultDamaged
from callcenter.storage.rows import WantedCalls

VAULT_CREATED, PROGRAM_CHANGED = "vault_created", "program_changed"
_NEWEST = 1 << 62  # past every sequence number
_MOST_VERSIONS = 10_000


class NoSuchVersion(UserFacing):
    """A version that the vault does not have."""

    code = "no_such_version"
    sentence = "The vault has no program of this version. Choose one of the list."


def program_of(session: Session, number: int) -> Program:
    """The program of a version. Raises NoSuchVersion, or VaultDamaged where what is stored is none."""
    found = next((body for version, body, _ in session.database.vault.programs() if version == number), None)
    if found is None:
        raise NoSuchVersion
    try:
        return program_from_bytes(found)
    except UserFacing:
        raise VaultDamaged from None


class VaultProgramDesk:
    """The program of one supervisor's session: fulfills `ProgramDesk`."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        session.require_supervisor()
        self._session = session

    def change(self, program: Program) -> PresentProgram:
        """Make a program the present one. Raises ProgramFixed or ProgramFault; nothing changes then."""
        session = self._session
        with session.journal.still():  # nobody begins a call under half of the change
            program = _with_retired(session, program)
            body = program_bytes(program)
            program = program_from_bytes(body)  # what comes back at the next sign-in is what goes in
            changes = changes_between(session.program, program)
            if changes:
                version = self._add(body, changes)
                session.held.take_program(program, version)
        return PresentProgram(session.program_version, session.program)

    def versions(self) -> tuple[ListedProgram, ...]:
        """Every version, the newest first; who made the first one is told by the vault's making."""
        session = self._session
        entries = session.database.journal.deeds(_NEWEST, _MOST_VERSIONS, (VAULT_CREATED, PROGRAM_CHANGED))
        told = {entry["program_version"]: entry for entry in (json.loads(row.entry) for row in entries)}
        listed = (
            ListedProgram(
                version,
                loaded_at,
                str(told.get(version, {}).get("user", "")),
                tuple(str(change["part"]) for change in told.get(version, {}).get("changes", ())),
            )
            for version, _, loaded_at in session.database.vault.programs()
        )
        return tuple(sorted(listed, key=lambda one: -one.version))

    def version(self, number: int) -> Program:
        """The program of a version. Raises NoSuchVersion."""
        return program_of(self._session, number)

    def _add(self, body: bytes, changes: tuple[PartChange, ...]) -> int:
        session = self._session
        with session.journal.transaction():
            moment = session.moment()
            version = session.database.vault.add_program(body, moment)
            session.record(
                PROGRAM_CHANGED,
                at=moment,
                program_version=version,
                program_sha256=hashlib.sha256(body).hexdigest(),
                changes=[asdict(change) for change in changes],
            )
        return version


def _with_retired(session: Session, program: Program) -> Program:
    """A program that keeps the words of every code that calls have, or may get yet.

    One that is not wrapped up may get those of the program that it began under, also while nobody is at it.
    """
    calls, chosen = session.database.calls, {one.code for one in program.wrap_up}
    begun_under = {row.program_version for row in calls.filtered(WantedCalls(wrap_up=NOT_WRAPPED_UP))}
    to_come = [one for version in sorted(begun_under) for one in program_of(session, version).wrap_up]
    used = {*calls.wrap_ups(), *(one.code for one in to_come)}
    known: dict[str, WrapUpCode] = {}
    for one in (*program.retired, *session.program.known_codes, *to_come):
        known.setdefault(one.code, structs.replace(one, suggested_for=()))
    return structs.replace(program, retired=tuple(known[code] for code in known if code in used - chosen))
