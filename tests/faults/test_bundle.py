"""Bundles under faults: no room, failing reads and writes, kill -9, turned bits, and nothing secret left behind."""

import errno
import io
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest

from callcenter import durable_file
from callcenter.durable_file import DiskFull, NotWritable
from callcenter.errors import EnvironmentFault, UserFacing
from callcenter.files import bundle_file
from callcenter.files.bundle_file import BundleFileFault
from callcenter.files.regular_file import InputFileFault
from callcenter.services.bundle_import import BundleImport
from callcenter.services.opened_bundle import open_bundle
from callcenter.services.rosters import Rosters
from callcenter.services.sign_in import reopen_supervisor_keys
from callcenter.storage import connection
from callcenter.storage.connection import Database
from tests.faults.test_kill import KILLED, KILLING_ITSELF, ROOT, command, started
from tests.services import bundles
from tests.services.bundles import Bundle, load, people, rows_of, staged_rows
from tests.small_disk import files_at_most
from tests.world import PASSWORDS, SUPERVISOR, World

EVERYBODY = people(0, 90)


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The vault that hashed ninety people."""
    world = World(tmp_path_factory.mktemp("origin") / "vault").make_vault(operator=False)
    world.load(*EVERYBODY)
    return world


@pytest.fixture(scope="module")
def bundle(origin: World, tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """Its roster, a part for each bucket."""
    return bundles.export_in_many_parts(origin, tmp_path_factory.mktemp("bundle") / "roster.bundle")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The vault that imports, with one person on its roster by now; and the program that kills itself."""
    world = World(tmp_path_factory.mktemp("empty") / "vault").make_vault(operator=False, seat="B")
    world.load(people(500, 501)[0])
    (world.path.parent / "killing.py").write_text(KILLING_ITSELF)
    return world


def copied(world: World, folder: Path) -> World:
    folder.mkdir()
    return world.copied_to(folder)


def answers(world: World, person: dict[str, str]) -> bool:
    asked = {name: person[name] for name in ("last_name", "educator_id")}
    return world.ask(SUPERVISOR, **asked).decision.word.value == "YES"


def is_as_at_the_origin(world: World, origin: World) -> bool:
    """Whether the imported roster is active, holds the origin's rows, and the whole vault verifies."""
    with world.database() as database:
        [(number,)] = database.query("SELECT roster FROM roster_revision ORDER BY revision DESC LIMIT 1")
    whole = rows_of(world, int(str(number))) == rows_of(origin)
    return whole and answers(world, EVERYBODY[0]) and world.verify(everything=True).ok


def still_answers_as_before(world: World) -> bool:
    return answers(world, people(500, 501)[0]) and not answers(world, EVERYBODY[0])


def left_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"vault"}


# Failing disks


class FailingDisk:
    """Every call that writes, syncs or renames counts; the nth fails as on a disk that is full or gone."""

    def __init__(self, moment: int, number: int) -> None:
        """A `moment` of 0 never comes; `number` is the system's of the error."""
        self.calls = 0
        self._moment, self._number = moment, number

    def failing(self, owner: Any, name: str) -> Callable[..., Any]:
        original = getattr(owner, name)

        def call(*arguments: Any, **named: Any) -> Any:
            self.calls += 1
            if self.calls == self._moment:
                raise OSError(self._number, os.strerror(self._number))
            return original(*arguments, **named)

        return call


class FailingFile(io.FileIO):
    """A file whose nth read fails; how many there were is in `reads`."""

    reads = 0
    moment = 0

    def readinto(self, buffer: Any, /) -> int | None:
        FailingFile.reads += 1
        if FailingFile.reads == FailingFile.moment:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return super().readinto(buffer)


class FailingDatabase:
    """Every statement of an import counts; the nth finds no room, and so do those after it."""

    def __init__(self, moment: int) -> None:
        self.calls = 0
        self._moment = moment

    def failing(self, name: str) -> Callable[..., Any]:
        original = getattr(Database, name)

        def call(database: Database, *arguments: Any) -> Any:
            self.calls += 1
            if self._moment and self.calls >= self._moment:
                raise DiskFull
            return original(database, *arguments)

        return call


@contextmanager
def disk_failing_at(moment: int, number: int = errno.ENOSPC) -> Iterator[FailingDisk]:
    disk = FailingDisk(moment, number)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(durable_file, "_BUFFER_BYTES", 1 << 12)  # so that there are many writes
        for owner, name in ((tempfile, "mkstemp"), (os, "fsync"), (Path, "replace")):
            patch.setattr(owner, name, disk.failing(owner, name))
        patch.setattr(durable_file._GuardedFile, "write", _guarded(disk.failing(io.FileIO, "write")))
        yield disk


