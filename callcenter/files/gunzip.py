"""A gzip'd file unpacked as it is read, with bounds on what it may become."""

import io
import zlib
from typing import TYPE_CHECKING

from callcenter.files.roster_faults import RosterFileFault

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GZIP_MAGIC = b"\x1f\x8b"
LARGEST_UNPACKED = 4 << 30
# A list of people shrinks to a fifth or a tenth; a bomb, to a thousandth.
MOST_RATIO = 100
UNPACKED_WITHOUT_QUESTION = 1 << 20
MOST_PADDING = 1 << 20
# Small, because what zlib has not used yet is copied at each step
_PACKED_BYTES = 1 << 14


class Gunzip(io.RawIOBase):
    """The text in a gzip'd file of one or several members (RFC 1952), one behind the other.

    Reading raises RosterFileFault when it is damaged, cut off, or followed by anything but zeros, and
    when it becomes larger than an honest file would.
    """

    def __init__(self, packed: io.RawIOBase) -> None:
        self._packed = packed
        self._member = zlib.decompressobj(wbits=31)
        self._input = b""
        self._read = self._padding = 0
        self._unpacked = 0

    def readable(self) -> bool:
        """As every stream that can be read says."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int | None:
        """Unpack the next bytes into `buffer`; 0 at the end of the file."""
        target = memoryview(buffer).cast("B")
        text = self._next(len(target))
        self._unpacked += len(text)
        used = self._read - len(self._input)
        if self._unpacked > min(LARGEST_UNPACKED, max(UNPACKED_WITHOUT_QUESTION, used * MOST_RATIO)):
            raise RosterFileFault("gzip_large")
        target[: len(text)] = text
        return len(text)

    def _next(self, most: int) -> bytes:
        text = b""
        while not text:
            if self._member.eof and not self._next_member():
                return b""
            self._input = self._input or self._more()
            try:
                text = self._member.decompress(self._input, most)
            except zlib.error:
                raise RosterFileFault("gzip_damaged") from None
            if not self._input and not text and not self._member.eof:
                raise RosterFileFault("gzip_cut")
            self._input = self._member.unused_data or self._member.unconsumed_tail
        return text

    def _next_member(self) -> bool:
        """Go to the next member; False when there is none."""
        while not (rest := self._input.lstrip(b"\0")):
            self._padding += len(self._input)
            self._input = self._more()
            if not self._input:
                return False
            if self._padding > MOST_PADDING:
                raise RosterFileFault("gzip_tail")
        if len(rest) < len(GZIP_MAGIC):
            rest += self._more()
        if not rest.startswith(GZIP_MAGIC):
            raise RosterFileFault("gzip_tail")
        self._input = rest
        self._member = zlib.decompressobj(wbits=31)
        return True

    def _more(self) -> bytes:
        block = self._packed.read(_PACKED_BYTES) or b""
        self._read += len(block)
        return block
