"""Commands as a person gives them: in this process with captured output, or as a process of their own."""

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from callcenter.cli.main import run
from callcenter.cli.qt_needs import QtMissesLibrary
from callcenter.clock import Clock, MovableClock, SystemClock
from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.import_mode import ImportMode
from callcenter.domain.samples import Samples
from callcenter.errors import UserCancelled
from callcenter.progress import CancelToken
from callcenter.services.roster_import import RosterImport
from tests.world import MONDAY_MORNING, OPERATOR, PASSWORDS, SUPERVISOR, World, source_of

MAIN = Path(__file__).parents[2] / "main.py"
PROGRAM = "missouri-dese-2021"


@dataclass(frozen=True)
class Outcome:
    """What a command left: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str

    @property
    def object(self) -> dict[str, Any]:
        """Standard output, which must be exactly one JSON object."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Standard output as one JSON object a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    def error(self) -> tuple[int, str]:
        """The exit code and the failure's code, of a command given with --json."""
        found = self.object
        assert list(found) == ["error"]
        assert list(found["error"]) == ["code", "message"]
        return self.code, found["error"]["code"]


class FakeWindow:
    """Fulfills `Window`: keeps what it was asked to show, and saves one empty picture."""

    def __init__(self) -> None:
        self.display = False
        self.code = 0
        self.missing = ""
        self.opened: list[tuple[Path | None, Clock, Samples | None]] = []
        self.pictured: list[tuple[Path, MovableClock, Samples]] = []

    def has_display(self) -> bool:
        return self.display

    def open(self, vault: Path | None, clock: Clock, samples: Samples | None) -> int:
        self._need_qt()
        self.opened.append((vault, clock, samples))
        return self.code

    def save_pictures(self, folder: Path, vault: Path, clock: MovableClock, samples: Samples) -> tuple[Path, ...]:
        self._need_qt()
        self.pictured.append((vault, clock, samples))
        folder.mkdir()
        picture = folder / "sign-in-light.png"
        picture.touch()
        return (picture,)

    def _need_qt(self) -> None:
        if self.missing:
            raise QtMissesLibrary(f"Qt misses {self.missing}: install the package that holds it.")


class Shell:
    """A folder to work in, and commands that run on a clock the test moves."""

    def __init__(self, folder: Path, clock: MovableClock) -> None:
        self.folder = folder
        self.clock = clock
        self.vault = folder / "vault"
        self.window = FakeWindow()
        for user, password in PASSWORDS.items():
            self.write(f"password of {user}", password + "\n")

    def write(self, name: str, content: str | bytes) -> Path:
        """A file in the folder."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def signed_in(self, user: str) -> list[str]:
        """The options with which a user signs in."""
        return ["--user", user, "--password-file", str(self.folder / f"password of {user}")]

    def run(self, *arguments: str | Path, typed: str | bytes = "") -> Outcome:
        """Run one command in this process; `typed` stands on its standard input, which is no terminal."""
        given = io.TextIOWrapper(io.BytesIO(typed.encode() if isinstance(typed, str) else typed), "utf-8")
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") for _ in range(2))
        before, sys.stdin = sys.stdin, given
        try:
            with redirect_stdout(out), redirect_stderr(err):
                code = run([str(argument) for argument in arguments], self.window)
        finally:
            sys.stdin = before
        return Outcome(int(code), _text(out), _text(err))

    def process(self, *arguments: str | Path, **options: Any) -> "subprocess.Popen[str]":
        """Start the real program on the computer's clock; its streams are pipes."""
        streams: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        command = [sys.executable, str(MAIN), *map(str, arguments)]
        return subprocess.Popen(command, text=True, encoding="utf-8", **(streams | options))

    def run_process(self, *arguments: str | Path, typed: str = "", **environment: str) -> Outcome:
        """Run the real program to its end."""
        started = self.process(*arguments, env=os.environ | environment)
        out, err = started.communicate(typed)
        return Outcome(started.returncode, out, err)


class Center(Shell):
    """A shell beside a training vault of the supervisor Sam and the operator Olive."""

    def __init__(self, folder: Path, clock: MovableClock, original: Path) -> None:
        """The vault is a copy of `original`: making one, and importing, takes longer."""
        super().__init__(folder, clock)
        shutil.copytree(original, self.vault)
        self.world = World(self.vault, clock)

    def supervisor(self, command: str, *arguments: str | Path, typed: str | bytes = "") -> Outcome:
        """One command on the vault as the supervisor."""
        return self.run(command, self.vault, *arguments, *self.signed_in(SUPERVISOR), typed=typed)

    def operator(self, command: str, *arguments: str | Path, typed: str | bytes = "") -> Outcome:
        """One command on the vault as the operator."""
        return self.run(command, self.vault, *arguments, *self.signed_in(OPERATOR), typed=typed)

    def ask(self, *details: Mapping[str, object]) -> list[dict[str, Any]]:
        """Each caller's details through `check --stdin`; the answers."""
        done = self.operator("check", "--stdin", typed="".join(json.dumps(one) + "\n" for one in details))
        assert (done.code, done.err) == (0, "")
        return done.lines

    def roster_file(self, people: Sequence[Mapping[str, str]], name: str = "roster.csv") -> Path:
        """A canonical roster."""
        return self.world.roster_file(people, name)

    def stage_partly(
        self, roster: Path, mode: ImportMode = ImportMode.REPLACE, columns: ColumnsOptions | None = None
    ) -> int:
        """Begin an import and stop it after the first batch; how many rows are staged."""
        stop = CancelToken()
        with self.world.sign_in() as session:
            work = RosterImport(session)
            with pytest.raises(UserCancelled):
                source = replace(source_of(session, roster), columns=columns or ColumnsOptions())
                work.start(source, lambda _: stop.cancel(), stop, mode)
            staging = session.database.rosters.staging()
        assert staging is not None
        return staging.counts.position


def on_a_movable_clock(patch: pytest.MonkeyPatch) -> MovableClock:
    """From here on the computer's clock is one that stands until it is moved."""
    clock = MovableClock(MONDAY_MORNING)
    patch.setattr(SystemClock, "now", lambda _: clock.now())
    return clock


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
