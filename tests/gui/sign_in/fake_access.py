"""Vaults that exist in memory alone: quick to open, and free of slow derivations."""

import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from callcenter.domain.accounts import Role
from callcenter.domain.policy import POLICIES
from callcenter.domain.reading import ReadingRules
from callcenter.errors import CallCenterError, EnvironmentFault, UserFacing
from callcenter.files.program_file import bundled_program
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.protocols import CreatedVault, Head, SignedIn, VaultStatus
from callcenter.services.requests import Request, Result

CODE = "7ZQK-0M1P-9XWD-A3B4-C5D6-E7F8-G9H0-01PK-3W"
CODE_END = "01PK-3W"
FINGERPRINT = "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH"
ONE_TIME = "one time words"


class WrongPassword(UserFacing):
    code = "wrong_password"
    sentence = "User name or password is not right."


class NoVault(EnvironmentFault):
    code = "vault_missing"
    sentence = "There is no vault in this folder."


class TooShort(UserFacing):
    code = "password_too_short"
    sentence = "A password has at least 12 characters."


@dataclass
class FakeAccess:
    """A link to the vaults in `passwords`; fails with what was put into `failures` for a method, once."""

    passwords: dict[Path, dict[str, str]] = field(default_factory=dict)
    training: bool = False
    in_use: bool = False
    failures: dict[str, CallCenterError] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    made: "weakref.ref[CreatedVault] | None" = None
    made_as: tuple[Any, ...] = ()
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
        return ("missouri-dese-2021", "another-offer")

    def _status(self, vault: Path) -> VaultStatus:
        if vault not in self.passwords:
            raise NoVault
        return VaultStatus("00" * 16, 1, self.training, 2, self.in_use, 1)

    def _create(self, vault: Path, program: str, supervisor: str, password: str, training: bool) -> CreatedVault:
        if len(password) < 12:
            raise TooShort
        vault.mkdir(parents=True)
        self.passwords[vault] = {supervisor: password}
        self.made_as = (vault, program, supervisor, password, training)
        made = CreatedVault("00" * 16, CODE, FINGERPRINT)
        self.made = weakref.ref(made)
        return made

    def _sign_in(self, vault: Path, user: str, password: str) -> SignedIn:
        if vault not in self.passwords:
            raise NoVault
        if self.passwords[vault].get(user) != password:
            raise WrongPassword
        self.user, self.vault = user, vault
        return self._signed_in(must_change=password == ONE_TIME)

    def _change_password(self, password: str) -> SignedIn:
        if len(password) < 12:
            raise TooShort
        self.passwords[self.vault][self.user] = password
        return self._signed_in(must_change=False)

    def _sign_out(self) -> Head:
        self.user = ""
        return Head(1, 1, "00" * 32)

    def _signed_in(self, must_change: bool) -> SignedIn:
        program = bundled_program("missouri-dese-2021")
        reading = ReadingRules(POLICIES["last4"])
        return SignedIn(
            self.vault, self.user, Role.OPERATOR, must_change, self.training, True, program, reading, warnings=()
        )
