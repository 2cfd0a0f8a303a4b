"""The streams of a compound file, in which a protected workbook is wrapped ([MS-CFB])."""

import struct
from dataclasses import dataclass

from callcenter.files.roster_faults import RosterFileFault

_HEADER = struct.Struct("<8s16xHHHHH6x4xII4xIIIII109I")
_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LITTLE_ENDIAN = 0xFFFE
_SECTOR_SHIFTS = {3: 9, 4: 12}  # by major version
_MINI_SHIFT = 6
_MINI_CUTOFF = 4096
_FIRST_MARK = 0xFFFFFFFA  # from here on a number is no sector but a mark, such as that of a chain's end
_ENTRY = struct.Struct("<64sHB49xIQ")
_STREAM, _ROOT = 2, 5
_MOST_DIRECTORY_BYTES = 1 << 16  # a protected workbook has a dozen entries, of 128 bytes each


@dataclass(frozen=True)
class _Entry:
    kind: int
    first: int
    size: int


class CompoundFile:
    """A file system in a file. Making it raises RosterFileFault unless the file is sound.

    Whatever the file says of itself, no list becomes longer than the file's size allows.
    """

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        if len(data) < _HEADER.size:
            raise RosterFileFault("workbook_damaged")
        magic, _, major, order, shift, mini_shift, *numbers = _HEADER.unpack_from(data)
        _, directory, cutoff, mini_table, _, far_table, _, *near_table = numbers
        sound = (order, mini_shift, cutoff) == (_LITTLE_ENDIAN, _MINI_SHIFT, _MINI_CUTOFF)
        if magic != _MAGIC or _SECTOR_SHIFTS.get(major) != shift or not sound:
            raise RosterFileFault("workbook_damaged")
        self._sector_bytes = 1 << shift
        self._size_mask = (1 << 32) - 1 if major == 3 else (1 << 64) - 1
        self._sectors = max(0, -(-len(data) // self._sector_bytes) - 1)
        self._table = self._read_table(near_table, far_table)
        self._entries = self._read_directory(directory)
        self._mini_table = self._numbers(self._chain(mini_table, self._sectors))
        self._mini_stream = self._chain(self._entries["Root Entry"].first, self._sectors)

    def stream(self, name: str, most: int) -> bytes:
        """The stream of this name; raises RosterFileFault where there is none of at most `most` bytes."""
        entry = self._entries.get(name)
        if entry is None or entry.kind != _STREAM or entry.size > min(most, len(self._data)):
            raise RosterFileFault("workbook_damaged")
        if entry.size < _MINI_CUTOFF:
            numbers = _chain(entry.first, self._mini_table, len(self._mini_table))
            pieces = [self._mini_sector(number) for number in numbers]
        else:
            pieces = [self._sector(number) for number in self._chain(entry.first, self._sectors)]
        data = b"".join(pieces)[: entry.size]
        if len(data) < entry.size:
            raise RosterFileFault("workbook_damaged")
        return data

    def _read_table(self, near: list[int], far: int) -> tuple[int, ...]:
        """Which sector follows which. The sectors that say so are listed in the header and a chain of its own."""
        wanted = -(-self._sectors * 4 // self._sector_bytes)
        listed = [number for number in near if number < _FIRST_MARK]
        for _ in range(wanted):
            if len(listed) >= wanted or far >= _FIRST_MARK:
                break
            *numbers, far = self._numbers([far])
            listed += [number for number in numbers if number < _FIRST_MARK]
        return self._numbers(listed[:wanted])

    def _read_directory(self, first: int) -> dict[str, _Entry]:
        sectors = self._chain(first, _MOST_DIRECTORY_BYTES // self._sector_bytes)
        data = b"".join(map(self._sector, sectors))
        entries: dict[str, _Entry] = {}
        for place in range(0, len(data) - 127, 128):
            name, length, kind, start, size = _ENTRY.unpack_from(data, place)
            if kind in (_STREAM, _ROOT):
                text = name[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
                entries.setdefault("Root Entry" if kind == _ROOT else text, _Entry(kind, start, size & self._size_mask))
        if "Root Entry" not in entries:
            raise RosterFileFault("workbook_damaged")
        return entries

    def _chain(self, first: int, most: int) -> list[int]:
        return _chain(first, self._table, most)

    def _numbers(self, sectors: list[int]) -> tuple[int, ...]:
        data = b"".join(map(self._sector, sectors))
        return struct.unpack(f"<{len(data) // 4}I", data[: len(data) & -4])

    def _sector(self, number: int) -> memoryview:
        """A sector; the last one may be cut short."""
        start = (number + 1) * self._sector_bytes
        if start >= len(self._data):
            raise RosterFileFault("workbook_damaged")
        return self._data[start : start + self._sector_bytes]

    def _mini_sector(self, number: int) -> memoryview:
        place, within = divmod(number << _MINI_SHIFT, self._sector_bytes)
        if place >= len(self._mini_stream):
            raise RosterFileFault("workbook_damaged")
        return self._sector(self._mini_stream[place])[within : within + (1 << _MINI_SHIFT)]


def _chain(first: int, table: tuple[int, ...], most: int) -> list[int]:
    """The numbers from `first` on; raises RosterFileFault for more than `most`, as in a circle."""
    found: list[int] = []
    while first < _FIRST_MARK:
        if first >= len(table) or len(found) >= most:
            raise RosterFileFault("workbook_damaged")
        found.append(first)
        first = table[first]
    return found
