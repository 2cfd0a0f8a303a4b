import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from callcenter.durable_file import DiskFull, NotWritable
from callcenter.storage.seal_file import Seal, SealFile
from tests.small_disk import files_at_most

OLD = Seal(1, 7, b"the older key of the journal ..#")
NEW = Seal(1, 8, b"the present key of the journal.#")
SECOND_PLACE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "vault.seal"


@pytest.fixture
def file(path: Path) -> Iterator[SealFile]:
    file = SealFile(path)
    yield file
    file.close()


def written(file: SealFile, path: Path, seal: Seal) -> bytes:
    """The file's bytes once a seal is written."""
    file.write(seal)
    return path.read_bytes()


@pytest.mark.parametrize("sync", [False, True])
@pytest.mark.parametrize("seal", [NEW, replace(NEW, coming=b"the key of the epoch to come ..#")])
def test_a_seal_is_read_as_it_was_written(path: Path, file: SealFile, seal: Seal, sync: bool) -> None:
    file.write(OLD)
    file.write(seal, sync=sync)
    assert file.read() == seal
    file.close()
    assert SealFile(path).read() == seal


def test_before_the_first_seal_there_is_none(file: SealFile) -> None:
    assert file.read() is None


def test_older_keys_are_not_in_the_file_after_a_write(path: Path, file: SealFile) -> None:
    file.write(replace(OLD, coming=b"a coming key that has come ....#"))
    data = written(file, path, NEW)
    assert NEW.key in data[:SECOND_PLACE]
    assert NEW.key in data[SECOND_PLACE:]
    assert OLD.key not in data
    assert b"a coming key" not in data


def test_either_place_may_be_damaged_anywhere(path: Path, file: SealFile) -> None:
    data = written(file, path, NEW)
    record = len(data) - SECOND_PLACE
    for place in (0, SECOND_PLACE):
        for offset in range(record):
            damaged = bytearray(data)
            damaged[place + offset] ^= 0x10
            path.write_bytes(damaged)
            assert SealFile(path).read() == NEW


def test_with_both_places_damaged_there_is_no_seal(path: Path, file: SealFile) -> None:
    data = written(file, path, NEW)
    record = len(data) - SECOND_PLACE
    for offset in range(record):
        damaged = bytearray(data)
        damaged[offset] ^= 1
        damaged[SECOND_PLACE + (offset * 7) % record] ^= 1
        path.write_bytes(damaged)
        assert SealFile(path).read() is None


@pytest.mark.parametrize("length", [SECOND_PLACE, SECOND_PLACE + 100])
def test_a_file_cut_short_still_has_its_first_place(path: Path, file: SealFile, length: int) -> None:
    path.write_bytes(written(file, path, NEW)[:length])
    assert SealFile(path).read() == NEW


@pytest.mark.parametrize("data", [b"", b"x", bytes(5_000), b"ccs1" * 2_000], ids=["empty", "short", "zeros", "text"])
def test_a_file_that_holds_something_else_holds_no_seal(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert SealFile(path).read() is None


def test_a_crash_between_the_two_places_leaves_the_old_seal_or_the_new_one(path: Path, file: SealFile) -> None:
    before, after = written(file, path, OLD), written(file, path, NEW)
    path.write_bytes(after[:SECOND_PLACE] + before[SECOND_PLACE:])
    assert SealFile(path).read() == NEW
    torn = after[:60] + before[60:SECOND_PLACE]
    path.write_bytes(torn + before[SECOND_PLACE:])
    assert SealFile(path).read() == OLD


def test_of_two_seals_at_one_place_in_the_journal_the_later_epochs_counts(path: Path, file: SealFile) -> None:
    later = replace(NEW, epoch=2, key=b"the first key of a later epoch.#")
    before, after = written(file, path, NEW), written(file, path, later)
    path.write_bytes(after[:SECOND_PLACE] + before[SECOND_PLACE:])
    assert SealFile(path).read() == later


def test_the_seal_is_its_owners_alone_and_shows_no_key(path: Path, file: SealFile) -> None:
    file.write(NEW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "present key" not in repr(NEW)


def test_a_seal_can_be_written_again_after_closing(path: Path, file: SealFile) -> None:
    file.write(OLD)
    file.close()
    file.close()
    file.write(NEW)
    assert SealFile(path).read() == NEW


def test_a_full_disk_and_a_place_that_cannot_be_used_are_the_environments_faults(path: Path, file: SealFile) -> None:
    with files_at_most(100), pytest.raises(DiskFull):
        file.write(NEW)
    path.unlink()
    path.mkdir()
    other = SealFile(path)
    with pytest.raises(NotWritable):
        other.write(NEW)
    with pytest.raises(NotWritable):
        other.read()
