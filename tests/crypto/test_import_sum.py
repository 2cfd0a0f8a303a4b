import pytest

from callcenter.crypto.import_sum import RunningSum, batch_mac

KEY = b"k" * 32
ROWS = [bytes([number]) * 17 for number in range(20)]


def sum_of(rows: list[bytes], key: bytes = KEY) -> bytes:
    running = RunningSum(key)
    for row in rows:
        running.add(row)
    return running.value()


def test_order_does_not_matter_but_every_row_does() -> None:
    assert sum_of(ROWS) == sum_of(ROWS[::-1])
    assert len({sum_of(ROWS), sum_of(ROWS[1:]), sum_of(ROWS + ROWS[:1]), sum_of(ROWS, b"l" * 32)}) == 4


def test_rows_may_be_counted_at_once_or_one_by_one() -> None:
    at_once = RunningSum(KEY)
    at_once.add(ROWS[0], 3)
    assert at_once.value() == sum_of([ROWS[0]] * 3)
    at_once.add(ROWS[0], -3)
    assert at_once.value() == bytes(32)


def test_a_sum_goes_on_where_it_was_left() -> None:
    running = RunningSum.from_value(KEY, sum_of(ROWS[:7]))
    for row in ROWS[7:]:
        running.add(row)
    assert running.value() == sum_of(ROWS)


def test_the_sum_stays_within_32_bytes() -> None:
    running = RunningSum.from_value(KEY, b"\xff" * 32)
    running.add(b"row", 2**256 + 1)
    again = RunningSum(KEY)
    again.add(b"row")
    assert int.from_bytes(running.value(), "big") == int.from_bytes(again.value(), "big") - 1


def test_a_batchs_code_changes_with_sum_batch_position_and_key() -> None:
    value = sum_of(ROWS)
    codes = {
        batch_mac(KEY, value, 1, 1000),
        batch_mac(KEY, sum_of(ROWS[1:]), 1, 1000),
        batch_mac(KEY, value, 2, 1000),
        batch_mac(KEY, value, 1, 2000),
        batch_mac(b"l" * 32, value, 1, 1000),
    }
    assert len(codes) == 5


def test_a_row_cannot_pass_for_a_batch() -> None:
    value = bytes(32)
    row = RunningSum(KEY)
    row.add(b"ccv1/batch\0" + value + bytes(16))
    assert row.value() != batch_mac(KEY, value, 0, 0)


def test_wrong_lengths_are_refused_and_no_key_is_shown() -> None:
    with pytest.raises(ValueError, match="an import key has 32 bytes, not 5"):
        RunningSum(b"short")
    with pytest.raises(ValueError, match="a running sum has 32 bytes, not 5"):
        RunningSum.from_value(KEY, b"short")
    with pytest.raises(ValueError, match="a running sum has 32 bytes, not 5"):
        batch_mac(KEY, b"short", 1, 1)
    assert repr(RunningSum(KEY)) == "<running sum>"
