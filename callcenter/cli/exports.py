"""Commands over exports of the call log: export-log, verify-export, merge-logs."""

from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
import msgspec

from callcenter.cli.exit_codes import ExitCode
from callcenter.cli.options import (
    ask_new_password,
    json_option,
    open_session,
    progress_option,
    sign_in_options,
    vault_argument,
)
from callcenter.cli.output import counted, print_json, progress_shown
from callcenter.clock import SystemClock
from callcenter.domain.call_export import CALL_LOG_COLUMNS, EXPORT_COLUMNS, ExportForm, ExportFormat, checked_columns
from callcenter.domain.call_filter import CallFilter
from callcenter.services.call_log import CallLog
from callcenter.services.export_check import ExportVerdict, is_fingerprint
from callcenter.services.export_check import verify_export as examine_export
from callcenter.services.log_merge import Merged
from callcenter.services.log_merge import merge_logs as merge
from callcenter.services.outside_vault import refuse_inside

_STATES = {
    "whole": "whole",
    "changed": "changed after it was exported",
    "cut": "cut: rows are missing",
    "other_file": "not the file this sidecar belongs to",
    "signature": "worth nothing as evidence: its sidecar was changed",
    "other_key": "signed by another key than the one you gave",
    "unsigned": "merged of several exports, and a merged file is signed by nobody. Verify those it was made of",
}
_KEY_WANTED = "--key takes the fingerprint as it was shown: 32 letters and digits in groups of four."
_KEY_HELP = "The supervisors' key fingerprint, as shown when the vault was made."
_TEXT_FORMATS = (ExportFormat.CSV.value, ExportFormat.JSONL.value)


