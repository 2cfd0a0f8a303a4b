"""What commands print: one JSON object, or lines for a person; notes and progress go to standard error."""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn
from rich.progress import Progress as Bar

from callcenter.progress import Progress, Report, unwatched


def print_json(value: Mapping[str, object]) -> None:
    """Exactly one object on standard output; a half character, as a file's name may have, is replaced."""
    click.echo(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode())


def note(text: str) -> None:
    """A line for the person on standard error; what a terminal would obey, as in a file's name, is replaced."""
    click.echo("".join(character if character.isprintable() else "\ufffd" for character in text), err=True)


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 call`, `2,000 calls`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@contextmanager
def progress_shown(kind: str | None, of_what: str = "Rows") -> Iterator[Report]:
    """A place to report progress: a bar, a JSON object a line, or nothing; None: a bar on a terminal."""
    kind = kind or ("bar" if sys.stderr.isatty() else "none")
    if kind == "json":
        yield _print_progress
    elif kind == "bar":
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[left]}"),
        )
        with Bar(*columns, console=Console(stderr=True)) as bar:
            task = bar.add_task(of_what, total=None, left="")

            def show(progress: Progress) -> None:
                bar.update(task, total=progress.total, completed=progress.done, left=time_left(progress.seconds_left))

            yield show
    else:
        yield unwatched


def time_left(seconds: float | None) -> str:
    """`about 3 h 10 min left`; empty while it cannot be told."""
    if seconds is None:
        return ""
    return f"{duration(seconds)} left"


def duration(seconds: float) -> str:
    """`about 3 h 10 min`, `about 5 min`, `40 s`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"about {hours} h {minutes} min"
    return f"about {minutes} min" if minutes else f"{rest} s"


def _print_progress(progress: Progress) -> None:
    left = None if progress.seconds_left is None else round(progress.seconds_left, 1)
    click.echo(json.dumps({"done": progress.done, "total": progress.total, "seconds_left": left}), err=True)
