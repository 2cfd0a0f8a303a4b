"""The walk along the journal: every code recomputed from the supervisors' secret, then each entry's meaning handed on.

How it is extended:

- *What follows from entries of some kinds* is a follower: a function that takes the sequence and the stored bytes of
  each such entry, once its code has been found right. `services/derived_tables.py` lists those that are.
- *Entries whose text was taken away* (a purge stores `{}` in their place and leaves the code, which the next entry's
  code vouches for) go to an `Emptied`. It refuses what no signed entry covers; the default refuses all of them.
- *Keys*: `KeysInTurn.at` gives those that an epoch follows from.
- *Codes that must be met* (a head kept elsewhere, the last entry before new keys) are `Mark`s.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import msgspec

from callcenter.canonical_json import canonical_json
from callcenter.crypto.journal_codes import entry_code, fitting_entries, next_key
from callcenter.crypto.signatures import verify
from callcenter.crypto.vault_keys import SealedDamaged
from callcenter.services.journal_writer import EPOCH_CONTEXT, NO_CODE
from callcenter.services.renewed_keys import KeysInTurn
from callcenter.storage.rows import StoredEntry

EMPTIED = b"{}"
_STARTS = frozenset({"epoch_started", "epoch_unlinked"})

Follower = Callable[[int, bytes], None]
"""Takes a sequence and the stored bytes of an entry that is as it was written; raises Broken."""


class Broken(Exception):
    """Something is not as it was written: the entry of that sequence, or what follows from it; 0 where none does."""

    def __init__(self, sequence: int, reason: str) -> None:
        super().__init__(reason)
        self.sequence, self.reason = sequence, reason


@dataclass(frozen=True)
class Mark:
    """What the code of the entry of this sequence must begin with, in hexadecimal; its epoch, unless that is None."""

    sequence: int
    code: str
    reason: str
    epoch: int | None = None


class Emptied(Protocol):
    """What is known of entries whose text a purge took away."""

    def take(self, sequence: int, code: bytes) -> None:
        """An entry without its text, at its place in the chain. Raises Broken where that cannot be."""
        ...

    def finish(self) -> None:
        """The walk is over. Raises Broken for the first emptied entry that no signed entry covers."""
        ...


class NothingEmptied:
    """Of a journal from which nothing was purged."""

    def take(self, sequence: int, code: bytes) -> None:
        """No entry is without its text."""
        raise Broken(sequence, "entry_changed")

    def finish(self) -> None:
        """There is nothing to be covered."""


class _Kind(msgspec.Struct, gc=False):
    kind: str


_read_kind = msgspec.json.Decoder(_Kind).decode


class JournalWalk:
    """Where a walk stands: `sequence` is the entry to come, `epoch` and `code` those of the entry before it."""

    def __init__(
        self,
        keys: KeysInTurn,
        followers: Mapping[str, Follower],
        marks: Iterable[Mark] = (),
        emptied: Emptied | None = None,
    ) -> None:
        self.sequence = 1
        self.epoch = 0
        self.code = NO_CODE
        self.unlinked: tuple[int, ...] = ()
        self._key = b""
        self._keys = keys
        self._followers = followers
        self._marks = sorted(marks, key=lambda mark: mark.sequence)
        self._emptied = emptied or NothingEmptied()

    def __repr__(self) -> str:
        return f"<journal walk at {self.sequence}>"

    def take(self, rows: Sequence[StoredEntry]) -> None:
        """The next entries, as they are stored. Raises Broken at the first that is not as it was written."""
        rest = rows
        while rest:
            count, self._key, self.code = fitting_entries(self._key, self.code, self.sequence, self.epoch, rest)
            self._meet_marks(rest[:count])
            self._hand_on(rest[:count])
            self.sequence += count
            if count == len(rest):
                return
            self._take_start(rest[count])
            self._meet_marks(rest[count : count + 1])
            self.sequence += 1
            rest = rest[count + 1 :]

    def finish(self) -> None:
        """There is no further entry. Raises Broken for a mark that was not met, or an entry emptied by nobody."""
        if self._marks:
            raise Broken(self.sequence, "shorter_than_head")
        self._emptied.finish()

    def _hand_on(self, rows: Sequence[StoredEntry]) -> None:
        followers, read_kind, starts = self._followers, _read_kind, _STARTS
        for sequence, _, entry, _ in rows:
            try:
                kind = read_kind(entry).kind
            except (msgspec.DecodeError, RecursionError):
                raise Broken(sequence, "entry_changed") from None
            if kind in starts:  # under the keys of the epoch before: whoever wrote it began none
                raise Broken(sequence, "epoch_start_changed")
            follow = followers.get(kind)
            if follow:
                follow(sequence, entry)

    def _meet_marks(self, rows: Sequence[StoredEntry]) -> None:
        while self._marks and rows and self._marks[0].sequence <= rows[-1][0]:
            mark = self._marks.pop(0)
            found, epoch, _, code = rows[max(mark.sequence - rows[0][0], 0)]
            if found != mark.sequence or not code.hex().startswith(mark.code) or mark.epoch not in (None, epoch):
                raise Broken(mark.sequence, mark.reason)

    def _take_start(self, row: StoredEntry) -> None:
        """An entry that does not simply follow the one before: an epoch's first, or one without its text."""
        sequence, epoch, entry, code = row
        if sequence != self.sequence:
            raise Broken(self.sequence, "entry_missing")
        begins = entry != EMPTIED and self._begin_epoch(sequence, epoch, entry)
        if epoch != self.epoch or not self._key:
            raise Broken(sequence, "epoch_without_start")
        if entry == EMPTIED:
            self._emptied.take(sequence, code)
        elif entry_code(self._key, self.code, sequence, entry) != code:
            raise Broken(sequence, "epoch_start_changed" if begins else "entry_changed")
        self.code, self._key = code, next_key(self._key)

    def _begin_epoch(self, sequence: int, epoch: int, stored: bytes) -> bool:
        """Derive the epoch's first key from the supervisors' secret; False for an entry that begins none."""
        try:
            entry = json.loads(stored)
            kind = entry["kind"]
            if kind not in _STARTS:
                return False
            place = (entry["epoch"], entry["seq"], bytes.fromhex(entry["previous_code"]))
            keys = self._keys.at(sequence)
            if kind == "epoch_started":
                signature = bytes.fromhex(entry.pop("signature"))
                if not verify(keys.sign_public, EPOCH_CONTEXT, canonical_json(entry), signature):
                    raise ValueError
                self._key = keys.journal_key(bytes.fromhex(entry["r"]))
            else:
                self._key = keys.open_sealed(bytes.fromhex(entry["sealed_key"]))
                self.unlinked += (sequence,)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, SealedDamaged):
            raise Broken(sequence, "epoch_start_changed" if b'"kind":"epoch_' in stored else "entry_changed") from None
        if place != (epoch, sequence, self.code):
            raise Broken(sequence, "epoch_start_changed")
        self.epoch = epoch
        return True
