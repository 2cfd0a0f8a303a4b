"""People in memory, changed one after another."""

from dataclasses import replace
from typing import Any

from callcenter.domain.accounts import RECOVERY_NAME, Role
from callcenter.errors import UserFacing
from callcenter.progress import CancelToken, Progress, Report
from callcenter.services.people_protocol import ListedPerson, NewSecret
from callcenter.services.requests import Request
from tests.gui.fake_link import FakeLink
from tests.world import OPERATOR, SUPERVISOR

PASSWORD = "the right password"
ONE_TIME = "rabbit-plum-orbit-candle-seven"
LONGEST_ONE_TIME = "tambourine-trampoline-tambourine-trampoline-tambourine"
FINGERPRINT = "K7FQ-2MRS-8WTX-4CDE-9HJK-3LNP-6VYZ-5BGA"
SECOND = "Rosario"
HALF_WAY = Progress(600, 1200, 12.0)


class Trouble(UserFacing):
    code = "trouble"
    sentence = "Something has to be mended."


class WrongPassword(UserFacing):
    code = "wrong_password"
    sentence = "User name or password is not right."


class KeysGone(UserFacing):
    code = "supervisor_keys_gone"
    sentence = "This needs a supervisor's password again."


class NameTaken(UserFacing):
    code = "name_taken"
    sentence = "Somebody of this name is there already. Choose another name."


def listed(name: str, role: Role = Role.OPERATOR, **told: Any) -> ListedPerson:
    """Somebody who signed in this morning and never mistyped the password."""
    usual = ListedPerson(name, role, False, "2026-11-23T14:58:00+00:00", 0, None, False, False)
    return replace(usual, **told)


SAM = listed(SUPERVISOR, Role.SUPERVISOR, is_here=True)
ON_PAPER = listed(RECOVERY_NAME, Role.RECOVERY, last_sign_in=None)
OLIVE = listed(OPERATOR, wrong_passwords=3, last_wrong="2026-11-23T15:20:00+00:00")
ROSARIO = listed(SECOND, Role.SUPERVISOR, must_change_password=True, last_sign_in=None)
EVERYBODY = (SAM, ON_PAPER, OLIVE, ROSARIO)


class FakePeople(FakeLink):
    """What the page asks of it."""

    def __init__(self, *people: ListedPerson) -> None:
        super().__init__()
        self.people = list(people or EVERYBODY)
        self.keys_gone = False
        self.one_time = ONE_TIME

    @property
    def changes(self) -> list[tuple[str, tuple[object, ...]]]:
        """What was asked for but looking."""
        return [one for one in self.asked if one[0] != "list"]

    def begin(self, request: Request[Any], report: Report, cancel: CancelToken | None) -> None:
        """A supervisor's deed wants the password while the keys are gone."""
        if request.method != "list" and self.keys_gone:
            if request.arguments[-1] is None:
                raise KeysGone
            if request.arguments[-1] != PASSWORD:
                raise WrongPassword
        if request.method in {"remove", "change_role"}:
            report(HALF_WAY)

    def _list(self) -> tuple[ListedPerson, ...]:
        return tuple(self.people)

    def _add(self, name: str, role: Role, _password: str | None = None) -> NewSecret:
        if any(one.name == name for one in self.people):
            raise NameTaken
        self.people.append(listed(name, role, must_change_password=True, last_sign_in=None))
        return NewSecret(self.one_time)

    def _reset(self, name: str, _password: str | None = None) -> NewSecret:
        self._change(name, must_change_password=True)
        return NewSecret(self.one_time)

    def _change_role(self, name: str, role: Role, _password: str | None = None) -> NewSecret:
        self._change(name, role=role, must_change_password=True)
        return NewSecret(self.one_time, FINGERPRINT if role is Role.OPERATOR else "")

    def _remove(self, name: str, _password: str | None = None) -> NewSecret:
        gone = next(one for one in self.people if one.name == name)
        self.people.remove(gone)
        return NewSecret(fingerprint=FINGERPRINT if gone.role is Role.SUPERVISOR else "")

    def _change(self, name: str, **changes: Any) -> None:
        self.people = [replace(one, **changes) if one.name == name else one for one in self.people]
