"""The command check: one caller at a time from a terminal, or one JSON object a line."""

import sys
from pathlib import Path
from typing import BinaryIO

import click
import msgspec

from callcenter.cli.options import open_session, sign_in_options, vault_argument
from callcenter.cli.output import print_json
from callcenter.domain.answers import Answer
from callcenter.domain.details import SpokenDetails
from callcenter.errors import DetailFault
from callcenter.services.calls import Calls

_LONGEST_LINE = 65_536
_BOXES = (
    ("last_name", "Last name"),
    ("first_name", "First name"),
    ("birth_date", "Birth date"),
    ("ssn", "Social Security number"),
    ("educator_id", "Educator ID"),
)


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of standard input."""

    last_name: str | None = None
    first_name: str | None = None
    birth_date: str | None = None
    ssn: str | None = None
    educator_id: str | None = None

    def details(self) -> SpokenDetails:
        return SpokenDetails(**{name: getattr(self, name) or "" for name in self.__struct_fields__})


class _UnreadableLine(DetailFault):
    def __init__(self) -> None:
        keys = ", ".join(name for name, _ in _BOXES)
        super().__init__("", "line", f"A line must be one JSON object with only these keys, each a text: {keys}.")


@click.command()
@vault_argument
@sign_in_options
@click.option("--stdin", "lines", is_flag=True, help="Read one JSON object a line, answer each with one.")
def check(vault: Path, user: str, password_file: str | None, wait: float, lines: bool) -> None:
    """Answer whether a caller is eligible. Details are typed or piped in, never given as arguments."""
    if lines and password_file == "-":
        raise click.UsageError("With --stdin the password file cannot be -: standard input holds the details.")
    with open_session(vault, user, password_file, wait) as session, Calls(session) as calls:
        if lines:
            _answer_lines(calls, sys.stdin.buffer)
        else:
            _answer_one(calls)


def _answer_lines(calls: Calls, source: BinaryIO) -> None:
    while line := source.readline(_LONGEST_LINE + 1):
        if not line.endswith(b"\n") and len(line) > _LONGEST_LINE:
            while (rest := source.readline(_LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            line = b""
        elif not line.strip():
            continue
        try:
            reply = as_object(calls.single(_parsed(line)))
        except DetailFault as fault:
            error = {"field": fault.field or None, "code": fault.fault, "message": str(fault)}
            reply = {"error": error}
        print_json(reply)
        sys.stdout.flush()


def _parsed(line: bytes) -> SpokenDetails:
    try:
        return msgspec.json.decode(line, type=_Line).details()
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise _UnreadableLine from None


def _answer_one(calls: Calls) -> None:
    """Ask box by box, as in the window; a box left empty was not given."""
    typed = {name: click.prompt(label, default="", show_default=False, err=True) for name, label in _BOXES}
    answer = calls.single(SpokenDetails(**typed))
    click.echo(f"{answer.decision.word.value}  ({answer.reference})")
    click.echo(answer.say)


def as_object(answer: Answer) -> dict[str, object]:
    """An answer as one JSON object."""
    decision = answer.decision
    return {
        "answer": decision.word.value,
        "say": answer.say,
        "say_es": answer.say_es,
        "reason": decision.reason.value,
        "ask": decision.ask,
        "rules_asked": list(decision.rules_asked),
        "rules_hit": list(decision.rules_hit),
        "reference": answer.reference,
        "policy": answer.policy,
    }
