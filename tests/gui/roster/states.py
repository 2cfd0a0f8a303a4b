"""One state of each face that the roster page has."""

from dataclasses import replace
from pathlib import Path

from callcenter.domain.import_mode import ImportMode
from callcenter.domain.one_name import NameOrder
from callcenter.domain.roster import ROW_PROBLEM_SENTENCES
from callcenter.progress import Progress
from callcenter.services.roster_protocol import ListedRoster, StagedImport
from tests.gui.roster.fake_roster_vault import (
    ACTIVE,
    BEGUN,
    BOOK,
    FORMER,
    FOUND,
    NOBODY,
    PREVIEW,
    TAKEN,
    FakeRosterVault,
)
from ui.roster.state import Choices, Fault, Place, RosterState, Step

FILE = Path("/home/sam/educators-2026-11.csv")
CHOICES = Choices(path=FILE, preview=PREVIEW, taken=TAKEN, guesses=TAKEN)
BASE = RosterState(rosters=(FORMER, ACTIVE))
MANY = replace(FOUND, problems=dict.fromkeys(ROW_PROBLEM_SENTENCES, 1_000))
STAGED = replace(
    BASE,
    rosters=(FORMER, ACTIVE, ListedRoster(3, "staged", None, 1_200, 9_600, False, BEGUN)),
    staged=StagedImport(3, 1_200, 2_000, False),
    target=3,
)
COMPLETE = replace(STAGED, staged=StagedImport(3, 2_000, 2_000, True), hashed=replace(MANY, roster=3))
WHOLE = replace(CHOICES, taken=("name", "", *TAKEN[2:]), name_order=NameOrder.LAST_FIRST)
PROBLEMS = FakeRosterVault().row_problems[:100]
STATES = {
    "no roster": RosterState(Step.READY),
    "list": replace(BASE, step=Step.READY),
    "list beside an import": replace(STAGED, step=Step.INTERRUPTED, aside=True),
    "bringing back": replace(BASE, step=Step.CONFIRMING, target=1, aside=True),
    "purging": replace(BASE, step=Step.PURGING, target=1, aside=True, progress=Progress(1, 3, None)),
    "1 nothing chosen": replace(BASE, step=Step.FILE),
    "1 file": replace(BASE, step=Step.FILE, choices=CHOICES),
    "1 password": replace(
        BASE,
        step=Step.FILE,
        choices=Choices(path=FILE, asks_password=True),
        fault=Fault(Place.PASSWORD, "workbook_password"),
    ),
    "2 text": replace(BASE, step=Step.READING, choices=CHOICES),
    "2 workbook": replace(BASE, step=Step.READING, choices=replace(CHOICES, preview=BOOK)),
    "2 fault": replace(BASE, step=Step.READING, choices=CHOICES, fault=Fault(Place.ENCODING, "encoding")),
    "3 columns": replace(BASE, step=Step.COLUMNS, choices=CHOICES),
    "3 whole names": replace(BASE, step=Step.COLUMNS, choices=WHOLE),
    "3 fault": replace(BASE, step=Step.COLUMNS, choices=CHOICES, fault=Fault(Place.COLUMN, "given_twice", column=1)),
    "3 dates": replace(
        BASE,
        step=Step.COLUMNS,
        choices=replace(WHOLE, date_format="D of M"),
        fault=Fault(Place.DATE_FORMAT, "date_format_unknown"),
    ),
    "4 counting": replace(BASE, step=Step.COUNTING, choices=CHOICES, progress=Progress(1, 3, 8.0)),
    "4 counted": replace(BASE, step=Step.COUNTED, choices=CHOICES, counted=MANY, problems=PROBLEMS),
    "4 nobody": replace(BASE, step=Step.COUNTED, choices=CHOICES, counted=NOBODY, fault=Fault(Place.COUNTS, "nobody")),
    "5 time": replace(BASE, step=Step.TIME, choices=CHOICES, counted=MANY),
    "5 unlocking": replace(BASE, step=Step.UNLOCKING, choices=CHOICES, counted=MANY),
    "6 importing": replace(STAGED, step=Step.IMPORTING, choices=CHOICES, progress=Progress(1, 3, 8.0), rows_a_second=9),
    "6 stopping": replace(STAGED, step=Step.STOPPING, choices=CHOICES, progress=Progress(1, 3, 8.0)),
    "6 interrupted": replace(STAGED, step=Step.INTERRUPTED),
    "6 paused": replace(STAGED, step=Step.INTERRUPTED, choices=Choices(path=FILE, asks_password=True)),
    "7 review": replace(COMPLETE, step=Step.HASHED),
    "7 removal": replace(COMPLETE, step=Step.HASHED, hashed=replace(MANY, mode=ImportMode.REMOVE, removed=41)),
    "7 switching": replace(COMPLETE, step=Step.SWITCHING),
}
