"""The three families of failure, and cancellation: each failure carries its plain sentence."""

from typing import ClassVar


class CallCenterError(Exception):
    """Base of every failure the program expects; never raised itself.

    `code` is stable and may be logged. The sentence names the fault and the mend and never holds
    a value of a caller, a password or a key.
    """

    code: ClassVar[str]
    sentence: ClassVar[str] = ""

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence if sentence is not None else self.sentence)


class UserFacing(CallCenterError):
    """Somebody can mend it: wrong password, unreadable file, not allowed."""


class EnvironmentFault(CallCenterError):
    """The machine or the vault's files are at fault: disk full, vault damaged or in use."""


class Bug(CallCenterError):
    """The program is at fault."""


class UserCancelled(Exception):
    """The person stopped it."""


class DetailFault(UserFacing):
    """One detail a caller gave cannot be read; says which, why and how to mend it."""

    code = "detail"

    def __init__(self, field: str, fault: str, sentence: str) -> None:
        """`field` is a key of a caller's details, `fault` a stable code such as `year_needed`."""
        super().__init__(sentence)
        self.field = field
        self.fault = fault
