"""Key slots: a user's secret key, sealed under the user's password."""

import secrets
from dataclasses import dataclass, replace

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_scalarmult_base,
)
from nacl.exceptions import CryptoError

from callcenter.crypto.layout import require_length
from callcenter.crypto.password_kdf import derive_kek
from callcenter.domain.accounts import Role
from callcenter.domain.key_file import KdfCost, Slot
from callcenter.errors import UserFacing


class WrongPassword(UserFacing):
    """No such user, or another password: from outside the two look alike."""

    code = "wrong_password"
    sentence = "User name or password is not right."


@dataclass(frozen=True, repr=False)
class SlotSecrets:
    """A user's X25519 secret key, and the supervisors' Ed25519 key the user last accepted; 32 bytes each.

    After a change of the supervisors' keys, reseal with `replace(secrets, accepted_supervisors_key=...)`.
    """

    private_key: bytes
    accepted_supervisors_key: bytes

    def __post_init__(self) -> None:
        require_length(self.private_key, 32, "a slot's secret key")
        require_length(self.accepted_supervisors_key, 32, "the supervisors' key")

    def __repr__(self) -> str:
        return "<slot secrets>"


def new_slot(
    vault_id: bytes,
    slot_id: int,
    name: str,
    role: Role,
    password: str,
    cost: KdfCost,
    supervisors_sign: bytes,
    *,
    must_change: bool,
) -> Slot:
    """Draw a key pair for a new user and seal it under the password.

    Raises what `derive_kek` raises, and ValueError for a name or number out of bounds.
    """
    private_key = secrets.token_bytes(32)
    draft = Slot(
        slot_id=slot_id,
        name=name,
        role=role,
        public_key=crypto_scalarmult_base(private_key),
        cost=cost,
        salt=bytes(16),
        must_change=must_change,
        nonce=bytes(24),
        sealed=bytes(80),
    )
    keys = SlotSecrets(private_key, supervisors_sign)
    return reseal_slot(vault_id, draft, keys, password, cost, must_change=must_change)


def open_slot(vault_id: bytes, slot: Slot, password: str) -> SlotSecrets:
    """Give back what the slot seals; raises WrongPassword, also for a slot that was altered."""
    key = _key(vault_id, slot, password)
    try:
        opened = crypto_aead_xchacha20poly1305_ietf_decrypt(slot.sealed, _associated(vault_id, slot), slot.nonce, key)
    except CryptoError:
        raise WrongPassword from None
    return SlotSecrets(opened[:32], opened[32:])


def reseal_slot(
    vault_id: bytes, slot: Slot, keys: SlotSecrets, new_password: str, cost: KdfCost, *, must_change: bool
) -> Slot:
    """Seal the same secrets under a new password with a new salt and nonce; raises what `derive_kek` does."""
    draft = replace(
        slot,
        cost=cost,
        salt=secrets.token_bytes(16),
        must_change=must_change,
        nonce=secrets.token_bytes(24),
    )
    sealed = crypto_aead_xchacha20poly1305_ietf_encrypt(
        keys.private_key + keys.accepted_supervisors_key,
        _associated(vault_id, draft),
        draft.nonce,
        _key(vault_id, draft, new_password),
    )
    return replace(draft, sealed=sealed)


def _key(vault_id: bytes, slot: Slot, password: str) -> bytes:
    return derive_kek(password, slot_id=slot.slot_id, role=slot.role, salt=slot.salt, cost=slot.cost, vault_id=vault_id)


def _associated(vault_id: bytes, slot: Slot) -> bytes:
    """Lay out: ccv1/slot 00 || vault id || canonical JSON of all fields before `sealed`."""
    return b"ccv1/slot\0" + vault_id + slot.head_bytes()
