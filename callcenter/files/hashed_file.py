"""A plain file read block by block and hashed, which can be held against an earlier reading of it."""

import hashlib
import io
from typing import TYPE_CHECKING

from callcenter.files.regular_file import input_file_fault

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BLOCK_BYTES = 1 << 18


class OtherBlock(Exception):  # never leaves the reading process
    """A block is not the one that was read before."""


class HashedFile(io.RawIOBase):
    """A file read block by block and hashed; an error of the disk is an InputFileFault.

    `blocks` are the digests of its blocks. With those of an earlier pass as `known`, a block that
    differs is OtherBlock before a byte of it is given out.
    """

    def __init__(self, file: io.FileIO, known: list[bytes] | None = None) -> None:
        self.blocks: list[bytes] = []
        self._file = file
        self._known = known
        self._hash = hashlib.sha256()
        self._block = memoryview(b"")

    @property
    def sha256(self) -> str:
        """Of all bytes read so far, in hexadecimal."""
        return self._hash.hexdigest()

    def readable(self) -> bool:
        """As every stream that can be read says."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int | None:
        """Fill `buffer` from the next block; 0 at the end of the file."""
        if not self._block:
            self._block = memoryview(self._next_block())
        target = memoryview(buffer).cast("B")
        count = min(len(target), len(self._block))
        target[:count] = self._block[:count]
        self._block = self._block[count:]
        return count

    def _next_block(self) -> bytes:
        block = b""
        try:
            while len(block) < BLOCK_BYTES and (part := self._file.read(BLOCK_BYTES - len(block))):
                block += part
        except OSError as error:
            raise input_file_fault(error) from None
        if block:
            self._hash.update(block)
            self.blocks.append(hashlib.sha256(block).digest())
            place = len(self.blocks) - 1
            if self._known is not None and self._known[place : place + 1] != self.blocks[place:]:
                raise OtherBlock
        return block