@click.command("export-log")
@vault_argument
@sign_in_options
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="FILE", help="The file to write.")
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="First day, YYYY-MM-DD.")
@click.option("--to", "last", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Last day, included.")
@click.option("--operator", default="", metavar="NAME", help="Calls of this operator alone.")
@click.option(
    "--answer", type=click.Choice(["YES", "NO", "MORE", "CANNOT", "NONE"]), help="Calls with this answer alone."
)
@click.option("--wrap-up", default="", metavar="CODE", help="Calls wrapped up so alone, or not_wrapped_up.")
@click.option("--after-hours", is_flag=True, help="Calls begun while the line was closed alone.")
@click.option(
    "--format",
    "kind",
    type=click.Choice([kind.value for kind in ExportFormat]),
    default="csv",
    help="How it is written.",
)
@click.option("--columns", metavar="A,B", help=f"These columns alone, in this order: {', '.join(EXPORT_COLUMNS)}.")
@click.option("--protect", is_flag=True, help="Ask for a password that opens the workbook.")
@click.option("--protect-password-file", metavar="FILE", help="Read that password from a file.")
@progress_option
@json_option
def export_log(
    vault: Path,
    user: str,
    password_file: str | None,
    wait: float,
    out: Path,
    kind: str,
    columns: str | None,
    protect: bool,
    protect_password_file: str | None,
    progress: str | None,
    as_json: bool,
    **chosen: Any,
) -> None:
    """Write the call log and a signed sidecar.

    The column note, which only --columns gives, holds what operators wrote: it is sealed in the vault and can be read
    by anybody in the file.
    """
    meant = _meant(**chosen)
    names = checked_columns(name.strip() for name in columns.split(",")) if columns is not None else CALL_LOG_COLUMNS
    is_protected = protect or protect_password_file is not None
    if is_protected and kind != ExportFormat.XLSX.value:
        raise click.UsageError("Only a workbook can be protected: give --format xlsx.")
    if protect_password_file == "-" == password_file:
        raise click.UsageError("Only one password can come from standard input.")
    refuse_inside(vault, out)
    with open_session(vault, user, password_file, wait) as session:
        secret = ask_new_password(protect_password_file) if is_protected else ""
        form = ExportForm(ExportFormat(kind), names, secret)
        with progress_shown(progress) as report:
            done = CallLog(session).export(out, meant, form, report)
    if as_json:
        print_json({"file": out.name, "format": form.told, **asdict(done)})
    else:
        click.echo(f"{counted(done.rows, 'call')} written to {out}, with {out.name}.sig.json beside it.")
        click.echo(f"Signed with the key {done.fingerprint}")


@click.command("verify-export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--key", metavar="FINGERPRINT", help=_KEY_HELP)
@json_option
def verify_export(file: Path, key: str | None, as_json: bool) -> int:
    """Tell whether an exported call log is whole and, with --key, genuine."""
    _check_keys(() if key is None else (key,))
    found = examine_export(file, key)
    if as_json:
        print_json(_as_plain(found))
    else:
        _tell(found)
    return ExitCode.DONE if found.ok else ExitCode.VERIFICATION


@click.command("merge-logs")
@click.argument("out", type=click.Path(path_type=Path))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE FILE...")
@click.option("--key", "keys", multiple=True, metavar="FINGERPRINT", help=f"{_KEY_HELP} Once for each vault.")
@click.option(
    "--format", "kind", type=click.Choice(_TEXT_FORMATS), help="How OUT is written, if not as the first FILE."
)
@progress_option
@json_option
def merge_logs(
    out: Path, files: tuple[Path, ...], keys: tuple[str, ...], kind: str | None, progress: str | None, as_json: bool
) -> None:
    """Merge the exports of several seats into OUT, in the order of time.

    Each FILE is verified first; with --key each must be signed by one of the keys given. OUT is signed by nobody:
    OUT.merge.json beside it names each FILE, its digest, its key and its journal's head.
    """
    _check_keys(keys)
    if len(files) < 2:
        raise click.UsageError("Name two files or more to merge.")
    with progress_shown(progress) as report:
        done = merge(out, files, SystemClock(), keys, ExportFormat(kind) if kind else None, report)
    if as_json:
        sources = [msgspec.to_builtins(source) for source in done.sources]
        print_json({"file": out.name, "rows": done.rows, "sha256": done.sha256, "sources": sources})
    else:
        _tell_merged(out, done)


def _meant(
    *,
    first: datetime | None,
    last: datetime | None,
    operator: str,
    answer: str | None,
    wrap_up: str,
    after_hours: bool,
) -> CallFilter:
    if first and last and first > last:
        raise click.UsageError("--from must not be after --to.")
    is_open = False if after_hours else None
    return CallFilter(_day(first), _day(last), operator, answer or "", wrap_up, is_open)


def _check_keys(keys: tuple[str, ...]) -> None:
    if not all(map(is_fingerprint, keys)):
        raise click.UsageError(_KEY_WANTED)


def _as_plain(found: ExportVerdict) -> dict[str, object]:
    """The verdict for a program; of a merged file its sources, too."""
    plain: dict[str, object] = msgspec.to_builtins(found)
    if not found.sources:
        del plain["sources"]
    return plain


def _tell(found: ExportVerdict) -> None:
    if found.genuine:
        click.echo(f"Genuine: {counted(found.rows or 0, 'row')}, as signed by the key you gave.")
    elif found.ok and found.sources:
        click.echo(f"Whole: {counted(found.rows or 0, 'row')}, merged from {len(found.sources)} exports, not signed:")
        for source in found.sources:
            click.echo(f"  {source.file}: {counted(source.rows, 'row')}, signed by {source.fingerprint}")
    elif found.ok:
        click.echo(
            f"Whole: {counted(found.rows or 0, 'row')}, signed by {found.fingerprint}: compare this with your vault's."
        )
    else:
        click.echo(f"This file is {_STATES[found.state]}.")
    if found.training:
        click.echo("It comes from a training vault.")


def _tell_merged(out: Path, done: Merged) -> None:
    click.echo(f"{counted(done.rows, 'call')} of {len(done.sources)} exports written to {out}.")
    for source in done.sources:
        worth = "genuine" if source.genuine else f"whole, signed by {source.fingerprint}: compare this with its vault's"
        click.echo(f"  {source.file}: {counted(source.rows, 'call')}, {worth}")
    click.echo(f"{out.name}.merge.json beside it tells of what it was made. It is signed by nobody: keep the exports.")


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
