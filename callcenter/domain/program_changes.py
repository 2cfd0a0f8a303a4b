"""What of a program may be changed while its vault is open, and what a change consists of."""

from dataclasses import dataclass

import msgspec
from msgspec import Struct

from callcenter.domain.program import Program
from callcenter.errors import UserFacing

FIXED = ("name", "matching")
"""How details are read and which rules are asked: tags were hashed under it, so another one would find nobody."""


class ProgramFixed(UserFacing):
    """A change reached what the roster was hashed under."""

    code = "program_fixed"
    sentence = (
        "A vault's program keeps its name and its matching, for the roster was hashed under them. "
        "Leave both as they are, or make a new vault."
    )


@dataclass(frozen=True)
class PartChange:
    """One part by its dotted name, such as `line.opens` or `script.greeting.en`; both values are canonical JSON.

    An empty text stands for a part that was not there, or is there no more.
    """

    part: str
    before: str
    after: str


def changes_between(before: Program, after: Program) -> tuple[PartChange, ...]:
    """What differs, in the order of a program's parts; lists count as one part. Raises ProgramFixed."""
    if any(getattr(before, name) != getattr(after, name) for name in FIXED):
        raise ProgramFixed
    old, new = (dict(_flat(program, "")) for program in (before, after))
    parts = [*new, *(part for part in old if part not in new)]
    changes = (PartChange(part, old.get(part, ""), new.get(part, "")) for part in parts)
    return tuple(change for change in changes if change.before != change.after)


def _flat(value: object, part: str) -> list[tuple[str, str]]:
    if isinstance(value, Struct):
        names = value.__struct_fields__
        return [one for name in names for one in _flat(getattr(value, name), f"{part}.{name}".lstrip("."))]
    return [] if value is None else [(part, msgspec.json.encode(value, order="sorted").decode())]
