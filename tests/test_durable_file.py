import errno
import os
import resource
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from callcenter.durable_file import (
    DiskFull,
    NotWritable,
    durable_writer,
    environment_fault,
    pending_file,
    write_durably,
)

DIES_WHILE_WRITING = """
import sys
from pathlib import Path
from callcenter.durable_file import durable_writer
with durable_writer(Path(sys.argv[1])) as stream:
    stream.write(b"half of it")
    stream.flush()
    print("writing", flush=True)
    sys.stdin.read()
"""


@contextmanager
def files_at_most(size: int) -> Iterator[None]:
    """The system's own way of saying that there is no room."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_replaced_by_what_was_written_and_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    path.write_bytes(b"old")
    path.chmod(0o644)
    write_durably(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert names_in(tmp_path) == ["keys"]


def test_a_wider_mode_is_given_when_asked_for(tmp_path: Path) -> None:
    write_durably(tmp_path / "out.csv", b"new", mode=0o640)
    assert stat.S_IMODE((tmp_path / "out.csv").stat().st_mode) == 0o640


def test_what_is_being_written_is_its_owners_alone_from_the_first_moment(tmp_path: Path) -> None:
    with durable_writer(tmp_path / "out.csv", mode=0o644):
        [temporary] = tmp_path.iterdir()
        assert stat.S_IMODE(temporary.stat().st_mode) == 0o600


def test_an_exception_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    with pytest.raises(KeyError), durable_writer(path) as stream:
        stream.write(b"half")
        raise KeyError
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["out.csv"]


@pytest.mark.parametrize("size", [100_000, 1_000_000], ids=["at the end", "on the way"])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, size: int) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    with files_at_most(50_000), pytest.raises(DiskFull):
        write_durably(path, bytes(size))
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["out.csv"]
    write_durably(path, b"goes on when there is room again")


def test_an_error_of_whoever_supplies_the_data_stays_his_own(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), durable_writer(tmp_path / "out.csv") as stream:
        stream.write((tmp_path / "source").read_bytes())


def test_a_folder_that_is_not_there_is_named_as_the_fault(tmp_path: Path) -> None:
    with pytest.raises(NotWritable, match="folder is not there"):
        write_durably(tmp_path / "gone" / "out.csv", b"new")


def test_a_folder_of_the_same_name_is_found_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(NotWritable, match="folder of that name"), durable_writer(tmp_path / "out"):
        pytest.fail("the block must not begin")
    assert names_in(tmp_path) == ["out"]


def test_a_pipe_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(NotWritable):
        write_durably(path, b"new")
    assert path.is_fifo()


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator may write everywhere")
def test_a_read_only_folder_is_not_writable(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(NotWritable, match="may not use"):
        write_durably(tmp_path / "out.csv", b"new")


def test_a_file_that_was_sealed_but_not_committed_is_removed(tmp_path: Path) -> None:
    with pending_file(tmp_path / "out.csv") as pending:
        pending.stream.write(b"new")
        pending.seal()
        assert len(names_in(tmp_path)) == 1
    assert names_in(tmp_path) == []


def test_a_process_killed_while_writing_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    path.write_bytes(b"old")
    command = [sys.executable, "-c", DIES_WHILE_WRITING, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        process.kill()
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_no_room_is_a_full_disk(number: int) -> None:
    assert type(environment_fault(OSError(number, "no room", "/home/CANARY"))) is DiskFull


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.EISDIR, errno.ENOENT, errno.ENOTDIR, errno.EIO])
def test_everything_else_is_not_writable_and_names_no_path(number: int) -> None:
    fault = environment_fault(OSError(number, "no way", "/home/CANARY"))
    assert type(fault) is NotWritable
    assert "CANARY" not in str(fault)
    assert len(str(fault)) > 30


def test_the_faults_have_a_sentence_of_their_own() -> None:
    assert str(NotWritable())
    assert str(DiskFull())
