from callcenter.domain.lost_zeros import SsnColumn
from callcenter.domain.one_name import NameOrder
from callcenter.domain.roster_cells import ready_cells

COLUMN = SsnColumn()
COLUMN.add("400123456")


def ready(
    cells: dict[str, str], *, pad_zeros: bool = False, name_order: NameOrder | None = None
) -> tuple[dict[str, str], tuple[str, ...]]:
    return ready_cells(cells, COLUMN, pad_zeros=pad_zeros, name_order=name_order)


def test_cells_without_anything_to_notice_stay_as_they_are() -> None:
    cells = {"last_name": "Smith", "ssn": "400123456", "birth_date": "x.0", "educator_id": "AB.0"}
    assert ready(cells) == (cells, ())
    assert ready({}) == ({}, ())


def test_zeros_are_put_back_only_when_that_was_asked_for() -> None:
    assert ready({"ssn": "12345678"}) == ({"ssn": "12345678"}, ("ssn_zeros_lost",))
    assert ready({"ssn": "12345678.0"}, pad_zeros=True) == ({"ssn": "012345678"}, ("ssn_zeros_padded",))
    assert ready({"ssn": "123456"}, pad_zeros=True) == ({"ssn": "123456"}, ())


def test_numbers_written_with_decimals_lose_them() -> None:
    assert ready({"ssn": "400123456.0", "educator_id": "123.0"}) == ({"ssn": "400123456", "educator_id": "123"}, ())


def test_a_day_written_with_the_time_of_midnight_loses_it_and_no_other_time() -> None:
    assert ready({"birth_date": " 1980-02-09 00:00:00"})[0] == {"birth_date": "1980-02-09"}
    assert ready({"birth_date": "1980-02-09 00:30"})[0] == {"birth_date": "1980-02-09 00:30"}


def test_a_whole_name_becomes_two() -> None:
    order = NameOrder.LAST_FIRST
    assert ready({"name": "Garcia, Maria"}, name_order=order) == ({"last_name": "Garcia", "first_name": "Maria"}, ())
    assert ready({"name": "Maria Garcia"}, name_order=order) == ({}, ("name_split",))
    assert ready({"name": " \u00a0"}, name_order=order) == ({}, ())
