"""A supervisor's signed word on what one revision of a roster holds."""

import hashlib
from dataclasses import dataclass

from callcenter.crypto.layout import length_prefixed, require_length, u8, u32, u64
from callcenter.crypto.signatures import verify
from callcenter.crypto.vault_keys import SupervisorKeys

ROSTER_CONTEXT = b"ccv1/roster"


@dataclass(frozen=True)
class RosterStatement:
    """What is signed of a roster; the first revision follows revision 0.

    `tag_key_hash` comes from `hash_of_tag_key`; rows fall into buckets by their tags' first
    `bucket_bits` bits, and `buckets_hash` is the 32-byte hash of all the buckets' hashes.
    """

    vault_id: bytes
    roster: int
    revision: int
    previous_revision: int
    tag_key_hash: bytes
    cost: str
    policy: str
    specification: int
    people: int
    bucket_bits: int
    buckets_hash: bytes

    def __post_init__(self) -> None:
        require_length(self.vault_id, 16, "a vault id")
        require_length(self.tag_key_hash, 32, "the hash of a tag key")
        require_length(self.buckets_hash, 32, "the buckets' hash")


def statement_bytes(statement: RosterStatement) -> bytes:
    """Lay a statement out for signing, numbers big-endian.

    vault id (16) || u64 roster || u64 revision || u64 revision before || SHA-256 of the tag key (32) ||
    u16 length and cost || u16 length and policy || u32 specification || u64 people || u8 bucket bits ||
    buckets' hash (32). What is signed begins with "ccv1/roster" 00.
    """
    return b"".join(
        (
            statement.vault_id,
            u64(statement.roster),
            u64(statement.revision),
            u64(statement.previous_revision),
            statement.tag_key_hash,
            length_prefixed(statement.cost),
            length_prefixed(statement.policy),
            u32(statement.specification),
            u64(statement.people),
            u8(statement.bucket_bits),
            statement.buckets_hash,
        )
    )


def sign_statement(keys: SupervisorKeys, statement: RosterStatement) -> bytes:
    """64 bytes of signature."""
    return keys.sign(ROSTER_CONTEXT, statement_bytes(statement))


def verify_statement(public: bytes, statement: RosterStatement, signature: bytes) -> bool:
    """Whether the supervisors' key `public` signed exactly this statement."""
    return verify(public, ROSTER_CONTEXT, statement_bytes(statement), signature)


def hash_of_tag_key(tag_key: bytes) -> bytes:
    """SHA-256 of a roster's tag key, whose 32 bytes are random."""
    return hashlib.sha256(tag_key).digest()
