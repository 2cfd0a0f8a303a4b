"""Commands over rosters: import, and which one is active."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

import click

from callcenter.cli.exit_codes import ExitCode
from callcenter.cli.options import (
    PasswordSource,
    ask_password,
    json_option,
    open_session,
    progress_option,
    sign_in_options,
    vault_argument,
)
from callcenter.cli.output import counted, duration, note, print_json, progress_shown
from callcenter.clock import SystemClock
from callcenter.domain.columns import DELIMITERS, ColumnsOptions
from callcenter.domain.import_mode import ImportMode
from callcenter.domain.problem_list import ProblemList
from callcenter.domain.roster import ROW_PROBLEM_SENTENCES
from callcenter.files.columns_file import read_columns
from callcenter.files.problem_list import write_problems
from callcenter.files.roster_faults import RosterFileFault
from callcenter.files.roster_messages import RosterSource
from callcenter.progress import Report
from callcenter.services.import_run import NobodyLoaded
from callcenter.services.outside_vault import refuse_inside
from callcenter.services.roster_import import RosterImport
from callcenter.services.roster_protocol import ImportReport, ReadAs
from callcenter.services.rosters import AlreadyActive, AlreadyPurged, Rosters
from callcenter.services.sign_in import reopen_supervisor_keys, sign_in


@click.command("import")
@vault_argument
@click.argument("roster", type=click.Path(path_type=Path), required=False)
@sign_in_options
@click.option(
    "--mode",
    type=click.Choice([mode.value for mode in ImportMode]),
    help="Take the roster's place (the default), add the file's people to it, or take them off it.",
)
@click.option("--columns", type=click.Path(path_type=Path), metavar="FILE", help="TOML: what each column is called.")
@click.option(
    "--workbook-password-file",
    metavar="FILE",
    help="Read a protected workbook's password from a file; - is standard input. Without it, it is asked for. "
    "A file that is not protected is read without it.",
)
@click.option("--pad-zeros", is_flag=True, help="Put back leading zeros of SSNs that a spreadsheet took.")
@click.option("--dry-run", is_flag=True, help="Read and count; hash and store nothing.")
@click.option("--resume", is_flag=True, help="Go on with an interrupted import of the same file.")
@click.option("--discard", is_flag=True, help="Give an interrupted import up; with a roster, then import that.")
@click.option("--no-switch", is_flag=True, help="Leave the former roster active; switch later.")
@click.option("--problems", type=click.Path(path_type=Path), metavar="FILE", help="Write row, code, message as CSV.")
@json_option
@progress_option
def import_roster(
    vault: Path,
    roster: Path | None,
    user: str,
    password_file: str | None,
    wait: float,
    mode: str | None,
    columns: Path | None,
    workbook_password_file: str | None,
    pad_zeros: bool,
    dry_run: bool,
    resume: bool,
    discard: bool,
    no_switch: bool,
    problems: Path | None,
    as_json: bool,
    progress: str | None,
) -> int:
    """Load the list of eligible people from a CSV file or a workbook, or people to be added to it or taken off it."""
    _refuse_contradictions(roster, dry_run=dry_run, resume=resume, discard=discard)
    if problems:
        refuse_inside(vault, problems)
    if password_file == workbook_password_file == "-":
        raise click.UsageError("Only one of the two passwords can come from standard input.")
    passwords = PasswordSource(password_file)
    opens = None if workbook_password_file is None else ask_password(workbook_password_file)
    options = read_columns(columns) if columns else ColumnsOptions()
    options = replace(options, pad_zeros=options.pad_zeros or pad_zeros)
    with sign_in(vault, user, passwords.first(), SystemClock(), wait) as session:
        work = RosterImport(session)
        if discard:
            work.discard()
            note("The interrupted import was given up.")
        if roster is None:
            if as_json:
                print_json({"discarded": True})
            return ExitCode.DONE
        if resume and not columns and not pad_zeros:
            options = work.columns_begun_with()
        source = RosterSource(roster, options, session.reading_rules(), session.today(), opens)
        task = _task(work, ImportMode(mode) if mode else None, problems, dry_run=dry_run, resume=resume)
        done = _opening(task, source, progress)
        if done.roster is not None and problems:
            write_problems(problems, work.problems(done.roster))
        if done.roster is not None and not no_switch:
            reopen_supervisor_keys(session, passwords.again())
            Rosters(session).switch(done.roster)
            done = replace(done, switched=True)
    _print_report(done, as_json)
    return ExitCode.REFUSED_ROWS if done.refused_rows or done.not_found else ExitCode.DONE


def _task(
    work: RosterImport, mode: ImportMode | None, problems: Path | None, *, dry_run: bool, resume: bool
) -> Callable[[RosterSource, Report], ImportReport]:
    """What is done with the file; resuming, a mode that is not named is that of before."""
    if resume:
        return partial(_import, partial(work.resume, mode=mode), problems=problems)
    chosen = mode or ImportMode.REPLACE
    if dry_run:
        return partial(_dry_run, work, problems=problems, mode=chosen)
    return partial(_import, partial(work.start, mode=chosen), problems=problems)


def _opening(
    task: Callable[[RosterSource, Report], ImportReport], source: RosterSource, progress: str | None
) -> ImportReport:
    """Do it; for a protected workbook whose password nobody has given, once more with what is typed."""
    try:
        with progress_shown(progress) as report:
            return task(source, report)
    except RosterFileFault as fault:
        if fault.fault != "workbook_protected" or not sys.stdin.isatty():
            raise
    typed = ask_password(None, "Password of the workbook")
    with progress_shown(progress) as report:
        return task(replace(source, password=typed), report)


def _refuse_contradictions(roster: Path | None, *, dry_run: bool, resume: bool, discard: bool) -> None:
    if resume and (discard or dry_run):
        raise click.UsageError("--resume goes neither with --discard nor with --dry-run.")
    if discard and dry_run:
        raise click.UsageError("--discard does not go with --dry-run: it really gives the import up.")
    if roster is None and not discard:
        raise click.UsageError("Name the roster's file.")


def _dry_run(
    work: RosterImport, source: RosterSource, report: Report, problems: Path | None, mode: ImportMode
) -> ImportReport:
    found = ProblemList()
    done = work.dry_run(source, report, found, mode=mode)
    if problems:
        write_problems(problems, found)
    return done


def _import(
    task: Callable[[RosterSource, Report], ImportReport], source: RosterSource, report: Report, problems: Path | None
) -> ImportReport:
    try:
        return task(source, report)
    except KeyboardInterrupt:
        note("The import was interrupted; what was hashed is kept. Go on with --resume and the same file.")
        raise
    except NobodyLoaded as nobody:
        if problems:
            write_problems(problems, nobody.problems)
        raise


def _print_report(done: ImportReport, as_json: bool) -> None:
    if as_json:
        print_json(asdict(done))
        return
    click.echo(_found(done))
    if done.people_after is not None:
        click.echo(f"On the roster: {done.people_before:,} before, {done.people_after:,} after.")
    if done.read_as:
        click.echo(f"Read as: {', '.join(_read_as(done.read_as))}.")
    for code, number in done.problems.items():
        click.echo(f"  {number:,} x {ROW_PROBLEM_SENTENCES[code]}")
    if done.roster is None:
        for cost, seconds in done.hashing_seconds.items():
            click.echo(f"Hashing on this computer at cost {cost}: {duration(seconds)}.")
        click.echo("Dry run: nothing was stored.")
        if done.mode.is_change:
            click.echo("Who of these people is on the roster already shows only when they are hashed.")
    elif done.switched:
        click.echo(f"Roster {done.roster} is active now.")
    else:
        click.echo(
            f"Roster {done.roster} is hashed. Make it active with: callcenter rosters VAULT switch {done.roster}"
        )


def _read_as(found: ReadAs) -> Iterator[str]:
    yield found.kind
    if found.encoding and found.delimiter:
        yield found.encoding
        yield f"cells separated by {DELIMITERS[found.delimiter]}"
    if found.sheet:
        yield f"sheet {found.sheet}"
    if found.date_format:
        yield f"dates {found.date_format}"
    yield from (f"{column} guessed from {header!r}" for column, header in found.guessed)


def _found(done: ImportReport) -> str:
    """What stood in the file, in one line."""
    rows, people = counted(done.rows, "row"), counted(done.people, "person", "people")
    useless = f"({done.fills_no_rule:,} fill no rule)"
    if done.mode is ImportMode.REMOVE and done.roster is not None:
        return (
            f"{rows} read: {people} taken off, {done.duplicates:,} loaded more than once and kept, "
            f"{done.not_found:,} not found as loaded, {counted(done.refused_rows, 'row')} not read {useless}"
        )
    return (
        f"{rows} read: {people}, {counted(done.tags, 'tag')}, {counted(done.duplicates, 'duplicate')}, "
        f"{counted(done.refused_rows, 'row')} not loaded {useless}"
    )


@click.group()
@vault_argument
@click.pass_context
def rosters(context: click.Context, vault: Path) -> None:
    """List the rosters, make one the active one, or purge a former one."""
    context.obj = vault


@rosters.command("list")
@sign_in_options
@json_option
@click.pass_obj
def list_them(vault: Path, user: str, password_file: str | None, wait: float, as_json: bool) -> None:
    """List all rosters."""
    with open_session(vault, user, password_file, wait) as session:
        found = Rosters(session).list()
    if as_json:
        print_json({"rosters": [asdict(roster) for roster in found]})
        return
    for roster in found:
        mark = "active" if roster.active else roster.state
        click.echo(
            f"{roster.number}  {counted(roster.people, 'person', 'people')}  "
            f"{counted(roster.tags, 'tag')}  {mark}  begun {roster.started_at}"
        )
    if not found:
        click.echo("No roster was imported yet.")


@rosters.command()
@click.argument("number", type=click.IntRange(1))
@sign_in_options
@json_option
@click.pass_obj
def switch(vault: Path, number: int, user: str, password_file: str | None, wait: float, as_json: bool) -> None:
    """Make a roster the active one: a hashed one, or bring back a former one."""
    with open_session(vault, user, password_file, wait) as session:
        try:
            Rosters(session).switch(number)
        except AlreadyActive as nothing_to_do:
            note(str(nothing_to_do))
    if as_json:
        print_json({"active": number})
    else:
        click.echo(f"Roster {number} is active.")


@rosters.command()
@click.argument("number", type=click.IntRange(1))
@sign_in_options
@json_option
@click.pass_obj
def purge(vault: Path, number: int, user: str, password_file: str | None, wait: float, as_json: bool) -> None:
    """Delete a former roster's people for good. Ended in the middle, it goes on when asked again."""
    with open_session(vault, user, password_file, wait) as session, progress_shown(None) as report:
        try:
            Rosters(session).purge(number, report)
        except AlreadyPurged as nothing_to_do:
            note(str(nothing_to_do))
    if as_json:
        print_json({"purged": number})
    else:
        click.echo(f"Roster {number} is purged.")
