"""Commands over the journal: verify, head."""

from dataclasses import asdict
from pathlib import Path

import click

from callcenter.cli.exit_codes import ExitCode
from callcenter.cli.options import json_option, open_session, sign_in_options, vault_argument
from callcenter.cli.output import counted, print_json, progress_shown
from callcenter.files.head_file import read_head
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
    "settings_differ": "the settings are not those that the journal tells of",
    "program_differs": "a version of the program is not the one that the journal tells of",
    "renewal_missing": "the word of the supervisors' present keys on what was before them is missing or changed",
    "renewal_differs": "what was written before the supervisors' keys changed is not what they found then",
    "roster_differs": "a roster's signed revision is not the one that was journaled",
    "roster_damaged": "a stored roster is not what was signed",
    "purge_unsigned": "an entry's text is gone, and no supervisor signed that it was purged",
    "database_damaged": "the database has damaged pages",
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
@click.option("--all", "everything", is_flag=True, help="Recount the rosters, check pages and indexes too.")
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
        place = f"Entry {found.first_fault_seq}: {reason}." if found.first_fault_seq else f"{reason.capitalize()}."
        click.echo(f"The journal is not as it was written. {place}")
    return ExitCode.DONE if found.ok else ExitCode.VERIFICATION


@click.command()
@vault_argument
@sign_in_options
def head(vault: Path, user: str, password_file: str | None, wait: float) -> None:
    """Print the journal's head, to be kept elsewhere."""
    with open_session(vault, user, password_file, wait) as session:
        print_json(asdict(Journal(session).head()))
