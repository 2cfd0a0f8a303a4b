import pytest
from nacl.bindings import crypto_box_seal_open, crypto_scalarmult_base

from callcenter.crypto.notes import new_note_key, open_note_key, open_text, seal_note_key, seal_text
from callcenter.crypto.vault_keys import SealedDamaged, SupervisorKeys, seal_to

KEY = bytes(range(32))
VAULT_ID = bytes(16)
KEYS = SupervisorKeys(b"S" * 32, VAULT_ID)
REFERENCE = "A7F-2QM"
NOTE = "No recibió la carta."


def test_a_note_key_is_drawn_and_opened_by_the_supervisors_alone() -> None:
    key = new_note_key()
    assert len(key) == 32
    assert key != new_note_key()
    sealed = seal_note_key(key, KEYS.seal_public)
    assert key not in sealed
    assert open_note_key(KEYS, sealed) == key
    with pytest.raises(SealedDamaged):
        open_note_key(SupervisorKeys(b"T" * 32, VAULT_ID), sealed)


def test_a_note_key_is_sealed_with_its_label_before_it() -> None:
    private = bytes(range(1, 33))
    public = crypto_scalarmult_base(private)
    assert crypto_box_seal_open(seal_note_key(KEY, public), public, private) == b"ccv1/note_key" + KEY


@pytest.mark.parametrize("sealed", [KEY, b"ccv1/note_key" + KEY[1:], b"ccv1/note_key", b"ccv1/other___" + KEY, b""])
def test_what_is_sealed_to_the_supervisors_for_something_else_is_no_note_key(sealed: bytes) -> None:
    with pytest.raises(SealedDamaged):
        open_note_key(KEYS, seal_to(KEYS.seal_public, sealed))


def test_a_text_comes_back_and_is_sealed_differently_each_time() -> None:
    sealed = seal_text(KEY, "note", REFERENCE, NOTE)
    assert open_text(KEY, "note", REFERENCE, sealed) == NOTE
    assert NOTE.encode() not in sealed
    assert sealed != seal_text(KEY, "note", REFERENCE, NOTE)
    assert len(sealed) == 24 + len(NOTE.encode()) + 16


@pytest.mark.parametrize(
    ("key", "kind", "reference"),
    [(bytes(32), "note", REFERENCE), (KEY, "case_note", REFERENCE), (KEY, "note", "A7F-2QN")],
)
def test_a_text_opens_under_its_own_key_kind_and_call_alone(key: bytes, kind: str, reference: str) -> None:
    with pytest.raises(SealedDamaged):
        open_text(key, kind, reference, seal_text(KEY, "note", REFERENCE, NOTE))


def test_no_bit_of_a_sealed_text_may_change_and_none_be_missing() -> None:
    sealed = seal_text(KEY, "note", REFERENCE, NOTE)
    for place in range(len(sealed)):
        with pytest.raises(SealedDamaged):
            open_text(KEY, "note", REFERENCE, sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :])
        with pytest.raises(SealedDamaged):
            open_text(KEY, "note", REFERENCE, sealed[:place])


def test_a_key_of_another_length_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="a note key"):
        seal_text(KEY[1:], "note", REFERENCE, NOTE)
    with pytest.raises(ValueError, match="a note key"):
        seal_note_key(KEY[1:], KEYS.seal_public)
