"""A workbook protected with a password, as Excel protects one ([MS-OFFCRYPTO] 2.3.4.10, agile encryption)."""

import logging
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from struct import pack
from typing import Any, BinaryIO

from callcenter.durable_file import environment_fault
from callcenter.files.hashing_sink import HashingSink

LONGEST_PASSWORD = 255
"""Characters that Excel takes."""
_BLOCK_BYTES = 1 << 18
_NUMBERS_IN_SECTOR = 128
_IN_HEADER = 109  # sectors of the file's table that its header names
_FREE, _END = 0xFFFFFFFF, 0xFFFFFFFE

# The library writes the passwords that it is given to its log at the level DEBUG.
logging.getLogger("msoffcrypto").setLevel(logging.CRITICAL)


@contextmanager
def nameless_file(folder: Path) -> Iterator[BinaryIO]:
    """A file to write and to read again that has no name where the system can do that, and is gone with the block.

    Raises NotWritable or DiskFull.
    """
    try:
        with tempfile.TemporaryFile(prefix=".call-log.", suffix=".tmp", dir=folder) as file:
            yield file
    except OSError as error:
        raise environment_fault(error) from None


def protect_workbook(plain: BinaryIO, password: str, target: HashingSink, folder: Path) -> None:
    """Encrypt a workbook: AES with 256 bits, SHA-512, a password that is hashed 100,000 times.

    The library encrypts and authenticates it in one piece, so twice its size is in memory. Raises NotWritable or
    DiskFull, and what the target's `beat` raises.
    """
    from msoffcrypto.method.ecma376_agile import ECMA376Agile  # heavy, and for such exports alone

    plain.seek(0)
    parameters, key = ECMA376Agile.generate_encryption_parameters(unicodedata.normalize("NFC", password))
    package = ECMA376Agile.encrypt_payload(plain, parameters.encryptedKey, key, parameters.keyData.saltValue)
    described = ECMA376Agile.get_encryption_information(parameters, package, key)
    with nameless_file(folder) as whole:
        _container(package, described)._write_to(whole)
        del package
        whole.seek(0)
        while block := whole.read(_BLOCK_BYTES):
            target.write(block)


def _container(package: bytes, described: bytes) -> Any:
    """The compound file around it ([MS-CFB]), whose list of sectors the library ends wrongly beyond some 7 MB."""
    from msoffcrypto.method.container.ecma376_encrypted import ECMA376Encrypted

    class Container(ECMA376Encrypted):  # type: ignore[misc]  # the library says no types
        def _write_DIFAT(self, file: BinaryIO, layout: Any) -> None:  # noqa: N802  # an override
            numbers = list(range(layout.fatPos + _IN_HEADER, layout.fatPos + layout.fatSectorNum))
            for place in range(layout.difatSectorNum):
                some, numbers = numbers[: _NUMBERS_IN_SECTOR - 1], numbers[_NUMBERS_IN_SECTOR - 1 :]
                some += [_FREE] * (_NUMBERS_IN_SECTOR - 1 - len(some))
                is_last = place == layout.difatSectorNum - 1
                file.seek(layout.offsetDifat(place))
                file.write(pack(f"<{_NUMBERS_IN_SECTOR}I", *some, _END if is_last else layout.difatPos + place + 1))

    return Container(package, described)
