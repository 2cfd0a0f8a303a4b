"""Made-up sign-ins and callers that a demo hands to whoever tries the program."""

from dataclasses import dataclass

from callcenter.domain.accounts import Role
from callcenter.domain.details import SpokenDetails

MEND = "MEND"  # expected where a detail cannot be read: no answer, but a message that names the mend


@dataclass(frozen=True, repr=False)
class SampleSignIn:
    """Somebody who can sign in to the demo's vault."""

    user: str
    role: Role
    password: str


@dataclass(frozen=True, repr=False)
class SampleCaller:
    """Somebody who calls; `attempts` are what is typed, one check each, and `expected` what each brings."""

    story: str
    attempts: tuple[SpokenDetails, ...]
    expected: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Samples:
    """All of them."""

    sign_ins: tuple[SampleSignIn, ...]
    callers: tuple[SampleCaller, ...]
