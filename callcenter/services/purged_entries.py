"""Entries whose text a purge took away, against what supervisors signed of them: beside the walk along the journal.

A purge signs first which entries are to lose their text, block by block, those that have lost it already among them;
so the last word on a block is the whole of it, and a purge that was killed half way is as good as one that was not.
"""

import json
from collections.abc import Callable, Mapping
from hashlib import sha256

from callcenter.crypto.purge_statement import BLOCK, PurgedBlock, PurgeStatement, digest_of, verify_purge
from callcenter.services.journal_walk import Broken, Follower
from callcenter.services.renewed_keys import KeysInTurn

CALLS_PURGED = "calls_purged"
REASON = "purge_unsigned"

Codes = Callable[[int, int], list[tuple[int, bytes]]]
"""Gives (sequence, code) of all entries between two sequences, both included."""


def told_of(block: PurgedBlock) -> list[object]:
    """A block as an entry tells it."""
    return [block.block, block.places.hex(), block.digest.hex()]


def statement_in(entry: Mapping[str, object], vault_id: bytes) -> PurgeStatement:
    """What an entry says was signed. Raises ValueError, KeyError or TypeError for one that is none."""
    blocks = entry["blocks"]
    if not isinstance(blocks, list):
        raise TypeError
    read = tuple(PurgedBlock(int(block), bytes.fromhex(places), bytes.fromhex(code)) for block, places, code in blocks)
    return PurgeStatement(vault_id, str(entry["before"]), int(str(entry["calls"])), read)


class _Met:
    """The entries without text that the walk met in one block."""

    def __init__(self, first: int) -> None:
        self.first = first
        self._places = 0
        self._digest = sha256()

    def add(self, sequence: int, code: bytes) -> None:
        self._places |= 1 << sequence % BLOCK
        self._digest.update(sequence.to_bytes(8, "big") + code)

    def closed(self) -> tuple[int, bytes, bytes]:
        return self.first, self._places.to_bytes(BLOCK // 8, "big"), self._digest.digest()


class PurgedEntries:
    """Fulfills `Emptied`; its followers take the signed entries. Keeps a hundred bytes or two a block."""

    def __init__(self, keys: KeysInTurn, vault_id: bytes, codes: Codes) -> None:
        self._keys, self._vault_id, self._codes = keys, vault_id, codes
        self._signed: dict[int, PurgedBlock] = {}
        self._met: dict[int, tuple[int, bytes, bytes]] = {}
        self._present: _Met | None = None
        self.followers: dict[str, Follower] = {CALLS_PURGED: self._cover}

    def take(self, sequence: int, code: bytes) -> None:
        """An entry without its text: whether that was signed shows further on."""
        if self._present and self._present.first // BLOCK != sequence // BLOCK:
            self._close()
        if self._present is None:
            self._present = _Met(sequence)
        self._present.add(sequence, code)

    def finish(self) -> None:
        """Raise Broken at the first block with an entry without text that was not signed, or not as it was signed."""
        self._close()
        for block, (first, places, digest) in sorted(self._met.items()):
            signed = self._signed.get(block)
            if signed is None or not self._covers(signed, places, digest):
                raise Broken(first, REASON)

    def _covers(self, signed: PurgedBlock, places: bytes, digest: bytes) -> bool:
        if signed.places == places:
            return signed.digest == digest
        allowed, found = (int.from_bytes(some, "big") for some in (signed.places, places))
        if found & ~allowed:
            return False
        wanted = set(signed.sequences)  # the purge was ended in the middle, or some were named anew before their turn
        codes = self._codes(signed.block * BLOCK, (signed.block + 1) * BLOCK - 1)
        return digest_of(one for one in codes if one[0] in wanted) == signed.digest

    def _close(self) -> None:
        if self._present:
            self._met[self._present.first // BLOCK] = self._present.closed()
        self._present = None

    def _cover(self, sequence: int, stored: bytes) -> None:
        entry = json.loads(stored)
        try:
            statement = statement_in(entry, self._vault_id)
            signature = bytes.fromhex(entry["signature"])
            signed = verify_purge(self._keys.at(sequence).sign_public, statement, signature)
        except (ValueError, KeyError, TypeError, OverflowError):
            raise Broken(sequence, REASON) from None
        if not signed:
            raise Broken(sequence, REASON)
        self._signed |= {one.block: one for one in statement.blocks}
