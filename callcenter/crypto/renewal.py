"""The word of new supervisors' keys on what the keys before them signed: what is later and theirs is not believed."""

from dataclasses import dataclass

from callcenter.crypto.layout import require_length, u64
from callcenter.crypto.signatures import verify
from callcenter.crypto.vault_keys import SupervisorKeys

RENEWAL_CONTEXT = b"ccv1/renewal"


@dataclass(frozen=True)
class RenewalStatement:
    """What was there when the keys were renewed.

    All roster revisions up to `last_revision` have the 32-byte hash `revisions_hash`; the journal's last entry was
    `sequence` with this `code` of 32 bytes. Without revisions or entries the numbers are 0.
    """

    vault_id: bytes
    last_revision: int
    revisions_hash: bytes
    sequence: int
    code: bytes

    def __post_init__(self) -> None:
        require_length(self.vault_id, 16, "a vault id")
        require_length(self.revisions_hash, 32, "the hash of revisions")
        require_length(self.code, 32, "an entry's code")


def renewal_bytes(statement: RenewalStatement) -> bytes:
    """Lay a statement out for signing, numbers big-endian.

    vault id (16) || u64 last revision || revisions' hash (32) || u64 sequence || code (32). What is signed begins with
    "ccv1/renewal" 00.
    """
    return b"".join(
        (
            statement.vault_id,
            u64(statement.last_revision),
            statement.revisions_hash,
            u64(statement.sequence),
            statement.code,
        )
    )


def sign_renewal(keys: SupervisorKeys, statement: RenewalStatement) -> bytes:
    """64 bytes of signature by the new keys."""
    return keys.sign(RENEWAL_CONTEXT, renewal_bytes(statement))


def verify_renewal(public: bytes, statement: RenewalStatement, signature: bytes) -> bool:
    """Whether the new key `public` signed exactly this statement."""
    return verify(public, RENEWAL_CONTEXT, renewal_bytes(statement), signature)
