"""A supervisor's signed word on what a roster bundle holds."""

from dataclasses import dataclass

from callcenter.crypto.layout import length_prefixed, require_length, u8, u32, u64
from callcenter.crypto.signatures import verify
from callcenter.crypto.vault_keys import SupervisorKeys

BUNDLE_CONTEXT = b"ccv1/bundle"


@dataclass(frozen=True)
class BundleStatement:
    """What is signed of a bundle: where its roster comes from, how its tags are made, and all its rows.

    `seat` is the origin's letter, `moment` when it was exported; the rest is as in `RosterStatement`.
    """

    bundle_id: bytes
    vault_id: bytes
    training: bool
    seat: str
    roster: int
    revision: int
    tag_key_hash: bytes
    cost: str
    policy: str
    specification: int
    people: int
    tags: int
    bucket_bits: int
    buckets_hash: bytes
    moment: str

    def __post_init__(self) -> None:
        require_length(self.bundle_id, 16, "a bundle's id")
        require_length(self.vault_id, 16, "a vault id")
        require_length(self.tag_key_hash, 32, "the hash of a tag key")
        require_length(self.buckets_hash, 32, "the buckets' hash")


def bundle_statement_bytes(statement: BundleStatement) -> bytes:
    """Lay a statement out for signing, numbers big-endian, each text behind its u16 length.

    bundle id (16) || vault id (16) || u8 training || seat || u64 roster || u64 revision || SHA-256 of the tag key (32)
    || cost || policy || u32 specification || u64 people || u64 tags || u8 bucket bits || buckets' hash (32) || moment.
    What is signed begins with "ccv1/bundle" 00.
    """
    return b"".join(
        (
            statement.bundle_id,
            statement.vault_id,
            u8(statement.training),
            length_prefixed(statement.seat),
            u64(statement.roster),
            u64(statement.revision),
            statement.tag_key_hash,
            length_prefixed(statement.cost),
            length_prefixed(statement.policy),
            u32(statement.specification),
            u64(statement.people),
            u64(statement.tags),
            u8(statement.bucket_bits),
            statement.buckets_hash,
            length_prefixed(statement.moment),
        )
    )


def sign_bundle(keys: SupervisorKeys, statement: BundleStatement) -> bytes:
    """64 bytes of signature."""
    return keys.sign(BUNDLE_CONTEXT, bundle_statement_bytes(statement))


def verify_bundle(public: bytes, statement: BundleStatement, signature: bytes) -> bool:
    """Whether the supervisors' key `public` signed exactly this statement."""
    return verify(public, BUNDLE_CONTEXT, bundle_statement_bytes(statement), signature)
