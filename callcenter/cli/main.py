"""The command line's entrance: the commands, and the one place that shows a failure."""

import json
from collections.abc import Sequence

import click

from callcenter import __version__
from callcenter.cli.backups import back_up, put_back
from callcenter.cli.bundle import bundle
from callcenter.cli.check import check
from callcenter.cli.demo import demo
from callcenter.cli.ending import check_ending, end
from callcenter.cli.exit_codes import ExitCode, exit_code_of
from callcenter.cli.exports import export_log, merge_logs, verify_export
from callcenter.cli.journal import head, verify
from callcenter.cli.people import users
from callcenter.cli.program import program
from callcenter.cli.retention import calls
from callcenter.cli.rosters import import_roster, rosters
from callcenter.cli.throttled import throttled
from callcenter.cli.vaults import init, status
from callcenter.cli.window import Window
from callcenter.durable_file import environment_fault
from callcenter.errors import CallCenterError, Unexpected, UserCancelled


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="callcenter")
def commands() -> None:
    """Answer "am I eligible?" from a vault of keyed, slow-hashed identifiers."""


for _command in (
    demo,
    init,
    import_roster,
    rosters,
    program,
    bundle,
    check,
    throttled,
    export_log,
    verify,
    head,
    verify_export,
    merge_logs,
    users,
    back_up,
    put_back,
    calls,
    end,
    check_ending,
    status,
):
    commands.add_command(_command)


def run(arguments: Sequence[str], window: Window) -> int:
    """Run one command; its exit code. Whatever fails is shown in a sentence, never as a traceback."""
    try:
        done = commands.main(args=list(arguments), prog_name="callcenter", standalone_mode=False, obj=window)
    except click.ClickException as fault:
        fault.show()
        return _answer("usage", fault.format_message(), ExitCode.USAGE, arguments)
    except (click.Abort, KeyboardInterrupt, UserCancelled):
        return _show("stopped", "Stopped.", ExitCode.CANCELLED, arguments)
    except CallCenterError as failure:
        return _show(failure.code, str(failure), exit_code_of(failure), arguments)
    except OSError as error:  # standard output itself: a full disk, or nobody there
        return _show("output", str(environment_fault(error)), ExitCode.DISK, arguments)
    except Exception as fault:  # the last place that can keep a value out of a traceback
        return _show(Unexpected.code, str(Unexpected(fault)), ExitCode.UNEXPECTED, arguments)
    return done if isinstance(done, int) else ExitCode.DONE


def _show(code: str, sentence: str, exit_code: ExitCode, arguments: Sequence[str]) -> int:
    click.echo(sentence, err=True)
    return _answer(code, sentence, exit_code, arguments)


def _answer(code: str, sentence: str, exit_code: ExitCode, arguments: Sequence[str]) -> int:
    """With --json a failure is the one object on standard output."""
    if "--json" in arguments:
        click.echo(json.dumps({"error": {"code": code, "message": sentence}}, ensure_ascii=False))
    return exit_code