def _guarded(call: Callable[..., Any]) -> Callable[..., Any]:
    def write(file: Any, data: Any) -> Any:
        try:
            return call(file, data)
        except OSError as error:
            raise durable_file.environment_fault(error) from None

    return write


def fail_exports(origin: World, folder: Path, step: int) -> int:
    """Let each `step`th write of an export fail, one at a time; how many writes there are."""
    with disk_failing_at(0) as disk:
        bundles.export(copied(origin, folder / "whole"), folder / "whole.bundle")
    world = copied(origin, folder / "failing")
    out = folder / "failing" / "a.bundle"
    for moment in range(1, disk.calls + 1, step):
        with disk_failing_at(moment, (errno.ENOSPC, errno.EROFS)[moment % 2]):
            try:
                shown = bundles.export(world, out).shown
            except (DiskFull, NotWritable):
                pass
            else:
                with open_bundle(out, shown.code) as bundle:  # the seal, or a sync after the rename
                    assert bundle.sha256 == shown.sha256
        assert left_in(folder / "failing") <= {"a.bundle"}
        out.unlink(missing_ok=True)
    assert world.verify(everything=True).ok
    return disk.calls


def test_an_export_whose_nth_write_fails_leaves_nothing_half_done(origin: World, tmp_path: Path) -> None:
    assert fail_exports(origin, tmp_path, step=3) >= 8


@pytest.mark.long
@pytest.mark.timeout(600)
def test_an_export_whose_any_write_fails_leaves_nothing_half_done(origin: World, tmp_path: Path) -> None:
    fail_exports(origin, tmp_path, step=1)


def test_an_old_file_of_the_name_stays_whole_when_an_export_fails(
    origin: World, tmp_path: Path, bundle: Bundle
) -> None:
    world, out = copied(origin, tmp_path / "copy"), tmp_path / "a.bundle"
    out.write_bytes(bundle.path.read_bytes())
    with files_at_most(8_000), pytest.raises(DiskFull):
        bundles.export(world, out)
    assert out.read_bytes() == bundle.path.read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"copy", "a.bundle"}


def fail_reads(empty: World, origin: World, bundle: Bundle, folder: Path, step: int) -> int:
    """Let each `step`th read of the file fail, one at a time, and go on; how many reads there are."""

    def opened(path: Path) -> FailingFile:
        return FailingFile(os.open(path, os.O_RDONLY))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bundle_file, "open_regular", opened)
        patch.setattr(bundle_file, "_BUFFER_BYTES", 1 << 10)
        FailingFile.reads, FailingFile.moment = 0, 0
        load(copied(empty, folder / "whole"), bundle.path, bundle.shown.code)
        total = FailingFile.reads
        world = copied(empty, folder / "failing")
        for moment in range(1, total + 1, step):
            FailingFile.reads, FailingFile.moment = 0, moment
            with pytest.raises(InputFileFault):
                load(world, bundle.path, bundle.shown.code, switch=False)
    load(world, bundle.path, bundle.shown.code)
    assert is_as_at_the_origin(world, origin)
    return total


def test_an_import_whose_nth_read_fails_goes_on_with_the_same_file(
    empty: World, origin: World, bundle: Bundle, tmp_path: Path
) -> None:
    assert fail_reads(empty, origin, bundle, tmp_path, step=4) >= 30


def fail_statements(empty: World, origin: World, bundle: Bundle, folder: Path, step: int) -> Counter[str]:
    """Let no statement from each `step`th on find room, and go on with the same file; what was left each time."""

    def run(world: World, moment: int) -> int:
        database = FailingDatabase(moment)
        with pytest.MonkeyPatch.context() as patch, world.sign_in() as session:
            for name in ("query", "execute", "execute_many"):
                patch.setattr(connection.Database, name, database.failing(name))
            with open_bundle(bundle.path, bundle.shown.code) as opened:
                done = BundleImport(session).load(opened)
            reopen_supervisor_keys(session, PASSWORDS[SUPERVISOR])
            Rosters(session).switch(done.roster)
        return database.calls

    total = run(copied(empty, folder / "whole"), 0)
    left: Counter[str] = Counter()
    for moment in range(1, total + 1, step):
        world = copied(empty, folder / str(moment))
        with pytest.raises(EnvironmentFault):
            run(world, moment)
        assert still_answers_as_before(world)
        staged = staged_rows(world)
        left["nothing" if staged < 0 else "all" if staged == bundle.shown.people + bundle.shown.tags else "some"] += 1
        load(world, bundle.path, bundle.shown.code)
        assert is_as_at_the_origin(world, origin)
    return left


