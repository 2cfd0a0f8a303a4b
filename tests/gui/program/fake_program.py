"""A program and its versions that exist in memory alone."""

from datetime import timedelta

from callcenter.domain.program import Program
from callcenter.domain.program_changes import changes_between
from callcenter.errors import EnvironmentFault
from callcenter.services.program_protocol import ListedProgram, PresentProgram
from tests.gui.fake_link import FakeLink
from tests.gui.somebody import PROGRAM
from tests.world import MONDAY_MORNING, SUPERVISOR


class Trouble(EnvironmentFault):
    """The vault cannot be reached."""

    code = "trouble"
    sentence = "The vault cannot be reached."


class FakePrograms(FakeLink):
    """A program and its versions."""

    def __init__(self) -> None:
        super().__init__()
        self.versions = [PROGRAM]
        self.parts: list[tuple[str, ...]] = [()]

    @property
    def present(self) -> Program:
        """The newest."""
        return self.versions[-1]

    def _change(self, program: Program) -> PresentProgram:
        changes = changes_between(self.present, program)
        if changes:
            self.versions.append(program)
            self.parts.append(tuple(change.part for change in changes))
        return PresentProgram(len(self.versions), self.present)

    def _versions(self) -> tuple[ListedProgram, ...]:
        listed = (
            ListedProgram(number, (MONDAY_MORNING + timedelta(hours=number)).isoformat(), SUPERVISOR, parts)
            for number, parts in enumerate(self.parts, 1)
        )
        return tuple(reversed(list(listed)))

    def _version(self, number: int) -> Program:
        return self.versions[number - 1]
