"""The command demo: a vault of made-up people, a short day of calls printed, then the window or pictures of it."""

import tempfile
from dataclasses import asdict
from itertools import islice
from pathlib import Path

import click

from callcenter.cli.output import counted, note
from callcenter.cli.qt_needs import QtMissesLibrary
from callcenter.cli.window import Window
from callcenter.clock import MovableClock, ShiftedClock, SystemClock
from callcenter.domain.accounts import Role
from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.details import SpokenDetails
from callcenter.domain.made_up_people import MadeUpPerson, as_roster_row, as_spoken, made_up_people, outsiders
from callcenter.domain.program import Program
from callcenter.domain.roster import CANONICAL_COLUMNS
from callcenter.domain.samples import SampleCaller, Samples, SampleSignIn
from callcenter.durable_file import environment_fault, write_durably
from callcenter.errors import EnvironmentFault
from callcenter.files.name_lists import load_name_lists
from callcenter.files.program_file import bundled_program
from callcenter.files.roster_messages import RosterSource
from callcenter.files.safe_csv import write_csv
from callcenter.services.call_log import CallLog
from callcenter.services.export_check import verify_export
from callcenter.services.people import People
from callcenter.services.roster_import import RosterImport
from callcenter.services.rosters import Rosters
from callcenter.services.sample_day import SampleCall, first_day, next_day, play, sample_callers
from callcenter.services.session import Session
from callcenter.services.sign_in import reopen_supervisor_keys, sign_in
from callcenter.services.vault_creation import VaultOptions, create_vault
from callcenter.services.verification import Journal

PROGRAM = "missouri-dese-2021"
SUPERVISOR, SUPERVISOR_PASSWORD = "Sam Supervisor", "made-up day for show"
OPERATOR, OPERATOR_PASSWORD = "Olive Operator", "another made-up day"
_SIGN_INS = (
    SampleSignIn(SUPERVISOR, Role.SUPERVISOR, SUPERVISOR_PASSWORD),
    SampleSignIn(OPERATOR, Role.OPERATOR, OPERATOR_PASSWORD),
)
_SEED = 2021
_FEWEST = 100


class DemoFolder(EnvironmentFault):
    """The demo's folder is not empty."""

    code = "demo_folder"
    sentence = "The demo needs a folder that does not exist yet or is empty. Name another with --dir."


@click.command()
@click.option(
    "--people",
    default=2000,
    type=click.IntRange(_FEWEST, 1_000_000),
    show_default=True,
    help="How many made-up people are on the roster.",
)
@click.option("--dir", "folder", type=click.Path(path_type=Path), help="Where to leave everything; else a new folder.")
@click.option("--no-window", is_flag=True, help="Save pictures of the screens instead of opening the window.")
@click.pass_obj
def demo(window: Window, people: int, folder: Path | None, no_window: bool) -> int:
    """Play a short day with made-up people, then open the window on it.

    The day goes from roster to calls, export and verification. Where there is no display, pictures of the screens
    are saved.
    """
    folder = _empty_folder(folder)
    program = bundled_program(PROGRAM)
    clock = MovableClock(first_day(program, SystemClock().now().date()))
    callers = _play_a_day(folder, program, clock, people)
    morning = next_day(program, clock.now())
    # The last of the day called after hours; the window opens in the morning.
    samples = Samples(_SIGN_INS, callers[:-1])
    if window.has_display() and not no_window:
        _say("The window opens on the next working day. The demo ends when the window is closed.")
        return window.open(folder / "vault", ShiftedClock(SystemClock(), morning), samples)
    clock.move_to(morning)
    _save_pictures(window, folder, clock, samples)
    return 0


def _play_a_day(folder: Path, program: Program, clock: MovableClock, people: int) -> tuple[SampleCaller, ...]:
    lists = load_name_lists()
    roster = list(made_up_people(people, _SEED, lists))
    strangers = list(islice(outsiders(people, _SEED, lists), _FEWEST))
    callers = sample_callers(roster, strangers)
    _write_files(folder, roster, strangers)
    _make_vault(folder, program, clock)
    _say(f"The {program.sponsor.en} offers {program.offer.en}.")
    with sign_in(folder / "vault", SUPERVISOR, SUPERVISOR_PASSWORD, clock) as session:
        _load(session, folder)
        People(session).add(OPERATOR, Role.OPERATOR, OPERATOR_PASSWORD)
    with sign_in(folder / "vault", OPERATOR, OPERATOR_PASSWORD, clock) as session:
        for call in play(session, clock, callers):
            _print_call(call)
    with sign_in(folder / "vault", SUPERVISOR, SUPERVISOR_PASSWORD, clock) as session:
        _export_and_verify(session, folder / "call-log.csv")
    _say(f"Everything is left in {folder}; sign-ins.txt tells who can sign in.")
    return callers


