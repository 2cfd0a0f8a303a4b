"""The options file of an import: which columns a roster has, and how its cells are written."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from callcenter.domain.dates import DateFormat, DateFormatFault
from callcenter.domain.roster import CANONICAL_COLUMNS
from callcenter.errors import UserFacing
from callcenter.files.regular_file import InputFileFault, read_small

ENCODINGS = ("utf-8", "windows-1252")
DELIMITERS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a vertical bar"}
_LARGEST = 1 << 16
_LONGEST_HEADER = 256
_OPTIONS = ("date_format", "delimiter", "encoding", "sheet")
_LINE = re.compile(r"at line (\d+)")


class ColumnsFileFault(UserFacing):
    """The options file cannot be used; `fault` says why, `key` names the entry at fault."""

    code = "columns_file"

    def __init__(self, fault: str, sentence: str, key: str | None = None) -> None:
        super().__init__(sentence)
        self.fault = fault
        self.key = key


@dataclass(frozen=True)
class ColumnsOptions:
    """How to read a roster file.

    `headers` pairs canonical names with the header in the file; a canonical name that is not there
    stands for itself. `sheet` is for workbooks alone.
    """

    headers: tuple[tuple[str, str], ...] = ()
    date_format: DateFormat = field(default_factory=DateFormat.from_text)
    delimiter: str = ","
    encoding: str = "utf-8"
    sheet: str | None = None


def read_columns(path: Path) -> ColumnsOptions:
    """Read an options file of at most 64 KiB: TOML, canonical name = "header in the file", and options.

    Raises ColumnsFileFault, which names the key at fault.
    """
    table = _texts(_parse(_bytes_of(path)))
    headers = {key: value.strip() for key, value in table.items() if key in CANONICAL_COLUMNS}
    _check_headers(headers)
    delimiter = table.get("delimiter", ",")
    if delimiter not in DELIMITERS:
        _refuse("delimiter", "delimiter must be a comma, a semicolon, a tab (\\t) or a vertical bar.")
    encoding = table.get("encoding", "utf-8").strip().lower()
    if encoding not in ENCODINGS:
        _refuse("encoding", f"encoding must be one of {', '.join(ENCODINGS)}.")
    return ColumnsOptions(
        headers=tuple(headers.items()),
        date_format=_date_format(table.get("date_format", "YYYY-MM-DD")),
        delimiter=delimiter,
        encoding=encoding,
        sheet=table.get("sheet"),
    )


def _bytes_of(path: Path) -> bytes:
    try:
        return read_small(path, _LARGEST)
    except InputFileFault as fault:
        raise ColumnsFileFault(fault.fault, f"The columns file cannot be read. {fault}") from None


def _parse(data: bytes) -> dict[str, object]:
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ColumnsFileFault("not_utf8", "The columns file is not UTF-8. Save it as UTF-8.") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _LINE.search(str(error))
        where = f" Look at line {place[1]}." if place else ""
        raise ColumnsFileFault(
            "not_toml",
            f'The columns file is not TOML: each line must look like last_name = "Surname".{where}',
        ) from None


def _texts(table: dict[str, object]) -> dict[str, str]:
    texts = {}
    for key, value in table.items():
        if key not in CANONICAL_COLUMNS and key not in _OPTIONS:
            known = ", ".join((*CANONICAL_COLUMNS, *_OPTIONS))
            raise ColumnsFileFault(
                "unknown_key", f"The columns file has the unknown key {_shown(key)}. Known are: {known}.", key
            )
        if not isinstance(value, str):
            _refuse(key, f"{key} must be a text in quotation marks.")
        texts[key] = value
    return texts


def _check_headers(headers: dict[str, str]) -> None:
    seen: dict[str, str] = {}
    for key, header in headers.items():
        if not 0 < len(header) <= _LONGEST_HEADER:
            _refuse(key, f"{key} must name a header of 1 to {_LONGEST_HEADER} characters, or be left out.")
        other = seen.setdefault(header.casefold(), key)
        if other != key:
            _refuse(key, f"{key} and {other} name the same header: each needs one of its own.")


def _date_format(text: str) -> DateFormat:
    try:
        return DateFormat.from_text(text)
    except DateFormatFault as fault:
        raise ColumnsFileFault("value", f"date_format: {fault}", "date_format") from None


def _shown(key: str) -> str:
    return ascii(key[:40])


def _refuse(key: str, sentence: str) -> NoReturn:
    raise ColumnsFileFault("value", f"In the columns file, {sentence}", key)
