"""The members of a workbook's ZIP archive, each unpacked by count: no header is believed."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from callcenter.files.gunzip import MOST_RATIO, UNPACKED_WITHOUT_QUESTION
from callcenter.files.roster_faults import RosterFileFault

MOST_MEMBERS = 1000
LARGEST_UNPACKED = 1 << 30
BLOCK_BYTES = 1 << 16

_END = struct.Struct("<4s8xI6x")  # of the central directory: where its size stands
_END_MAGIC = b"PK\x05\x06"
_LARGE_ARCHIVE = b"PK\x06\x07"
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_LARGEST_DIRECTORY = 1 << 18
_PACKED_BYTES = 1 << 14  # handed to zlib at a time: it copies what it does not need yet


class WorkbookMembers:
    """What a workbook's archive says of itself. Making it raises RosterFileFault.

    `names` are in lower case, for that is how readers of workbooks look them up.
    """

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        listed = _listed(data)
        self._members = {member.filename.casefold(): member for member in listed}
        self.names = tuple(self._members)
        unpacked = sum(member.file_size for member in listed)
        if unpacked > min(LARGEST_UNPACKED, max(UNPACKED_WITHOUT_QUESTION, len(data) * MOST_RATIO)):
            raise RosterFileFault("workbook_large")
        if len(self.names) < len(listed) or any(map(_unreadable, listed)):
            raise RosterFileFault("workbook_damaged")

    def unpacked(self, name: str) -> Iterator[bytes]:
        """A member in blocks of at most 64 KiB. Raises RosterFileFault unless size and check sum are as is said."""
        member = self._members[name]
        left, check = member.file_size, 0
        for block in self._blocks(member):
            left -= len(block)
            check = zlib.crc32(block, check)
            if left < 0:
                raise RosterFileFault("workbook_damaged")
            yield block
        if left or check != member.CRC:
            raise RosterFileFault("workbook_damaged")

    def _blocks(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        packed = self._packed(member)
        inflate = None if member.compress_type == zipfile.ZIP_STORED else zlib.decompressobj(-zlib.MAX_WBITS)
        for place in range(0, len(packed), _PACKED_BYTES):
            part = bytes(packed[place : place + _PACKED_BYTES])
            if inflate is None:
                yield part
                continue
            while part:
                try:
                    block = inflate.decompress(part, BLOCK_BYTES)
                except zlib.error:
                    raise RosterFileFault("workbook_damaged") from None
                yield block
                part = inflate.unconsumed_tail
        if inflate is not None:
            yield inflate.flush()
            if not inflate.eof or inflate.unused_data:
                raise RosterFileFault("workbook_damaged")

    def _packed(self, member: zipfile.ZipInfo) -> memoryview:
        """The member's packed bytes."""
        name = member.header_offset + _LOCAL_HEADER.size
        header = self._data[member.header_offset : name]
        if len(header) < _LOCAL_HEADER.size:
            raise RosterFileFault("workbook_damaged")
        _, name_length, extra_length = _LOCAL_HEADER.unpack(header)
        start = name + name_length + extra_length
        return self._data[start : start + member.compress_size]


def _listed(data: bytes) -> list[zipfile.ZipInfo]:
    """The central directory. Its size is looked at first: it could name millions of members."""
    end = data.rfind(_END_MAGIC)
    if end < 0 or len(data) - end < _END.size:
        raise RosterFileFault("workbook_damaged")
    _, size = _END.unpack_from(data, end)
    if size > _LARGEST_DIRECTORY or data[end - 20 : end].startswith(_LARGE_ARCHIVE):
        raise RosterFileFault("workbook_large")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            listed = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error):
        listed = []
    if not listed:
        raise RosterFileFault("workbook_damaged")
    if len(listed) > MOST_MEMBERS:
        raise RosterFileFault("workbook_large")
    return listed


def _unreadable(member: zipfile.ZipInfo) -> bool:
    encrypted = member.flag_bits & 1
    return bool(encrypted) or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
