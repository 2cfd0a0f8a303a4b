import pytest

from callcenter.crypto.journal_codes import entry_code, fitting_entries, next_key

KEY, BEFORE = b"k" * 32, bytes(32)


def test_a_code_changes_with_key_code_before_place_and_entry() -> None:
    codes = [
        entry_code(KEY, BEFORE, 1, b"{}"),
        entry_code(next_key(KEY), BEFORE, 1, b"{}"),
        entry_code(KEY, b"b" * 32, 1, b"{}"),
        entry_code(KEY, BEFORE, 2, b"{}"),
        entry_code(KEY, BEFORE, 1, b"[]"),
    ]
    assert len(set(codes)) == len(codes)
    assert {len(code) for code in codes} == {32}
    assert entry_code(KEY, BEFORE, 1, b"{}") == codes[0]


def test_the_key_never_comes_round() -> None:
    keys = [KEY]
    for _ in range(1000):
        keys.append(next_key(keys[-1]))
    assert len(set(keys)) == len(keys)


def chain_of(key: bytes, count: int) -> list[tuple[int, int, bytes, bytes]]:
    """Entries of every length up to some blocks of the hash, with the codes that `entry_code` gives."""
    rows, code = [], bytes(32)
    for sequence in range(1, count + 1):
        stored = bytes(sequence % 251 for _ in range(sequence))
        code = entry_code(key, code, sequence, stored)
        rows.append((sequence, 1, stored, code))
        key = next_key(key)
    return rows


def test_a_long_chain_is_found_to_fit_as_entry_by_entry() -> None:
    key, rows = bytes(range(32)), chain_of(bytes(range(32)), 200)
    count, last_key, code = fitting_entries(key, bytes(32), 1, 1, rows)
    for _ in rows:
        key = next_key(key)
    assert (count, last_key, code) == (200, key, rows[-1][3])


@pytest.mark.parametrize("part", [0, 1, 2, 3])
@pytest.mark.parametrize("at", [0, 1, 57, 99])
def test_a_chain_fits_up_to_the_entry_that_does_not(part: int, at: int) -> None:
    rows = chain_of(bytes(range(32)), 100)
    others = (rows[at][0] + 1, 2, rows[at][2] + b" ", bytes(32))
    rows[at] = (*rows[at][:part], others[part], *rows[at][part + 1 :])  # type: ignore[assignment]  # four parts
    count, _, code = fitting_entries(bytes(range(32)), bytes(32), 1, 1, rows)
    assert (count, code) == (at, rows[at - 1][3] if at else bytes(32))


def test_without_a_key_nothing_fits() -> None:
    assert fitting_entries(b"", bytes(32), 1, 1, chain_of(bytes(32), 3)) == (0, b"", bytes(32))
