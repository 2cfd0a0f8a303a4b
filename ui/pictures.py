"""A picture of every screen, taken of the real window while it is worked; it needs no display."""

import csv
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from callcenter.clock import MovableClock
from callcenter.domain.details import SpokenDetails
from callcenter.domain.samples import Samples, SampleSignIn
from callcenter.services.local_vault import LocalVault
from ui.application import make_application
from ui.desk.boxes import BOX_SHORTCUTS
from ui.desk.presenter import Showing
from ui.hand import Hand, NothingCame
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.roster.presenter import RosterPresenter
from ui.roster.state import Stage
from ui.sample_card import SampleCard
from ui.shortcuts import Shortcut
from ui.tasks import Tasks
from ui.theme import Scheme, apply_theme
from ui.workplace import Workplace

SIZE = (1366, 768)


def save_pictures(folder: Path, vault: Path, clock: MovableClock, samples: Samples) -> tuple[Path, ...]:
    """Save every screen, light and dark, as PNG files of 1366 x 768; needs no display. Raises NothingCame."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application()
    folder.mkdir(parents=True, exist_ok=True)
    saved: list[Path] = []
    day = clock.now()
    for scheme in Scheme:
        clock.move_to(day)
        apply_theme(application, scheme)
        camera = _Camera(folder, scheme.name.lower(), saved)
        with _window(vault, clock) as window:
            _Day(camera, window, clock, samples).take_all()
        camera.save("sample-callers", SampleCard(samples))
    return tuple(saved)


@contextmanager
def _window(vault: Path, clock: MovableClock) -> Iterator[MainWindow]:
    """A window with settings that are thrown away; its vault is in this process, for the clock to be moved."""
    with tempfile.TemporaryDirectory() as settings:
        preferences = Preferences(Path(settings) / "settings.ini")
        window = MainWindow(Tasks(LocalVault(clock)), clock, preferences, vault)
        window.setFixedSize(*SIZE)
        window.show()
        window.activateWindow()
        try:
            yield window
        finally:
            window.close()
            window.deleteLater()


class _Camera:
    """Takes pictures of one color scheme."""

    def __init__(self, folder: Path, ending: str, saved: list[Path]) -> None:
        self._folder = folder
        self._ending = ending
        self._saved = saved

    def save(self, name: str, widget: QWidget) -> None:
        """One picture."""
        QApplication.processEvents()
        path = self._folder / f"{name}-{self._ending}.png"
        widget.grab().save(str(path))
        self._saved.append(path)


class _Day:
    """A day at one window, from sign-in to the call list, with a picture at each turn."""

    def __init__(self, camera: _Camera, window: MainWindow, clock: MovableClock, samples: Samples) -> None:
        self._camera = camera
        self._window = window
        self._clock = clock
        self._samples = samples
        self._hand = Hand()

    def take_all(self) -> None:
        """Every screen."""
        supervisor, operator = self._samples.sign_ins
        self._hand.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        self._save("sign-in")
        self._new_vault()
        self._sign_in(operator)
        self._save("desk-ready")
        for word, spoken in self._first_of_each().items():
            self._check(spoken)
            self._save(f"desk-{word.lower()}")
            if word == "YES":
                self._after_yes()
            self._next_call()
        self._unreadable()
        self._after_hours()
        self._locked(operator)
        self._hand.take(Shortcut.SIGN_OUT)
        self._hand.until(lambda: self._window.workplace is None)
        self._sign_in(supervisor)
        for shortcut, name in ((Shortcut.ROSTER, "roster"), (Shortcut.CALLS, "calls")):
            self._hand.take(shortcut)
            self._hand.until(lambda: self._window.tasks.is_idle)
            self._save(name)
            if shortcut is Shortcut.ROSTER:
                self._wizard()

    @property
    def _work(self) -> Workplace:
        self._hand.until(lambda: self._window.workplace)
        if self._window.workplace is None:
            raise NothingCame
        return self._window.workplace

    def _save(self, name: str) -> None:
        self._camera.save(name, self._window)

    def _sign_in(self, who: SampleSignIn) -> None:
        self._hand.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        self._hand.type(who.user)
        self._hand.press(Qt.Key.Key_Tab)
        self._hand.type(who.password)
        self._hand.press(Qt.Key.Key_Return)
        self._hand.until(lambda: self._window.workplace and self._window.tasks.is_idle)

    def _first_of_each(self) -> dict[str, SpokenDetails]:
        """The first sample that comes to each answer."""
        found: dict[str, SpokenDetails] = {}
        for caller in self._samples.callers:
            for spoken, expected in zip(caller.attempts, caller.expected, strict=True):
                if expected in {"YES", "NO", "MORE"}:
                    found.setdefault(expected, spoken)
        return found

    def _check(self, spoken: SpokenDetails) -> None:
        for box, shortcut in BOX_SHORTCUTS.items():
            text = getattr(spoken, box)
            if text:
                self._hand.take(shortcut)
                self._hand.type(text)
        self._hand.press(Qt.Key.Key_Return)
        self._hand.until(lambda: self._showing in {Showing.ANSWER, Showing.MEND})

    @property
    def _showing(self) -> Showing:
        return self._work.desk.presenter.state.showing

    def _after_yes(self) -> None:
        self._hand.take(Shortcut.WRAP_UP)
        self._save("desk-wrap-up")
        self._hand.press(Qt.Key.Key_Escape)
        self._hand.take(Shortcut.LANGUAGE)
        self._save("desk-yes-spanish")
        self._hand.take(Shortcut.LANGUAGE)
        self._hand.take(Shortcut.SSN)
        self._hand.type("9")
        self._save("desk-changed")

    def _next_call(self) -> None:
        """Twice, for details that were typed and not checked are asked about once."""
        for _ in range(2):
            self._hand.take(Shortcut.NEXT_CALL)
        self._hand.until(lambda: self._work.desk.presenter.seconds is None)

    def _unreadable(self) -> None:
        self._check(SpokenDetails("Smith", "Ann", "2/9/80", "98"))
        self._save("desk-mend")
        self._next_call()

    def _new_vault(self) -> None:
        """The first run's page, looked at and left."""
        self._hand.press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
        self._hand.until(lambda: self._window.entrance.new_vault_page.isVisible() and self._window.tasks.is_idle)
        self._save("new-vault")
        self._hand.press(Qt.Key.Key_Escape)
        self._hand.until(self._window.entrance.sign_in_page.isVisible)

    def _wizard(self) -> None:
        """The steps of loading a roster up to the one that would begin to hash, with the sample callers as its file."""
        roster = self._work.roster
        if roster is None:
            raise NothingCame
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "educators.csv"
            _write_callers(file, self._samples)
            self._hand.press(Qt.Key.Key_Return)
            roster.presenter.file.choose_file(file)  # a file dialog is the system's own: no picture of ours
            for stage in (Stage.FILE, Stage.READING, Stage.COLUMNS, Stage.DRY_RUN, Stage.TIME):
                self._until_stage(roster.presenter, stage)
                self._save(f"roster-step-{stage:d}")
                if stage is not Stage.TIME:
                    roster.presenter.go_on()
            roster.presenter.leave()

    def _until_stage(self, presenter: RosterPresenter, stage: Stage) -> None:
        self._hand.until(lambda: presenter.state.stage is stage and presenter.is_settled)
        self._hand.until(lambda: self._window.tasks.is_idle)

    def _locked(self, who: SampleSignIn) -> None:
        """Locked in mid-call, and back."""
        self._hand.take(Shortcut.LAST_NAME)
        self._hand.type("Smith")
        self._hand.until(lambda: self._work.desk.presenter.state.reference)
        self._hand.take(Shortcut.LOCK)
        self._hand.until(lambda: self._window.workplace is None)
        self._save("locked")
        self._hand.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        self._hand.type(who.password)
        self._hand.press(Qt.Key.Key_Return)
        self._hand.until(lambda: self._window.workplace and self._window.tasks.is_idle)
        self._next_call()

    def _after_hours(self) -> None:
        self._clock.move_to(self._clock.now() + timedelta(hours=12))
        self._work.tick()
        self._check(self._samples.callers[0].attempts[0])
        self._save("desk-cannot")
        self._next_call()


def _write_callers(file: Path, samples: Samples) -> None:
    """The sample callers' names as a roster, with headers, dates and numbers of its own."""
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.writer(opened, delimiter=";")
        writer.writerow(("Surname", "Given name", "DOB", "SSN", "Remarks"))
        for number, caller in enumerate(samples.callers, 13):
            told = caller.attempts[0]
            writer.writerow((told.last_name, told.first_name, f"7/{number % 28 + 1}/1961", f"900-50-{number:04}", ""))
        writer.writerow(("Muñoz", "José", "11/30/1958", "900-50-12", ""))
