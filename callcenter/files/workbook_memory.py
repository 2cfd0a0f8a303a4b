"""How much memory a workbook takes when it is read, reckoned from counts before any of it is."""

from array import array

# Measured: a list of 620,000 rows in 15 columns of text is reckoned at three quarters of it.
MOST_MEMORY = 2 << 30
MEMORY_WITHOUT_QUESTION = 64 << 20
# A list of people takes some 20 bytes for each byte of its file; one that repeats a long text, thousands.
MOST_MEMORY_RATIO = 64

_FILE_COPIES = 3
_LISTED_CELL = 32
_KEPT_CELL = 24
_LISTED_STRING = 24
_LEAST_TEXT = 32  # what the smallest piece of memory takes
_ROUNDED = 8


def allowed_memory(packed: int) -> int:
    """How much a workbook of so many bytes may take."""
    return min(MOST_MEMORY, max(MEMORY_WITHOUT_QUESTION, packed * MOST_MEMORY_RATIO))


def file_memory(packed: int) -> int:
    """What the file itself takes while the library reads it."""
    return _FILE_COPIES * packed


def sheet_memory(cells: int, area: int, inline: int) -> int:
    """What a sheet takes without its shared texts: first as a list of its cells, then as the whole rectangle.

    `inline` are bytes of XML with texts of their own.
    """
    return _LISTED_CELL * _capacity(cells) + _KEPT_CELL * max(cells, area) + inline


def strings_memory(strings: int, unpacked: int) -> int:
    """What a list of shared texts takes, of so many bytes of XML."""
    return _LISTED_STRING * _capacity(strings) + _LEAST_TEXT * strings + unpacked


def texts_memory(references: int, longest: int) -> int:
    """What so many references to shared texts take at most, for each is copied; `longest` is in bytes of XML."""
    return references * max(_LEAST_TEXT, longest + _ROUNDED)


def counted_texts_memory(sizes: "array[int]", references: "array[int]", unclear: int) -> int:
    """The same where it is known how often each text is referred to, but not which: the longest the most often.

    So a file gains nothing by making one text look like another. `unclear` references have no known text.
    """
    ordered = zip(sorted(sizes, reverse=True), sorted(references, reverse=True), strict=True)
    return sum(texts_memory(times, size) for size, times in ordered) + texts_memory(unclear, max(sizes, default=0))


def _capacity(length: int) -> int:
    """A list that grows is doubled."""
    return 1 << max(length - 1, 0).bit_length()
