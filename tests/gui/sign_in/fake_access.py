"""Vaults that exist in memory alone: quick to open, and free of slow derivations."""

import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import msgspec

from callcenter.domain.accounts import Role
from callcenter.domain.hours import Opening
from callcenter.domain.policy import POLICIES
from callcenter.domain.program import Program
from callcenter.domain.reading import ReadingRules
from callcenter.errors import CallCenterError, EnvironmentFault, UserFacing
from callcenter.files.program_file import bundled_program
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.protocols import CreatedVault, Head, SignedIn, VaultSetup, VaultStatus
from callcenter.services.requests import Request, Result
from tests.world import MONDAY_MORNING

PROGRAM, OTHER_PROGRAM = "missouri-dese-2021", "another-offer"
CODE = "7ZQK-0M1P-9XWD-A3B4-C5D6-E7F8-G9H0-01PK-3W"
GROUPS = CODE.split("-")
FINGERPRINT = "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH"
ONE_TIME = "one time words"
SECOND_PASSWORD = "amber-canyon-lantern-orbit-willow"
SUGGESTED = "copper-meadow-pencil-harbor-violet"


class WrongPassword(UserFacing):
    code = "wrong_password"
    sentence = "User name or password is not right."


class TooManyTries(UserFacing):
    code = "back_off"
    sentence = "Too many wrong passwords. Wait 4 seconds and try again."
    seconds = 4


class NoVault(EnvironmentFault):
    code = "vault_missing"
    sentence = "There is no vault in this folder."


class NoSuchUser(UserFacing):
    code = "no_such_user"
    sentence = "Nobody of this name may sign in to this vault. Look at how the name is written."


class TooShort(UserFacing):
    code = "password_too_short"
    sentence = "A password has at least 12 characters."


@dataclass
class FakeAccess:
    """A link to the vaults in `passwords`; fails with what was put into `failures` for a method, once.

    `supervisors` may reset the passwords of others.
    """

    passwords: dict[Path, dict[str, str]] = field(default_factory=dict)
    training: bool = False
    in_use: bool = False
    supervisors: tuple[str, ...] = ("Sam",)
    openings: tuple[Opening, ...] = ()
    failures: dict[str, CallCenterError] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    made: "weakref.ref[CreatedVault] | None" = None
    made_at: Path = Path()
    made_as: VaultSetup | None = None
    user: str = ""
    vault: Path = Path()

    def perform(
        self, request: Request[Result], report: Report = unwatched, cancel: CancelToken | None = None
    ) -> Result:
        assert request.service == "Access"
        self.asked.append(request.method)
        failure = self.failures.pop(request.method, None)
        if failure:
            raise failure
        result: Result = getattr(self, f"_{request.method}")(*request.arguments, **request.options)
        return result

    def when_lost(self, tell: Callable[[], None]) -> None:
        """It never is."""

    def close(self) -> None:
        self.user = ""

    def _programs(self) -> tuple[str, ...]:
        return (PROGRAM, OTHER_PROGRAM)

    def _program(self, name: str) -> Program:
        return program_named(name)

    def _suggest_password(self) -> str:
        return SUGGESTED

    def _status(self, vault: Path) -> VaultStatus:
        if vault not in self.passwords:
            raise NoVault
        return VaultStatus("00" * 16, 1, self.training, 2, self.in_use, 1)

    def _create(self, vault: Path, setup: VaultSetup) -> CreatedVault:
        if len(setup.password) < 12:
            raise TooShort
        vault.mkdir(parents=True)
        second = {setup.second_supervisor: SECOND_PASSWORD} if setup.second_supervisor else {}
        self.passwords[vault] = {setup.supervisor: setup.password, **second}
        self.made_at, self.made_as = vault, setup
        made = CreatedVault("00" * 16, CODE, FINGERPRINT, *second.values())
        self.made = weakref.ref(made)
        return made

    def _sign_in(self, vault: Path, user: str, password: str) -> SignedIn:
        if vault not in self.passwords:
            raise NoVault
        if self.passwords[vault].get(user) != password:
            raise WrongPassword
        self.user, self.vault = user, vault
        return self._signed_in(must_change=password in {ONE_TIME, SECOND_PASSWORD})

    def _reset_password(self, vault: Path, user: str, supervisor: str, supervisor_password: str) -> str:
        users = self.passwords[vault]
        if supervisor not in self.supervisors or users.get(supervisor) != supervisor_password:
            raise WrongPassword
        if user not in users:
            raise NoSuchUser
        users[user] = ONE_TIME
        return ONE_TIME

    def _change_password(self, password: str) -> SignedIn:
        if len(password) < 12:
            raise TooShort
        self.passwords[self.vault][self.user] = password
        return self._signed_in(must_change=False)

    def _sign_out(self) -> Head:
        self.user = ""
        return Head(1, 1, "00" * 32)

    def _signed_in(self, must_change: bool) -> SignedIn:
        return SignedIn(
            vault=self.vault,
            user=self.user,
            role=Role.SUPERVISOR if self.user in self.supervisors else Role.OPERATOR,
            must_change_password=must_change,
            training=self.training,
            hours_apply=not self.training,
            program=bundled_program(PROGRAM),
            reading=ReadingRules(POLICIES["last4"]),
            warnings=(),
            openings=self.openings,
            ends_at=MONDAY_MORNING + timedelta(hours=12),
        )


def program_named(name: str) -> Program:
    """The bundled program, and one that differs from it in its line."""
    program = bundled_program(PROGRAM)
    if name == PROGRAM:
        return program
    line = msgspec.structs.replace(
        program.line, phone="(800) 555-0199", time_zone="America/Denver", days=("saturday",), closed_days=()
    )
    return msgspec.structs.replace(program, name="another-offer", line=line)
