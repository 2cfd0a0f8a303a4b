"""A roster bundle as it lies on a disk: a head in clear, then sealed parts, each behind its length."""

import hashlib
import io
import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from callcenter.durable_file import PendingFile, pending_file
from callcenter.errors import UserFacing
from callcenter.files.regular_file import input_file_fault, open_regular

MAGIC = b"CCBUNDLE"
VERSION = 1
LARGEST_PART = 1 << 16
_FACTS = struct.Struct(">8sH16s16s24s")
_NUMBER = struct.Struct(">I")
HEAD_BYTES = _FACTS.size + _NUMBER.size
_BUFFER_BYTES = 1 << 18

BUNDLE_FILE_SENTENCES = {
    "other_kind": "This is no roster bundle. Name the file that bundle export wrote on the other computer.",
    "newer": "This bundle was written by a newer version of the program. Install that version on this computer too.",
    "damaged": "The bundle was damaged on its way. Copy the file from the other computer again, or export once more.",
    "cut": "The bundle ends in the middle. Copy the whole file from the other computer again, or export once more.",
}


class BundleFileFault(UserFacing):
    """A file that is no whole bundle of this program's."""

    code = "bundle_file"

    def __init__(self, fault: str) -> None:
        """`fault` is a key of BUNDLE_FILE_SENTENCES."""
        super().__init__(BUNDLE_FILE_SENTENCES[fault])
        self.fault = fault


@dataclass(frozen=True, repr=False)
class BundleHead:
    """What stands in clear: the bundle's id (16 bytes), its code's check (16), the header of its stream (24)."""

    bundle_id: bytes
    check: bytes
    stream_header: bytes

    def as_bytes(self) -> bytes:
        """The letters CCBUNDLE || u16be version || id || check || stream header || u32be CRC-32 of all that."""
        facts = _FACTS.pack(MAGIC, VERSION, self.bundle_id, self.check, self.stream_header)
        return facts + _NUMBER.pack(zlib.crc32(facts))


def associated_data(bundle_id: bytes) -> bytes:
    """What goes with every part of a bundle: the letters CCBUNDLE || u16be version || id."""
    return MAGIC + VERSION.to_bytes(2, "big") + bundle_id


class PendingBundle:
    """A bundle under a passing name, which takes its own at `commit`; made by `pending_bundle`."""

    def __init__(self, pending: PendingFile, head: BundleHead) -> None:
        self._pending = pending
        self._hash = hashlib.sha256()
        self.size = 0
        self._write(head.as_bytes())

    @property
    def sha256(self) -> str:
        """Of all that was written so far, in hexadecimal."""
        return self._hash.hexdigest()

    def add(self, sealed: bytes) -> None:
        """Write the next part. Raises ValueError for one that no reader would take, NotWritable or DiskFull."""
        if len(sealed) > LARGEST_PART:
            raise ValueError("a part larger than a part may be")
        self._write(_NUMBER.pack(len(sealed)) + sealed)

    def seal(self) -> None:
        """Bring everything to the disk. Raises NotWritable or DiskFull."""
        self._pending.seal()

    def commit(self) -> None:
        """Take the final name. Raises NotWritable or DiskFull."""
        self._pending.commit()

    def _write(self, data: bytes) -> None:
        self._hash.update(data)
        self.size += len(data)
        self._pending.stream.write(data)


@contextmanager
def pending_bundle(path: Path, head: BundleHead) -> Iterator[PendingBundle]:
    """A bundle to be written and committed in the block, for its owner alone; else nothing stays.

    Raises NotWritable or DiskFull.
    """
    with pending_file(path) as pending:
        yield PendingBundle(pending, head)


class BundleFile:
    """A bundle that is open for reading: whoever wrote it, no more than a part of it is in memory."""

    def __init__(self, file: BinaryIO) -> None:
        """Raises BundleFileFault or InputFileFault."""
        self._file = file
        self._hash = hashlib.sha256()
        self._head = self._read(HEAD_BYTES)
        self.head = _head_in(self._head)
        self.size = os.fstat(file.fileno()).st_size

    @property
    def sha256(self) -> str:
        """Of head and parts read so far, in hexadecimal."""
        return self._hash.hexdigest()

    def parts(self) -> Iterator[bytes]:
        """Every sealed part, from the first on. Raises BundleFileFault or InputFileFault."""
        self._go_to(HEAD_BYTES)
        self._hash = hashlib.sha256(self._head)
        while prefix := self._read(_NUMBER.size):
            if len(prefix) < _NUMBER.size:
                raise BundleFileFault("cut")
            (length,) = _NUMBER.unpack(prefix)
            if length > LARGEST_PART:
                raise BundleFileFault("damaged")
            part = self._read(length)
            if len(part) < length:
                raise BundleFileFault("cut")
            self._hash.update(prefix + part)
            yield part

    def _read(self, length: int) -> bytes:
        try:
            return self._file.read(length)
        except OSError as error:
            raise input_file_fault(error) from None

    def _go_to(self, place: int) -> None:
        try:
            self._file.seek(place)
        except OSError as error:
            raise input_file_fault(error) from None


@contextmanager
def open_bundle_file(path: Path) -> Iterator[BundleFile]:
    """A plain file that begins as a bundle. Raises InputFileFault or BundleFileFault."""
    with open_regular(path) as file, io.BufferedReader(file, _BUFFER_BYTES) as buffered:
        yield BundleFile(buffered)


def _head_in(data: bytes) -> BundleHead:
    """The head that was written. Raises BundleFileFault."""
    if not data.startswith(MAGIC):
        raise BundleFileFault("other_kind")
    if len(data) < HEAD_BYTES:
        raise BundleFileFault("cut")
    facts, (checksum,) = data[: _FACTS.size], _NUMBER.unpack(data[_FACTS.size :])
    _, version, *values = _FACTS.unpack(facts)
    if version > VERSION:
        raise BundleFileFault("newer")
    if version < VERSION or checksum != zlib.crc32(facts):
        raise BundleFileFault("damaged")
    return BundleHead(*values)
