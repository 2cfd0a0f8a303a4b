"""Commands over the journal and the call log: verify, head, export-log, verify-export."""

from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

import click

from callcenter.cli.exit_codes import ExitCode
from callcenter.cli.options import json_option, open_session, sign_in_options, vault_argument
from callcenter.cli.output import counted, print_json, progress_shown
from callcenter.files.head_file import read_head
from callcenter.services.call_log import CallLog, is_fingerprint
from callcenter.services.call_log import verify_export as examine_export
from callcenter.services.outside_vault import refuse_inside
from callcenter.services.protocols import Head
from callcenter.services.verification import Journal

_REASONS = {
    "entry_missing": "an entry is missing, or was put in or moved",
    "entry_changed": "an entry was changed, or the one before it was taken out",
    "epoch_without_start": "an entry claims an epoch that nobody began",
    "epoch_start_changed": "the start of an epoch was changed",
    "unlinked_epoch": "the journal's seal was missing or did not fit: entries before this one may have been cut off",
    "head_differs": "the entry is not the one the given head names",
    "shorter_than_head": "the journal ends before the given head: entries were cut off",
    "call_log_differs": "the call log, or a note in it, does not say what the journal says",
    "review_cases_differ": "the review cases are not those that the journal tells of",
    "line_differs": "the openings of the line are not those that the journal tells of",
    "roster_differs": "a roster's signed revision is not the one that was journaled",
    "roster_damaged": "a stored roster is not what was signed",
    "database_damaged": "the database has damaged pages",
}
_STATES = {
    "whole": "whole",
    "changed": "changed after it was exported",
    "cut": "cut: rows are missing",
    "other_file": "not the file this sidecar belongs to",
    "signature": "worth nothing as evidence: its sidecar was changed",
    "other_key": "signed by another key than the one you gave",
}


@click.command()
@vault_argument
@sign_in_options
@click.option(
    "--head",
    "head_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A head kept elsewhere: what `head` printed, or an export's sidecar.",
)
@click.option("--all", "everything", is_flag=True, help="Recount the rosters and check the database's pages too.")
@json_option
def verify(
    vault: Path,
    user: str,
    password_file: str | None,
    wait: float,
    head_file: Path | None,
    everything: bool,
    as_json: bool,
) -> int:
    """Verify that the journal is as it was written."""
    held = Head(*read_head(head_file)) if head_file else None
    with open_session(vault, user, password_file, wait) as session, progress_shown(None) as report:
        found = Journal(session).verify(held, everything, report)
    if as_json:
        keys = ("ok", "entries", "first_fault_seq", "reason", "head")
        print_json({key: value for key, value in asdict(found).items() if key in keys})
    elif found.ok:
        click.echo(f"The journal is as it was written: {counted(found.entries, 'entry', 'entries')}.")
        click.echo(f"Head: epoch {found.head.epoch}, entry {found.head.seq}, code {found.head.code}")
    else:
        reason = _REASONS[found.reason or ""]
        click.echo(f"The journal is not as it was written. Entry {found.first_fault_seq}: {reason}.")
    return ExitCode.DONE if found.ok else ExitCode.VERIFICATION


@click.command()
@vault_argument
@sign_in_options
def head(vault: Path, user: str, password_file: str | None, wait: float) -> None:
    """Print the journal's head, to be kept elsewhere."""
    with open_session(vault, user, password_file, wait) as session:
        print_json(asdict(Journal(session).head()))


@click.command("export-log")
@vault_argument
@sign_in_options
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="FILE", help="The file to write.")
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="First day, YYYY-MM-DD.")
@click.option("--to", "last", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Last day, included.")
@click.option("--format", "kind", type=click.Choice(["csv"]), default="csv", help="The file's format.")
@json_option
def export_log(
    vault: Path,
    user: str,
    password_file: str | None,
    wait: float,
    out: Path,
    first: datetime | None,
    last: datetime | None,
    kind: str,
    as_json: bool,
) -> None:
    """Write the call log and a signed sidecar."""
    if first and last and first > last:
        raise click.UsageError("--from must not be after --to.")
    refuse_inside(vault, out)
    with open_session(vault, user, password_file, wait) as session:
        done = CallLog(session).export(out, _day(first), _day(last))
    if as_json:
        print_json({"file": out.name, "format": kind, **asdict(done)})
    else:
        click.echo(f"{counted(done.rows, 'call')} written to {out}, with {out.name}.sig.json beside it.")
        click.echo(f"Signed with the key {done.fingerprint}")


@click.command("verify-export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--key", metavar="FINGERPRINT", help="The supervisors' key fingerprint, as shown when the vault was made."
)
@json_option
def verify_export(file: Path, key: str | None, as_json: bool) -> int:
    """Tell whether an exported call log is whole and, with --key, genuine."""
    if key is not None and not is_fingerprint(key):
        raise click.UsageError("--key takes the fingerprint as it was shown: 32 letters and digits in groups of four.")
    found = examine_export(file, key)
    if as_json:
        print_json(asdict(found))
    elif found.genuine:
        click.echo(f"Genuine: {counted(found.rows, 'row')}, as signed by the key you gave.")
    elif found.ok:
        click.echo(
            f"Whole: {counted(found.rows, 'row')}, signed by {found.fingerprint}: compare this with your vault's."
        )
    else:
        click.echo(f"This file is {_STATES[found.state]}.")
    if found.training and not as_json:
        click.echo("It comes from a training vault.")
    return ExitCode.DONE if found.ok else ExitCode.VERIFICATION


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
