"""What stands beside the boxes, as a frozen value: the script, or something that was called for in its place."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from callcenter.domain.spelling import Letter
from callcenter.services.call_protocol import OwnDay, QuotedCall


class Side(Enum):
    """What stands there."""

    SCRIPT = "script"
    SPELLING = "spelling"
    QUESTIONS = "questions"
    QUOTED = "quoted"
    OWN_DAY = "own_day"


@dataclass(frozen=True, repr=False)
class SideState:
    """All of it but what is typed there.

    `box` is the name that is spelled. `found` are places of the program's questions, `chosen` one among them.
    `fault` says why nothing was found of a quoted reference or of one's own day; `as_of` is when the day was counted.
    """

    side: Side = Side.SCRIPT
    box: str = ""
    letters: tuple[Letter, ...] = ()
    found: tuple[int, ...] = ()
    chosen: int | None = None
    quoted: QuotedCall | None = None
    day: OwnDay | None = None
    as_of: datetime | None = None
    fault: str = ""
    in_spanish: bool = False
