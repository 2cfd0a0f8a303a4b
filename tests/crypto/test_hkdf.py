import pytest

from callcenter.crypto.hkdf import hkdf_sha256


@pytest.mark.parametrize(
    ("key", "salt", "info", "length", "expected"),
    [
        (
            b"\x0b" * 22,
            bytes(range(13)),
            bytes(range(0xF0, 0xFA)),
            42,
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        ),
        (
            bytes(range(0x50)),
            bytes(range(0x60, 0xB0)),
            bytes(range(0xB0, 0x100)),
            82,
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
            "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
        ),
        (
            b"\x0b" * 22,
            b"",
            b"",
            42,
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        ),
    ],
)
def test_the_three_answers_of_rfc_5869_for_sha_256(
    key: bytes, salt: bytes, info: bytes, length: int, expected: str
) -> None:
    assert hkdf_sha256(key, salt, info, length).hex() == expected


@pytest.mark.parametrize("length", [0, -1, 255 * 32 + 1])
def test_lengths_that_hkdf_cannot_give_are_refused(length: int) -> None:
    with pytest.raises(ValueError, match="1 to 8160"):
        hkdf_sha256(b"key", b"", b"", length)


def test_the_longest_length_is_given() -> None:
    assert len(hkdf_sha256(b"key", b"", b"", 255 * 32)) == 255 * 32
