import msgspec

from callcenter.files.roster_messages import LARGEST_MESSAGE, RawCombination, ReadRow, RowsMessage

CANARY = "CANARY"


def test_nothing_that_holds_a_persons_values_shows_them() -> None:
    combination = RawCombination(6, (CANARY,), CANARY)
    row = ReadRow(2, (combination,))
    message = RowsMessage((row,))
    assert CANARY not in f"{combination!r} {combination} {row!r} {message!r} {[combination]}"


def test_a_row_with_the_wrong_number_of_cells_alone_is_refused() -> None:
    assert ReadRow(2, problems=("row_cells",)).refused
    assert not ReadRow(2, problems=("ssn_digits",)).refused


def test_the_largest_batch_fits_into_a_message() -> None:
    value = "\uffff" * 128
    row = ReadRow(2, tuple(RawCombination(3, (value, value), "1234") for _ in range(12_000)))
    assert len(msgspec.msgpack.encode(RowsMessage((row,)))) < LARGEST_MESSAGE
