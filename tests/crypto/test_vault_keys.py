import nacl.public
import pytest

from callcenter.crypto.vault_keys import SealedDamaged, SupervisorKeys, database_key, open_box, seal_to

VAULT_ID = b"v" * 16
KEYS = SupervisorKeys(b"S" * 32, VAULT_ID)


def test_what_is_sealed_to_the_supervisors_only_they_open() -> None:
    sealed = seal_to(KEYS.seal_public, b"a note")
    assert len(sealed) == len(b"a note") + 48
    assert b"a note" not in sealed
    assert KEYS.open_sealed(sealed) == b"a note"
    with pytest.raises(SealedDamaged):
        SupervisorKeys(b"T" * 32, VAULT_ID).open_sealed(sealed)


@pytest.mark.parametrize("cut", [0, 1, 47, 48, 53])
def test_a_sealed_box_that_was_cut_is_damaged(cut: int) -> None:
    with pytest.raises(SealedDamaged):
        KEYS.open_sealed(seal_to(KEYS.seal_public, b"a note")[:cut])


def test_a_sealed_box_with_any_byte_altered_is_damaged() -> None:
    sealed = seal_to(KEYS.seal_public, b"a note")
    for place in range(len(sealed)):
        altered = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises(SealedDamaged):
            KEYS.open_sealed(altered)


def test_sealing_twice_shows_no_likeness() -> None:
    assert seal_to(KEYS.seal_public, b"a note") != seal_to(KEYS.seal_public, b"a note")


def test_every_key_is_another_in_another_vault_and_for_another_purpose() -> None:
    other = SupervisorKeys(b"S" * 32, b"w" * 16)
    derived = [
        key
        for keys in (KEYS, other)
        for key in (
            keys.sign_public,
            keys.seal_public,
            keys.journal_key(bytes(16)),
            keys.journal_key(b"r" * 16),
            keys.import_key(1),
            keys.import_key(2),
        )
    ]
    derived += [database_key(b"S" * 32, VAULT_ID), database_key(b"S" * 32, b"w" * 16)]
    assert len(set(derived)) == len(derived)


def test_keys_of_other_lengths_are_refused_unseen() -> None:
    for make in (
        lambda: SupervisorKeys(b"secret", VAULT_ID),
        lambda: SupervisorKeys(b"S" * 32, b"secret"),
        lambda: database_key(b"secret", VAULT_ID),
        lambda: database_key(b"R" * 32, b"secret"),
        lambda: KEYS.journal_key(b"secret"),
    ):
        with pytest.raises(ValueError, match="not 6") as wrong:
            make()
        assert "secret" not in str(wrong.value).replace("the supervisors' secret", "")


def test_supervisor_keys_never_show_themselves() -> None:
    assert repr(KEYS) == str(KEYS) == "<supervisor keys>"


def test_a_box_opens_with_the_secret_key_alone() -> None:
    assert open_box(bytes(range(32)), seal_to(public_of(bytes(range(32))), b"data")) == b"data"


def public_of(private: bytes) -> bytes:
    return bytes(nacl.public.PrivateKey(private).public_key)
