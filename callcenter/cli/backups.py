"""Commands over backups: backup and restore."""

from pathlib import Path

import click

from callcenter.cli.options import (
    ask_password,
    json_option,
    open_session,
    progress_option,
    sign_in_options,
    vault_argument,
)
from callcenter.cli.output import note, print_json, progress_shown
from callcenter.clock import SystemClock
from callcenter.domain.accounts import RECOVERY_NAME
from callcenter.services.backups import backup_by_hand
from callcenter.services.restoring import Restored, restore


@click.command("backup")
@vault_argument
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder to write it to, best on another disk; it gets a name of its own there.",
)
@sign_in_options
@progress_option
@json_option
def back_up(
    vault: Path,
    out: Path,
    user: str,
    password_file: str | None,
    wait: float,
    progress: str | None,
    as_json: bool,
) -> None:
    """Write the whole vault into one encrypted file, and read it back."""
    with open_session(vault, user, password_file, wait) as session, progress_shown(progress, "Backup") as report:
        made = backup_by_hand(session, out, report)
    if as_json:
        print_json({"file": str(made.path), "sha256": made.sha256, "bytes": made.bytes, "seq": made.sequence})
        return
    click.echo(f"The backup is written and was read back: {made.path}")
    click.echo(f"It holds the journal up to entry {made.sequence:,}. SHA-256 {made.sha256}")


@click.command("restore")
@click.argument("backup", type=click.Path(path_type=Path))
@vault_argument
@click.option(
    "--user",
    default=RECOVERY_NAME,
    show_default=True,
    metavar="NAME",
    help="A supervisor of then, whose password of then opens it; `recovery` is the recovery code.",
)
@click.option("--password-file", metavar="FILE", help="Read the password or code from a file; - is standard input.")
@click.option(
    "--wait",
    type=click.FloatRange(0, 86_400),
    default=0.0,
    metavar="SECONDS",
    help="Wait this long for a vault that is in use.",
)
@progress_option
@json_option
def put_back(
    backup: Path,
    vault: Path,
    user: str,
    password_file: str | None,
    wait: float,
    progress: str | None,
    as_json: bool,
) -> None:
    """Put a backup into a new folder, or in place of its vault, which is moved aside."""
    password = ask_password(password_file, "Recovery code" if user == RECOVERY_NAME else "Password of then")
    with progress_shown(progress, "Restore") as report:
        done = restore(backup, vault, user, password, SystemClock(), report, wait=wait)
    warnings = warnings_of(done)
    if as_json:
        head = {"epoch": done.head.epoch, "seq": done.head.seq, "code": done.head.code}
        moved_to = str(done.moved_to) if done.moved_to else None
        print_json({"made_at": done.made_at, "head": head, "moved_to": moved_to, "warnings": list(warnings)})
        return
    click.echo(f"The vault is as it was at {done.made_at}, up to journal entry {done.head.seq:,}.")
    if done.moved_to:
        click.echo(f"What was there before lies whole in {done.moved_to}")
    for warning in warnings:
        note(f"Warning: {warning}")


def warnings_of(done: Restored) -> tuple[str, ...]:
    """What must be done after a backup was put back, one sentence each."""
    said = ["The journal goes on unlinked, and verify says so from now on: what came after the backup is not in it."]
    if done.back_again:
        names = ", ".join(done.back_again)
        said.append(f"These people are back with their passwords and roles of then: {names}. Remove or reset them.")
    elif done.back_again is None:
        said.append("Whoever was removed since can sign in again with the password of then. Remove them again.")
    if done.before_new_keys:
        said.append("The vault was put under new keys since: this one is under the former ones, which are known.")
    return tuple(said)
