"""What can be wrong with a roster file as a whole, each in a sentence that says how to mend it."""

from callcenter.domain.roster import CANONICAL_COLUMNS
from callcenter.errors import UserFacing

OLD_WORKBOOK_MAGIC = b"\xd0\xcf\x11\xe0"
WORKBOOK_MAGICS = (b"PK\x03\x04", OLD_WORKBOOK_MAGIC)
LONGEST_LINE = 1 << 16
MOST_COLUMNS = 500
MOST_ERRORS = 10_000
MOST_NAMES = 20
LONGEST_NAME = 64

_SAVE_AS = 'save it again as "CSV UTF-8"'
ROSTER_FILE_SENTENCES = {
    "empty": "The roster file is empty. Check that it is the one you meant.",
    "no_rows": "The roster file has a header but no rows. Check that it is the one you meant.",
    "workbook": f"The gzip'd roster file holds a workbook. Unpack it first, or open it and {_SAVE_AS}.",
    "workbook_old": "The roster file is a workbook of an old kind (.xls). Open it and save it again as .xlsx.",
    "workbook_protected": "The workbook is protected and needs its password. Give that as well, on the command line "
    "with --workbook-password-file, or save the workbook again without one.",
    "workbook_password": "That is not the workbook's password. Give the one that Excel asks for when it opens the "
    "workbook, or save it again without one.",
    "workbook_macros": "The workbook has macros in it. Open it and save it again as .xlsx, without macros.",
    "workbook_links": "The workbook has links to other workbooks. Open it, break the links and save it again.",
    "workbook_embedded": "The workbook has other files embedded in it. Take them out, or copy the list to a new "
    "workbook.",
    "workbook_large": "The workbook is larger, or unpacks to far more, than a list of people does. Check that it is "
    f"the file you meant; if it is, open it and {_SAVE_AS}.",
    "workbook_cells": f"The workbook has too many cells to be read whole. Open it and {_SAVE_AS}, or delete the "
    "columns that are not needed and whatever stands far from the list.",
    "workbook_errors": f"The workbook has more than {MOST_ERRORS:,} cells with an error such as #N/A. Mend the "
    "formulas, or paste the list as values.",
    "workbook_damaged": f"The workbook is damaged or of an unusual form. Open it and save it again, or {_SAVE_AS}.",
    "zip_other": "The roster file is a ZIP archive without an Excel workbook (.xlsx) in it. Unpack it first.",
    "text_options": "The columns file names a delimiter or an encoding, but a workbook has neither. Take them out.",
    "sheet_unclear": "The workbook has several sheets: {names}. Say which in the columns file, such as "
    'sheet = "Sheet1".',
    "sheet_absent": "The workbook has no sheet of the name that the columns file gives. It has: {names}.",
    "sheet": "The columns file names a sheet, but a CSV file has none. Take `sheet` out of the columns file.",
    "encoding": "{where} has bytes that are not text in the declared encoding; if none is declared, neither in UTF-8 "
    f"nor in Windows-1252. Open the file where it comes from and {_SAVE_AS}, or name its encoding in a columns file.",
    "not_utf8": f"{{where}} has bytes that are not UTF-8 text. Open the file where it comes from and {_SAVE_AS}.",
    "nul": f"{{where}} has NUL bytes, so this is no plain CSV text. Open the file and {_SAVE_AS}.",
    "line_ends": f"{{where}} has line ends of an old kind. Open the file and {_SAVE_AS}.",
    "line_long": f"{{where}} is longer than {LONGEST_LINE // 1024} KiB, so this is hardly a roster. Check "
    "that it is the file you meant.",
    "quote_open": "In {where} a quotation mark opens a cell and none closes it. Close it, or take it out.",
    "quote_inside": "In {where} a quotation mark stands inside a quoted cell. Double it, or take it out.",
    "gzip_damaged": "The gzip'd roster file is damaged. Copy it again from where it comes from.",
    "gzip_cut": "The gzip'd roster file ends in the middle. Copy it again from where it comes from.",
    "gzip_tail": "Something else follows the gzip'd roster in its file. Unpack it yourself and look at what it holds.",
    "gzip_large": "The gzip'd roster file unpacks to far more than a roster can be. Check "
    "that it is the file you meant.",
    "delimiter_unclear": "The header can be split in more than one way. Name the delimiter in a columns file.",
    "columns_many": f"The header has more than {MOST_COLUMNS} columns. Leave out those that are not needed.",
    "no_header": "The first row holds a date or a number like a Social Security number, so it seems to be a person's. "
    "Put a row with the names of the columns above it.",
    "no_known_column": "No column of the header is known. The first row must name at least one of "
    f"{', '.join(CANONICAL_COLUMNS)}; or a columns file says what they are called here, and which "
    "delimiter there is.",
    "column_twice": "The header has two columns for {column}. Rename or remove one of them.",
    "column_unclear": "Two headers could be the {column}. Say which in a columns file, with the header as it "
    'stands in the file: {column} = "..."',
    "column_absent": "The columns file names a header for {column} that the roster file does not have. Copy "
    "the header exactly, or take the entry out.",
    "date_format_unclear": "All birth dates can be read month first and day first. Say which in a columns file: "
    'date_format = "MM/DD/YYYY" or the like.',
    "date_format_unknown": "The birth dates have no one format with a year of four digits. Declare it in a columns "
    'file, such as date_format = "MM/DD/YYYY"; cells that are written otherwise then count as missing.',
}


class RosterFileFault(UserFacing):
    """A roster file that cannot be read as one; names the line or the sheets, never what stands in it."""

    code = "roster_file"

    def __init__(
        self, fault: str, line: int | None = None, column: str | None = None, names: tuple[str, ...] = ()
    ) -> None:
        """`fault` is a key of ROSTER_FILE_SENTENCES, `line` counts from 1, `column` is a canonical name.

        `names` are of sheets.
        """
        where = f"line {line}" if line else "a line"
        shown = tuple(map(_shown, names[:MOST_NAMES]))
        sentence = ROSTER_FILE_SENTENCES[fault].format(where=where, column=column, names=", ".join(shown))
        super().__init__(sentence[0].upper() + sentence[1:])
        self.fault = fault
        self.line = line
        self.column = column
        self.names = shown


def _shown(name: str) -> str:
    return "".join(filter(str.isprintable, name))[:LONGEST_NAME]
