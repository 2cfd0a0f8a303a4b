"""Opening files that a person named: plain files only, and never more of them than is wanted."""

import errno
import io
import os
import stat
from pathlib import Path

from callcenter.errors import UserFacing

INPUT_FILE_SENTENCES = {
    "missing": "There is no such file. Check its name and folder.",
    "folder": "This is a folder, not a file. Name the file in it.",
    "not_plain": "This is a device, a pipe or a socket, not a plain file. Copy what it holds into a file.",
    "no_access": "This account may not read the file. Have its permissions changed, or ask for a copy.",
    "read_failed": "The file could not be read to its end. Check the disk or the network it is on.",
    "too_large": "The file is far larger than such a file can be. Check that it is the one you meant.",
}
_BY_ERROR = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EACCES: "no_access",
    errno.EPERM: "no_access",
    errno.ENXIO: "not_plain",
}


class InputFileFault(UserFacing):
    """A named file cannot be opened or read."""

    code = "input_file"

    def __init__(self, fault: str) -> None:
        """`fault` is a key of INPUT_FILE_SENTENCES."""
        super().__init__(INPUT_FILE_SENTENCES[fault])
        self.fault = fault


def input_file_fault(error: OSError) -> InputFileFault:
    """The fault to raise for an error met while a file is opened or read."""
    return InputFileFault(_BY_ERROR.get(error.errno or 0, "read_failed"))


def open_regular(path: Path) -> io.FileIO:
    """Open a plain file unbuffered for reading; a pipe is refused without waiting for its other end.

    Raises InputFileFault.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        if path.is_dir():
            raise InputFileFault("folder")
        descriptor = os.open(path, flags)
    except OSError as error:
        raise input_file_fault(error) from None
    except ValueError:  # a NUL in the name
        raise InputFileFault("missing") from None
    file = io.FileIO(descriptor)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        file.close()
        raise InputFileFault("not_plain")
    return file


def begins_with(file: io.FileIO, *magics: bytes) -> bool:
    """Say whether a file begins with one of these bytes, and go back to its beginning. Raises InputFileFault."""
    try:
        beginning = file.read(max(map(len, magics)))
        file.seek(0)
    except OSError as error:
        raise input_file_fault(error) from None
    return beginning.startswith(magics)


def read_small(path: Path, limit: int) -> bytes:
    """The bytes of a plain file of at most `limit` bytes.

    Raises InputFileFault, `too_large` for a longer one.
    """
    with open_regular(path) as file, io.BufferedReader(file) as buffered:
        try:
            data = buffered.read(limit + 1)
        except OSError as error:
            raise input_file_fault(error) from None
    if len(data) > limit:
        raise InputFileFault("too_large")
    return data
