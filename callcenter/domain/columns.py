"""How a roster file is to be read: what its columns are called, and how its cells are written."""

from dataclasses import dataclass

from callcenter.domain.dates import DateFormat
from callcenter.domain.one_name import NameOrder

ENCODINGS = ("utf-8", "windows-1252")
DELIMITERS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a vertical bar"}


@dataclass(frozen=True)
class ColumnsOptions:
    """How to read a roster file; what is None is found by looking into the file.

    `headers` pairs canonical names with the header in the file; a canonical name that is not there
    stands for itself, or for a header like it, unless `guess` is off. `sheet` is for workbooks alone.
    `pad_zeros` puts back the leading zeros of Social Security numbers. A column of whole names, `name`,
    has a `name_order`. A `date_format` that is none raises DateFormatFault.
    """

    headers: tuple[tuple[str, str], ...] = ()
    date_format: str | None = None
    delimiter: str | None = None
    encoding: str | None = None
    sheet: str | None = None
    pad_zeros: bool = False
    name_order: NameOrder | None = None
    guess: bool = True

    def __post_init__(self) -> None:
        if self.date_format is not None:
            DateFormat.from_text(self.date_format)
