"""What becomes of a change of the program, decided without a window."""

from datetime import date

from msgspec.structs import replace

from callcenter.clock import MovableClock
from callcenter.domain.program_changes import PartChange
from callcenter.domain.program_checks import ProgramFault
from callcenter.services.program_protocol import PresentProgram
from tests.gui.inline_runner import InlineRunner
from tests.gui.program.fake_program import FakePrograms, Trouble
from tests.gui.somebody import PROGRAM
from tests.world import MONDAY_MORNING
from ui.notices import Notice
from ui.program.presenter import Compared, ProgramPresenter, ProgramState

LATER = replace(PROGRAM.line, opens="10:00")


class Page:
    """Fulfills `ProgramView`, and keeps what it was told."""

    def __init__(self) -> None:
        self.programs = FakePrograms()
        self.state = ProgramState(PROGRAM)
        self.told: list[Notice] = []
        self.kept: list[tuple[str, int]] = []
        runner = InlineRunner(self.programs)
        self.presenter = ProgramPresenter(self, runner, MovableClock(MONDAY_MORNING), PROGRAM)

    def show_state(self, state: ProgramState) -> None:
        self.state = state

    def tell(self, notice: Notice) -> None:
        self.told.append(notice)

    def saved(self, section: str, present: PresentProgram) -> None:
        self.kept.append((section, present.version))


def test_a_saved_part_is_the_present_program_and_the_versions_are_read_anew() -> None:
    page = Page()
    page.presenter.save("line", line=LATER)
    assert page.programs.present == replace(PROGRAM, line=LATER)
    assert (page.state.program, page.state.is_saving, page.kept) == (page.programs.present, False, [("line", 2)])
    assert [(one.version, one.parts) for one in page.state.versions] == [(2, ("line.opens",)), (1, ())]


def test_a_part_that_is_not_sound_is_not_asked_for_and_its_fault_stands_in_its_section() -> None:
    page = Page()
    page.presenter.save("checking", idle_minutes=1)
    assert isinstance(page.state.fault, ProgramFault)
    assert (page.state.section, page.state.program, page.kept) == ("checking", PROGRAM, [])
    page.presenter.save("checking", idle_minutes=2)
    assert page.state.fault is None
    assert page.programs.present.idle_minutes == 2


def test_what_the_vault_refuses_changes_nothing_and_can_be_saved_again() -> None:
    page = Page()
    page.programs.failure = Trouble()
    page.presenter.save("line", line=LATER)
    assert (str(page.state.fault), page.state.is_saving, page.state.program) == (Trouble.sentence, False, PROGRAM)
    page.presenter.save("line", line=LATER)
    assert page.kept == [("line", 2)]


def test_what_would_change_is_told_before_it_is_saved() -> None:
    presenter = Page().presenter
    assert presenter.unsaved(line=LATER) == (PartChange("line.opens", '"08:00"', '"10:00"'),)
    assert presenter.unsaved(line=PROGRAM.line) == ()
    assert presenter.unsaved(idle_minutes=1) == ()


def test_a_version_is_compared_with_the_present_one_and_brought_back() -> None:
    page = Page()
    page.presenter.save("line", line=LATER)
    page.presenter.compare(1)
    assert page.state.compared == Compared(1, (PartChange("line.opens", '"08:00"', '"10:00"'),))
    page.presenter.bring_back(1)
    assert page.state.program == PROGRAM
    assert page.state.compared is None
    assert page.kept[-1] == ("versions", 3)


def test_a_version_that_cannot_be_read_is_told_in_the_message_bar() -> None:
    page = Page()
    page.programs.failure = Trouble()
    page.presenter.compare(1)
    assert [notice.text for notice in page.told] == [Trouble.sentence]
    assert page.state.compared is None


def test_holidays_are_suggested_from_today_on_that_are_no_closed_days_yet() -> None:
    page = Page()
    assert page.presenter.missing_holidays() == ()
    kept = tuple(day for day in PROGRAM.line.closed_days if day not in {date(2026, 1, 1), date(2026, 11, 26)})
    page.presenter.save("closed", line=replace(PROGRAM.line, closed_days=kept))
    assert [(one.name, one.day) for one in page.presenter.missing_holidays()] == [("thanksgiving", date(2026, 11, 26))]
