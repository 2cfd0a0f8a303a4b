import hashlib

import pytest

from callcenter.crypto.signatures import fingerprint, same_fingerprint, verify
from callcenter.crypto.vault_keys import SupervisorKeys

KEYS = SupervisorKeys(b"S" * 32, b"v" * 16)
SIGNATURE = KEYS.sign(b"ccv1/epoch", b"message")
PUBLIC = bytes(range(32))
PRINT = fingerprint(PUBLIC)


def test_a_signature_holds_for_its_key_context_and_message_alone() -> None:
    assert verify(KEYS.sign_public, b"ccv1/epoch", b"message", SIGNATURE)
    assert not verify(bytes(32), b"ccv1/epoch", b"message", SIGNATURE)
    assert not verify(KEYS.sign_public, b"ccv1/roster", b"message", SIGNATURE)
    assert not verify(KEYS.sign_public, b"ccv1/epoch", b"other", SIGNATURE)
    assert not verify(KEYS.sign_public, b"ccv1/epoch", b"message", SIGNATURE[:-1] + b"\0")


@pytest.mark.parametrize(
    ("public", "signature"),
    [
        (b"", SIGNATURE),
        (KEYS.sign_public[:31], SIGNATURE),
        (KEYS.sign_public, b""),
        (KEYS.sign_public, SIGNATURE + b"\0"),
    ],
)
def test_keys_and_signatures_of_other_lengths_do_not_hold(public: bytes, signature: bytes) -> None:
    assert not verify(public, b"ccv1/epoch", b"message", signature)


def test_context_and_message_cannot_be_divided_elsewhere() -> None:
    assert not verify(KEYS.sign_public, b"ccv1/epochmes", b"sage", SIGNATURE)


def test_a_fingerprint_is_160_bits_of_sha_256_in_eight_groups_of_four() -> None:
    bits = f"{int.from_bytes(hashlib.sha256(PUBLIC).digest(), 'big'):0256b}"[:160]
    letters = "".join("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[int(bits[at : at + 5], 2)] for at in range(0, 160, 5))
    assert PRINT.split("-") == [letters[at : at + 4] for at in range(0, 32, 4)]


def test_a_fingerprint_is_known_again_however_it_is_typed() -> None:
    squeezed = PRINT.replace("-", "")
    for typed in (PRINT.lower(), squeezed, f"  {squeezed[:10]} {squeezed[10:]}\n", PRINT.replace("-", " – ")):
        assert same_fingerprint(PRINT, typed)
        assert same_fingerprint(typed, PRINT)


def test_zero_and_one_may_be_read_as_letters() -> None:
    public = next(key for key in (bytes([number]) * 32 for number in range(256)) if {"0", "1"} <= set(fingerprint(key)))
    assert same_fingerprint(fingerprint(public).replace("0", "o").replace("1", "l"), fingerprint(public))


@pytest.mark.parametrize("typed", ["", PRINT[:-1], PRINT + "0", PRINT[:-1] + "U", PRINT.replace("-", "_"), "-" * 39])
def test_what_is_no_whole_fingerprint_is_like_none_not_even_itself(typed: str) -> None:
    assert not same_fingerprint(PRINT, typed)
    assert not same_fingerprint(typed, PRINT)
    assert not same_fingerprint(typed, typed)


def test_another_keys_fingerprint_is_not_the_same() -> None:
    assert not same_fingerprint(PRINT, fingerprint(bytes(32)))
