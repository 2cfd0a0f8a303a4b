import pytest

from callcenter.domain.lost_zeros import SsnColumn, without_point


def column(*cells: str) -> SsnColumn:
    taken = SsnColumn()
    for cell in cells:
        taken.add(cell)
    return taken


@pytest.mark.parametrize(
    ("others", "cell", "restored"),
    [
        ("400123456", "12345678", "012345678"),
        ("400-12-3456", " 1234567 ", "001234567"),
        ("400 12 3456", "12345678.0", "012345678"),
        ("1234", "7", "0007"),
        ("1234", "123.0", "0123"),
        ("400123456", "123456", None),
        ("400123456", "1234", None),
        ("400123456", "123", None),
        ("400123456", "1-2345678", None),
        ("400123456", "SSN 12345678", None),
        ("400123456", "400123456", None),
        ("1234", "12345678", None),
        ("1234", "0", None),
        ("1234", "", None),
        ("12345678", "12345678", None),
        ("", "123", None),
    ],
)
def test_zeros_are_missing_only_where_other_cells_of_the_column_have_all_digits(
    others: str, cell: str, restored: str | None
) -> None:
    taken = column(others, cell)
    assert taken.restored(cell) == restored
    assert taken.lost == (restored is not None)


def test_three_digits_beside_nine_and_four_stay_open() -> None:
    assert column("400123456", "1234", "123").lost == 0


def test_all_cells_are_counted() -> None:
    assert column("400123456", "12345678", "12345678", "1234567", "12").lost == 3


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("12345678.0", "12345678"),
        (" 123.00 ", "123"),
        ("12345678.5", "12345678.5"),
        ("400.12.3456", "400.12.3456"),
        ("400.12.0000", "400.12.0000"),
        ("AB.0", "AB.0"),
        ("", ""),
    ],
)
def test_a_whole_number_with_decimals_is_its_digits(text: str, plain: str) -> None:
    """Read as a separator, the point would make nine digits of eight: another person's number."""
    assert without_point(text) == plain
