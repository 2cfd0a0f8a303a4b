"""Commands over how long calls are kept."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from callcenter.cli.options import json_option, open_session, progress_option, sign_in_options, vault_argument
from callcenter.cli.output import counted, print_json, progress_shown
from callcenter.services.retention import VaultRetentionDesk


@click.group("calls")
@vault_argument
@click.pass_context
def calls(context: click.Context, vault: Path) -> None:
    """Set for how long calls are kept, and take older ones away."""
    context.obj = vault


@calls.command()
@click.argument("months", metavar="MONTHS|always")
@sign_in_options
@json_option
@click.pass_obj
def keep(vault: Path, months: str, user: str, password_file: str | None, wait: float, as_json: bool) -> None:
    """Set after how many months calls are to be purged; nothing goes by itself."""
    if months != "always" and not months.isdecimal():
        raise click.UsageError("Name a number of months, or: always")
    with open_session(vault, user, password_file, wait) as session:
        found = VaultRetentionDesk(session).keep_for(None if months == "always" else int(months))
    due = found.due_before.isoformat() if found.due_before else None
    if as_json:
        print_json({"months": found.months, "due_before": due, "is_due": found.is_due})
        return
    click.echo(f"Calls are kept for {counted(found.months, 'month')}." if found.months else "Calls are kept for good.")
    if found.is_due:
        click.echo(f"Some are older: callcenter calls VAULT purge --before {due}")


@calls.command()
@click.option(
    "--before",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Calls that ended before this day, YYYY-MM-DD; else those older than the age that is set.",
)
@sign_in_options
@progress_option
@json_option
@click.pass_obj
def purge(
    vault: Path,
    before: datetime | None,
    user: str,
    password_file: str | None,
    wait: float,
    progress: str | None,
    as_json: bool,
) -> None:
    """Take calls away, with their notes, decided cases and the text of their journal entries; signed."""
    with open_session(vault, user, password_file, wait) as session, progress_shown(progress, "Calls") as report:
        done = VaultRetentionDesk(session).purge(before.date() if before else None, report)
    if as_json:
        print_json(asdict(done) | {"before": done.before.isoformat()})
        return
    click.echo(f"{counted(done.calls, 'call')} of before {done.before.isoformat()} and what named them are gone.")
    if done.kept:
        click.echo(f"{counted(done.kept, 'call')} stay: for a review case, or because they were named of late.")
    click.echo("Exports and backups of before still hold them.")
