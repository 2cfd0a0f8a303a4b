"""What the first pass over a roster file learns from all its rows together."""

from collections.abc import Iterable

from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.date_column import DateColumn
from callcenter.domain.dates import DateFormat
from callcenter.domain.lost_zeros import SsnColumn
from callcenter.files.roster_faults import RosterFileFault
from callcenter.files.roster_table import Header, TableRow


class Survey:
    """Goes through all rows once. Making it raises RosterFileFault.

    `ssns` has taken in their column; `date_format` is the declared one, or that of the column.
    """

    def __init__(self, header: Header, rows: Iterable[TableRow], options: ColumnsOptions) -> None:
        self.header = header
        self.rows = 0
        self.ssns = SsnColumn()
        dates = DateColumn()
        declared = options.date_format
        places = dict(header.places)
        ssn, birth_date = places.get("ssn"), None if declared else places.get("birth_date")
        for row in rows:
            self.rows += 1
            if row.cells is None:
                continue
            if ssn is not None:
                self.ssns.add(row.cells[ssn])
            if birth_date is not None and not row.real_date:
                dates.add(row.cells[birth_date])
        self.date_format = DateFormat.from_text(declared) if declared else _found_format(dates)


def _found_format(dates: DateColumn) -> DateFormat:
    readings = dates.readings()
    if len(readings) != 1:
        raise RosterFileFault("date_format_unclear" if readings else "date_format_unknown", column="birth_date")
    return readings[0]
