"""How late the window's tick is, and how long Enter takes to a painted answer, with and without an import running.

    python -m tests.benchmarks.window_tick [--people 620000] [--rows 10000] [--seconds 300] [--folder FOLDER]

Opens the real window (offscreen unless a platform is named) on a vault with the tags of so many people, made in a
temporary folder or by `filled_vault` in FOLDER, takes calls at the vault's pace, first alone and then while a roster
of so many rows is imported, and prints one JSON object. Callers are not on the roster, so that every check asks for
all its slow hashes. Goals are those of docs/measurements.md.
"""

import argparse
import csv
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from callcenter.clock import SystemClock
from callcenter.domain.made_up_people import MadeUpPerson, as_roster_row, made_up_people
from callcenter.domain.roster import CANONICAL_COLUMNS
from callcenter.files.name_lists import load_name_lists
from callcenter.services.pace import CHECKS_A_MINUTE
from tests.benchmarks.filled_vault import PASSWORD, USER, vault_of
from tests.gui.fakes import FakeDialogs
from ui.application import make_application, make_link
from ui.desk.boxes import BOX_SHORTCUTS
from ui.hand import Hand
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.roster.presenter import RosterPresenter
from ui.roster.state import CHOOSING, Step
from ui.shortcuts import Shortcut
from ui.tasks import Tasks
from ui.theme import Scheme, apply_theme
from ui.widgets.answer_banner import AnswerBanner
from ui.workplace import Workplace

TICK = 5  # milliseconds
_APART = 60 / CHECKS_A_MINUTE + 0.1  # seconds: a vault refuses checks that come faster
LATEST_TICK = 30.0
PAINTED = 120.0
LATER_WITH_IMPORT = 1.5


class Ticks(QObject):
    """A timer in the window's thread, and how late each of its ticks was."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=TICK)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._last = 0.0
        self.late: list[float] = []

    def start(self) -> None:
        """Count from now on."""
        self.late, self._last = [], time.perf_counter()
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, (now - self._last) * 1000 - TICK))
        self._last = now


class Painted(QObject):
    """When the banner was last painted with an answer."""

    def __init__(self, banner: AnswerBanner) -> None:
        super().__init__()
        self._banner = banner
        self.at: float | None = None
        banner.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look on, change nothing."""
        if event.type() == QEvent.Type.Paint and self._banner.banner.look.is_answer and self.at is None:
            self.at = time.perf_counter()
        return False


class Bench:
    """The window, a hand at its keyboard, and what is measured."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.hand = Hand()
        self.ticks = Ticks()

    @property
    def work(self) -> Workplace:
        """The workplace."""
        assert self.window.workplace is not None
        return self.window.workplace

    @property
    def roster(self) -> RosterPresenter:
        """What decides on the roster page."""
        assert self.work.roster is not None
        return self.work.roster.presenter

    def sign_in(self) -> None:
        """As the supervisor."""
        self.hand.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        self.hand.type(USER)
        self.hand.press(Qt.Key.Key_Tab)
        self.hand.type(PASSWORD)
        self.hand.press(Qt.Key.Key_Return)
        self.hand.until(lambda: self.window.workplace is not None and self.window.tasks.is_idle)

    def begin_import(self, roster: Path) -> None:
        """Choose, count, then start: every step of the wizard as it offers itself."""
        self.roster.refresh()
        self.hand.until(lambda: self.window.tasks.is_idle)
        self.roster.begin()
        self.roster.file.choose_file(roster)
        while self.roster.state.step in CHOOSING:
            self.hand.until(lambda: self.window.tasks.is_idle)
            self.roster.go_on()
            self.hand.until(lambda: self.roster.state.step is not Step.COUNTING)

    def measure(self, people: list[MadeUpPerson], seconds: float) -> dict[str, dict[str, float]]:
        """Take calls for so long; lateness of ticks and of answers in milliseconds."""
        (banner,) = self.window.findChildren(AnswerBanner)
        self.hand.take(Shortcut.DESK)
        answers: list[float] = []
        end = time.perf_counter() + seconds
        self.ticks.start()
        for person in people:
            if time.perf_counter() > end:
                break
            painted = Painted(banner)
            next_call = time.perf_counter() + _APART
            answers.append(self._one_call(person, painted))
            banner.removeEventFilter(painted)
            self._pause(max(1, round(1000 * (next_call - time.perf_counter()))))
        return {"ticks": _figures(self.ticks.late), "enter_to_painted": _figures(answers)}

    def _pause(self, milliseconds: int) -> None:
        """Let the window's own loop run: whatever sleeps in its thread would make its tick late."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def _until(self, ready: Callable[[], bool]) -> None:
        while not ready():
            self._pause(1)

    def _one_call(self, person: MadeUpPerson, painted: Painted) -> float:
        values = {
            "last_name": person.last_name,
            "first_name": person.first_name,
            "birth_date": f"{person.birth_date:%m%d%Y}" if person.birth_date else "",
            "ssn": person.ssn[-4:],
        }
        for name, text in values.items():
            self.hand.take(BOX_SHORTCUTS[name])
            for letter in text:
                self.hand.type(letter)
                self._pause(TICK)  # no hand is faster, and a key must not wait for the one before
        pressed = time.perf_counter()
        self.hand.press(Qt.Key.Key_Return)
        self._until(lambda: painted.at is not None)
        assert painted.at is not None
        self.hand.take(Shortcut.NEXT_CALL)
        self._until(lambda: self.work.desk.presenter.seconds is None)
        return (painted.at - pressed) * 1000


