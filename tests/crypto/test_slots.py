from collections.abc import Callable
from dataclasses import replace

import nacl.bindings
import pytest
from argon2.exceptions import HashingError

from callcenter.crypto import argon2id
from callcenter.crypto.argon2id import NotEnoughMemory
from callcenter.crypto.slots import SlotSecrets, WrongPassword, new_slot, open_slot, reseal_slot
from callcenter.domain.accounts import Role
from callcenter.domain.key_file import TRAINING_PASSWORD_COST, KdfCost, Slot
from callcenter.domain.passwords import PasswordTooLong, PasswordUnreadable

VAULT_ID = b"v" * 16
SUPERVISORS = b"p" * 32
PASSWORD = "blue otter rides north"
OTHER_PASSWORD = "green otter rides south"


@pytest.fixture(scope="module")
def slot() -> Slot:
    return new_slot(
        VAULT_ID, 7, "Maria", Role.OPERATOR, PASSWORD, TRAINING_PASSWORD_COST, SUPERVISORS, must_change=True
    )


def test_a_slot_opens_with_its_password_and_gives_the_secret_of_its_public_key(slot: Slot) -> None:
    secrets = open_slot(VAULT_ID, slot, PASSWORD)
    assert nacl.bindings.crypto_scalarmult_base(secrets.private_key) == slot.public_key
    assert secrets.accepted_supervisors_key == SUPERVISORS
    assert slot.must_change


@pytest.mark.parametrize("password", [OTHER_PASSWORD, "", PASSWORD + " ", PASSWORD.upper()])
def test_another_password_opens_nothing(slot: Slot, password: str) -> None:
    with pytest.raises(WrongPassword, match=r"^User name or password is not right\.$"):
        open_slot(VAULT_ID, slot, password)


def test_the_same_password_in_other_forms_of_unicode_opens_the_slot() -> None:
    slot = new_slot(
        VAULT_ID, 1, "José", Role.OPERATOR, "contraseña ﬁna", TRAINING_PASSWORD_COST, SUPERVISORS, must_change=False
    )
    assert open_slot(VAULT_ID, slot, "contrasen\u0303a fina").accepted_supervisors_key == SUPERVISORS


ALTERATIONS: dict[str, Callable[[Slot], Slot]] = {
    "slot id": lambda slot: replace(slot, slot_id=8),
    "name": lambda slot: replace(slot, name="Mario"),
    "role": lambda slot: replace(slot, role=Role.SUPERVISOR),
    "public key": lambda slot: replace(slot, public_key=bytes(32)),
    "cost": lambda slot: replace(slot, cost=KdfCost(64, 1, 1)),
    "salt": lambda slot: replace(slot, salt=bytes(16)),
    "must change": lambda slot: replace(slot, must_change=False),
    "nonce": lambda slot: replace(slot, nonce=bytes(24)),
    "sealed": lambda slot: replace(slot, sealed=bytes(80)),
    "last bit": lambda slot: replace(slot, sealed=slot.sealed[:-1] + bytes([slot.sealed[-1] ^ 1])),
}


@pytest.mark.parametrize("what", ALTERATIONS)
def test_a_slot_with_any_field_altered_opens_no_more(slot: Slot, what: str) -> None:
    with pytest.raises(WrongPassword):
        open_slot(VAULT_ID, ALTERATIONS[what](slot), PASSWORD)


def test_a_slot_carried_to_another_vault_opens_no_more(slot: Slot) -> None:
    with pytest.raises(WrongPassword):
        open_slot(b"w" * 16, slot, PASSWORD)


def test_resealing_keeps_the_secrets_and_changes_password_salt_and_nonce(slot: Slot) -> None:
    secrets = open_slot(VAULT_ID, slot, PASSWORD)
    cost = KdfCost(64, 2, 1)
    again = reseal_slot(VAULT_ID, slot, secrets, OTHER_PASSWORD, cost, must_change=False)
    assert open_slot(VAULT_ID, again, OTHER_PASSWORD) == secrets
    assert (again.cost, again.must_change, again.public_key) == (cost, False, slot.public_key)
    assert again.salt != slot.salt
    assert again.nonce != slot.nonce
    with pytest.raises(WrongPassword):
        open_slot(VAULT_ID, again, PASSWORD)


def test_resealing_can_accept_new_supervisors_keys(slot: Slot) -> None:
    secrets = replace(open_slot(VAULT_ID, slot, PASSWORD), accepted_supervisors_key=b"q" * 32)
    again = reseal_slot(VAULT_ID, slot, secrets, PASSWORD, slot.cost, must_change=False)
    assert open_slot(VAULT_ID, again, PASSWORD).accepted_supervisors_key == b"q" * 32


def test_two_slots_never_share_a_key_pair(slot: Slot) -> None:
    other = new_slot(
        VAULT_ID, 7, "Maria", Role.OPERATOR, PASSWORD, TRAINING_PASSWORD_COST, SUPERVISORS, must_change=True
    )
    assert other.public_key != slot.public_key


def test_a_password_that_cannot_be_hashed_says_why_without_showing_it(slot: Slot) -> None:
    with pytest.raises(PasswordUnreadable) as half:
        open_slot(VAULT_ID, slot, "secret\udcff")
    assert half.value.__context__ is None
    with pytest.raises(PasswordTooLong):
        open_slot(VAULT_ID, slot, "x" * 1025)


def test_memory_that_is_not_there_is_the_computers_fault(monkeypatch: pytest.MonkeyPatch, slot: Slot) -> None:
    def no_memory(*_: object, **__: object) -> bytes:
        raise HashingError("Memory allocation error")

    monkeypatch.setattr(argon2id, "hash_secret_raw", no_memory)
    with pytest.raises(NotEnoughMemory):
        open_slot(VAULT_ID, slot, PASSWORD)


def test_secrets_never_show_themselves(slot: Slot) -> None:
    secrets = open_slot(VAULT_ID, slot, PASSWORD)
    assert repr(secrets) == str(secrets) == "<slot secrets>"
    assert "sealed" not in repr(slot)
    with pytest.raises(ValueError, match="32 bytes, not 5") as wrong:
        SlotSecrets(b"short", SUPERVISORS)
    assert "short" not in str(wrong.value)
