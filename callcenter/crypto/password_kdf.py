"""From a password to the key that opens its slot."""

from callcenter.crypto.argon2id import with_argon2_cffi
from callcenter.crypto.hkdf import hkdf_sha256
from callcenter.crypto.layout import u32
from callcenter.domain.accounts import Role
from callcenter.domain.key_file import KdfCost
from callcenter.domain.passwords import password_bytes


def derive_kek(password: str, slot_id: int, role: Role, salt: bytes, cost: KdfCost, vault_id: bytes) -> bytes:
    """The 32-byte key of one slot: Argon2id over the password, then HKDF bound to vault, slot and role.

    HKDF's info is "ccv1/kek" || u32 slot id || the role's name. Raises PasswordTooLong,
    PasswordUnreadable or NotEnoughMemory.
    """
    stretched = with_argon2_cffi(
        password_bytes(password),
        salt,
        memory_kib=cost.memory_kib,
        passes=cost.passes,
        lanes=cost.lanes,
        length=32,
    )
    return hkdf_sha256(stretched, vault_id, b"ccv1/kek" + u32(slot_id) + role.value.encode("ascii"))
