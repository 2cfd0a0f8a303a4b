"""A supervisor's signed word on journal entries whose text was taken away."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from callcenter.crypto.layout import length_prefixed, require_length, u32, u64
from callcenter.crypto.signatures import verify
from callcenter.crypto.vault_keys import SupervisorKeys

PURGE_CONTEXT = b"ccv1/purge"


BLOCK = 512
"""So many sequences of a journal are a block: that of number b begins with sequence 512 b."""


@dataclass(frozen=True)
class PurgedBlock:
    """Which entries of a block may be without their text: `places` has 64 bytes, sequence 512 b + i being bit i.

    The lowest bit comes last. `digest` is `digest_of` those entries (32 bytes).
    """

    block: int
    places: bytes
    digest: bytes

    def __post_init__(self) -> None:
        require_length(self.places, BLOCK // 8, "a block's places")
        require_length(self.digest, 32, "a block's digest")

    @property
    def sequences(self) -> tuple[int, ...]:
        """The entries, ascending."""
        bits = int.from_bytes(self.places, "big")
        return tuple(self.block * BLOCK + place for place in range(BLOCK) if bits >> place & 1)


def block_over(entries: Sequence[tuple[int, bytes]]) -> PurgedBlock:
    """The block that these (sequence, code) stand in, ascending, all of one."""
    block = entries[0][0] // BLOCK
    bits = sum(1 << (sequence - block * BLOCK) for sequence, _ in entries)
    return PurgedBlock(block, bits.to_bytes(BLOCK // 8, "big"), digest_of(entries))


@dataclass(frozen=True)
class PurgeStatement:
    """What is signed: so many calls of before `before` (YYYY-MM-DD) go, and what may be without text then.

    `blocks` ascend; each is the whole truth about its entries from then on.
    """

    vault_id: bytes
    before: str
    calls: int
    blocks: tuple[PurgedBlock, ...]

    def __post_init__(self) -> None:
        require_length(self.vault_id, 16, "a vault id")


def digest_of(entries: Iterable[tuple[int, bytes]]) -> bytes:
    """SHA-256 over u64 sequence || code (32) of each entry, ascending."""
    digest = hashlib.sha256()
    for sequence, code in entries:
        digest.update(u64(sequence) + code)
    return digest.digest()


def purge_bytes(statement: PurgeStatement) -> bytes:
    """Lay a statement out for signing, numbers big-endian, the date behind its u16 length.

    vault id (16) || before || u64 calls || u32 number of blocks || (u64 block || places (64) || digest (32)) of each.
    What is signed begins with "ccv1/purge" 00.
    """
    head = statement.vault_id + length_prefixed(statement.before) + u64(statement.calls) + u32(len(statement.blocks))
    return head + b"".join(u64(one.block) + one.places + one.digest for one in statement.blocks)


def sign_purge(keys: SupervisorKeys, statement: PurgeStatement) -> bytes:
    """64 bytes of signature."""
    return keys.sign(PURGE_CONTEXT, purge_bytes(statement))


def verify_purge(public: bytes, statement: PurgeStatement, signature: bytes) -> bool:
    """Whether the supervisors' key `public` signed exactly this statement."""
    return verify(public, PURGE_CONTEXT, purge_bytes(statement), signature)
