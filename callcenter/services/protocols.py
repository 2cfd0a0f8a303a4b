"""What the window may ask of a vault, and the plain values that pass: picklable, with nothing live in them.

The window imports nothing else of the services, so they can run in a process of their own.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Protocol

from callcenter.domain.accounts import Role
from callcenter.domain.calls import FIRST_SEAT
from callcenter.domain.hours import Opening
from callcenter.domain.program import Program
from callcenter.domain.reading import ReadingRules
from callcenter.progress import Report, unwatched
from callcenter.services.ending_protocol import Confirmation, Ended
from callcenter.services.roster_protocol import ListedRoster, StagedImport


@dataclass(frozen=True)
class VaultStatus:
    """What the key file alone says."""

    vault_id: str
    format: int
    training: bool
    slots: int
    in_use: bool
    generation: int


@dataclass(frozen=True)
class LineSetup:
    """A new vault's own phone and hours: `opens` and `closes` as HH:MM in `time_zone`, `days` as a program has them."""

    phone: str
    time_zone: str
    days: tuple[str, ...]
    opens: str
    closes: str


@dataclass(frozen=True, repr=False)
class VaultSetup:
    """What a new vault is made of: a bundled program or a program file, and its first supervisor.

    A `second_supervisor` gets a one-time password; an empty name means none. References begin with `seat`, one of
    SEATS. A `line` takes the place of the program's phone and hours, whose closed days stay.
    """

    program: str
    supervisor: str
    password: str
    training: bool = False
    second_supervisor: str = ""
    seat: str = FIRST_SEAT
    line: LineSetup | None = None


@dataclass(frozen=True, repr=False)
class CreatedVault:
    """What must be written down once: the recovery code, and the fingerprint of the supervisors' key.

    `second_password` is the second supervisor's one-time password, empty without one.
    """

    vault_id: str
    recovery_code: str
    fingerprint: str
    second_password: str = ""


@dataclass(frozen=True)
class SignedIn:
    """Who signed in, and what of the vault the screens show.

    `openings` are those beyond the program's hours; from `ends_at` on no call is begun any more.
    """

    vault: Path
    user: str
    role: Role
    must_change_password: bool
    training: bool
    hours_apply: bool
    program: Program
    reading: ReadingRules
    warnings: tuple[str, ...]
    openings: tuple[Opening, ...]
    ends_at: datetime


@dataclass(frozen=True)
class Head:
    """The journal's last entry: what an export or a note elsewhere can hold against it."""

    epoch: int
    seq: int
    code: str


class LockReason(Enum):
    """Why the vault was locked; journaled."""

    BY_HAND = "by_hand"
    BREAK = "break"
    IDLE = "idle"
    DESKTOP = "desktop"


@dataclass(frozen=True)
class Locked:
    """A locked vault: the journal's head, and whether keys stay in memory for an import under way."""

    head: Head
    importing: bool


@dataclass(frozen=True)
class DayStatus:
    """What a signed-in user may know; references of calls begin with `seat`.

    `openings` are the line's beyond the program's hours.
    """

    rosters: tuple[ListedRoster, ...]
    calls_today: int
    line_open: bool
    staged_import: StagedImport | None
    warnings: tuple[str, ...]
    seat: str = FIRST_SEAT
    openings: tuple[Opening, ...] = ()


@dataclass(frozen=True)
class Versions:
    """What a report of a fault begins with: program, format of the vault's database, SQLCipher, SQLite."""

    program: str
    vault_format: int
    sqlcipher: str
    sqlite: str


@dataclass(frozen=True)
class Exported:
    """What an export wrote."""

    rows: int
    sha256: str
    fingerprint: str


class Access(Protocol):
    """Vaults, and who is signed in to one."""

    def programs(self) -> tuple[str, ...]:
        """The names of the bundled programs."""
        ...

    def suggest_password(self) -> str:
        """Five words drawn at random. Raises WordListMissing."""
        ...

    def status(self, vault: Path) -> VaultStatus:
        """What can be told without a password. Raises VaultMissing, KeyFileDamaged or KeyFileNewer."""
        ...

    def program(self, name: str) -> Program:
        """A bundled program, or that of a program file. Raises what `find_program` raises."""
        ...

    def create(self, vault: Path, setup: VaultSetup) -> CreatedVault:
        """Make a vault, whole or not at all. Raises FullUnconfirmed, ProgramFault or what `create_vault` raises."""
        ...

    def sign_in(self, vault: Path, user: str, password: str) -> SignedIn:
        """Open a vault; whoever was signed in before is signed out. Raises what `sign_in` raises."""
        ...

    def reset_password(self, vault: Path, user: str, supervisor: str, supervisor_password: str) -> str:
        """Give a user who forgot the password a one-time one, which is returned; nobody is signed in afterwards.

        Raises what `sign_in` raises for the supervisor (BackOff counts for the supervisor), and what `People.reset`
        raises.
        """
        ...

    def change_password(self, password: str) -> SignedIn:
        """Change one's own password; who is signed in then. Raises what `People.change_password` raises."""
        ...

    def day(self) -> DayStatus:
        """Rosters, today's calls, warnings."""
        ...

    def versions(self) -> Versions:
        """Of the program, the vault's format and its database. Raises NotSignedIn."""
        ...

    def lock(self, reason: LockReason) -> Locked:
        """Close the vault, but for an import under way in it."""
        ...

    def sign_out(self) -> Head:
        """Close the vault; the journal's head to be noted elsewhere. Raises NotSignedIn."""
        ...

    def end_program(self, confirmation: Confirmation, out: Path, report: Report = unwatched) -> Ended:
        """End the program: a signed statement is written to `out`, then the keys are destroyed and the vault deleted.

        Nobody is signed in afterwards. Raises NotSignedIn and what `begin_ending` raises, and nothing is destroyed
        then; after that it does not fail, and tells what could not be deleted.
        """
        ...


class LineDesk(Protocol):
    """The phone line beyond the program's hours. For supervisors; raises NotAllowed."""

    def open_until(self, closes: str) -> tuple[Opening, ...]:
        """Have the line open from now until a time of today (HH:MM of the center, up to 24:00); journaled.

        It takes the place of what stands open beyond the hours already. Raises OpeningFault.
        """
        ...

    def close(self) -> tuple[Opening, ...]:
        """Take back what stands open beyond the program's hours; journaled."""
        ...
