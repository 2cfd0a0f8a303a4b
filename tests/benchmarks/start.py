"""How long the window takes to its painted sign-in, and from Enter there until calls can be taken.

    python -m tests.benchmarks.start [--starts 15] [--sign-ins 15] [--people 620000] [--folder FOLDER]

Starts the real window and an empty one of PySide6 by turns, each a fresh process, and takes the time until the sign-in
or the empty window is painted. Then signs in to a vault of so many people's tags, made in a temporary folder or by
`filled_vault` in FOLDER, and takes the time until the desk is painted, and until its first key has opened a call; the
password's derivation, measured by turns with it, is taken off. Offscreen unless a platform is named. Prints medians.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from callcenter.clock import SystemClock
from callcenter.crypto.slots import open_slot
from callcenter.storage.vault_folder import VaultFolder
from tests.benchmarks.filled_vault import PASSWORD, USER, vault_of
from tests.gui.fakes import FakeDialogs
from ui.application import make_application, make_link
from ui.hand import Hand
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.tasks import Tasks
from ui.theme import Scheme, apply_theme
from ui.workplace import Workplace

ROOT = Path(__file__).parents[2]
START = 1.5  # times an empty window
SIGN_IN = 0.25  # seconds above the password's derivation
_STANDING_READY = 500  # milliseconds for the vault's process to come up before somebody signs in

# Prints a line when the first paint has gone to the screen, and ends.
_LOOKS_ON = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

class Painted(QObject):
    def eventFilter(self, _, event):
        if event.type() == QEvent.Type.Paint and not self.told:
            self.told = True
            QTimer.singleShot(0, self.tell)
        return False

    def tell(self):
        print("painted", flush=True)
        QApplication.quit()

painted = Painted()
painted.told = False
"""
_EMPTY = f"""{_LOOKS_ON}
application = QApplication([])
window = QWidget()
window.installEventFilter(painted)
window.show()
application.exec()
"""
_OURS = f"""
import sys
from pathlib import Path
vault, sys.argv = Path(sys.argv[1]), ["main.py"]

def load():
    screens = main.load_screens()
    exec({_LOOKS_ON!r}, globals())
    from ui import application

    class Watched(application.MainWindow):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            for box in self.findChildren(QLineEdit):
                box.installEventFilter(painted)

    application.MainWindow = Watched
    return screens

if __name__ == "__main__":
    import main
    from callcenter.cli.process import prepare_process
    from callcenter.cli.window import LateWindow
    from callcenter.clock import SystemClock
    prepare_process()
    LateWindow(load).open(vault, SystemClock(), None)
"""


