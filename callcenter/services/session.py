"""One person's open vault: what services work with after sign-in, and who may do what."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from callcenter.clock import Clock
from callcenter.crypto.grants import GrantedKeys, open_grant
from callcenter.crypto.slots import SlotSecrets
from callcenter.crypto.vault_keys import SupervisorKeys
from callcenter.domain.accounts import Role
from callcenter.domain.hours import LineHours
from callcenter.domain.key_file import KeyFile, Slot
from callcenter.domain.policy import POLICIES, Policy
from callcenter.domain.program import Program
from callcenter.domain.reading import ReadingRules
from callcenter.domain.ssn import SsnRules
from callcenter.errors import UserFacing
from callcenter.services.held_vault import HeldVault
from callcenter.services.journal_writer import JournalWriter
from callcenter.services.protocols import Head
from callcenter.storage.rows import VaultFacts
from callcenter.storage.vault_database import VaultDatabase
from callcenter.storage.vault_folder import VaultFolder

LONGEST_SHIFT = timedelta(hours=12)
"""After so long a session begins no call any more: its user signs in anew, at a pause between two calls."""


class NotAllowed(UserFacing):
    """An operator asked for something supervisors do."""

    code = "not_allowed"
    sentence = "Only a supervisor may do this. Ask one to sign in."


class PasswordMustChange(UserFacing):
    """The one-time password must be changed before anything else."""

    code = "password_must_change"
    sentence = "This one-time password must be changed first. Change it with: callcenter users VAULT passwd --user NAME"


class NotSignedIn(UserFacing):
    """Something was asked of a vault that nobody is signed in to."""

    code = "not_signed_in"
    sentence = "Nobody is signed in. Sign in first."


class SupervisorKeysGone(UserFacing):
    """The supervisors' keys left memory when hashing began."""

    code = "supervisor_keys_gone"
    sentence = "This needs a supervisor's password again: the signing key left memory when the import began."


@dataclass(repr=False)
class Session:
    """An open vault under one user's name. It holds the vault and the user's keys; close it.

    `supervisor_keys` is None for operators. While a roster is being hashed it and `secrets`, which open
    the grant that holds it, are None. From `ends_at` on no call is begun any more.
    """

    folder: VaultFolder
    clock: Clock
    user: str
    role: Role
    must_change_password: bool
    key_file: KeyFile
    secrets: SlotSecrets | None
    supervisor_keys: SupervisorKeys | None
    database: VaultDatabase
    journal: JournalWriter
    facts: VaultFacts
    held: HeldVault
    ends_at: datetime
    warnings: list[str] = field(default_factory=list)
    _closed: bool = False

    def __repr__(self) -> str:
        return "<Session>"

    def require_user(self) -> None:
        """Any role, but a password of one's own. Raises PasswordMustChange."""
        if self.must_change_password:
            raise PasswordMustChange

    def require_supervisor(self) -> None:
        """Raises NotAllowed, or PasswordMustChange."""
        self.require_user()
        if not self.role.is_supervisor:
            raise NotAllowed

    def signing_keys(self) -> SupervisorKeys:
        """The supervisors' keys. Raises NotAllowed, PasswordMustChange or SupervisorKeysGone."""
        self.require_supervisor()
        keys = self.supervisor_keys  # read once: an import in another thread may be forgetting them
        if keys is None:
            raise SupervisorKeysGone
        return keys

    def own_secrets(self) -> SlotSecrets:
        """What the user's password opened. Raises SupervisorKeysGone while a roster is being hashed."""
        secrets = self.secrets  # read once, as above
        if secrets is None:
            raise SupervisorKeysGone
        return secrets

    def granted(self) -> GrantedKeys:
        """The newest keys that were granted to the user. Raises SupervisorKeysGone while a roster is being hashed."""
        return open_grant(self.own_secrets(), self.key_file.grants_of(self.slot.slot_id)[-1])

    def supervisors_in_turn(self) -> tuple[SupervisorKeys, ...]:
        """The supervisors' former keys, oldest first, and the present ones. Raises as `signing_keys` does."""
        present, granted = self.signing_keys(), self.granted()
        return (*(SupervisorKeys(former, present.vault_id) for former in granted.former_rs), present)

    def forget_keys(self) -> None:
        """Let go of everything a supervisor's password opened but the database."""
        self.supervisor_keys = self.secrets = None

    @property
    def program(self) -> Program:
        """The program that answers are given under now."""
        return self.held.program

    @property
    def program_version(self) -> int:
        """Its number."""
        return self.held.program_version

    @property
    def slot(self) -> Slot:
        """The user's own key slot."""
        return next(slot for slot in self.key_file.slots if slot.name == self.user)

    @property
    def policy(self) -> Policy:
        """The vault's match policy."""
        return POLICIES[self.facts.policy]

    @property
    def hours(self) -> LineHours:
        """When the phone line is open, in the center's zone: the program's hours and openings beyond them."""
        return LineHours(self.program.line, self.held.openings)

    @property
    def line_open(self) -> bool:
        """Whether checks may be made now."""
        return not self.facts.hours_apply or self.hours.is_open(self.clock.now())

    def line_open_for(self, started: str | None) -> bool:
        """Whether a check may be made now, in a call that began at `started` (ISO 8601) or begins now."""
        if started is None or not self.facts.hours_apply:
            return self.line_open
        return self.hours.is_open_for_call(datetime.fromisoformat(started), self.clock.now())

    def today(self) -> date:
        """The day in the center's zone."""
        return self.hours.day(self.clock.now())

    def reading_rules(self) -> ReadingRules:
        """How details are read in this vault."""
        return ReadingRules(
            policy=self.policy,
            ssn=SsnRules(allow_itin=self.program.matching.allow_itin, made_up=self.facts.training),
            educator_label=self.program.matching.educator_id_label.en,
        )

    def moment(self) -> str:
        """Now, as it is written everywhere: ISO 8601 in UTC to the second."""
        return self.clock.now().isoformat(timespec="seconds")

    def record(self, kind: str, **values: object) -> int:
        """One journal entry of this user in a transaction of its own, or in the one under way; its sequence number.

        `at` among the values is the moment it tells, where that stands elsewhere too; else it is now.
        """
        with self.journal.transaction():
            return self.journal.append({"kind": kind, "at": self.moment(), "user": self.user, **values})

    def generation_moved_to(self, key_file: KeyFile) -> None:
        """The key file was replaced."""
        self.key_file = key_file
        self.facts = replace(self.facts, generation=key_file.generation)

    def head(self) -> Head:
        """The journal's last entry."""
        return self.journal.head()

    def close(self) -> None:
        """Sign out and let go of everything; may be called twice."""
        self.forget_keys()
        if not self._closed:
            self._closed = True
            self.held.leave()

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
