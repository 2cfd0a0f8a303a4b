"""What the making of a new vault asks for and shows: plain values, and what is wrong with them."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from enum import Enum, IntEnum
from pathlib import Path

from callcenter.domain.accounts import check_user_name, name_key
from callcenter.domain.calls import FIRST_SEAT
from callcenter.domain.program import Program
from callcenter.domain.program_checks import ProgramFault, check_line
from callcenter.domain.program_parts import Line
from callcenter.errors import UserFacing
from callcenter.services.protocols import CreatedVault, LineSetup
from ui.clock_words import as_kept, as_typed, closing_minute_of, minute_of
from ui.sign_in.fault import Fault, Place, Problem


class Stage(IntEnum):
    """How far the new vault is; the first four are the pages that ask."""

    VAULT = 1
    PROGRAM = 2
    HOURS = 3
    SUPERVISORS = 4
    MAKING = 5
    SHEET = 6
    PROOF = 7


PAGES = (Stage.VAULT, Stage.PROGRAM, Stage.HOURS, Stage.SUPERVISORS)


class Kept(Enum):
    """What became of the recovery sheet."""

    PRINTED = "printed"
    SAVED = "saved"


@dataclass(frozen=True)
class LineForm:
    """A line's phone, days and hours as they are typed."""

    phone: str = ""
    days: tuple[str, ...] = ()
    opens: str = ""
    closes: str = ""
    time_zone: str = ""


@dataclass(frozen=True, repr=False)
class NewVaultForm:
    """What was filled in: on the first page either a new folder or that of a vault which is there."""

    is_new: bool = True
    folder: Path | None = None
    parent: Path | None = None
    name: str = ""
    seat: str = FIRST_SEAT
    training: bool = False
    program: str = ""
    line: LineForm = LineForm()
    supervisor: str = ""
    password: str = ""
    again: str = ""
    second: str = ""
    alone: bool = False

    @property
    def vault(self) -> Path | None:
        """The folder that the new vault becomes."""
        return self.parent / self.name.strip() if self.parent else None


@dataclass(frozen=True, repr=False)
class RecoverySheet:
    """What goes on paper once."""

    vault: Path
    made_on: date
    supervisor: str
    second: str
    made: CreatedVault

    @property
    def groups(self) -> list[str]:
        """The recovery code in the groups it is read in."""
        return self.made.recovery_code.split("-")


@dataclass(frozen=True, repr=False)
class NewVaultState:
    """All that the wizard shows; the sheet only between the making and the proof.

    `today` is this computer's. `program` is what the chosen program says, None while it is not read. `asked` are the
    places, from 1 on, of the two groups that are to be typed.
    """

    today: date
    stage: Stage = Stage.VAULT
    programs: tuple[str, ...] = ()
    program: Program | None = None
    sheet: RecoverySheet | None = None
    kept: Kept | None = None
    asked: tuple[int, int] = (1, 2)
    fault: Fault | None = None


def line_form_of(line: Line) -> LineForm:
    """A program's own line, to be changed or left as it is."""
    opens, closes = as_typed(line.opens_minute), as_typed(line.closes_minute)
    return LineForm(line.phone, line.days, opens, closes, line.time_zone)


def line_setup_of(form: LineForm) -> LineSetup | None:
    """The line as it is kept; None while a time cannot be read."""
    opens, closes = minute_of(form.opens), closing_minute_of(form.closes)
    if opens is None or closes is None:
        return None
    return LineSetup(form.phone.strip(), form.time_zone, form.days, as_kept(opens), as_kept(closes))


def first_fault(form: NewVaultForm, program: Program | None, pages: tuple[Stage, ...]) -> Fault | None:
    """What is to be mended first on these pages."""
    faults = {
        Stage.VAULT: _faults_of_vault(form),
        Stage.PROGRAM: _faults_of_program(form, program),
        Stage.HOURS: _faults_of_hours(form.line),
        Stage.SUPERVISORS: _faults_of_supervisors(form),
    }
    found = (min(faults[page], key=_order, default=None) for page in pages)
    return next(filter(None, found), None)


