"""What the program does by itself while somebody works, and what is told of it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from callcenter.services.care_protocol import Inspection
from callcenter.services.session import NotSignedIn
from tests.gui.journal.fake_journal import FakeJournal
from ui import care
from ui.care import Care
from ui.notices import Kind, Notice
from ui.tasks import Tasks

WARNING = (
    "The journal's head could not be written to its folder this hour. Check that the folder is there and has room."
)


class Work:
    """Somebody's workplace, with the care for its vault."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.vault = FakeJournal()
        self.tasks = Tasks(self.vault)
        self.heard: list[Notice] = []
        self._place = QObject()

    def begin(self) -> Care:
        made = Care(self.tasks, self._place)
        made.noticed.connect(self.heard.append)
        self._qtbot.waitUntil(lambda: len(self.vault.asked) == 2 and self.tasks.is_idle, timeout=10_000)
        return made

    def look(self, made: Care) -> None:
        made.look_after()
        self._qtbot.waitUntil(lambda: self.tasks.is_idle, timeout=10_000)


@pytest.fixture
def work(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Work]:
    monkeypatch.setattr(care, "FIRST", 0)
    work = Work(qtbot)
    yield work
    work.tasks.close()


def test_the_database_is_looked_at_once_and_what_is_due_is_done(work: Work) -> None:
    made = work.begin()
    work.look(made)
    assert [asked[0] for asked in work.vault.asked] == ["inspect", "look_after", "look_after"]
    assert work.heard == []


def test_a_warning_is_told_once_while_it_lasts_and_again_when_it_comes_back(work: Work) -> None:
    work.vault.warnings = (WARNING,)
    made = work.begin()
    work.look(made)
    assert work.heard == [Notice(Kind.MEND, WARNING)]
    work.vault.warnings = ()
    work.look(made)
    work.vault.warnings = (WARNING,)
    work.look(made)
    assert work.heard == [Notice(Kind.MEND, WARNING)] * 2


@pytest.mark.parametrize(
    ("damage", "said"),
    [("roster_damaged", "The roster is not the one"), ("database_damaged", "The vault's database has")],
)
def test_damage_stays_on_the_screen(work: Work, damage: str, said: str) -> None:
    work.vault.inspection = Inspection(damage)
    work.begin()
    (notice,) = work.heard
    assert (notice.kind, notice.stays) == (Kind.FAULT, True)
    assert notice.text.startswith(said)


def test_whoever_leaves_hears_of_no_failure(work: Work) -> None:
    made = work.begin()
    work.vault.failure = NotSignedIn()
    work.look(made)
    assert work.heard == []
