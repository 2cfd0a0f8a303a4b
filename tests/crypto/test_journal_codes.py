from callcenter.crypto.journal_codes import entry_code, next_key

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
