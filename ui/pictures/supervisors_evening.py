"""Scenes of a supervisor: day, a review case, roster and its wizard, calls, settings, the line open for an evening."""

import csv
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt

from callcenter.domain.samples import Samples
from ui.hand import NothingCame
from ui.pictures.scenes import Scenes
from ui.roster.presenter import RosterPresenter
from ui.roster.state import Stage
from ui.shortcuts import Shortcut

_UNTIL = "9:30 PM"


class SupervisorScenes(Scenes):
    """After closing time, from one sign-in to the sign-out."""

    def take_all(self) -> None:
        """Every page that is a supervisor's."""
        supervisor, _ = self._samples.sign_ins
        self._sign_in(supervisor)
        self._turn_to(Shortcut.DAY, "day")
        self._cases()
        self._turn_to(Shortcut.ROSTER, "roster")
        self._wizard()
        self._turn_to(Shortcut.CALLS, "calls")
        self._turn_to(Shortcut.PEOPLE, "people")
        self._turn_to(Shortcut.JOURNAL, "journal")
        self._turn_to(Shortcut.PROGRAM, "program")
        self._turn_to(Shortcut.SETTINGS, "settings")
        self._save_as_dock("settings")
        self._evening()
        self._sign_out()

    def _turn_to(self, page: Shortcut, name: str) -> None:
        self._hand.take(page)
        self._settle()
        self._save(name)

    def _cases(self) -> None:
        """The review case of the day, opened."""
        self._hand.take(Shortcut.CASES)
        self._settle()
        self._hand.press(Qt.Key.Key_Return)
        self._settle()
        self._save("cases")

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
        self._settle()

    def _evening(self) -> None:
        """The line opened beyond its hours, and that taken back."""
        presenter = self._work.settings.presenter
        presenter.open_until(_UNTIL)
        self._hand.until(lambda: presenter.state.opening)
        self._settle()
        self._save("settings-line")
        presenter.take_back()
        self._hand.until(lambda: presenter.state.opening is None)
        self._settle()


def _write_callers(file: Path, samples: Samples) -> None:
    """The sample callers' names as a roster, with headers, dates and numbers of its own."""
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.writer(opened, delimiter=";")
        writer.writerow(("Surname", "Given name", "DOB", "SSN", "Remarks"))
        for number, caller in enumerate(samples.callers, 13):
            told = caller.attempts[0]
            writer.writerow((told.last_name, told.first_name, f"7/{number % 28 + 1}/1961", f"900-50-{number:04}", ""))
        writer.writerow(("Muñoz", "José", "11/30/1958", "900-50-12", ""))
