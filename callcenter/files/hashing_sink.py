"""Where an export's bytes go: counted, hashed, and passed on to the file."""

import hashlib
from collections.abc import Callable
from typing import BinaryIO


def unhurried() -> None:
    """Nobody wants the writing to stop."""


class HashingSink:
    """A stream to write to, and no more: it cannot seek, so what was hashed is what the file holds.

    `beat` is called before each write and may raise whatever is to end the writing. After that, and after `close`,
    what still comes is dropped: a library that is let go of in the middle may want to finish its file.
    """

    def __init__(self, stream: BinaryIO, beat: Callable[[], None] = unhurried) -> None:
        self._stream = stream
        self._beat = beat
        self._hash = hashlib.sha256()
        self._is_open = True
        self.size = 0

    @property
    def sha256(self) -> str:
        """Of all that was written so far, in hexadecimal."""
        return self._hash.hexdigest()

    def write(self, data: bytes) -> int:
        """Raises NotWritable or DiskFull, and what `beat` raises."""
        if self._is_open:
            try:
                self._beat()
                self._hash.update(data)
                self._stream.write(data)
            except BaseException:
                self._is_open = False
                raise
            self.size += len(data)
        return len(data)

    def flush(self) -> None:
        """The file is flushed when it is sealed."""

    def close(self) -> None:
        """Take nothing any more."""
        self._is_open = False