def test_an_import_that_finds_no_room_leaves_the_old_roster_and_goes_on_later(
    empty: World, origin: World, bundle: Bundle, tmp_path: Path
) -> None:
    left = fail_statements(empty, origin, bundle, tmp_path, step=25)
    assert left["some"] >= 2
    assert left["all"]


@pytest.mark.long
@pytest.mark.timeout(1_200)
def test_an_import_finds_no_room_at_any_statement(empty: World, origin: World, bundle: Bundle, tmp_path: Path) -> None:
    left = fail_statements(empty, origin, bundle, tmp_path, step=1)
    assert left.keys() == {"nothing", "some", "all"}


@pytest.mark.parametrize("room", [0, 60_000, 130_000])
def test_a_small_disk_under_the_real_database_is_told_and_the_import_goes_on_when_there_is_room(
    empty: World, origin: World, bundle: Bundle, tmp_path: Path, room: int
) -> None:
    world = copied(empty, tmp_path / "copy")
    with files_at_most(room), pytest.raises(DiskFull):
        load(world, bundle.path, bundle.shown.code)
    assert still_answers_as_before(world)
    load(world, bundle.path, bundle.shown.code)
    assert is_as_at_the_origin(world, origin)


# kill -9


def import_killing_itself(
    empty: World, world: World, bundle: Bundle, moment: int
) -> "subprocess.CompletedProcess[str]":
    """The real command, ended by kill -9 at the nth statement from the one that begins a roster; none for 0."""
    code = world.path.parent / "code"
    code.write_text(bundle.shown.code)
    words = command(world, SUPERVISOR, "bundle", "import", bundle.path, "--code-file", code, "--json")
    program = empty.path.parent / "killing.py"
    kind = "statement" if moment else "none"
    with started(program, kind, str(moment), *words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        out, err = process.communicate()
    return subprocess.CompletedProcess(words, process.returncode, out.decode(), err.decode())


def kill_imports(empty: World, origin: World, bundle: Bundle, folder: Path, moments: int, seed: int) -> Counter[str]:
    """Kill so many imports, spread over their length, and give the same command again; how far each was."""
    chance = Random(seed)
    done = import_killing_itself(empty, copied(empty, folder / "whole"), bundle, 0)
    assert done.returncode == 0, done.stderr
    total = int(done.stderr.split()[-2])
    killed_in: Counter[str] = Counter()
    for number in range(moments):
        first = 1 + total * number // moments
        moment = chance.randint(first, max(first, total * (number + 1) // moments))
        world = copied(empty, folder / str(number))
        killed = import_killing_itself(empty, world, bundle, moment)
        assert (killed.returncode, killed.stdout) == (KILLED, ""), moment
        staged = staged_rows(world)
        with world.sign_in() as session:
            newest = session.database.rosters.newest_revision()
        if newest and newest.roster > 1:
            killed_in["done before"] += 1
        else:
            killed_in["begun again" if staged < 0 else "gone on with" if staged else "begun"] += 1
            assert still_answers_as_before(world)
            again = import_killing_itself(empty, world, bundle, 0)
            assert again.returncode == 0, again.stderr
        assert is_as_at_the_origin(world, origin)
    return killed_in


@pytest.mark.skipif(sys.platform != "linux", reason="waits on processes that are not its children")
def test_an_import_killed_at_any_moment_is_finished_by_the_same_command(
    empty: World, origin: World, bundle: Bundle, tmp_path: Path
) -> None:
    assert kill_imports(empty, origin, bundle, tmp_path, moments=3, seed=20261123)["gone on with"] >= 1


@pytest.mark.skipif(sys.platform != "linux", reason="waits on processes that are not its children")
@pytest.mark.long
@pytest.mark.timeout(1_800)
def test_an_import_killed_at_a_hundred_moments_is_finished_by_the_same_command(
    empty: World, origin: World, bundle: Bundle, tmp_path: Path
) -> None:
    assert kill_imports(empty, origin, bundle, tmp_path, moments=100, seed=100)["gone on with"] >= 30


# Damage on the way


def outcome(path: Path, bundle: Bundle) -> str:
    """What opening a file with the right code comes to, read to its end."""
    try:
        with open_bundle(path, bundle.shown.code) as opened:
            for _ in opened.buckets():
                pass
    except BundleFileFault as fault:
        return fault.fault
    except UserFacing as failure:
        return failure.code
    return "whole"


def test_a_bundle_with_a_bit_turned_is_always_refused(bundle: Bundle, tmp_path: Path) -> None:
    data = bundle.path.read_bytes()
    chance = Random(8)
    bits = {*range(bundle_file.HEAD_BYTES * 8), *(chance.randrange(len(data) * 8) for _ in range(500))}
    found: Counter[str] = Counter()
    for bit in bits:
        turned = bytearray(data)
        turned[bit // 8] ^= 1 << bit % 8
        (tmp_path / "a.bundle").write_bytes(turned)
        found[outcome(tmp_path / "a.bundle", bundle)] += 1
    assert found.keys() <= {"other_kind", "newer", "damaged", "cut"}
    assert found["damaged"] > 500
    assert outcome(bundle.path, bundle) == "whole"


def test_a_bundle_that_was_cut_anywhere_is_always_refused_as_cut(bundle: Bundle, tmp_path: Path) -> None:
    data = bundle.path.read_bytes()
    chance = Random(9)
    lengths = {*range(8, 200), *range(len(data) - 60, len(data)), *(chance.randrange(8, len(data)) for _ in range(200))}
    for length in lengths:
        (tmp_path / "a.bundle").write_bytes(data[:length])
        assert outcome(tmp_path / "a.bundle", bundle) == "cut", length
    for length in range(8):
        (tmp_path / "a.bundle").write_bytes(data[:length])
        assert outcome(tmp_path / "a.bundle", bundle) == "other_kind"


def test_a_bundle_with_anything_behind_it_or_with_parts_moved_is_refused(bundle: Bundle, tmp_path: Path) -> None:
    data = bundle.path.read_bytes()
    with bundle.path.open("rb") as file:
        parts = list(bundle_file.BundleFile(file).parts())
    head, framed = data[: bundle_file.HEAD_BYTES], [len(part).to_bytes(4, "big") + part for part in parts]
    others: Sequence[Sequence[bytes]] = (
        [*framed, b"\0\0\0\0"],
        [*framed, framed[-1]],
        [framed[1], framed[0], *framed[2:]],
        [*framed[:2], *framed[3:]],
        [framed[0], framed[-1]],
        [framed[-1]],
    )
    for other in others:
        (tmp_path / "a.bundle").write_bytes(head + b"".join(other))
        assert outcome(tmp_path / "a.bundle", bundle) == "damaged"
    assert outcome(bundle.path, bundle) == "whole"


# Nothing left behind


def run(world: World, folder: Path, *words: str | Path) -> "subprocess.CompletedProcess[bytes]":
    """The real program, whose temporary files and settings stay in the folder."""
    places = dict.fromkeys(("TMPDIR", "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(folder))
    arguments = [sys.executable, "-B", str(ROOT / "main.py"), *command(world, SUPERVISOR, *words)]
    return subprocess.run(arguments, capture_output=True, check=False, env=os.environ | places)


def test_neither_code_nor_keys_nor_passwords_are_left_anywhere(origin: World, empty: World, tmp_path: Path) -> None:
    first, other = copied(origin, tmp_path / "first"), copied(empty, tmp_path / "other")
    left = tmp_path / "left"
    left.mkdir()
    exported = run(first, left, "bundle", "export", left / "a.bundle", "--progress", "json")
    assert exported.returncode == 0, exported.stderr
    code = exported.stdout.decode().split("One-time code")[1].split()[0]
    (tmp_path / "code").write_text(code)
    (tmp_path / "wrong").write_text(code[:-2] + code[-1] + code[-2])
    imported = [
        run(other, left, "bundle", "import", left / "a.bundle", "--code-file", tmp_path / name, "--progress", "json")
        for name in ("wrong", "code", "code")
    ]
    assert [one.returncode for one in imported] == [3 if code[-1] != code[-2] else 0, 0, 2]
    [(tag_key,)] = rows_of(first)["key"]
    needles = {
        "code": code.encode(),
        "code in one": code.replace("-", "").encode(),
        "code in one, without its check": code.replace("-", "")[:32].encode(),
        "password": PASSWORDS[SUPERVISOR].encode(),
        "tag key": tag_key,
        "tag key in hex": tag_key.hex().encode(),
    }
    places = [path for folder in (left, first.path, other.path) for path in folder.rglob("*") if path.is_file()]
    contents = [(str(path), path.read_bytes()) for path in places]
    contents += [("errors of the export", exported.stderr)]
    contents += [(f"import {number}", one.stdout + one.stderr) for number, one in enumerate(imported)]
    contents += [(f"journal {number}", str(world.entries()).encode()) for number, world in enumerate((first, other))]
    assert [(name, place) for place, data in contents for name, needle in needles.items() if needle in data] == []
