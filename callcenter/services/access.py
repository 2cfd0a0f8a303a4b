"""The vault's door: making a vault, signing in to one and out again, one person at a time."""

import dataclasses
import threading
from contextlib import ExitStack, suppress
from pathlib import Path

from msgspec.structs import replace

from callcenter.clock import Clock
from callcenter.domain.program import Program
from callcenter.errors import EnvironmentFault, UserFacing
from callcenter.files.program_file import bundled_programs, find_program
from callcenter.progress import Report, unwatched
from callcenter.services.ending import begin_ending, finish_ending, is_ended
from callcenter.services.ending_protocol import Confirmation, Ended
from callcenter.services.people import People, one_time_password
from callcenter.services.protocols import (
    CreatedVault,
    DayStatus,
    Head,
    LineSetup,
    Locked,
    LockReason,
    SignedIn,
    VaultSetup,
    VaultStatus,
    Versions,
)
from callcenter.services.session import NotSignedIn, Session
from callcenter.services.shift import Shift
from callcenter.services.sign_in import sign_in
from callcenter.services.status import day_status, vault_status, versions
from callcenter.services.vault_creation import VaultOptions, create_vault


class FullUnconfirmed(UserFacing):
    """A program asks for policy `full`, which takes a typed confirmation."""

    code = "full_unconfirmed"
    sentence = (
        "This program uses full Social Security numbers, and that has to be confirmed word for word. "
        "Make its vault from a shell, with: callcenter init"
    )


class VaultAccess:
    """Holds the one shift there may be, for several threads: fulfills `Access`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        # Taken before a shift's requests are waited for, so never by one of these.
        self._door = threading.Lock()
        self._shift: Shift | None = None
        self._importing: Shift | None = None  # left behind by a lock, for its import alone

    @property
    def shift(self) -> Shift:
        """The shift of whoever is signed in. Raises NotSignedIn."""
        shift = self._shift
        if shift is None:
            raise NotSignedIn
        return shift

    def programs(self) -> tuple[str, ...]:
        """The names of the bundled programs."""
        return bundled_programs()

    def suggest_password(self) -> str:
        """Five words drawn at random."""
        return one_time_password()

    def status(self, vault: Path) -> VaultStatus:
        """What can be told without a password."""
        return vault_status(vault)

    def program(self, name: str) -> Program:
        """A bundled program, or that of a program file."""
        return find_program(name)

    def create(self, vault: Path, setup: VaultSetup) -> CreatedVault:
        """Make a vault, a training one cheap, always open and without a throttle.

        Raises FullUnconfirmed, ProgramFault, and what `find_program` and `create_vault` raise.
        """
        offer = find_program(setup.program)
        if offer.matching.policy == "full":
            raise FullUnconfirmed
        if setup.line:
            offer = _with_line(offer, setup.line)
        options = VaultOptions(
            cost="training" if setup.training else "standard",
            training=setup.training,
            hours_apply=not setup.training,
            throttle_applies=not setup.training,
            seat=setup.seat,
            second_supervisor=setup.second_supervisor,
        )
        return create_vault(vault, offer, setup.supervisor, setup.password, options, self._clock)

    def sign_in(self, vault: Path, user: str, password: str) -> SignedIn:
        """Open a vault; whoever was signed in is signed out first, even when the password turns out wrong."""
        with self._door:
            self._shift = self._opened(vault, user, password)
            with self._shift.session() as session:
                return _signed_in(session)

    def reset_password(self, vault: Path, user: str, supervisor: str, supervisor_password: str) -> str:
        """Give a user a one-time password; whoever was signed in is signed out first, as by `sign_in`."""
        with self._door:
            shift = self._opened(vault, supervisor, supervisor_password)
            try:
                with shift.session() as session:
                    return People(session).reset(user)
            finally:
                shift.end()

    def change_password(self, password: str) -> SignedIn:
        """Change one's own password."""
        with self._door, self.shift.session() as session:
            People(session).change_password(password)
            return _signed_in(session)

    def day(self) -> DayStatus:
        """Rosters, today's calls, warnings."""
        with self.shift.session() as session:
            return day_status(session)

    def versions(self) -> Versions:
        """Of the program, the vault's format and its database."""
        with self.shift.session() as session:
            return versions(session)

    def lock(self, reason: LockReason) -> Locked:
        """Close the vault, but for an import under way in it."""
        with self._door:
            shift = self.shift
            importing = shift.is_importing
            with shift.session() as session:
                session.record("locked", reason=reason.value, importing=importing)
                head = session.head()
            if importing:
                shift.narrow()
                former, self._shift, self._importing = self._importing, None, shift
                if former:  # whose import is over, since there is one at a time
                    former.end()
            else:
                head = self._end() or head
            return Locked(head, importing=self._importing is not None)

    def sign_out(self) -> Head:
        """Stop what is under way and close the vault."""
        with self._door:
            with self.shift.session() as session, suppress(EnvironmentFault):  # a full disk keeps nobody here
                session.record("signed_out")
            head = self._end()
        if head is None:
            raise NotSignedIn
        return head

    def end_program(self, confirmation: Confirmation, out: Path, report: Report = unwatched) -> Ended:
        """End the program, and close the vault: its keys are destroyed, and what is in its folder is deleted."""
        with self._door:
            with ExitStack() as closing, self.shift.session() as session:
                folder = session.folder.path
                closing.callback(self._end_if_ended, folder)
                ended = begin_ending(session, confirmation, out)
            return dataclasses.replace(ended, rest=finish_ending(folder, report))

    def close(self) -> None:
        """Sign out whoever is signed in, and stop an import left behind; may be called twice."""
        with self._door:
            self._end()
            importing, self._importing = self._importing, None
            if importing:
                importing.end()

    def _opened(self, vault: Path, user: str, password: str) -> Shift:
        """A new shift in place of the present one, beside an import if one goes on."""
        self._end()
        if self._importing:
            return self._importing.beside(vault, user, password)
        return Shift(sign_in(vault, user, password, self._clock))

    def _end_if_ended(self, folder: Path) -> None:
        """Once its keys vanished nobody stays in a vault, whatever happens: memory holds them still."""
        if is_ended(folder):
            with suppress(EnvironmentFault):
                self._end()

    def _end(self) -> Head | None:
        """End the shift, and one that was left behind for an import that is over."""
        shift, self._shift = self._shift, None
        head = shift.end() if shift else None
        if self._importing and not self._importing.is_importing:
            self._importing.end()
            self._importing = None
        return head


def _with_line(program: Program, setup: LineSetup) -> Program:
    """The program with a line of the center's own. Raises ProgramFault, with the keys of a program file."""
    chosen = {name: getattr(setup, name) for name in ("phone", "time_zone", "days", "opens", "closes")}
    return replace(program, line=replace(program.line, **chosen))


def _signed_in(session: Session) -> SignedIn:
    return SignedIn(
        vault=session.folder.path,
        user=session.user,
        role=session.role,
        must_change_password=session.must_change_password,
        training=session.facts.training,
        hours_apply=session.facts.hours_apply,
        program=session.program,
        reading=session.reading_rules(),
        warnings=tuple(session.warnings),
        openings=session.held.openings,
        ends_at=session.ends_at,
    )
