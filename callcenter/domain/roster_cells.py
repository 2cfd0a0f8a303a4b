"""A row's cells as they stand in the file, made ready to be read as a person's details."""

from collections.abc import Mapping

from callcenter.domain.date_column import day_alone
from callcenter.domain.lost_zeros import SsnColumn, without_point
from callcenter.domain.one_name import NameOrder, split_name
from callcenter.domain.roster import NAME_SPLIT, ONE_NAME, ZEROS_LOST, ZEROS_PADDED
from callcenter.domain.text import is_blank


def ready_cells(
    cells: Mapping[str, str], ssns: SsnColumn, *, pad_zeros: bool, name_order: NameOrder | None
) -> tuple[dict[str, str], tuple[str, ...]]:
    """The cells by canonical column, and codes of what was noticed on the way.

    `ssns` has taken in the whole column.
    """
    ready = dict(cells)
    noticed = []
    for column in ("ssn", "educator_id"):
        if column in ready:
            ready[column] = without_point(ready[column])
    if "birth_date" in ready:
        ready["birth_date"] = day_alone(ready["birth_date"])
    restored = ssns.restored(ready.get("ssn", ""))
    if restored:
        noticed.append(ZEROS_PADDED if pad_zeros else ZEROS_LOST)
        ready["ssn"] = restored if pad_zeros else ready["ssn"]
    name = ready.pop(ONE_NAME, "")
    if name_order and not is_blank(name):
        split = split_name(name, name_order)
        if split:
            ready["last_name"], ready["first_name"] = split
        else:
            noticed.append(NAME_SPLIT)
    return ready, tuple(noticed)
