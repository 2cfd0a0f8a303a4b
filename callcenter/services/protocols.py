"""What the window may ask of a vault, and the plain values that pass: picklable, with nothing live in them.

The window imports nothing else of the services, so they can run in a process of their own.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from callcenter.domain.accounts import Role
from callcenter.domain.answers import Answer
from callcenter.domain.details import SpokenDetails
from callcenter.domain.import_mode import ImportMode
from callcenter.domain.program import Program
from callcenter.domain.reading import ReadingRules
from callcenter.progress import CancelToken, Report, unwatched


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
class ListedRoster:
    """One roster as supervisors see it; a staged one has no revision."""

    number: int
    state: str
    revision: int | None
    people: int
    tags: int
    active: bool
    started_at: str


@dataclass(frozen=True)
class StagedImport:
    """An import that can be resumed or, when complete, switched to."""

    roster: int
    position: int
    rows: int
    complete: bool


@dataclass(frozen=True)
class DayStatus:
    """What a signed-in user may know."""

    rosters: tuple[ListedRoster, ...]
    calls_today: int
    line_open: bool
    staged_import: StagedImport | None
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class ImportReport:
    """What an import or a dry run found; `roster` is None for a dry run.

    `people` and `tags` are what the file's rows loaded or, in a removal, took away; `people_before` and
    `people_after` are on the active and on the new roster. After a dry run of an addition or removal the
    latter is None: who is on the roster already shows only when rows are hashed. A removal counts under
    `duplicates` what took one of several loadings of a person, and under `not_found` who was not there.
    """

    roster: int | None
    rows: int
    people: int
    tags: int
    problems: dict[str, int]
    refused_rows: int
    fills_no_rule: int
    duplicates: int
    switched: bool
    seconds: float
    resumed_from: int | None
    mode: ImportMode = ImportMode.REPLACE
    people_before: int = 0
    people_after: int | None = None
    removed: int = 0
    not_found: int = 0


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


class RosterDesk(Protocol):
    """The roster that answers, and loading another. For supervisors; raises NotAllowed."""

    def dry_run(self, roster: Path, report: Report = unwatched, cancel: CancelToken | None = None) -> ImportReport:
        """Read a canonical CSV and count, storing nothing. Raises a reader's fault or UserCancelled."""
        ...

    def start(
        self,
        roster: Path,
        report: Report = unwatched,
        cancel: CancelToken | None = None,
        password: str | None = None,
    ) -> ImportReport:
        """Hash a new roster and stage it. Raises ImportStaged, a reader's fault or UserCancelled.

        The password is needed once an import has run, when the signing key is out of memory: raises
        SupervisorKeysGone then without one.
        """
        ...

    def resume(
        self,
        roster: Path,
        report: Report = unwatched,
        cancel: CancelToken | None = None,
        password: str | None = None,
    ) -> ImportReport:
        """Go on with an interrupted import, the password as for `start`. Raises NothingStaged or OtherFile."""
        ...

    def watch(self, report: Report = unwatched, cancel: CancelToken | None = None) -> ImportReport | None:
        """Follow the import under way, begun before a lock; None when there is none.

        Raises what the import raises; `cancel` ends the watching alone.
        """
        ...

    def stop(self) -> None:
        """Ask the import under way to stop; it stays resumable."""
        ...

    def discard(self) -> None:
        """Give an interrupted import up. Raises NothingStaged."""
        ...

    def switch(self, number: int, password: str) -> None:
        """Make a roster the active one, signed with the supervisors' key that the password opens."""
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
