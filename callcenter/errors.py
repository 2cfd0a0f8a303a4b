"""The three families of failure, and cancellation: each failure carries its plain sentence."""

import traceback
from pathlib import Path
from typing import ClassVar

_HOME = Path(__file__).parents[1]
_OURS = ("callcenter/", "ui/", "main.py")


class CallCenterError(Exception):
    """Base of every failure the program expects; never raised itself.

    `code` is stable and may be logged, and so is `fault`, which tells cases of one code apart. `seconds` is how long
    to wait before the same may be tried again; 0 where waiting mends nothing. The sentence names the fault and the
    mend and never holds a value of a caller, a password or a key.
    """

    code: ClassVar[str]
    sentence: ClassVar[str] = ""
    fault: str = ""
    seconds: int = 0

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence if sentence is not None else self.sentence)


class UserFacing(CallCenterError):
    """Somebody can mend it: wrong password, unreadable file, not allowed."""


class EnvironmentFault(CallCenterError):
    """The machine or the vault's files are at fault: disk full, vault damaged or in use."""


class Bug(CallCenterError):
    """The program is at fault."""


class Unexpected(Bug):
    """A fault that nobody foresaw, told by kind and place: its own text could hold a caller's value."""

    code = "unexpected"

    def __init__(self, fault: BaseException) -> None:
        places = [_place(frame) for frame in traceback.extract_tb(fault.__traceback__)]
        last = next((place for place in reversed(places) if place), "?")
        super().__init__(
            f"The program met a fault of its own ({type(fault).__name__} at {last}). Nothing more was changed."
        )


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


def _place(frame: traceback.FrameSummary) -> str:
    """File and line of a frame of this program; empty for one of anybody else's."""
    file = Path(frame.filename)
    place = file.relative_to(_HOME).as_posix() if file.is_relative_to(_HOME) else ""
    return f"{place.removeprefix('callcenter/')}:{frame.lineno}" if place.startswith(_OURS) else ""
