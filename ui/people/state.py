"""All that the page of people shows."""

from dataclasses import dataclass
from enum import Enum

from callcenter.domain.accounts import Role
from callcenter.errors import CallCenterError
from callcenter.progress import Progress
from callcenter.services.people_protocol import ListedPerson, NewSecret


class Step(Enum):
    """What stands beside the list."""

    PERSON = "person"
    ADDING = "adding"
    REMOVING = "removing"  # the name is to be typed
    UNLOCKING = "unlocking"  # it needs the supervisor's own password
    WORKING = "working"
    SHOWING = "showing"  # what is told once


class Kind(Enum):
    """What is done with somebody's sign-in."""

    ADD = "add"
    RESET = "reset"
    ROLE = "role"
    REMOVE = "remove"


@dataclass(frozen=True)
class Deed:
    """One change: of whom, and to which role where it gives one."""

    kind: Kind
    name: str
    role: Role = Role.OPERATOR

    def renews_keys(self, people: tuple[ListedPerson, ...]) -> bool:
        """Whether the vault's files are put under new keys by it."""
        was_supervisor = any(one.name == self.name and one.role is Role.SUPERVISOR for one in people)
        return self.kind is Kind.REMOVE or (self.kind is Kind.ROLE and was_supervisor)


@dataclass(frozen=True, repr=False)
class PeopleState:
    """The list, who is chosen in it, and the step.

    `deed` is under way or done; `fault` is about the box of the step, `failure` about the password; `secret` is told
    once.
    """

    people: tuple[ListedPerson, ...] = ()
    chosen: str = ""
    step: Step = Step.PERSON
    deed: Deed | None = None
    fault: str = ""
    failure: CallCenterError | None = None
    progress: Progress | None = None
    secret: NewSecret | None = None

    @property
    def person(self) -> ListedPerson | None:
        """Who is chosen."""
        return next((one for one in self.people if one.name == self.chosen), None)
