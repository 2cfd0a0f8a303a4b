"""Grants: the vault's keys, sealed to one user without needing anybody's password."""

from dataclasses import dataclass, replace

from callcenter.crypto.layout import require_length, u32
from callcenter.crypto.slots import SlotSecrets
from callcenter.crypto.vault_keys import SealedDamaged, open_box, seal_to
from callcenter.domain.accounts import Role
from callcenter.domain.key_file import Grant, KeyFileDamaged


@dataclass(frozen=True, repr=False)
class GrantedKeys:
    """Keys of 32 bytes: the vault's, and for supervisors their own and every former one, oldest first."""

    rk: bytes
    rs: bytes | None = None
    former_rs: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if self.rs is None and self.former_rs:
            raise ValueError("former supervisors' keys without the present one")
        for key in self._keys():
            require_length(key, 32, "a granted key")

    def __repr__(self) -> str:
        return "<granted keys>"

    def for_role(self, role: Role) -> "GrantedKeys":
        """What somebody of this role is granted: an operator nothing but the vault's key."""
        return self if role.is_supervisor else replace(self, rs=None, former_rs=())

    def as_bytes(self) -> bytes:
        """RK || RS || each former RS."""
        return b"".join(self._keys())

    def _keys(self) -> tuple[bytes, ...]:
        return (self.rk,) if self.rs is None else (self.rk, self.rs, *self.former_rs)


def seal_grant(public_key: bytes, slot_id: int, key_number: int, keys: GrantedKeys) -> Grant:
    """Seal "ccv1/grant" || u32 slot id || u32 key number || keys to a user's X25519 key."""
    sealed = seal_to(public_key, _head(slot_id, key_number) + keys.as_bytes())
    return Grant(slot_id, key_number, sealed)


def open_grant(secrets: SlotSecrets, grant: Grant) -> GrantedKeys:
    """Give back the granted keys; raises KeyFileDamaged.

    Anybody can seal to a public key, so the keys mean something only in a key file that passed
    `verify_key_file`.
    """
    head = _head(grant.slot_id, grant.key_number)
    try:
        opened = open_box(secrets.private_key, grant.sealed)
    except SealedDamaged:
        raise KeyFileDamaged from None
    body = opened[len(head) :]
    if not opened.startswith(head) or not body or len(body) % 32:
        raise KeyFileDamaged
    rk, *others = (body[start : start + 32] for start in range(0, len(body), 32))
    return GrantedKeys(rk, others[0] if others else None, tuple(others[1:]))


def _head(slot_id: int, key_number: int) -> bytes:
    return b"ccv1/grant" + u32(slot_id) + u32(key_number)
