"""Files that are written whole or not at all, and the one map from the system's errors to our faults."""

import errno
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from callcenter.errors import EnvironmentFault

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_BUFFER_BYTES = 1 << 18


class NotWritable(EnvironmentFault):
    """The place cannot be used: missing, read-only, somebody else's, or no plain file."""

    code = "not_writable"
    sentence = (
        "The file or its folder cannot be used. Check that the folder exists, that the disk is there, "
        "and that this account may write to it."
    )


class DiskFull(EnvironmentFault):
    """There is no room, or the account's share of it is used up."""

    code = "disk_full"
    sentence = "There is no room left on the disk. Make room, or choose another disk, and do it again."


_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NOT_ALLOWED = "This account may not use the file or its folder. Choose another one, or ask for permission."
_SENTENCES = {
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: "The disk can only be read. Choose a folder on another disk.",
    errno.EISDIR: "There is a folder of that name. Choose another file name.",
    errno.ENOENT: "The folder is not there. Make it first, or choose another one.",
    errno.ENOTDIR: "A part of the path is a file where a folder is needed. Choose another folder.",
    errno.ENAMETOOLONG: "The file's name is too long. Choose a shorter one.",
}


def environment_fault(error: OSError) -> EnvironmentFault:
    """The fault to raise for `error`; its sentence holds no path."""
    if error.errno in _NO_ROOM:
        return DiskFull()
    return NotWritable(_SENTENCES.get(error.errno or 0))


class _GuardedFile(io.FileIO):
    """A file whose failed writes are our faults, so that errors of whoever supplies the data stay his own."""

    def write(self, data: "ReadableBuffer", /) -> int:
        try:
            return super().write(data)
        except OSError as error:
            raise environment_fault(error) from None


class PendingFile:
    """A new file beside its final place, with mode 0600 until it is sealed; made by `pending_file`.

    Write to `stream`, then `commit`, before it `seal` where other work must come between. Writing and
    both steps raise NotWritable or DiskFull, and the old file is whole then.
    """

    def __init__(self, path: Path, mode: int) -> None:
        """Raises OSError; EISDIR or EACCES when something that is no plain file has that name."""
        if path.exists() and not path.is_file():
            raise OSError(errno.EISDIR if path.is_dir() else errno.EACCES, "no plain file")
        self._path = path
        self._mode = mode
        self.is_in_place = False  # also where bringing the rename to the disk failed
        # mkstemp opens with O_EXCL and mode 0600
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".tmp", dir=path.parent)
        self._temporary = Path(name)
        self.stream: BinaryIO = io.BufferedWriter(_GuardedFile(descriptor, "wb"), _BUFFER_BYTES)

    def seal(self) -> None:
        """Bring everything written to the disk and close the stream: a full disk shows here at the latest."""
        if self.stream.closed:
            return
        with _faults_mapped():
            self.stream.flush()
            if self._mode != 0o600:
                self._temporary.chmod(self._mode)
            os.fsync(self.stream.fileno())
            self.stream.close()

    def commit(self) -> None:
        """Take the final place, over an old file of that name."""
        self.seal()
        with _faults_mapped():
            self._temporary.replace(self._path)
            self.is_in_place = True
            sync_folder(self._path.parent)

    def discard(self) -> None:
        """Remove what was written; does nothing after `commit`."""
        with suppress(EnvironmentFault, OSError):
            self.stream.close()
        with suppress(OSError):
            self._temporary.unlink(missing_ok=True)


@contextmanager
def pending_file(path: Path, mode: int = 0o600) -> Iterator[PendingFile]:
    """A file to be written and committed inside the block; what was not committed is removed.

    Raises NotWritable or DiskFull.
    """
    with _faults_mapped():
        pending = PendingFile(path, mode)
    try:
        yield pending
    finally:
        pending.discard()


@contextmanager
def durable_writer(path: Path, mode: int = 0o600) -> Iterator[BinaryIO]:
    """A buffered stream whose bytes become the file at `path` when the block ends without an exception.

    Otherwise nothing is left of them and the old file stays whole. Raises NotWritable or DiskFull.
    """
    with pending_file(path, mode) as pending:
        yield pending.stream
        pending.commit()


def write_durably(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Replace the file at `path` by `data`, whole or not at all, and outliving a power cut.

    Raises NotWritable or DiskFull.
    """
    with durable_writer(path, mode) as stream:
        stream.write(data)


@contextmanager
def _faults_mapped() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise environment_fault(error) from None


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` outlive a power cut. Windows has no such call."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some network file systems cannot sync a folder
            raise
    finally:
        os.close(descriptor)
