"""The options file of an import: which columns a roster has, and how its cells are written."""

import json
import re
import tomllib
from pathlib import Path
from typing import NoReturn

from callcenter.domain.columns import DELIMITERS, ENCODINGS, ColumnsOptions
from callcenter.domain.dates import DateFormat, DateFormatFault
from callcenter.domain.one_name import NameOrder
from callcenter.domain.roster import CANONICAL_COLUMNS, ONE_NAME
from callcenter.durable_file import write_durably
from callcenter.errors import UserFacing
from callcenter.files.regular_file import InputFileFault, read_small

LOOKING = 2
"""Edition of how the rest is found by looking into the file: under another, the same file may be read otherwise."""

_LARGEST = 1 << 16
_LONGEST_HEADER = 256
_COLUMNS = (*CANONICAL_COLUMNS, ONE_NAME)
_OPTIONS = ("date_format", "delimiter", "encoding", "sheet", "pad_zeros", "name_order", "guess")
_YES_OR_NO = {"yes": True, "no": False}
_LINE = re.compile(r"at line (\d+)")


class ColumnsFileFault(UserFacing):
    """The options file cannot be used; `fault` says why, `key` names the entry at fault."""

    code = "columns_file"

    def __init__(self, fault: str, sentence: str, key: str | None = None) -> None:
        super().__init__(sentence)
        self.fault = fault
        self.key = key


def read_columns(path: Path) -> ColumnsOptions:
    """Read an options file of at most 64 KiB: TOML, canonical name = "header in the file", and options.

    Raises ColumnsFileFault, which names the key at fault.
    """
    return _options(_parse(_bytes_of(path)))


def _options(parsed: dict[str, object]) -> ColumnsOptions:
    table = _texts(parsed)
    headers = {key: value.strip() for key, value in table.items() if key in _COLUMNS}
    _check_headers(headers)
    delimiter = table.get("delimiter")
    if delimiter is not None and delimiter not in DELIMITERS:
        _refuse("delimiter", "delimiter must be a comma, a semicolon, a tab (\\t) or a vertical bar.")
    encoding = table["encoding"].strip().lower() if "encoding" in table else None
    if encoding is not None and encoding not in ENCODINGS:
        _refuse("encoding", f"encoding must be one of {', '.join(ENCODINGS)}.")
    return ColumnsOptions(
        headers=tuple(headers.items()),
        date_format=_date_format(table["date_format"]) if "date_format" in table else None,
        delimiter=delimiter,
        encoding=encoding,
        sheet=table.get("sheet"),
        pad_zeros=_yes_or_no("pad_zeros", table.get("pad_zeros", "no")),
        name_order=_name_order(table),
        guess=_yes_or_no("guess", table.get("guess", "yes")),
    )


def write_columns(path: Path, options: ColumnsOptions) -> None:
    """Write a file that `read_columns` reads as the same options.

    Raises ColumnsFileFault where it could not, NotWritable or DiskFull.
    """
    entries = {
        **dict(options.headers),
        "date_format": options.date_format,
        "delimiter": options.delimiter,
        "encoding": options.encoding,
        "sheet": options.sheet,
        "pad_zeros": "yes" if options.pad_zeros else None,
        "name_order": options.name_order and options.name_order.value,
        "guess": None if options.guess else "no",
    }
    data = "".join(f"{key} = {_quoted(value)}\n" for key, value in entries.items() if value is not None).encode()
    if _options(_parse(data)) != options:
        _refuse("headers", "the choices do not fit together.")
    write_durably(path, data)


def _quoted(text: str) -> str:
    """A basic string of TOML: JSON's escapes, and DEL, which JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


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
        if key not in _COLUMNS and key not in _OPTIONS:
            known = ", ".join((*_COLUMNS, *_OPTIONS))
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


def _date_format(text: str) -> str:
    try:
        return DateFormat.from_text(text).text
    except DateFormatFault as fault:
        raise ColumnsFileFault("value", f"date_format: {fault}", "date_format") from None


def _yes_or_no(key: str, text: str) -> bool:
    if text not in _YES_OR_NO:
        _refuse(key, f'{key} must be "yes" or "no".')
    return _YES_OR_NO[text]


def _name_order(table: dict[str, str]) -> NameOrder | None:
    if (ONE_NAME in table) != ("name_order" in table):
        _refuse("name_order", 'name and name_order go together: name = "Full Name", name_order = "last, first".')
    if ONE_NAME not in table:
        return None
    if not {"last_name", "first_name"}.isdisjoint(table):
        _refuse(ONE_NAME, "name stands for last_name and first_name: name either it or them.")
    try:
        return NameOrder(table["name_order"])
    except ValueError:
        _refuse("name_order", 'name_order must be "last, first" or "first last".')


def _shown(key: str) -> str:
    return ascii(key[:40])


def _refuse(key: str, sentence: str) -> NoReturn:
    raise ColumnsFileFault("value", f"In the columns file, {sentence}", key)
