import os
from pathlib import Path

import pytest

from callcenter.files.regular_file import InputFileFault, open_regular, read_small


def fault_of(path: Path) -> str:
    with pytest.raises(InputFileFault) as caught:
        open_regular(path)
    assert "CANARY" not in str(caught.value)
    return caught.value.fault


def test_a_plain_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"text")
    assert read_small(tmp_path / "file", 4) == b"text"


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"longer")
    with pytest.raises(InputFileFault, match="far larger"):
        read_small(tmp_path / "file", 5)


@pytest.mark.parametrize("name", ["CANARY", "file/CANARY", "with\0CANARY"])
def test_a_file_that_is_not_there(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert fault_of(tmp_path / name) == "missing"


def test_a_folder(tmp_path: Path) -> None:
    assert fault_of(tmp_path) == "folder"


def test_a_pipe_is_refused_without_waiting_for_its_other_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "CANARY")
    assert fault_of(tmp_path / "CANARY") == "not_plain"


def test_a_device() -> None:
    assert fault_of(Path(os.devnull)) == "not_plain"


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator may read everything")
def test_a_file_of_somebody_else(tmp_path: Path) -> None:
    (tmp_path / "CANARY").touch(mode=0)
    assert fault_of(tmp_path / "CANARY") == "no_access"
