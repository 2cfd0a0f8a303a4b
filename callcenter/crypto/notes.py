"""Notes: sealed under a key that its session draws, and that supervisors alone get back."""

import secrets

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError

from callcenter.crypto.layout import length_prefixed, require_length
from callcenter.crypto.vault_keys import SealedDamaged, SupervisorKeys, seal_to

_KEY = 32
_NONCE = 24
_CODE = 16
_KEY_CONTEXT = b"ccv1/note_key"


def new_note_key() -> bytes:
    """32 random bytes, for one session's notes."""
    return secrets.token_bytes(_KEY)


def seal_note_key(key: bytes, supervisors_seal: bytes) -> bytes:
    """Seal "ccv1/note_key" || key to the supervisors' X25519 key."""
    require_length(key, _KEY, "a note key")
    return seal_to(supervisors_seal, _KEY_CONTEXT + key)


def open_note_key(keys: SupervisorKeys, sealed: bytes) -> bytes:
    """Give back a note key; raises SealedDamaged, for what was sealed to other supervisors' keys too."""
    opened = keys.open_sealed(sealed)
    key = opened.removeprefix(_KEY_CONTEXT)
    if len(opened) != len(_KEY_CONTEXT) + _KEY or len(key) != _KEY:
        raise SealedDamaged
    return key


def seal_text(key: bytes, kind: str, reference: str, text: str) -> bytes:
    """24 random bytes, then the text in UTF-8 under XChaCha20-Poly1305.

    Associated data: "ccv1/note" 00 || LP(kind) || LP(reference of the call), so that no text can stand for another.
    """
    require_length(key, _KEY, "a note key")
    nonce = secrets.token_bytes(_NONCE)
    associated = _associated(kind, reference)
    return nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(text.encode(), associated, nonce, key)


def open_text(key: bytes, kind: str, reference: str, sealed: bytes) -> str:
    """Give back what `seal_text` sealed; raises SealedDamaged for any other bytes, kind, reference or key."""
    require_length(key, _KEY, "a note key")
    nonce, ciphertext = sealed[:_NONCE], sealed[_NONCE:]
    if len(ciphertext) < _CODE:  # the library does not look
        raise SealedDamaged
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(ciphertext, _associated(kind, reference), nonce, key).decode()
    except CryptoError:
        raise SealedDamaged from None


def _associated(kind: str, reference: str) -> bytes:
    return b"ccv1/note\0" + length_prefixed(kind) + length_prefixed(reference)
