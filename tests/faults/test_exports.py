"""An export or a merge that meets a full disk, a folder that can only be read, or a kill: whole, or nothing of it."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from callcenter import durable_file
from callcenter.domain.call_export import ExportForm, ExportFormat
from callcenter.domain.call_filter import EVERY_CALL
from callcenter.durable_file import DiskFull, NotWritable
from callcenter.services.call_log import CallLog
from callcenter.services.calls import Calls
from callcenter.services.export_check import verify_export
from callcenter.services.log_merge import merge_logs
from tests.faults.test_no_room import ROOT, no_privilege
from tests.small_disk import files_at_most
from tests.world import OPERATOR, SUPERVISOR, SUPERVISOR_PASSWORD, World

FORMS = [
    ExportForm(),
    ExportForm(ExportFormat.JSONL),
    ExportForm(ExportFormat.XLSX),
    ExportForm(ExportFormat.XLSX, protect="opens the tests' workbook"),
]
CALLS = 60
RENAMES = 3  # of the former note, of the new one, of the file


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("made") / "vault").make_vault()
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        for _ in range(CALLS):
            calls.open()
    return world


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    return made.copied_to(tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "exports").mkdir()
    return tmp_path / "exports"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.told)
def test_an_export_without_room_says_so_and_leaves_the_former_one(world: World, folder: Path, form: ExportForm) -> None:
    out = folder / "log"
    with world.sign_in() as session:
        log = CallLog(session)
        log.export(out, EVERY_CALL, form)
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        with files_at_most(out.stat().st_size // 2), pytest.raises(DiskFull):
            log.export(out, EVERY_CALL, form)
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
        assert len(world_entries(session, "log_exported")) == 1
        log.export(out, EVERY_CALL, form)
    assert verify_export(out).state == "whole"


def world_entries(session: Any, kind: str) -> list[object]:
    return list(session.database.journal.of_kinds(kind))


def test_an_export_into_a_folder_that_can_only_be_read_says_so(world: World, folder: Path) -> None:
    (world.path.parent / "password").write_text(SUPERVISOR_PASSWORD)
    folder.chmod(0o500)
    words = ("export-log", world.path, "--user", SUPERVISOR, "--password-file", world.path.parent / "password")
    done = subprocess.run(
        [sys.executable, "main.py", *map(str, words), "--out", str(folder / "log.csv")],
        capture_output=True,
        text=True,
        cwd=ROOT,
        preexec_fn=no_privilege,
        check=False,
    )
    assert (done.returncode, done.stdout) == (10, "")
    assert done.stderr.startswith("This account may not use the file or its folder.")
    assert list(folder.iterdir()) == []


class FailingDisk:
    """The nth step of writing a file fails, in whatever file it is; later ones find room again."""

    def __init__(self, failing: int) -> None:
        self._left = failing

    @property
    def was_met(self) -> bool:
        return self._left <= 0

    def step(self) -> None:
        self._left -= 1
        if self._left == 0:
            raise OSError(28, "No space left on device")


@contextmanager
def failing_at(failing: int, patch: pytest.MonkeyPatch) -> Iterator[FailingDisk]:
    """Every write, synchronisation, rename and change of mode of durable files is a step."""
    disk = FailingDisk(failing)

    class File(durable_file._GuardedFile):
        def write(self, data: Any, /) -> int:
            try:
                disk.step()
            except OSError as error:
                raise durable_file.environment_fault(error) from None
            return super().write(data)

    def stepping(name: str, owner: Any, context: pytest.MonkeyPatch) -> None:
        real = getattr(owner, name)

        def step(*arguments: Any, **options: Any) -> Any:
            disk.step()
            return real(*arguments, **options)

        context.setattr(owner, name, step)

    with patch.context() as context:
        context.setattr(durable_file, "_GuardedFile", File)
        for name, owner in (("fsync", os), ("replace", Path), ("mkstemp", tempfile)):
            stepping(name, owner, context)
        context.setattr(durable_file, "_BUFFER_BYTES", 4096)
        yield disk


def test_no_failing_step_leaves_half_an_export(world: World, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = folder / "log.csv"
    with world.sign_in() as session:
        log, failures = CallLog(session), 0
        for number in range(1, 60):
            before = sorted(folder.iterdir())
            with failing_at(number, monkeypatch) as disk:
                try:
                    log.export(out)
                except (DiskFull, NotWritable):
                    failures += 1
                    left = sorted(folder.iterdir())
                    # the last step alone, the folder's own, may fail behind both renames
                    assert left == before or verify_export(out).ok
                    continue
            assert not disk.was_met
            break
    assert failures > 5
    assert verify_export(out).ok
    assert world.verify().ok


def test_no_failing_step_leaves_half_a_merge(world: World, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, sources = folder / "merged.csv", [folder / "one.csv", folder / "other.csv"]
    with world.sign_in() as session:
        CallLog(session).export(sources[0])
    other = World(folder.parent / "other").make_vault(seat="B")
    with other.sign_in() as session:
        CallLog(session).export(sources[1])
    failures = 0
    for number in range(1, 60):
        before = sorted(folder.iterdir())
        with failing_at(number, monkeypatch) as disk:
            try:
                merge_logs(out, sources, world.clock)
            except (DiskFull, NotWritable):
                failures += 1
                assert sorted(folder.iterdir()) == before or verify_export(out).ok
                continue
        assert not disk.was_met
        break
    assert failures > 5
    assert verify_export(out).ok


def test_an_interrupted_export_leaves_the_former_one_and_its_proof(
    world: World, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Interrupted before each of its renames."""
    out, real, left = folder / "log.csv", Path.replace, [0]

    def replace(path: Path, target: Path) -> Path:
        left[0] -= path.parent == folder
        if left[0] == 0:
            raise KeyboardInterrupt
        return real(path, target)

    with world.sign_in() as session:
        CallLog(session).export(out)
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        monkeypatch.setattr(Path, "replace", replace)
        for number in range(1, RENAMES + 1):
            left[0] = number
            with pytest.raises(KeyboardInterrupt):
                CallLog(session).export(out)
            assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
        left[0] = RENAMES + 1
        CallLog(session).export(out)
    assert sorted(path.name for path in folder.iterdir()) == sorted(before)


