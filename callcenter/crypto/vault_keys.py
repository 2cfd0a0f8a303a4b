"""The keys above all others: the vault's opens the database, the supervisors' sign and open what is sealed."""

from nacl.bindings import (
    crypto_box_seal,
    crypto_box_seal_open,
    crypto_box_SEALBYTES,
    crypto_scalarmult_base,
    crypto_sign_seed_keypair,
)
from nacl.exceptions import CryptoError

from callcenter.crypto import signatures
from callcenter.crypto.hkdf import hkdf_sha256
from callcenter.crypto.layout import require_length, u64
from callcenter.errors import EnvironmentFault


class SealedDamaged(EnvironmentFault):
    """Something sealed was altered, or sealed to somebody else."""

    code = "sealed_damaged"
    sentence = "Something sealed in the vault cannot be opened: it was damaged, altered or sealed to others."


class SupervisorKeys:
    """All that follows from the supervisors' 32 secret bytes in one vault."""

    def __init__(self, rs: bytes, vault_id: bytes) -> None:
        require_length(rs, 32, "the supervisors' secret")
        require_length(vault_id, 16, "a vault id")
        self._rs = rs
        self.vault_id = vault_id
        self.sign_public, self._sign_secret = crypto_sign_seed_keypair(self._derive(b"ccv1/ed25519"))
        self._seal_secret = self._derive(b"ccv1/x25519")
        self.seal_public = crypto_scalarmult_base(self._seal_secret)

    def __repr__(self) -> str:
        return "<supervisor keys>"

    def sign(self, context: bytes, message: bytes) -> bytes:
        """64 bytes of Ed25519 over context || 00 || message; `verify` checks them."""
        return signatures.sign(self._sign_secret, context, message)

    def journal_key(self, r: bytes) -> bytes:
        """The first key of a journal's epoch; `r` is the epoch's 16 random bytes."""
        require_length(r, 16, "an epoch's random part")
        return self._derive(b"ccv1/journal" + r)

    def import_key(self, roster_number: int) -> bytes:
        """The key of one import's running sum, which may outlive these keys in memory."""
        return self._derive(b"ccv1/import" + u64(roster_number))

    def open_sealed(self, sealed: bytes) -> bytes:
        """Give back what `seal_to(seal_public, ...)` sealed; raises SealedDamaged."""
        return open_box(self._seal_secret, sealed)

    def _derive(self, info: bytes) -> bytes:
        return hkdf_sha256(self._rs, self.vault_id, info)


def database_key(rk: bytes, vault_id: bytes) -> bytes:
    """The 32-byte key of the database; nothing else follows from the vault's key `rk`."""
    require_length(rk, 32, "the vault's key")
    require_length(vault_id, 16, "a vault id")
    return hkdf_sha256(rk, vault_id, b"ccv1/db")


def seal_to(public: bytes, data: bytes) -> bytes:
    """Seal `data` so that only the holder of that X25519 key's secret opens it; 48 bytes longer."""
    return crypto_box_seal(data, public)


def open_box(private: bytes, sealed: bytes) -> bytes:
    """Open what was sealed to the public key of `private`; raises SealedDamaged."""
    if len(sealed) < crypto_box_SEALBYTES:
        raise SealedDamaged
    try:
        return crypto_box_seal_open(sealed, crypto_scalarmult_base(private), private)
    except CryptoError:
        raise SealedDamaged from None
