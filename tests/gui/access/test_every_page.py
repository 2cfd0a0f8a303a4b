"""Every page and state of the real window, by what everybody needs who works at it."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callcenter.clock import MovableClock
from tests.gui.access import naming, reach
from tests.gui.access.audit import DOCK, Audit, Check, State
from tests.gui.access.calls_tour import calls_states, export_states
from tests.gui.access.cases_tour import cases_states
from tests.gui.access.conftest import Dress, SitDown
from tests.gui.access.day_tour import day_states
from tests.gui.access.desk_tour import answer_states, evening_states, review_states, side_states, window_states
from tests.gui.access.entrance_tour import PASSWORD, new_vault_states, sign_in_states
from tests.gui.access.hands import tab_to
from tests.gui.access.journal_tour import journal_states
from tests.gui.access.people_tour import people_states
from tests.gui.access.program_tour import program_states
from tests.gui.access.sight import Rings, pale_signs, scrolled, unreadable, without_room
from tests.gui.access.supervisor_tour import roster_states, settings_states
from tests.gui.access.view import View
from tests.gui.sign_in.fake_access import ONE_TIME, FakeAccess
from tests.gui.test_sample_card import SAMPLES
from tests.stories.seat import Seat
from tests.world import MONDAY_MORNING, OPERATOR, SUPERVISOR, World
from ui.dialogs import QtDialogs
from ui.language import ENGLISH, SPANISH
from ui.sample_card import SampleCard
from ui.shortcuts import Shortcut
from ui.theme import Scheme

SignIn = Callable[[Dress, str], Seat]

NAMES: tuple[Check, ...] = (
    naming.nameless,
    naming.named_by_key,
    naming.named_alike,
    naming.named_otherwise,
    naming.of_wrong_role,
    naming.telling,
)
KEYS: tuple[Check, ...] = (
    reach.out_of_reach,
    reach.one_way,
    reach.out_of_order,
    reach.unscrollable,
    reach.turned_by_wheel,
)
DRESSES = [Dress(ENGLISH, Scheme.LIGHT), Dress(SPANISH, Scheme.DARK)]
DOCKED = [Dress(language, Scheme.LIGHT, size=DOCK) for language in (ENGLISH, SPANISH)]
SPANISH_SIZES = [Dress(SPANISH, Scheme.LIGHT, percent) for percent in (125, 160)]  # its words need more room
OTHER_SIZES = [Dress(ENGLISH, Scheme.LIGHT, 80), *SPANISH_SIZES]

LONG = {Dress(SPANISH, Scheme.LIGHT, 125), Dress(ENGLISH, Scheme.LIGHT, 80)}  # between what is looked at every time


def each(dresses: Iterable[Dress]) -> list[object]:
    """As parameters; those of the long run are marked."""
    return [pytest.param(one, marks=pytest.mark.long, id=str(one)) if one in LONG else one for one in dresses]


in_both = pytest.mark.parametrize("dress", DRESSES, ids=str)
in_a_dock = pytest.mark.parametrize("dress", DOCKED, ids=str)
in_other_sizes = pytest.mark.parametrize("dress", each([*DOCKED, *OTHER_SIZES]), ids=str)


def audit(dress: Dress) -> Audit:
    """Everything; where keys lead is no matter of language or color, and is asked once."""
    keys = KEYS if dress.language == ENGLISH else (naming.in_english,)
    return Audit(
        (unreadable, pale_signs, without_room, scrolled, *NAMES, reach.with_one_key, *keys, Rings().ringless),
        dress.size,
    )


def audit_room(dress: Dress) -> Audit:
    """What another size can change: whether all is read, and the order of what was put into another place."""
    order = (reach.out_of_reach, reach.out_of_order, reach.unscrollable) if dress.language == ENGLISH else ()
    return Audit((without_room, *order), dress.size)


def report(subtests: pytest.Subtests, done: Audit) -> None:
    """Each check for itself."""
    for check, faults in done.findings.items():
        with subtests.test(check):
            assert "\n".join(faults) == ""


def entrance_states(sit_down: SitDown, dress: Dress, folder: Path) -> Iterator[State]:
    vault = folder / "vaults" / "pilot"
    vault.mkdir(parents=True)
    access = FakeAccess({vault: {"Olive": PASSWORD, "New": ONE_TIME, "Sam": PASSWORD}})
    clock = MovableClock(MONDAY_MORNING)
    seat = sit_down(dress, access, vault, clock)
    yield from sign_in_states(seat, access, clock)
    yield from new_vault_states(seat, folder)


def call_states(seat: Seat) -> Iterator[State]:
    yield from answer_states(seat)
    yield from review_states(seat)
    yield from side_states(seat)


def around_states(seat: Seat, center: World) -> Iterator[State]:
    yield from window_states(seat)
    yield from evening_states(seat, center)


def supervisor_states(seat: Seat) -> Iterator[State]:
    yield from day_states(seat)
    yield from cases_states(seat)
    yield from roster_states(seat)
    yield from calls_states(seat)
    yield from export_states(seat)
    yield from journal_states(seat)
    yield from program_states(seat)
    yield from people_states(seat)
    yield from settings_states(seat)


@in_both
def test_the_entrance(subtests: pytest.Subtests, sit_down: SitDown, tmp_path: Path, dress: Dress) -> None:
    done = audit(dress)
    done.walk(entrance_states(sit_down, dress, tmp_path))
    report(subtests, done)


@in_other_sizes
def test_the_room_of_the_entrance(subtests: pytest.Subtests, sit_down: SitDown, tmp_path: Path, dress: Dress) -> None:
    done = audit_room(dress)
    done.walk(entrance_states(sit_down, dress, tmp_path))
    report(subtests, done)


@in_both
def test_a_desk_in_its_calls(subtests: pytest.Subtests, sign_in: SignIn, dress: Dress) -> None:
    done = audit(dress)
    done.walk(call_states(sign_in(dress, OPERATOR)))
    report(subtests, done)


@in_other_sizes
def test_the_room_of_a_desk_in_its_calls(subtests: pytest.Subtests, sign_in: SignIn, dress: Dress) -> None:
    done = audit_room(dress)
    done.walk(call_states(sign_in(dress, OPERATOR)))
    report(subtests, done)


@in_both
def test_what_is_around_a_desk(subtests: pytest.Subtests, sign_in: SignIn, center: World, dress: Dress) -> None:
    done = audit(dress)
    done.walk(around_states(sign_in(dress, OPERATOR), center))
    report(subtests, done)


@in_a_dock
def test_the_room_of_what_is_around_a_desk(
    subtests: pytest.Subtests, sign_in: SignIn, center: World, dress: Dress
) -> None:
    done = audit_room(dress)
    done.walk(around_states(sign_in(dress, OPERATOR), center))
    report(subtests, done)


@in_both
def test_a_supervisors_pages(subtests: pytest.Subtests, sign_in: SignIn, center: World, dress: Dress) -> None:
    center.ask(last_name="Smith")
    done = audit(dress)
    done.walk(supervisor_states(sign_in(dress, SUPERVISOR)))
    report(subtests, done)


@pytest.mark.parametrize(
    "dress", [DOCKED[1], *(pytest.param(one, marks=pytest.mark.long) for one in SPANISH_SIZES)], ids=str
)
def test_the_room_of_a_supervisors_pages(
    subtests: pytest.Subtests, sign_in: SignIn, center: World, dress: Dress
) -> None:
    center.ask(last_name="Smith")
    done = audit_room(dress)
    done.walk(supervisor_states(sign_in(dress, SUPERVISOR)))
    report(subtests, done)


@in_both
def test_windows_beside_the_main_one(subtests: pytest.Subtests, qtbot: QtBot, sign_in: SignIn, dress: Dress) -> None:
    done = audit(dress)
    card = SampleCard(SAMPLES)
    dialogs = QtDialogs(sign_in(dress, OPERATOR).window)
    qtbot.addWidget(card)

    def look_at_box() -> None:
        box = QApplication.activeModalWidget()
        assert box is not None
        done.look(State("a question", box))
        dialogs.dismiss()

    QTimer.singleShot(0, look_at_box)
    assert not dialogs.confirm("Mañana", "¿Seguro que es mañana?", "Es mañana", "Es hoy")
    card.show()
    card.activateWindow()
    qtbot.waitUntil(card.isActiveWindow)
    done.look(State("sample card", card))
    report(subtests, done)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)  # said by the platform without a screen
@in_both
def test_lists_and_menus_that_open_by_key_can_be_read(sign_in: SignIn, dress: Dress) -> None:
    seat = sign_in(dress, OPERATOR)
    read: list[list[str]] = []

    def look_at_popup() -> None:
        popup = QApplication.activePopupWidget()
        view = View(popup) if popup else None
        if popup and view and len(view.texts) > 1:
            read.append(unreadable(view))
            popup.close()

    timer = QTimer(interval=10)  # what is open may keep the key's turn until it is closed
    timer.timeout.connect(look_at_popup)
    timer.start()
    seat.take(Shortcut.SETTINGS)
    seat.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    seat.until(lambda: len(read) == 1)
    seat.take(Shortcut.DESK)
    seat.window.resize(*DOCK)
    tab_to(seat, "ScriptPanel", "Keys of the desk")
    seat.press(Qt.Key.Key_Space)
    seat.until(lambda: len(read) == 2)
    timer.stop()
    assert read == [[], []]
