"""Commands over calls that were refused a check after too many failed ones: see them, release them."""

from dataclasses import asdict
from pathlib import Path

import click

from callcenter.cli.options import json_option, open_session, sign_in_options, vault_argument
from callcenter.cli.output import counted, print_json
from callcenter.domain.throttle import DIGITS_ONLY
from callcenter.services.throttled_calls import ThrottledCalls

KINDS_IN_WORDS = {
    DIGITS_ONLY: "only the digits changed",
    "last4_birth_surname": "last four digits with birth date and last name",
    "last4_birth_given": "last four digits with birth date and first name",
    "last4_surname_given": "last four digits with last and first name",
    "last4_birth_surname_start": "last four digits with birth date and beginning of the last name",
    "last4_year_surname_given": "last four digits with birth year, last and first name",
    "educator_birth": "educator ID with birth date",
    "educator_surname": "educator ID with last name",
    "ssn_birth": "Social Security number with birth date",
    "ssn_surname": "Social Security number with last name",
}


@click.group()
@vault_argument
@click.pass_context
def throttled(context: click.Context, vault: Path) -> None:
    """List calls that were refused a check after too many failed ones, or release one."""
    context.obj = vault


@throttled.command("list")
@sign_in_options
@json_option
@click.pass_obj
def list_them(vault: Path, user: str, password_file: str | None, wait: float, as_json: bool) -> None:
    """List the calls that wait to be released, newest first."""
    with open_session(vault, user, password_file, wait) as session:
        found = ThrottledCalls(session).list()
    if as_json:
        print_json({"throttled": [asdict(call) for call in found]})
        return
    for call in found:
        click.echo(
            f"{call.reference}  begun {call.started_at}  {call.operator}  {counted(call.failed, 'failed check')}  "
            f"refused {call.last_day}  {'; '.join(KINDS_IN_WORDS.get(kind, kind) for kind in call.kinds)}"
        )
    if not found:
        click.echo("No call waits to be released.")


@throttled.command()
@click.argument("reference")
@sign_in_options
@json_option
@click.pass_obj
def release(vault: Path, reference: str, user: str, password_file: str | None, wait: float, as_json: bool) -> None:
    """Take back the failed checks for which a call was refused, so that it can be answered again."""
    with open_session(vault, user, password_file, wait) as session:
        released = ThrottledCalls(session).release(reference.upper())
    if as_json:
        print_json(asdict(released))
    else:
        click.echo(f"{released.reference} is released: {counted(released.failed, 'failed check')} taken back.")
