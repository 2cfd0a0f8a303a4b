import hmac

import pytest
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt

from callcenter.crypto.import_sum import RunningSum, open_sum, seal_sum
from callcenter.crypto.vault_keys import SealedDamaged

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


def test_a_sealed_sum_opens_under_its_key_and_context_alone() -> None:
    value = sum_of(ROWS)
    sealed = seal_sum(KEY, value, b"batch 1")
    assert open_sum(KEY, sealed, b"batch 1") == value
    for key, data, context in (
        (b"l" * 32, sealed, b"batch 1"),
        (KEY, sealed, b"batch 2"),
        (KEY, sealed[:-1], b"batch 1"),
        (KEY, b"", b"batch 1"),
        (KEY, bytes([sealed[0] ^ 1]) + sealed[1:], b"batch 1"),
        (KEY, sealed[:-1] + bytes([sealed[-1] ^ 1]), b"batch 1"),
    ):
        with pytest.raises(SealedDamaged):
            open_sum(key, data, context)


def test_a_sealed_sum_shows_nothing_and_differs_each_time() -> None:
    value = sum_of(ROWS)
    sealed = seal_sum(KEY, value, b"")
    assert value not in sealed
    assert sealed != seal_sum(KEY, value, b"")


def test_a_sealed_sum_is_laid_out_as_documented() -> None:
    value = sum_of(ROWS)
    sealed = seal_sum(KEY, value, b"context")
    extracted = hmac.digest(bytes(32), KEY, "sha256")
    sealing_key = hmac.digest(extracted, b"ccv1/sum\x01", "sha256")
    opened = crypto_aead_xchacha20poly1305_ietf_decrypt(sealed[24:], b"context", sealed[:24], sealing_key)
    assert opened == value


def test_wrong_lengths_are_refused_and_no_key_is_shown() -> None:
    with pytest.raises(ValueError, match="an import key has 32 bytes, not 5"):
        RunningSum(b"short")
    with pytest.raises(ValueError, match="a running sum has 32 bytes, not 5"):
        RunningSum.from_value(KEY, b"short")
    with pytest.raises(ValueError, match="a running sum has 32 bytes, not 5"):
        seal_sum(KEY, b"short", b"")
    assert repr(RunningSum(KEY)) == "<running sum>"
