import io
import os
import threading
from pathlib import Path

import pytest

from callcenter.files.password_file import PasswordFileFault, read_password_file
from callcenter.files.regular_file import InputFileFault

NOTHING = io.BytesIO()


def written(folder: Path, data: bytes) -> str:
    (folder / "password").write_bytes(data)
    return str(folder / "password")


@pytest.mark.parametrize(
    ("data", "password"),
    [
        (b"five words make a password", "five words make a password"),
        (b"first\nsecond\n", "first"),
        (b"windows\r\n", "windows"),
        (b" blanks count \n", " blanks count "),
        ("\ufeffNúñez\n".encode(), "Núñez"),
        (b"x" * 1024 + b"\r\n", "x" * 1024),
        (b"\xef\xbb\xbf" + b"x" * 1024 + b"\r\n", "x" * 1024),
    ],
)
def test_the_password_is_the_first_line_without_its_end(tmp_path: Path, data: bytes, password: str) -> None:
    assert read_password_file(written(tmp_path, data), NOTHING) == password
    assert read_password_file("-", io.BytesIO(data)) == password


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "empty"),
        (b"\nCANARY\n", "empty"),
        (b"\xef\xbb\xbf\r\n", "empty"),
        (b"CANARY" * 200, "too_long"),
        (b"x" * 1025 + b"\n", "too_long"),
        (b"CANARY\xff\n", "not_utf8"),
    ],
)
def test_a_file_without_a_password_is_told_and_not_shown(tmp_path: Path, data: bytes, fault: str) -> None:
    with pytest.raises(PasswordFileFault) as caught:
        read_password_file(written(tmp_path, data), NOTHING)
    assert caught.value.fault == fault
    assert "CANARY" not in str(caught.value)
    assert caught.value.__context__ is None


def test_standard_input_is_read_no_further_than_its_first_line() -> None:
    stdin = io.BytesIO(b"password\nnext line\n")
    read_password_file("-", stdin)
    assert stdin.read() == b"next line\n"


def test_a_pipe_gives_a_password_too(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(b"through a pipe\n",))
    writer.start()
    assert read_password_file(str(path), NOTHING) == "through a pipe"
    writer.join()


@pytest.mark.parametrize("source", ["folder", os.devnull])
def test_a_folder_or_device_is_told(tmp_path: Path, source: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(PasswordFileFault, match="folder or a device"):
        read_password_file(str(tmp_path / source), NOTHING)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputFileFault, match="no such file"):
        read_password_file(str(tmp_path / "gone"), NOTHING)
