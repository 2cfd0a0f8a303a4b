"""What supervisors may ask of the open vault's program: another version of it, and those of before."""

from dataclasses import dataclass
from typing import Protocol

from callcenter.domain.program import Program


@dataclass(frozen=True)
class ListedProgram:
    """One version; `loaded_at` is ISO 8601 in UTC. `parts` are those that it changed, none of the first version."""

    version: int
    loaded_at: str
    by: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class PresentProgram:
    """The program that answers are given under."""

    version: int
    program: Program


class ProgramDesk(Protocol):
    """The program of the open vault. For supervisors; raises NotAllowed."""

    def change(self, program: Program) -> PresentProgram:
        """Make a program the present one, as a new version; journaled part by part. The same program changes nothing.

        Wrap-up codes that calls have and that are gone from it become retired ones. Raises ProgramFixed, or
        ProgramFault for one that is not sound.
        """
        ...

    def versions(self) -> tuple[ListedProgram, ...]:
        """Every version, the newest first."""
        ...

    def version(self, number: int) -> Program:
        """The program of a version. Raises NoSuchVersion."""
        ...
