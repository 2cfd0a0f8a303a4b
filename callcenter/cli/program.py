"""Commands over the program of a vault: write it to a file, load a changed one as a new version, list the versions."""

from dataclasses import asdict
from pathlib import Path

import click

from callcenter.cli.options import json_option, open_session, sign_in_options, vault_argument
from callcenter.cli.output import print_json
from callcenter.durable_file import write_durably
from callcenter.files.program_file import program_bytes, read_program
from callcenter.files.program_text import program_text
from callcenter.services.outside_vault import refuse_inside
from callcenter.services.program_desk import VaultProgramDesk

_FIRST = "the program that the vault was made with"


@click.group()
@vault_argument
@click.pass_context
def program(context: click.Context, vault: Path) -> None:
    """Show or change what operators say, the hours, the wrap-up codes: the program of a vault."""
    context.obj = vault


@program.command()
@click.option("--version", type=click.IntRange(1), metavar="N", help="A version of before, instead of the present one.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Write it to this file: TOML, or .json.")
@sign_in_options
@click.pass_obj
def show(vault: Path, version: int | None, out: Path | None, user: str, password_file: str | None, wait: float) -> None:
    """Print the program as one JSON object, or write it as a file; `set` takes either."""
    if out:
        refuse_inside(vault, out)
    with open_session(vault, user, password_file, wait) as session:
        number = version or session.program_version
        found = VaultProgramDesk(session).version(number)
    as_json = program_bytes(found).decode() + "\n"
    if out is None:
        click.echo(as_json, nl=False)
        return
    write_durably(out, (as_json if out.suffix.lower() == ".json" else program_text(found)).encode())
    click.echo(f"Version {number} of the program is in {out.name}.")


@program.command("set")
@click.argument("file", type=click.Path(path_type=Path))
@sign_in_options
@json_option
@click.pass_obj
def load(vault: Path, file: Path, user: str, password_file: str | None, wait: float, as_json: bool) -> None:
    """Load a program file as a new version, in force from the next call on; the same program changes nothing."""
    given = read_program(file)
    with open_session(vault, user, password_file, wait) as session:
        before = session.program_version
        version = VaultProgramDesk(session).change(given).version
    if as_json:
        print_json({"version": version, "changed": version != before})
    elif version == before:
        click.echo(f"Nothing in it differs from version {version}, which stays the present one.")
    else:
        click.echo(f"The program is version {version} from the next call on.")


@program.command("versions")
@sign_in_options
@json_option
@click.pass_obj
def list_them(vault: Path, user: str, password_file: str | None, wait: float, as_json: bool) -> None:
    """List every version of the program, the newest first."""
    with open_session(vault, user, password_file, wait) as session:
        found = VaultProgramDesk(session).versions()
    if as_json:
        print_json({"versions": [asdict(one) for one in found]})
        return
    for one in found:
        by = f"  {one.by}" if one.by else ""
        click.echo(f"{one.version}  {one.loaded_at}{by}  {', '.join(one.parts) or _FIRST}")