def _figures(values: list[float]) -> dict[str, float]:
    cuts = quantiles(values, n=100) if len(values) > 1 else values * 99
    figures = {"count": len(values), "p50": median(values), "p95": cuts[94], "p99": cuts[98], "max": max(values)}
    return {name: round(value, 2) for name, value in figures.items()}


def _roster_file(path: Path, people: list[MadeUpPerson]) -> Path:
    """The file holds last fours, as most do."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, CANONICAL_COLUMNS)
        writer.writeheader()
        writer.writerows(as_roster_row(replace(person, ssn=person.ssn[-4:])) for person in people)
    return path


@contextmanager
def _window(vault: Path, settings: Path) -> Iterator[MainWindow]:
    clock = SystemClock()
    apply_theme(make_application(), Scheme.LIGHT)
    dialogs = FakeDialogs()
    dialogs.will_confirm(True)  # the import is still under way at the end
    window = MainWindow(Tasks(make_link(clock)), clock, Preferences(settings), vault, dialogs)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    try:
        yield window
    finally:
        window.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=620_000)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    most = round(2 * asked.seconds / _APART) + 20
    people = made_up_people(2 * most + asked.rows, 7, load_name_lists())
    callers = list(islice((one for one in people if one.ssn and one.birth_date), most))
    with tempfile.TemporaryDirectory() as name:
        vault = vault_of(asked.folder or Path(name), asked.people)
        with _window(vault, Path(name) / "settings.ini") as window:
            bench = Bench(window)
            bench.sign_in()
            quiet = bench.measure(callers[::2], asked.seconds)
            bench.begin_import(_roster_file(Path(name) / "second.csv", list(people)))
            importing = bench.measure(callers[1::2], asked.seconds)
            still_importing = bench.roster.is_importing
    print(json.dumps({"quiet": quiet, "importing": importing, "import_lasted": still_importing}, indent=2))
    painted = quiet["enter_to_painted"]["p95"]
    slower = importing["enter_to_painted"]["p95"] / painted
    latest = max(quiet["ticks"]["max"], importing["ticks"]["max"])
    print(f"Latest tick: {latest:.1f} ms, goal {LATEST_TICK:g}: {_word(latest <= LATEST_TICK)}")
    print(f"Enter to painted, p95: {painted:.0f} ms, goal {PAINTED:g}: {_word(painted <= PAINTED)}")
    print(f"With an import: {slower:.2f} times, goal {LATER_WITH_IMPORT}: {_word(slower <= LATER_WITH_IMPORT)}")


def _word(met: bool) -> str:
    return "met" if met else "MISSED"


if __name__ == "__main__":
    main()
