"""The tests' vocabulary: a vault to work with, people on its roster, and the steps persons take."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from callcenter.clock import MovableClock
from callcenter.domain.accounts import Role
from callcenter.domain.answers import Answer
from callcenter.domain.details import SpokenDetails
from callcenter.domain.roster import CANONICAL_COLUMNS
from callcenter.files.columns_file import ColumnsOptions
from callcenter.files.program_file import bundled_program
from callcenter.files.roster_reader import RosterSource
from callcenter.services.calls import Calls
from callcenter.services.people import People
from callcenter.services.roster_import import ImportReport, RosterImport
from callcenter.services.rosters import Rosters
from callcenter.services.session import Session
from callcenter.services.sign_in import reopen_supervisor_keys, sign_in
from callcenter.services.vault_creation import CreatedVault, VaultOptions, create_vault

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
        self, policy: str = "last4", *, hours: bool = False, throttle: bool = False, operator: bool = True
    ) -> "World":
        """Make the vault; with an operator unless told otherwise."""
        options = VaultOptions(policy, "training", True, hours, throttle)
        program = bundled_program("missouri-dese-2021")
        self.made = create_vault(self.path, program, SUPERVISOR, SUPERVISOR_PASSWORD, options, self.clock)
        if operator:
            with self.sign_in() as session:
                People(session).add(OPERATOR, Role.OPERATOR, OPERATOR_PASSWORD)
        return self

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


def source_of(session: Session, path: Path) -> RosterSource:
    """A canonical roster file as the session reads it."""
    return RosterSource(path, ColumnsOptions(), session.reading_rules(), session.today())


def load(session: Session, path: Path) -> ImportReport:
    """Import a file and switch over."""
    done = RosterImport(session).start(source_of(session, path))
    reopen_supervisor_keys(session, PASSWORDS[session.user])
    Rosters(session).switch(done.roster or 0)
    return done