def _save_pictures(window: Window, folder: Path, clock: MovableClock, samples: Samples) -> None:
    try:
        saved = window.save_pictures(folder / "pictures", folder / "vault", clock, samples)
    except QtMissesLibrary as failure:
        note(f"The pictures of the screens were left out. {failure}")
    else:
        _say(f"{counted(len(saved), 'picture')} of the screens: {folder / 'pictures'}")


def _empty_folder(folder: Path | None) -> Path:
    if folder is None:
        return Path(tempfile.mkdtemp(prefix="callcenter-demo-"))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DemoFolder
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise environment_fault(error) from None
    return folder


def _write_files(folder: Path, roster: list[MadeUpPerson], strangers: list[MadeUpPerson]) -> None:
    rows = (as_roster_row(person) for person in roster)
    write_csv(folder / "roster.csv", CANONICAL_COLUMNS, ([row[name] for name in CANONICAL_COLUMNS] for row in rows))
    boxes = list(asdict(SpokenDetails()))
    # Whoever has neither an educator ID nor both others fills no strong rule, and would hear MORE.
    findable = (person for person in roster if person.educator_id or (person.ssn and person.birth_date))
    callers = (
        (answer, asdict(as_spoken(person)))
        for answer, people in (("YES", islice(findable, _FEWEST)), ("NO", strangers))
        for person in people
    )
    write_csv(
        folder / "callers.csv",
        [*boxes, "expected"],
        ([*(spoken[box] for box in boxes), answer] for answer, spoken in callers),
    )
    write_durably(
        folder / "sign-ins.txt",
        "".join(f"{who.user} ({who.role.value}): {who.password}\n" for who in _SIGN_INS).encode(),
    )


def _make_vault(folder: Path, program: Program, clock: MovableClock) -> None:
    options = VaultOptions(cost="training", training=True, throttle_applies=False)
    create_vault(folder / "vault", program, SUPERVISOR, SUPERVISOR_PASSWORD, options, clock)


def _load(session: Session, folder: Path) -> None:
    source = RosterSource(folder / "roster.csv", ColumnsOptions(), session.reading_rules(), session.today())
    done = RosterImport(session).start(source)
    reopen_supervisor_keys(session, SUPERVISOR_PASSWORD)
    Rosters(session).switch(done.roster or 0)
    _say(
        f"Roster: {counted(done.people, 'made-up person', 'made-up people')} loaded as {counted(done.tags, 'tag')}; "
        f"{counted(done.duplicates, 'duplicate')}, {counted(done.fills_no_rule, 'row')} without enough details."
    )


def _print_call(call: SampleCall) -> None:
    _say(f"\n{call.at:%A %H:%M}  call {call.reference}: somebody {call.caller.story}")
    for check in call.checks:
        said = ", ".join(f"{label} {value}" for label, value in _labeled(check.spoken) if value)
        _say(f"  typed   {said}")
        if check.answer is None:
            _say(f"  mend    {check.message}")
        else:
            _say(f"  {check.answer.decision.word.value:7} {check.answer.say}")
    _say(f"  wrap-up {call.wrap_up}" + (", a note, and a review case that waits for a supervisor" if call.case else ""))


def _labeled(spoken: SpokenDetails) -> list[tuple[str, str]]:
    return [
        ("last name", spoken.last_name),
        ("first name", spoken.first_name),
        ("born", spoken.birth_date),
        ("SSN ending", spoken.ssn),
        ("educator ID", spoken.educator_id),
    ]


def _export_and_verify(session: Session, out: Path) -> None:
    exported = CallLog(session).export(out)
    verdict = verify_export(out, exported.fingerprint)
    _say(f"\nCall log: {counted(exported.rows, 'call')} exported, {'genuine' if verdict.genuine else verdict.state}.")
    found = Journal(session).verify(everything=True)
    state = "as it was written" if found.ok else f"not as it was written: {found.reason}"
    _say(f"Journal: {counted(found.entries, 'entry', 'entries')}, {state}.")


def _say(text: str) -> None:
    click.echo(text)