@dataclass(frozen=True)
class Program:
    """A window to start."""

    script: str
    arguments: Sequence[str | Path] = ()

    def seconds_to_painted(self, home: Path) -> float:
        """From the command to the first paint; the process has ended then. `home` keeps what it remembers."""
        surroundings = os.environ | {"XDG_CONFIG_HOME": str(home), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", self.script, *map(str, self.arguments)]
        begun = time.perf_counter()
        with subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            line = process.stdout.readline()
            took = time.perf_counter() - begun
        if line != b"painted\n" or process.returncode:
            raise RuntimeError(f"the window did not come up: {process.returncode}")
        return took


def starts(vault: Path, count: int, home: Path) -> tuple[list[float], list[float]]:
    """Seconds of the empty window and of ours, by turns, after one start of each that does not count."""
    empty, ours = Program(_EMPTY), Program(_OURS, [vault])
    took: tuple[list[float], list[float]] = ([], [])
    for turn in range(count + 1):
        for program, kept in zip((empty, ours), took, strict=True):
            seconds = program.seconds_to_painted(home)
            if turn:
                kept.append(seconds)
    return took


class FirstPaint(QObject):
    """When a box of the workplace was first painted."""

    def __init__(self) -> None:
        super().__init__()
        self.at: float | None = None

    def watch(self, whole: QWidget) -> None:
        """Look at its boxes from now on."""
        self.at = None
        for box in whole.findChildren(QLineEdit):
            box.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look on, change nothing."""
        if event.type() == QEvent.Type.Paint and self.at is None:
            self.at = time.perf_counter()
        return False


@dataclass(frozen=True)
class SignedInAfter:
    """Seconds of one sign-in: the password's derivation alone, Enter to the painted desk, its first key to a call."""

    derivation: float
    painted: float
    call: float


class Door:
    """The real window before a vault, and a hand at its keyboard."""

    def __init__(self, window: MainWindow, vault: Path) -> None:
        self._window = window
        self._hand = Hand()
        self._paint = FirstPaint()
        window.entrance.signed_in.connect(lambda _: self._paint.watch(self._work))  # made by then, not painted yet
        key_file = VaultFolder(vault).read_keys()
        slot = key_file.slot_named(USER)
        assert slot is not None
        self._vault_id, self._slot = key_file.vault_id, slot

    def once(self) -> SignedInAfter:
        """Sign in, begin a call, and leave again."""
        self._hand.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        self._rest(_STANDING_READY)
        begun = time.perf_counter()
        open_slot(self._vault_id, self._slot, PASSWORD)
        derivation = time.perf_counter() - begun
        self._hand.type(USER)
        self._hand.press(Qt.Key.Key_Tab)
        self._hand.type(PASSWORD)
        self._paint.at = None
        pressed = time.perf_counter()
        self._hand.press(Qt.Key.Key_Return)
        self._until(lambda: self._paint.at is not None)
        painted = self._paint.at
        assert painted is not None
        desk = self._work.desk
        self._hand.until(lambda: self._window.tasks.is_idle)
        key = time.perf_counter()
        self._hand.type("S")
        self._until(lambda: desk.presenter.state.reference)
        called = time.perf_counter() - key
        self._window.sign_out()
        self._hand.until(lambda: self._window.workplace is None)
        return SignedInAfter(derivation, painted - pressed, called)

    @property
    def _work(self) -> Workplace:
        assert self._window.workplace is not None
        return self._window.workplace

    def _rest(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def _until(self, ready: Callable[[], object]) -> None:
        while not ready():
            self._rest(1)


@contextmanager
def _door(vault: Path, settings: Path, count: int) -> Iterator[Door]:
    apply_theme(make_application(), Scheme.LIGHT)
    clock, dialogs = SystemClock(), FakeDialogs()
    for _ in range(count):
        dialogs.will_confirm(True)  # each sign-out leaves a call behind
    window = MainWindow(Tasks(make_link(clock)), clock, Preferences(settings), vault, dialogs)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    try:
        yield Door(window, vault)
    finally:
        window.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--starts", type=int, default=15)
    parser.add_argument("--sign-ins", type=int, default=15)
    parser.add_argument("--people", type=int, default=620_000)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        vault = vault_of(asked.folder or home, asked.people)
        empty, ours = starts(vault, asked.starts, home)
        with _door(vault, home / "settings.ini", asked.sign_ins + 1) as door:
            door.once()
            found = [door.once() for _ in range(asked.sign_ins)]
    times = median(ours) / median(empty)
    above = median(one.painted - one.derivation for one in found)
    called = median(one.call for one in found)
    print("| | median | goal |\n| --- | --- | --- |")
    print(f"| an empty window, painted | {median(empty):.2f} s | |")
    print(
        f"| the sign-in, painted | {median(ours):.2f} s, {times:.2f} times | {START} times: {_word(times <= START)} |"
    )
    print(f"| the password's derivation | {1000 * median(one.derivation for one in found):.0f} ms | |")
    print(f"| Enter to painted desk, above it | {1000 * above:.0f} ms | |")
    print(f"| first key to an open call | {1000 * called:.0f} ms | |")
    ready = above + called
    print(f"| both: ready | {1000 * ready:.0f} ms | {1000 * SIGN_IN:.0f} ms: {_word(ready <= SIGN_IN)} |")


def _word(met: bool) -> str:
    return "met" if met else "MISSED"


if __name__ == "__main__":
    main()
