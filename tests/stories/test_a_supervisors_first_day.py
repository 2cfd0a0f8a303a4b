"""A supervisor loads 2,000 people in the window, takes a call, and exports the log: by keyboard alone."""

import csv
from pathlib import Path

from PySide6.QtCore import Qt

from callcenter.domain.made_up_people import MadeUpPerson, as_roster_row, as_spoken, made_up_people
from callcenter.files.name_lists import load_name_lists
from callcenter.services.export_check import verify_export
from tests.stories.seat import Seat
from tests.world import PASSWORDS, SUPERVISOR, World
from ui.roster.state import Step
from ui.shortcuts import Shortcut
from ui.widgets.answer_banner import Look

MANY = 2000
SEED = 1821


def whole(person: MadeUpPerson) -> bool:
    return bool(person.ssn and person.birth_date and person.educator_id)


def test_two_thousand_people_are_imported_one_is_found_and_the_log_is_exported(seat: Seat, world: World) -> None:
    people = list(made_up_people(MANY, SEED, load_name_lists()))
    seat.sign_in(SUPERVISOR)

    seat.import_until_hashing(world.roster_file(map(as_roster_row, people), "educators.csv"))
    seat.until(lambda: seat.roster.state.step is Step.HASHED)
    seat.type(PASSWORDS[SUPERVISOR])
    seat.press(Qt.Key.Key_Return)
    seat.until(lambda: seat.roster.state.step is Step.READY)
    active = seat.roster.state.active
    assert active is not None
    assert (active.number, active.people) == (2, MANY)

    seat.take(Shortcut.DESK)
    spoken = as_spoken(next(filter(whole, people)))
    assert seat.ask(last_name=spoken.last_name, birth_date=spoken.birth_date, ssn=spoken.ssn) is Look.YES
    seat.take(Shortcut.NEXT_CALL)

    out = world.path.parent / "call-log.csv"
    seat.take(Shortcut.CALLS)
    seat.until(lambda: seat.window.tasks.is_idle)
    page = seat.work.calls
    assert page is not None
    seat.dialogs.will_save(out)
    seat.press(Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    seat.until(page.panel.isVisible)
    seat.press(Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    seat.until(lambda: out.name in seat.message)
    verdict = verify_export(out)
    assert (verdict.state, verdict.rows) == ("whole", 1)
    assert verdict.fingerprint in seat.message
    with Path(out).open(newline="", encoding="utf-8") as file:
        (call,) = csv.DictReader(file)
    assert (call["answer"], call["wrap_up"], call["roster"]) == ("YES", "eligible_informed", "2")
