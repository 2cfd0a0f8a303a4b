"""The list of texts that a workbook's cells share, counted while it goes by: each cell will get a copy of its own."""

import re
from array import array

from callcenter.files.roster_faults import RosterFileFault
from callcenter.files.workbook_memory import strings_memory

_PLAIN = b"<si>"
_BETWEEN = b"</si><si>"
_STRING = re.compile(rb"<(?:[\w.-]+:)?si[\s/>]")


class SharedTexts:
    """How many texts there are, and how long."""

    def __init__(self, allowed: int) -> None:
        """`allowed` is the memory, in bytes, that the list may take when it is read."""
        self._allowed = allowed
        self._sizes = array("Q")
        self._length = self._between = self._asides = 0
        self._end = b""

    @property
    def memory(self) -> int:
        """What the list takes, in bytes."""
        return strings_memory(len(self._sizes), self._length)

    def add(self, xml: bytes) -> None:
        """Count whole tags; raises RosterFileFault when there are too many."""
        first, *others = _split(xml)
        if self._sizes:
            self._sizes[-1] += len(first)
        self._sizes.extend(map(len, others))
        self._between += (self._end + xml).count(_BETWEEN)
        self._asides += xml.count(b"<!") + xml.count(b"<?")
        self._end = (self._end + xml[-len(_BETWEEN) + 1 :])[-len(_BETWEEN) + 1 :]
        self._length += len(xml)
        if self.memory > self._allowed:
            raise RosterFileFault("workbook_cells")

    def sizes(self) -> "array[int]":
        """How long they are, in bytes of XML.

        All are taken for one unless each stands right behind the one before, as every spreadsheet writes them, with no
        comment or the like, in which a tag would be none.
        """
        if self._between < len(self._sizes) - 1 or self._asides > 1:
            return array("Q", [self._length])
        return self._sizes


def _split(xml: bytes) -> list[bytes]:
    pieces = xml.split(_PLAIN)
    # Then no text begins in another way, or has a prefix.
    return pieces if len(pieces) > xml.count(b"<si") and b":si" not in xml else _STRING.split(xml)