def test_an_export_that_is_killed_leaves_the_former_one_and_its_proof(world: World, folder: Path) -> None:
    """Killed before each of its renames, as a power cut would do it; the next one clears away what is left."""
    out = folder / "log.csv"
    script = (
        "import sys, os, signal\n"
        "from pathlib import Path\n"
        "from callcenter.clock import SystemClock\n"
        "from callcenter.services.call_log import CallLog\n"
        "from callcenter.services.sign_in import sign_in\n"
        "out, left, real = Path(sys.argv[2]), [int(sys.argv[4])], Path.replace\n"
        "def replace(path, target):\n"
        "    left[0] -= path.parent == out.parent\n"
        "    if not left[0]: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return real(path, target)\n"
        "Path.replace = replace\n"
        "with sign_in(Path(sys.argv[1]), 'Sam', sys.argv[3], SystemClock()) as session:\n"
        "    CallLog(session).export(out)\n"
    )
    with world.sign_in() as session:
        key = CallLog(session).export(out).fingerprint
    former = {path: path.read_bytes() for path in folder.iterdir()}
    world.ask(last_name="Smith")
    ends = []
    for number in range(1, RENAMES + 2):
        command = [sys.executable, "-c", script, str(world.path), str(out), SUPERVISOR_PASSWORD, str(number)]
        done = subprocess.run(
            command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=False
        )
        ends.append(done.returncode)
        assert verify_export(out, key).genuine, number
        assert (out.read_bytes() == former[out]) is (done.returncode != 0)
        with world.sign_in() as session:
            CallLog(session).export(out)
        assert {path for path in folder.iterdir() if path.suffix != ".tmp"} == former.keys()
        for path, data in former.items():
            path.write_bytes(data)
    assert ends == [-signal.SIGKILL] * RENAMES + [0]


def test_an_export_that_is_killed_leaves_nothing_under_its_name(world: World, folder: Path) -> None:
    """Killed while the first page of a workbook is written: what is left has a passing name and is nobody's export."""
    out = folder / "log.xlsx"
    script = (
        "import sys, os, signal\n"
        "from pathlib import Path\n"
        "from callcenter.clock import SystemClock\n"
        "from callcenter.domain.call_export import *\n"
        "from callcenter.domain.call_filter import EVERY_CALL\n"
        "from callcenter.services.call_log import CallLog\n"
        "from callcenter.services.sign_in import sign_in\n"
        "with sign_in(Path(sys.argv[1]), 'Sam', sys.argv[3], SystemClock()) as session:\n"
        "    log = CallLog(session)\n"
        "    log.export(Path(sys.argv[2]), EVERY_CALL, ExportForm(ExportFormat.XLSX),\n"
        "               lambda _: os.kill(os.getpid(), signal.SIGKILL))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(world.path), str(out), SUPERVISOR_PASSWORD],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert all(path.name.startswith(".") and path.name.endswith(".tmp") for path in folder.iterdir())
    with world.sign_in() as session:
        CallLog(session).export(out, EVERY_CALL, ExportForm(ExportFormat.XLSX))
    assert verify_export(out).ok
