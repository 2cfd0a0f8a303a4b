"""The tests' vocabulary: a vault to work with, people on its roster, and the steps persons take."""

import csv
import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from callcenter.canonical_json import canonical_json
from callcenter.clock import MovableClock
from callcenter.crypto.vault_keys import SupervisorKeys, database_key
from callcenter.domain.accounts import Role
from callcenter.domain.answers import Answer
from callcenter.domain.calls import FIRST_SEAT
from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.details import SpokenDetails
from callcenter.domain.roster import CANONICAL_COLUMNS
from callcenter.files.program_file import bundled_program
from callcenter.files.roster_messages import RosterSource
from callcenter.services.calls import Calls
from callcenter.services.journal_protocol import Verification
from callcenter.services.people import People
from callcenter.services.protocols import CreatedVault, Head
from callcenter.services.roster_import import RosterImport
from callcenter.services.roster_protocol import ImportReport
from callcenter.services.rosters import Rosters
from callcenter.services.session import Session
from callcenter.services.sign_in import OpenedKeys, open_keys, reopen_supervisor_keys, sign_in
from callcenter.services.vault_creation import VaultOptions, create_vault
from callcenter.services.verification import Journal
from callcenter.storage.connection import Database, Value
from callcenter.storage.vault_folder import VaultFolder

SUPERVISOR, SUPERVISOR_PASSWORD = "Sam", "supervisor of the tests"
OPERATOR, OPERATOR_PASSWORD = "Olive", "operator of the tests"
PASSWORDS = {SUPERVISOR: SUPERVISOR_PASSWORD, OPERATOR: OPERATOR_PASSWORD}
MONDAY_MORNING = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)  # 9:30 in Chicago, the line is open

GARCIA = {
    "last_name": "García-López",
    "first_name": "María Elena",
    "former_last_names": "Hughes",
    "birth_date": "1980-02-09",
    "ssn": "900-12-3456",
    "educator_id": "E104477",
}
SMITH = {
    "last_name": "Smith",
    "first_name": "Robert",
    "birth_date": "1961-07-30",
    "ssn": "901-22-9876",
    "educator_id": "E200318",
}


@dataclass
class World:
    """One training vault with a supervisor and an operator, on a clock that tests move."""

    path: Path
    clock: MovableClock = field(default_factory=lambda: MovableClock(MONDAY_MORNING))
    made: CreatedVault | None = None

    def make_vault(
        self,
        policy: str = "last4",
        *,
        hours: bool = False,
        throttle: bool = False,
        operator: bool = True,
        seat: str = FIRST_SEAT,
    ) -> "World":
        """Make the vault; with an operator unless told otherwise."""
        options = VaultOptions(policy, "training", True, hours, throttle, seat)
        program = bundled_program("missouri-dese-2021")
        self.made = create_vault(self.path, program, SUPERVISOR, SUPERVISOR_PASSWORD, options, self.clock)
        if operator:
            with self.sign_in() as session:
                People(session).add(OPERATOR, Role.OPERATOR, OPERATOR_PASSWORD)
        return self

    def copied_to(self, folder: Path) -> "World":
        """The same vault once more, on a clock of its own: quicker than making it again."""
        shutil.copytree(self.path, folder / "vault")
        return World(folder / "vault", MovableClock(self.clock.now()), self.made)

    def sign_in(self, user: str = SUPERVISOR) -> Session:
        """Sign in with the right password."""
        return sign_in(self.path, user, PASSWORDS[user], self.clock)

    def roster_file(self, people: Iterable[Mapping[str, str]], name: str = "roster.csv") -> Path:
        """A canonical roster beside the vault."""
        path = self.path.parent / name
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, CANONICAL_COLUMNS, restval="")
            writer.writeheader()
            writer.writerows(people)
        return path

    def load(self, *people: Mapping[str, str]) -> ImportReport:
        """Import people as a new roster and switch over."""
        with self.sign_in() as session:
            return load(session, self.roster_file(people))

    def ask(self, user: str = OPERATOR, **typed: str) -> Answer:
        """One check as a call of its own."""
        with self.sign_in(user) as session, Calls(session) as calls:
            return calls.single(SpokenDetails(**typed))

    def verify(self, held: Head | None = None, *, everything: bool = False) -> Verification:
        """The supervisor signs in and verifies the journal."""
        with self.sign_in() as session:
            return Journal(session).verify(held, everything)

    def opened_keys(self, user: str = SUPERVISOR) -> OpenedKeys:
        """What a user's password opens: all that a rogue of that role holds."""
        folder = VaultFolder(self.path)
        return open_keys(folder, folder.read_keys(), user, PASSWORDS[user], self.clock)

    def database(self) -> Database:
        """vault.db opened with its real key, past every service; to be closed."""
        folder = VaultFolder(self.path)
        key = database_key(self.opened_keys().granted.rk, folder.read_keys().vault_id)
        return Database(folder.database, key)

    def tamper(self, statement: str, *values: Value) -> int:
        """One statement as somebody who holds the database key sends it; the number of rows it changed."""
        with self.database() as database:
            return database.execute(statement, values)

    def forge_keys(self, change: Callable[[Any], object]) -> None:
        """Change vault.keys as somebody who knows its form does: the checksum fits again."""
        path = VaultFolder(self.path).keys
        value = json.loads(path.read_bytes().splitlines()[0])
        change(value)
        body = canonical_json(value)
        path.write_bytes(body + b"\n" + hashlib.sha256(body).hexdigest().encode() + b"\n")

    def supervisor_keys(self) -> SupervisorKeys:
        """The supervisors' keys, as a test needs them to compute what the vault should hold."""
        rs = self.opened_keys().granted.rs
        assert rs is not None
        return SupervisorKeys(rs, VaultFolder(self.path).read_keys().vault_id)

    def entries(self, kind: str | None = None) -> list[dict[str, Any]]:
        """The journal's entries, those of one kind or all, oldest first."""
        with self.database() as database:
            rows = database.query("SELECT CAST(entry AS TEXT) FROM journal ORDER BY seq")
        stored = [json.loads(str(entry)) for (entry,) in rows]
        return [entry for entry in stored if kind in (None, entry["kind"])]


def source_of(session: Session, path: Path) -> RosterSource:
    """A canonical roster file as the session reads it."""
    return RosterSource(path, ColumnsOptions(), session.reading_rules(), session.today())


def load(session: Session, path: Path) -> ImportReport:
    """Import a file and switch over."""
    done = RosterImport(session).start(source_of(session, path))
    reopen_supervisor_keys(session, PASSWORDS[session.user])
    Rosters(session).switch(done.roster or 0)
    return done
