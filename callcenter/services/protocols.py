"""What the window may ask of a vault, and the plain values that pass: picklable, with nothing live in them.

The window imports nothing else of the services, so they can run in a process of their own.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from callcenter.domain.accounts import Role
from callcenter.domain.answers import Answer
from callcenter.domain.calls import FIRST_SEAT
from callcenter.domain.details import SpokenDetails
from callcenter.domain.program import Program
from callcenter.domain.reading import ReadingRules
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


@dataclass(frozen=True, repr=False)
class CreatedVault:
    """What must be written down once: the recovery code, and the fingerprint of the supervisors' key."""

    vault_id: str
    recovery_code: str
    fingerprint: str


@dataclass(frozen=True)
class SignedIn:
    """Who signed in, and what of the vault the screens show."""

    vault: Path
    user: str
    role: Role
    must_change_password: bool
    training: bool
    hours_apply: bool
    program: Program
    reading: ReadingRules
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Head:
    """The journal's last entry: what an export or a note elsewhere can hold against it."""

    epoch: int
    seq: int
    code: str


@dataclass(frozen=True)
class DayStatus:
    """What a signed-in user may know; references of calls begin with `seat`."""

    rosters: tuple[ListedRoster, ...]
    calls_today: int
    line_open: bool
    staged_import: StagedImport | None
    warnings: tuple[str, ...]
    seat: str = FIRST_SEAT


@dataclass(frozen=True)
class ListedCall:
    """One call of the call log; moments are ISO 8601 in UTC, `number` counts calls in the order of their beginning."""

    number: int
    reference: str
    started_at: str
    ended_at: str | None
    operator: str
    line_open: bool
    checks: int
    answer: str
    wrap_up: str


@dataclass(frozen=True)
class CallPage:
    """Calls, newest first; `more` when older ones follow."""

    calls: tuple[ListedCall, ...]
    more: bool


@dataclass(frozen=True, repr=False)
class KeptCall:
    """A call under way as the window keeps it over a lock: sealed, for its user alone to open again."""

    user: str
    reference: str
    sealed: bytes


@dataclass(frozen=True, repr=False)
class TakenUp:
    """A kept call once its user is back; `started_at` is ISO 8601 in UTC."""

    reference: str
    started_at: str
    spoken: SpokenDetails


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

    def status(self, vault: Path) -> VaultStatus:
        """What can be told without a password. Raises VaultMissing, KeyFileDamaged or KeyFileNewer."""
        ...

    def create(self, vault: Path, program: str, supervisor: str, password: str, training: bool) -> CreatedVault:
        """Make a vault of a bundled program or a program file. Raises what `create_vault` raises."""
        ...

    def sign_in(self, vault: Path, user: str, password: str) -> SignedIn:
        """Open a vault; whoever was signed in before is signed out. Raises what `sign_in` raises."""
        ...

    def change_password(self, password: str) -> SignedIn:
        """Change one's own password; who is signed in then. Raises what `People.change_password` raises."""
        ...

    def day(self) -> DayStatus:
        """Rosters, today's calls, warnings."""
        ...

    def lock(self) -> bool:
        """Close the vault, but for an import under way in it; whether keys stay in memory for that."""
        ...

    def sign_out(self) -> Head:
        """Close the vault; the journal's head to be noted elsewhere. Raises NotSignedIn."""
        ...


class CallDesk(Protocol):
    """Calls and the checks made in them."""

    def open(self) -> str:
        """Begin a call; its reference."""
        ...

    def check(self, reference: str, spoken: SpokenDetails) -> Answer:
        """Answer details within a call. Raises DetailFault, NoSuchCall or OtherSpecification."""
        ...

    def keep(self, reference: str, spoken: SpokenDetails) -> KeptCall:
        """Seal a call under way before a lock. Raises NoSuchCall."""
        ...

    def take_up(self, kept: KeptCall) -> TakenUp:
        """Go on with a call that was kept over a lock. Raises CallGone."""
        ...

    def go_on(self, reference: str) -> TakenUp:
        """Go on with one's own call that nobody wrapped up, without its details. Raises CallGone."""
        ...

    def wrap_up(self, reference: str, code: str) -> None:
        """End a call with one of the program's codes. Raises NoSuchCall or NoSuchWrapUp."""
        ...


class CallLogDesk(Protocol):
    """The call log. For supervisors; raises NotAllowed."""

    def page(self, before: int | None = None, size: int = 100) -> CallPage:
        """Up to `size` calls, newest first, begun before the call of number `before`."""
        ...

    def export(self, out: Path, password: str | None = None) -> Exported:
        """Write every call as CSV, with a signed sidecar.

        The password is needed while a roster is hashed, when the signing key is out of memory: raises
        SupervisorKeysGone then without one. Raises InsideVault, NotWritable or DiskFull.
        """
        ...
