"""vault.seal: the journal's present key, in two checked places that are written in turn."""

import hashlib
import os
import struct
from dataclasses import dataclass
from pathlib import Path

from callcenter.durable_file import environment_fault

_RECORD = struct.Struct(">4sQQ32s32s")
_MAGIC = b"ccs1"
_CHECK = 32
_PLACES = (0, 4096)
_NO_KEY = bytes(32)


@dataclass(frozen=True, repr=False)
class Seal:
    """`key` makes the code of entry `sequence` in `epoch`; `coming` starts the next epoch, if one is begun."""

    epoch: int
    sequence: int
    key: bytes
    coming: bytes | None = None

    def __repr__(self) -> str:
        return f"<Seal before entry {self.sequence}>"


class SealFile:
    """Reads and overwrites the seal. Older keys must not be found in it, so both places are rewritten."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = -1

    def read(self) -> Seal | None:
        """The newest whole record, or None when there is none."""
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise environment_fault(error) from None
        records = [record for place in _PLACES if (record := _unpack(data[place:]))]
        return max(records, key=lambda seal: (seal.sequence, seal.epoch), default=None)

    def write(self, seal: Seal, *, sync: bool = False) -> None:
        """Overwrite both places, one after the other: a crash between them leaves one whole.

        Without `sync` the operating system writes them out in its own time: a seal that lags after a
        power cut is walked forward at the next start.
        """
        record = _pack(seal)
        try:
            if self._descriptor < 0:
                self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            for place in _PLACES:
                os.lseek(self._descriptor, place, os.SEEK_SET)
                os.write(self._descriptor, record)
                if sync:
                    os.fsync(self._descriptor)
        except OSError as error:
            raise environment_fault(error) from None

    def close(self) -> None:
        """Write out and close; may be called twice."""
        if self._descriptor >= 0:
            try:
                os.fsync(self._descriptor)
            except OSError as error:
                raise environment_fault(error) from None
            finally:
                os.close(self._descriptor)
                self._descriptor = -1


def _pack(seal: Seal) -> bytes:
    body = _RECORD.pack(_MAGIC, seal.epoch, seal.sequence, seal.key, seal.coming or _NO_KEY)
    return body + hashlib.sha256(body).digest()


def _unpack(data: bytes) -> Seal | None:
    body, check = data[: _RECORD.size], data[_RECORD.size : _RECORD.size + _CHECK]
    if len(body) < _RECORD.size or hashlib.sha256(body).digest() != check:
        return None
    magic, epoch, sequence, key, coming = _RECORD.unpack(body)
    if magic != _MAGIC:
        return None
    return Seal(epoch, sequence, key, None if coming == _NO_KEY else coming)
