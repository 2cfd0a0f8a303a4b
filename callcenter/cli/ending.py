"""Commands for the end of a program."""

from pathlib import Path

import click

from callcenter.cli.exit_codes import ExitCode
from callcenter.cli.options import ask_password, json_option, progress_option, sign_in_options, vault_argument
from callcenter.cli.output import note, print_json, progress_shown
from callcenter.clock import SystemClock
from callcenter.domain.accounts import RECOVERY_NAME
from callcenter.services.ending import begin_ending, finish_ending, is_ended, verify_ending
from callcenter.services.ending_protocol import REMAINS_SENTENCES, Confirmation, Rest
from callcenter.services.sign_in import sign_in


@click.command("end")
@vault_argument
@sign_in_options
@click.option(
    "--second",
    required=True,
    metavar="NAME",
    help="Another supervisor, who confirms it with a password; or `recovery`, for the recovery code.",
)
@click.option("--second-password-file", metavar="FILE", help="Read that password or code from a file.")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where the signed statement goes: somewhere outside the vault's folder.",
)
@progress_option
@json_option
def end(
    vault: Path,
    user: str,
    password_file: str | None,
    wait: float,
    second: str,
    second_password_file: str | None,
    out: Path,
    progress: str | None,
    as_json: bool,
) -> int:
    """Destroy a vault's keys and delete its folder for good; asked again after an interruption, it goes on."""
    fingerprint = None
    if not is_ended(vault):
        fingerprint = _begun(vault, user, password_file, wait, second, second_password_file, out)
    with progress_shown(progress, "Deleting") as report:
        rest = finish_ending(vault, report)
    code = ExitCode.DISK if rest.undeleted else ExitCode.DONE
    if as_json:
        remains = list(REMAINS_SENTENCES.values())
        told = {"left": rest.left, "undeleted": rest.undeleted, "moved_aside": rest.moved_aside, "remains": remains}
        print_json({"statement": str(out), "fingerprint": fingerprint, **told})
        return code
    _tell(rest, out, fingerprint)
    return code


def _tell(rest: Rest, out: Path, fingerprint: str | None) -> None:
    """What was done, what is there still, and what nobody but its owner reaches."""
    gone = "nobody opens the vault any more" if rest.undeleted else "the vault is deleted"
    click.echo(f"The program is ended: the keys are destroyed, and {gone}.")
    if fingerprint:
        click.echo(f"The signed statement is {out}")
        click.echo(f"Fingerprint of the key that signed it: {fingerprint}")
    for name in rest.undeleted:
        note(f"Not deleted, and a backup still opens with the passwords of its time: {name}")
    if rest.undeleted:
        note("Make these writable and ask for the end again, or delete them.")
    for name in rest.moved_aside:
        note(f"Moved aside when a backup was put back, and still opens with the passwords of its time: {name}")
    for name in rest.left:
        note(f"Left in the folder, for it is not the program's: {name}")
    click.echo("What this does not reach:")
    for sentence in REMAINS_SENTENCES.values():
        click.echo(f"- {sentence}")


def _begun(
    vault: Path,
    user: str,
    password_file: str | None,
    wait: float,
    second: str,
    second_password_file: str | None,
    out: Path,
) -> str:
    """Both confirm it; the fingerprint of the key that signed the statement."""
    if password_file == second_password_file == "-":
        raise click.UsageError("Only one of the two passwords can come from standard input.")
    password = ask_password(password_file, f"Password of {user}")
    whose = "Recovery code" if second == RECOVERY_NAME else f"Password of {second}"
    with sign_in(vault, user, password, SystemClock(), wait) as session:
        second_password = ask_password(second_password_file, whose)
        return begin_ending(session, Confirmation(password, second, second_password), out).fingerprint


@click.command("verify-ending")
@click.argument("statement", type=click.Path(path_type=Path))
@click.option("--key", metavar="FINGERPRINT", help="The fingerprint of the supervisors' key, as it was written down.")
@json_option
def check_ending(statement: Path, key: str | None, as_json: bool) -> int:
    """Tell whether the statement of a program's end is as it was signed."""
    found = verify_ending(statement, key)
    told = found.statement
    if as_json:
        print_json(
            {"ok": found.ok, "genuine": found.genuine, "fingerprint": found.fingerprint, "ended_at": told.ended_at}
        )
    elif not found.ok:
        click.echo("The statement was changed, or signed with another key.")
    else:
        word = "genuine" if found.genuine else f"as it was signed with the key {found.fingerprint}: compare"
        click.echo(f"The statement is {word}.")
        click.echo(f"{told.program} was ended at {told.ended_at} by {told.ended_by} and {told.confirmed_by}.")
        click.echo(f"Journal head: epoch {told.head.epoch}, entry {told.head.seq}, code {told.head.code}")
    return ExitCode.DONE if found.ok else ExitCode.VERIFICATION
