"""Commands over roster bundles: one computer hashes a roster, and the others of a center take it over."""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from callcenter.cli.options import (
    NoTerminal,
    PasswordSource,
    json_option,
    open_session,
    progress_option,
    sign_in_options,
    vault_argument,
)
from callcenter.cli.output import counted, note, print_json, progress_shown
from callcenter.clock import SystemClock
from callcenter.files.password_file import read_password_file
from callcenter.progress import Report
from callcenter.services.bundle_export import BundleExport, ExportedBundle
from callcenter.services.bundle_import import BundleImport, BundleTold, LoadedBundle
from callcenter.services.export_check import is_fingerprint
from callcenter.services.opened_bundle import OpenedBundle, open_bundle
from callcenter.services.rosters import Rosters
from callcenter.services.sign_in import reopen_supervisor_keys, sign_in


@click.group()
@vault_argument
@click.pass_context
def bundle(context: click.Context, vault: Path) -> None:
    """Carry the active roster to the vaults of further computers, hashed as it is."""
    context.obj = vault


@bundle.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@sign_in_options
@json_option
@progress_option
@click.pass_obj
def export_bundle(
    vault: Path, file: Path, user: str, password_file: str | None, wait: float, as_json: bool, progress: str | None
) -> None:
    """Write the active roster to FILE, sealed under a one-time code that is shown once."""
    with open_session(vault, user, password_file, wait) as session, progress_shown(progress) as report:
        done = BundleExport(session).export(file, report)
    if as_json:
        print_json({"file": file.name, **asdict(done)})
    else:
        _print_exported(file, done)


@bundle.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@sign_in_options
@click.option("--key", metavar="FINGERPRINT", help="The fingerprint that the export showed: refuse any other key.")
@click.option("--code-file", metavar="FILE", help="Read the one-time code from a file; - is standard input.")
@click.option("--no-switch", is_flag=True, help="Leave the former roster active; switch later.")
@json_option
@progress_option
@click.pass_obj
def import_bundle(
    vault: Path,
    file: Path,
    user: str,
    password_file: str | None,
    wait: float,
    key: str | None,
    code_file: str | None,
    no_switch: bool,
    as_json: bool,
    progress: str | None,
) -> None:
    """Take over the roster in FILE. Interrupted, it goes on when given again with the same file.

    Where password and code both come from standard input, the password is the first line and the code the second.
    """
    if key is not None and not is_fingerprint(key):
        raise click.UsageError("--key takes the fingerprint as it was shown: 32 letters and digits in groups of four.")
    passwords = PasswordSource(password_file)
    with sign_in(vault, user, passwords.first(), SystemClock(), wait) as session:
        work = BundleImport(session)
        with open_bundle(file, _ask_code(code_file)) as opened:
            told = work.look(opened, key)
            _tell(told)
            with progress_shown(progress) as report:
                done = _load(work, opened, report)
        if not no_switch:
            reopen_supervisor_keys(session, passwords.again())
            Rosters(session).switch(done.roster)
    if as_json:
        print_json({**asdict(done), "switched": not no_switch, "bundle": asdict(told)})
    else:
        _print_loaded(done, told, switched=not no_switch)


def _ask_code(code_file: str | None) -> str:
    """The one-time code from a file or from the terminal. Raises NoTerminal or a password file's fault."""
    if code_file is not None:
        return read_password_file(code_file, sys.stdin.buffer, "code")
    if not sys.stdin.isatty():
        raise NoTerminal("There is no terminal to ask for the one-time code on. Name a file with --code-file.")
    return str(click.prompt("One-time code", hide_input=True, err=True))


def _load(work: BundleImport, opened: OpenedBundle, report: Report) -> LoadedBundle:
    try:
        return work.load(opened, report)
    except KeyboardInterrupt:
        note("The import was interrupted; what was copied is kept. Give the same command again with the same file.")
        raise


def _tell(told: BundleTold) -> None:
    """What is to be known while there is still time to stop."""
    if not told.genuine:
        note(f"Signed by {told.fingerprint}: compare it with what the other computer showed, or give it with --key.")
    for warning in told.warnings:
        note(f"Warning: {warning}")


def _print_exported(file: Path, done: ExportedBundle) -> None:
    people = counted(done.people, "person", "people")
    click.echo(f"Roster {done.roster} is exported to {file}: {people}, {counted(done.tags, 'tag')}.")
    click.echo("Write these two down now. They are not shown again; keep the code apart from the file.")
    click.echo(f"  One-time code                    {done.code}")
    click.echo(f"  Fingerprint of supervisors' key  {done.fingerprint}")
    click.echo("On the other computer: callcenter bundle VAULT import FILE --user NAME --key FINGERPRINT")


def _print_loaded(done: LoadedBundle, told: BundleTold, *, switched: bool) -> None:
    click.echo(f"{counted(done.people, 'person', 'people')} and {counted(done.tags, 'tag')} taken over.")
    if told.genuine:
        click.echo("Genuine: signed by the key you gave.")
    else:
        click.echo(f"Signed by {told.fingerprint}: compare it with what the other computer showed.")
    click.echo(f"From the vault {told.vault_id}, seat {told.seat}, exported {told.exported_at}.")
    click.echo(f"On the roster: {done.people_before:,} before, {done.people:,} after.")
    if switched:
        click.echo(f"Roster {done.roster} is active now.")
    else:
        click.echo(
            f"Roster {done.roster} is not active yet. Make it so with: callcenter rosters VAULT switch {done.roster}"
        )