def page_of(place: Place) -> Stage:
    """The page on which a place is."""
    return {
        Place.FOLDER: Stage.VAULT,
        Place.NAME: Stage.VAULT,
        Place.PROGRAM: Stage.PROGRAM,
        Place.PHONE: Stage.HOURS,
        Place.DAYS: Stage.HOURS,
        Place.OPENS: Stage.HOURS,
        Place.CLOSES: Stage.HOURS,
        Place.TIME_ZONE: Stage.HOURS,
    }.get(place, Stage.SUPERVISORS)


def _order(fault: Fault) -> int:
    """Where it lies for the eye."""
    return _PLACES.index(fault.place)


_PLACES = tuple(Place)


def _faults_of_vault(form: NewVaultForm) -> Iterator[Fault]:
    if not form.is_new:
        if form.folder is None:
            yield Fault(Place.FOLDER, Problem.NO_VAULT)
        return
    name = form.name.strip()
    if form.parent is None:
        yield Fault(Place.FOLDER, Problem.NO_FOLDER)
    if not name:
        yield Fault(Place.NAME, Problem.NO_NAME)
    elif name in {".", ".."} or "/" in name or "\\" in name:
        yield Fault(Place.NAME, Problem.NAME_IS_PATH)
    elif form.vault and _holds_something(form.vault):
        yield Fault(Place.NAME, Problem.FOLDER_TAKEN)


def _faults_of_program(form: NewVaultForm, program: Program | None) -> Iterator[Fault]:
    if not form.program or program is None:
        yield Fault(Place.PROGRAM, Problem.NO_PROGRAM)
    elif program.matching.policy == "full":
        yield Fault(Place.PROGRAM, Problem.FULL_NUMBERS)


def _faults_of_hours(form: LineForm) -> Iterator[Fault]:
    """What can be read is sound where the domain says so."""
    if not form.phone.strip():
        yield Fault(Place.PHONE, Problem.NO_PHONE)
    if not form.days:
        yield Fault(Place.DAYS, Problem.NO_DAY)
    if minute_of(form.opens) is None:
        yield Fault(Place.OPENS, Problem.NO_TIME)
    if closing_minute_of(form.closes) is None:
        yield Fault(Place.CLOSES, Problem.NO_TIME)
    setup = line_setup_of(form)
    if setup is None:
        return
    try:
        check_line(Line(**asdict(setup)))
    except ProgramFault as fault:
        yield _LINE_FAULTS[fault.key]


_LINE_FAULTS = {
    "line.phone": Fault(Place.PHONE, Problem.NO_PHONE),
    "line.time_zone": Fault(Place.TIME_ZONE, Problem.NO_TIME_ZONE),
    "line.days": Fault(Place.DAYS, Problem.NO_DAY),
    "line.opens": Fault(Place.CLOSES, Problem.CLOSES_FIRST),
}


def _faults_of_supervisors(form: NewVaultForm) -> Iterator[Fault]:
    yield from _faults_of_name(form.supervisor.strip(), Place.USER, Problem.NO_USER)
    if not form.password:
        yield Fault(Place.PASSWORD, Problem.NO_PASSWORD)
    elif form.password != form.again:
        yield Fault(Place.PASSWORD, Problem.PASSWORDS_DIFFER)
    if not form.alone:
        yield from _faults_of_name(form.second.strip(), Place.SECOND, Problem.NO_SECOND)
        if name_key(form.second.strip()) == name_key(form.supervisor.strip()):
            yield Fault(Place.SECOND, Problem.SAME_NAMES)


def _faults_of_name(name: str, place: Place, missing: Problem) -> Iterator[Fault]:
    try:
        check_user_name(name)
    except UserFacing as failure:
        yield Fault(place, failure if name else missing)


def _holds_something(folder: Path) -> bool:
    """Whether a new vault would have no room there; what cannot be looked at is left to the vault to say."""
    try:
        return folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError:
        return False
