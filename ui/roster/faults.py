"""Which choice mends what the reader of a roster file met."""

from callcenter.errors import CallCenterError
from callcenter.services.roster_protocol import RosterPreview
from ui.notices import sentence_of
from ui.roster.state import Fault, Place

PROTECTED = "workbook_protected"
WRONG_PASSWORD = "workbook_password"
DATE_FAULTS = frozenset({"date_format_unclear", "date_format_unknown"})

_ROSTER_FILE = "roster_file"
_PLACES = {
    PROTECTED: Place.PASSWORD,
    WRONG_PASSWORD: Place.PASSWORD,
    "encoding": Place.ENCODING,
    "not_utf8": Place.ENCODING,
    "delimiter_unclear": Place.DELIMITER,
    "columns_many": Place.DELIMITER,
    "sheet_unclear": Place.SHEET,
    "sheet_absent": Place.SHEET,
    "no_known_column": Place.COLUMN,
    "column_twice": Place.COLUMN,
    "column_unclear": Place.COLUMN,
    "column_absent": Place.COLUMN,
} | dict.fromkeys(DATE_FAULTS, Place.DATE_FORMAT)
_OF_A_SHEET = frozenset({"empty", "no_rows"})  # another sheet of the workbook may have what this one lacks


def fault_of_preview(preview: RosterPreview) -> Fault | None:
    """What keeps a file from being read on, and where it is mended."""
    if not preview.fault:
        return None
    place = _PLACES.get(preview.fault, Place.FILE)
    if preview.fault in _OF_A_SHEET and len(preview.sheets) > 1:
        place = Place.SHEET
    return Fault(place, preview.fault, preview.sentence)


def fault_of_failure(failure: CallCenterError) -> Fault | None:
    """The same for a failure of reading; None when no choice is at fault but something else."""
    if failure.code != _ROSTER_FILE:
        return None
    return Fault(_PLACES.get(failure.fault, Place.FILE), failure.fault, sentence_of(failure))
