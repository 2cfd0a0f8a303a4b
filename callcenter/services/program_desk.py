"""The program desk: the open vault's program changed by a supervisor, version by version, each one journaled."""

import hashlib
import json
from dataclasses import asdict

from callcenter.domain.program import Program
from callcenter.domain.program_changes import changes_between
from callcenter.errors import UserFacing
from callcenter.files.program_file import program_bytes, program_from_bytes
from callcenter.services.program_protocol import ListedProgram, PresentProgram
from callcenter.services.session import Session
from callcenter.storage.failures import VaultDamaged

VAULT_CREATED, PROGRAM_CHANGED = "vault_created", "program_changed"
_NEWEST = 1 << 62  # past every sequence number
_MOST_VERSIONS = 10_000


class CodeInUse(UserFacing):
    """A wrap-up code was to go that calls were ended with."""

    code = "code_in_use"
    sentence = "Calls were wrapped up with this code, so it stays. Change its words, or move it to the end of the list."


class NoSuchVersion(UserFacing):
    """A version that the vault does not have."""

    code = "no_such_version"
    sentence = "The vault has no program of this version. Choose one of the list."


class VaultProgramDesk:
    """The program of one supervisor's session: fulfills `ProgramDesk`."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        session.require_supervisor()
        self._session = session

    def change(self, program: Program) -> PresentProgram:
        """Make a program the present one. Raises ProgramFixed, CodeInUse or ProgramFault; nothing changes then."""
        session = self._session
        body = program_bytes(program)
        program = program_from_bytes(body)  # what comes back at the next sign-in is what goes in
        changes = changes_between(session.program, program)
        if not changes:
            return self._present()
        kept = {one.code for one in program.wrap_up}
        for former in session.program.wrap_up:
            if former.code not in kept and former.code in session.database.calls.wrap_ups():
                raise CodeInUse
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
        session.held.take_program(program, version)
        return self._present()

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
        found = next((body for version, body, _ in self._session.database.vault.programs() if version == number), None)
        if found is None:
            raise NoSuchVersion
        try:
            return program_from_bytes(found)
        except UserFacing:
            raise VaultDamaged from None

    def _present(self) -> PresentProgram:
        return PresentProgram(self._session.program_version, self._session.program)
