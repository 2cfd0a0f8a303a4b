"""Commands over a whole vault: init and status."""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from callcenter.cli.options import ask_new_password, json_option, open_session, vault_argument
from callcenter.cli.output import counted, note, print_json
from callcenter.clock import SystemClock
from callcenter.domain.calls import FIRST_SEAT, SEATS
from callcenter.domain.policy import POLICIES
from callcenter.errors import UserFacing
from callcenter.files.program_file import find_program
from callcenter.services.protocols import DayStatus, VaultStatus
from callcenter.services.status import day_status, vault_status
from callcenter.services.vault_creation import VaultOptions, create_vault

FULL_CONFIRMATION = "our operators are all trusted"
_FULL_WARNING = f"""\
Policy `full` stores a code of every full Social Security number. Whoever holds this vault's files and one
operator's password can try all 889 million numbers against a common name in 6 to 30 hours on one graphics
card, and then knows every number that goes with it. It is for vaults whose operators are all trusted.
To go on, type: {FULL_CONFIRMATION}"""


class NotConfirmed(UserFacing):
    """The confirmation for policy `full` was not typed."""

    code = "not_confirmed"
    sentence = "Policy `full` was not confirmed, so no vault was made. Type the sentence as shown, or choose last4."


class TrainingOption(UserFacing):
    """An option that only makes sense for a training vault."""

    code = "training_option"

    def __init__(self, option: str) -> None:
        super().__init__(f"{option} goes with --training: a real vault always keeps its hours and its throttle.")


@click.command()
@vault_argument
@click.option("--program", required=True, metavar="FILE|NAME", help="A program file, or a bundled program's name.")
@click.option("--supervisor", required=True, metavar="NAME", help="The first supervisor's name.")
@click.option("--second-supervisor", default="", metavar="NAME", help="A second one, who gets a one-time password.")
@click.option("--policy", type=click.Choice(sorted(POLICIES)), help="Which digits are used; else as the program says.")
@click.option("--cost", type=click.Choice(["standard", "high", "training"]), help="How slow each hash is.")
@click.option("--training", is_flag=True, help="A vault for made-up people: cheap, always open, no throttle.")
@click.option("--hours", is_flag=True, help="With --training: keep the program's hours after all.")
@click.option("--throttle", is_flag=True, help="With --training: keep the throttle after all.")
@click.option(
    "--seat",
    type=click.Choice(list(SEATS), case_sensitive=False),
    default=FIRST_SEAT,
    show_default=True,
    metavar="LETTER",
    help="What references begin with: a letter of its own for each computer of a center.",
)
@click.option(
    "--password-file", metavar="FILE", help="Read the supervisor's password from a file; - is standard input."
)
@json_option
def init(
    vault: Path,
    program: str,
    supervisor: str,
    second_supervisor: str,
    policy: str | None,
    cost: str | None,
    training: bool,
    hours: bool,
    throttle: bool,
    seat: str,
    password_file: str | None,
    as_json: bool,
) -> None:
    """Make a new vault, and show its recovery code once."""
    for option, chosen in (("--hours", hours), ("--throttle", throttle)):
        if chosen and not training:
            raise TrainingOption(option)
    offer = find_program(program)
    password = ask_new_password(password_file)
    if (policy or offer.matching.policy) == "full":
        _confirm_full()
    options = VaultOptions(
        policy=policy,
        cost=cost or ("training" if training else "standard"),
        training=training,
        hours_apply=hours or not training,
        throttle_applies=throttle or not training,
        seat=seat,
        second_supervisor=second_supervisor,
    )
    made = create_vault(vault, offer, supervisor, password, options, SystemClock())
    if as_json:
        print_json({**asdict(made), "seat": seat})
        return
    click.echo(f"The vault is made: {vault}, seat {seat}" + (" (training)" if training else ""))
    click.echo("Write these two down now and keep them apart from this computer. They are not shown again.")
    click.echo(f"  Recovery code                    {made.recovery_code}")
    click.echo(f"  Fingerprint of supervisors' key  {made.fingerprint}")
    click.echo("With the recovery code the user `recovery` signs in as a supervisor.")
    if made.second_password:
        click.echo(f"One-time password of {second_supervisor}: {made.second_password}")


def _confirm_full() -> None:
    for line in _FULL_WARNING.splitlines():
        note(line)
    typed = sys.stdin.readline()
    if typed.strip().casefold() != FULL_CONFIRMATION:
        raise NotConfirmed


@click.command()
@vault_argument
@click.option("--user", metavar="NAME", help="Sign in and tell more.")
@click.option("--password-file", metavar="FILE", help="Read the password from a file; - is standard input.")
@click.option(
    "--wait",
    type=click.FloatRange(0, 86_400),
    default=0.0,
    metavar="SECONDS",
    help="Wait this long for a vault that is in use.",
)
@json_option
def status(vault: Path, user: str | None, password_file: str | None, wait: float, as_json: bool) -> None:
    """Tell what a vault is; with --user also what is in it."""
    whole = vault_status(vault)
    day = None
    if user is not None:
        with open_session(vault, user, password_file, wait) as session:
            day = day_status(session)
    if as_json:
        print_json(asdict(whole) | (_told(day) if day else {}))
    else:
        _print_status(whole, day)


def _told(day: DayStatus) -> dict[str, object]:
    openings = [
        {"opens_at": opening.opens_at.isoformat(), "closes_at": opening.closes_at.isoformat()}
        for opening in day.openings
    ]
    return asdict(day) | {"openings": openings}


def _print_status(whole: VaultStatus, day: DayStatus | None) -> None:
    kind = "training vault" if whole.training else "vault"
    click.echo(
        f"{kind} {whole.vault_id}, format {whole.format}, {counted(whole.slots, 'key slot')}, "
        f"generation {whole.generation}, {'in use' if whole.in_use else 'not in use'}"
    )
    if day is None:
        return
    click.echo(
        f"seat {day.seat}, line {'open' if day.line_open else 'closed'}, {counted(day.calls_today, 'call')} today"
    )
    for roster in day.rosters:
        mark = "active" if roster.active else roster.state
        click.echo(
            f"roster {roster.number}: {counted(roster.people, 'person', 'people')}, "
            f"{counted(roster.tags, 'tag')}, {mark}"
        )
    if day.staged_import:
        staged = day.staged_import
        what = "bundle import" if staged.bundle else "import"
        click.echo(f"{what} of roster {staged.roster}: {staged.position:,} of {staged.rows:,} rows")
    for warning in day.warnings:
        click.echo(f"Warning: {warning}")
