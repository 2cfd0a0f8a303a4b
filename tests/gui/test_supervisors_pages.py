"""The roster page and the call list over a real vault."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callcenter.domain.answers import Word
from callcenter.domain.made_up_people import MadeUpPerson, as_roster_row, as_spoken, made_up_people
from callcenter.files.name_lists import load_name_lists
from callcenter.services.call_protocol import CallDesk
from callcenter.services.export_check import verify_export
from callcenter.services.requests import ask
from callcenter.services.roster_protocol import RosterDesk, RosterFile, StagedImport
from tests.gui.office import Office, begin, count
from tests.gui.shown import box, cells, enter, press, table, texts
from tests.world import GARCIA, SUPERVISOR_PASSWORD, World
from ui.notices import Kind
from ui.roster.state import Step

# The screen that is none has no size hints to pass on, and says so at every window.

MANY = 200


@pytest.fixture
def office(qtbot: QtBot, world: World) -> Iterator[Office]:
    office = Office(qtbot, world)
    yield office
    office.tasks.close()


@pytest.fixture
def people() -> list[MadeUpPerson]:
    return list(made_up_people(MANY, 1821, load_name_lists()))


def import_and_pause(office: Office) -> StagedImport:
    """Begin the import of what was counted and pause it after its first rows; what is staged."""
    presenter = office.roster.presenter
    office.link.hold()
    begin(office)
    office.until(lambda: presenter.state.progress is not None)
    assert presenter.is_importing
    press(office.roster, "Pa&use")
    assert presenter.state.step is Step.STOPPING
    office.link.let_go()
    office.until_step(Step.INTERRUPTED)
    assert presenter.state.staged is not None
    return presenter.state.staged


def go_on(office: Office, file: Path) -> None:
    """Choose a file for the interrupted import and give the password."""
    office.dialogs.will_open(file)
    press(office.roster, "Choose the &file again…")
    office.until_step(Step.UNLOCKING)
    office.give_password(office.roster)


def test_two_hundred_people_are_imported_in_two_runs_and_answer_after_the_switch_over(
    office: Office, world: World, people: list[MadeUpPerson]
) -> None:
    file = world.roster_file(map(as_roster_row, people))
    page = office.roster
    office.turn_to(page)
    assert "Roster 1 is active" in texts(page)
    found = count(office, file)
    assert (found.rows, found.people + found.fills_no_rule) == (MANY, MANY)

    staged = import_and_pause(office)
    assert 0 < staged.position < staged.rows == MANY
    assert cells(table(page, "All rosters").model())[0][:2] == ["2", "Import interrupted"]

    go_on(office, file)
    office.until_step(Step.HASHED)
    done = page.presenter.state.hashed
    assert done is not None
    assert (done.people, done.resumed_from) == (found.people, staged.position)

    office.give_password(page)
    office.until_step(Step.READY)
    assert "Roster 2 is active" in texts(page)
    assert [notice.kind for notice in office.heard] == [Kind.NEWS, Kind.DONE]
    reference = office.link.perform(ask(CallDesk.open))
    answer = office.link.perform(ask(CallDesk.check, reference, as_spoken(people[0])))
    assert answer.decision.word is Word.YES

    out = world.path.parent / "calls.csv"
    office.turn_to(office.calls)
    assert [row[0] for row in cells(table(office.calls, "Calls, newest first").model())] == [reference]
    office.dialogs.will_save(out)
    press(office.calls, "E&xport…")
    press(office.calls, "Choose a &place and export…")
    office.settle()
    assert office.heard[-1].kind is Kind.DONE
    assert verify_export(out, world.made.fingerprint if world.made else None).genuine


def test_an_import_goes_on_when_its_cancelling_is_thought_better_of(
    office: Office, world: World, people: list[MadeUpPerson]
) -> None:
    page = office.roster
    office.turn_to(page)
    count(office, world.roster_file(map(as_roster_row, people)))
    office.link.hold()
    begin(office)
    office.until(lambda: page.presenter.state.progress is not None)
    office.dialogs.will_choose(None)
    press(page, "Cancel…  Esc")
    assert page.presenter.state.step is Step.IMPORTING
    office.link.let_go()
    office.until_step(Step.HASHED)


def test_another_file_does_not_take_an_interrupted_import_over(
    office: Office, world: World, people: list[MadeUpPerson]
) -> None:
    office.turn_to(office.roster)
    count(office, world.roster_file(map(as_roster_row, people)))
    import_and_pause(office)
    go_on(office, world.roster_file([GARCIA], "other.csv"))
    office.until_step(Step.INTERRUPTED)
    assert office.heard[-1].kind is Kind.MEND
    assert office.heard[-1].text.startswith("This is not the file whose import was interrupted.")


def test_a_former_roster_is_brought_back(office: Office, world: World) -> None:
    page = office.roster
    office.link.perform(ask(RosterDesk.start, RosterFile(world.roster_file([GARCIA], "again.csv"))))
    office.link.perform(ask(RosterDesk.switch, 2, SUPERVISOR_PASSWORD))
    office.turn_to(page)
    assert "Roster 2 is active" in texts(page)
    table(page, "All rosters").selectRow(1)
    press(page, "Make &active…")
    office.give_password(page)
    office.until(lambda: "Roster 1 is active" in texts(page))
    office.settle()


def test_an_export_after_an_import_takes_the_password_in_the_page(office: Office, world: World) -> None:
    office.link.perform(ask(RosterDesk.start, RosterFile(world.roster_file([GARCIA], "again.csv"))))
    out, page = world.path.parent / "calls.csv", office.calls
    office.turn_to(page)
    office.dialogs.will_save(out)
    press(page, "E&xport…")
    press(page, "Choose a &place and export…")
    office.settle()
    assert not out.exists()
    enter(box(page.panel), "another password")
    office.settle()
    assert "▲  This is not your password. Type it once more." in texts(page)
    office.give_password(page.panel)
    office.settle()
    assert verify_export(out, world.made.fingerprint if world.made else None).genuine
    assert [notice.kind for notice in office.heard] == [Kind.DONE]
