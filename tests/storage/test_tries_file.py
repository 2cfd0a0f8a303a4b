import json
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from callcenter.durable_file import DiskFull, NotWritable
from callcenter.storage.tries_file import Tries, TriesFile
from tests.small_disk import files_at_most

NOON = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "vault.tries"


@pytest.fixture
def file(path: Path) -> TriesFile:
    return TriesFile(path)


def test_who_never_mistyped_has_no_tries(file: TriesFile, path: Path) -> None:
    assert file.of("Olive") is None
    file.forget("Olive")
    assert not path.exists()


def test_wrong_passwords_are_counted_by_user_with_the_last_ones_moment(file: TriesFile, path: Path) -> None:
    later = NOON + timedelta(seconds=2, microseconds=5)
    file.add("Olive", NOON)
    file.add("Sam", NOON)
    file.add("Olive", later)
    assert TriesFile(path).of("Olive") == Tries(2, later)
    assert file.of("Sam") == Tries(1, NOON)


def test_a_sign_in_forgets_that_users_tries_alone(file: TriesFile) -> None:
    file.add("Olive", NOON)
    file.add("Sam", NOON)
    file.forget("Olive")
    assert file.of("Olive") is None
    assert file.of("Sam") == Tries(1, NOON)


def test_only_names_counts_and_moments_are_kept_and_for_the_owner_alone(file: TriesFile, path: Path) -> None:
    file.add("Olive", NOON)
    assert json.loads(path.read_bytes()) == {"Olive": {"count": 1, "last": "2026-11-23T18:00:00Z"}}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not JSON",
        b"\xff\xfe",
        b"[]",
        b'{"Olive": 3}',
        b'{"Olive": {"count": "3", "last": "2026-11-23T18:00:00Z"}}',
        b'{"Olive": {"count": 3, "last": "yesterday"}}',
        b'{"Olive": {"count": 3, "last": "2026-11-23T18:00:00"}}',
        b'{"Olive": {"count": 3, "last": "2026-11-23T18:00:00Z", "more": ' + b"[" * 100_000,
    ],
    ids=["empty", "text", "bytes", "list", "number", "text count", "word", "no time zone", "deep"],
)
def test_a_file_that_cannot_be_read_counts_as_empty_and_is_replaced(file: TriesFile, path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert file.of("Olive") is None
    file.add("Olive", NOON)
    assert path.stat().st_size < 100


def test_a_full_disk_leaves_the_tries_as_they_were(file: TriesFile) -> None:
    file.add("Olive", NOON)
    with files_at_most(20), pytest.raises(DiskFull):
        file.add("Olive", NOON)
    assert file.of("Olive") == Tries(1, NOON)


def test_a_place_that_cannot_be_used_is_the_environments_fault(path: Path) -> None:
    path.mkdir()
    with pytest.raises(NotWritable):
        TriesFile(path).of("Olive")
