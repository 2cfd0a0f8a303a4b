"""A password, or another secret, from the first line of a file or of standard input."""

import stat
from pathlib import Path
from typing import BinaryIO

from callcenter.errors import UserFacing
from callcenter.files.regular_file import input_file_fault

_MOST_BYTES = 1024
_MARK = b"\xef\xbb\xbf"
PASSWORD_FILE_SENTENCES = {
    "not_file": "The {secret} file is a folder or a device. Name a file, a pipe, or - for standard input.",
    "empty": "The first line of the {secret} file is empty. Write the {secret} there.",
    "too_long": f"The first line of the {{secret}} file is longer than {_MOST_BYTES} bytes. Shorten it.",
    "not_utf8": "The {secret} file is not UTF-8. Save it as UTF-8.",
}


class PasswordFileFault(UserFacing):
    """A password file without a password in it; never shows what it holds."""

    code = "password_file"

    def __init__(self, fault: str, secret: str) -> None:
        """`fault` is a key of PASSWORD_FILE_SENTENCES; `secret` is what kind of secret was looked for."""
        super().__init__(PASSWORD_FILE_SENTENCES[fault].format(secret=secret))
        self.fault = fault


def read_password_file(source: str, stdin: BinaryIO, secret: str = "password") -> str:
    """The first line, without its line end, of the file `source`, or of `stdin` where that is "-".

    UTF-8 (a byte-order mark is dropped), 1 to 1024 bytes, from a plain file or a pipe; blanks belong
    to the password. `secret` is what a failure calls it. Raises InputFileFault or PasswordFileFault.
    """
    try:
        line = _first_line(source, stdin, secret)
    except OSError as error:
        raise input_file_fault(error) from None
    line = line.removeprefix(_MARK).removesuffix(b"\n").removesuffix(b"\r")
    if not line:
        raise PasswordFileFault("empty", secret)
    if len(line) > _MOST_BYTES:
        raise PasswordFileFault("too_long", secret)
    password = _decoded(line)
    if password is None:
        raise PasswordFileFault("not_utf8", secret)
    return password


def _first_line(source: str, stdin: BinaryIO, secret: str) -> bytes:
    limit = len(_MARK) + _MOST_BYTES + len(b"\r\n") + 1
    if source == "-":
        return stdin.readline(limit)
    mode = Path(source).stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise PasswordFileFault("not_file", secret)
    with Path(source).open("rb") as file:
        return file.readline(limit)


def _decoded(line: bytes) -> str | None:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None
