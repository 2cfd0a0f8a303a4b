"""What a computer may remember of a vault's line to say before anybody signs in: public facts, as a text."""

from dataclasses import dataclass

import msgspec
from msgspec.structs import replace

from callcenter.domain.hours import LineHours, Opening
from callcenter.domain.program_checks import check_line
from callcenter.domain.program_parts import Line
from callcenter.errors import UserFacing
from callcenter.services.protocols import SignedIn

_UNTOLD = "000-0000"  # a line is not one without a number, and this one is nobody's to read


@dataclass(frozen=True)
class KnownLine:
    """Time zone, days, hours, closed days and openings of a line; its number is left out."""

    line: Line
    openings: tuple[Opening, ...]
    always_open: bool

    @property
    def hours(self) -> LineHours:
        """When it is open."""
        return LineHours(self.line, self.openings)


def line_of(signed_in: SignedIn) -> KnownLine:
    """What was seen of a line at a sign-in."""
    line = replace(signed_in.program.line, phone=_UNTOLD)
    return KnownLine(line, signed_in.openings, not signed_in.hours_apply)


def as_text(line: KnownLine) -> str:
    """The line as it is remembered."""
    return msgspec.json.encode(line).decode()


def from_text(text: str) -> KnownLine | None:
    """The line that was remembered; None for whatever is none."""
    try:
        line = msgspec.json.decode(text, type=KnownLine)
        check_line(line.line)
    except (msgspec.DecodeError, UserFacing):
        return None
    naive = any(None in (one.opens_at.tzinfo, one.closes_at.tzinfo) for one in line.openings)
    return None if naive else line
