"""Files in the layout of the FEBRL data sets: "rec-7-org" is person 7's own row, "rec-7-dup-2" a later account."""

import csv
import re
from datetime import UTC, datetime
from pathlib import Path

from callcenter.domain.policy import Detail, Policy
from tests.benchmarks.identities import Identified, header_of

_COLUMNS = {"rec_id", "given_name", "surname", "date_of_birth", "soc_sec_id"}
_RECORD = re.compile(r"rec-([0-9]+)-(org|dup-[0-9]+)")
# Its people were born from 1900 to 1999. On this day all of them are born and none is older than 120.
TODAY = datetime(2019, 12, 31, 18, tzinfo=UTC)


def is_febrl(path: Path) -> bool:
    """Whether a file's header is that of the FEBRL layout."""
    return set(header_of(path)) >= _COLUMNS


def read_febrl(path: Path, policy: Policy, kind: str = "") -> list[Identified]:
    """The rows of a file, or those of one kind, "org" or "dup"."""
    found = []
    with path.open(newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file, fieldnames=header_of(path), restval=""):
            record = _RECORD.fullmatch(row["rec_id"].strip())
            if record and record[2].startswith(kind):
                found.append(Identified(record[1], _cells(row, policy)))
    return found


def _cells(row: dict[str, str], policy: Policy) -> dict[str, str]:
    """The canonical cells; what stands in them is for the program's own parsers to read or to refuse."""
    born, digits = row["date_of_birth"].strip(), row["soc_sec_id"].strip()
    if len(born) == 8:
        born = f"{born[:4]}-{born[4:6]}-{born[6:]}"
    if digits:
        digits = f"90{digits}" if policy.digits is Detail.SSN else digits[-4:]
    return {
        "last_name": row["surname"].strip(),
        "first_name": row["given_name"].strip(),
        "birth_date": born,
        "ssn": digits,
    }
