"""Commands over the people who may sign in."""

from dataclasses import asdict
from pathlib import Path

import click

from callcenter.cli.options import (
    ask_new_password,
    ask_password,
    json_option,
    open_session,
    progress_option,
    sign_in_options,
    vault_argument,
)
from callcenter.cli.output import print_json, progress_shown
from callcenter.domain.accounts import Role
from callcenter.services.former_backups import FORMER_BACKUPS, former_backups
from callcenter.services.people import People

new_password_option = click.option("--new-password-file", metavar="FILE", help="Read the new password from a file.")
_NEW_KEYS = "New keys"  # what the bar is of


@click.group()
@vault_argument
@click.pass_context
def users(context: click.Context, vault: Path) -> None:
    """Add, remove and list who may sign in; change roles and passwords."""
    context.obj = vault


@users.command()
@click.argument("name")
@click.option("--role", required=True, type=click.Choice([Role.OPERATOR.value, Role.SUPERVISOR.value]))
@sign_in_options
@new_password_option
@json_option
@click.pass_obj
def add(
    vault: Path,
    name: str,
    role: str,
    user: str,
    password_file: str | None,
    wait: float,
    new_password_file: str | None,
    as_json: bool,
) -> None:
    """Add a person; without --new-password-file a one-time password is printed."""
    with open_session(vault, user, password_file, wait) as session:
        given = ask_password(new_password_file) if new_password_file else None
        drawn = People(session).add(name, Role(role), given)
    if as_json:
        print_json({"name": name, "role": role, "one_time_password": drawn})
        return
    click.echo(f"{name} may sign in as {role}.")
    if drawn:
        _show(name, drawn)


@users.command()
@sign_in_options
@new_password_option
@click.pass_obj
def passwd(vault: Path, user: str, password_file: str | None, wait: float, new_password_file: str | None) -> None:
    """Change one's own password."""
    with open_session(vault, user, password_file, wait) as session:
        People(session).change_password(ask_new_password(new_password_file))
    click.echo("The password is changed.")


@users.command()
@click.argument("name")
@sign_in_options
@json_option
@click.pass_obj
def reset(vault: Path, name: str, user: str, password_file: str | None, wait: float, as_json: bool) -> None:
    """Give somebody who forgot the password a one-time one, which is printed."""
    with open_session(vault, user, password_file, wait) as session:
        drawn = People(session).reset(name)
    if as_json:
        print_json({"name": name, "one_time_password": drawn})
        return
    _show(name, drawn)


@users.command()
@click.argument("name")
@sign_in_options
@progress_option
@json_option
@click.pass_obj
def disable(
    vault: Path, name: str, user: str, password_file: str | None, wait: float, progress: str | None, as_json: bool
) -> None:
    """Have somebody sign in no more, and put the vault's files under new keys."""
    with open_session(vault, user, password_file, wait) as session, progress_shown(progress, _NEW_KEYS) as report:
        fingerprint = People(session).remove(name, report)
        backups = former_backups(session, name)
    if as_json:
        print_json({"name": name, "fingerprint": fingerprint, "former_backups": list(backups)})
        return
    click.echo(f"{name} cannot sign in any more, and the vault's files are under new keys.")
    _show_fingerprint(fingerprint)
    _show_former(backups)


@users.command("role")
@click.argument("name")
@click.argument("role", type=click.Choice([Role.OPERATOR.value, Role.SUPERVISOR.value]))
@sign_in_options
@progress_option
@json_option
@click.pass_obj
def change_role(
    vault: Path,
    name: str,
    role: str,
    user: str,
    password_file: str | None,
    wait: float,
    progress: str | None,
    as_json: bool,
) -> None:
    """Make somebody an operator or a supervisor; a one-time password is printed."""
    with open_session(vault, user, password_file, wait) as session, progress_shown(progress, _NEW_KEYS) as report:
        done = People(session).change_role(name, Role(role), report)
        backups = former_backups(session, name) if done.fingerprint else ()
    if as_json:
        told = {"name": name, "role": role, "one_time_password": done.one_time_password}
        print_json(told | {"fingerprint": done.fingerprint, "former_backups": list(backups)})
        return
    click.echo(f"{name} may sign in as {role}.")
    _show(name, done.one_time_password)
    _show_fingerprint(done.fingerprint)
    _show_former(backups)


@users.command("list")
@sign_in_options
@json_option
@click.pass_obj
def list_them(vault: Path, user: str, password_file: str | None, wait: float, as_json: bool) -> None:
    """List who may sign in."""
    with open_session(vault, user, password_file, wait) as session:
        found = People(session).list()
    if as_json:
        print_json({"users": [asdict(person) for person in found]})
        return
    for person in found:
        note = ", must change the password" if person.must_change_password else ""
        click.echo(f"{person.name}  {person.role}{note}")


def _show_fingerprint(fingerprint: str | None) -> None:
    if fingerprint:
        click.echo(f"The supervisors' key is a new one, with the fingerprint: {fingerprint}")
        click.echo("Write it down in place of the former one. The recovery code stays.")


def _show_former(backups: tuple[str, ...]) -> None:
    if backups:
        click.echo(FORMER_BACKUPS.format(files=", ".join(backups)))


def _show(name: str, drawn: str) -> None:
    click.echo(f"One-time password: {drawn}")
    click.echo(f'It must be changed first: callcenter users VAULT passwd --user "{name}"')
