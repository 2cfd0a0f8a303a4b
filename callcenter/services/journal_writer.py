"""Append to the journal: chained, and sealed forward so that earlier entries cannot be rewritten."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress

from callcenter.canonical_json import canonical_json
from callcenter.crypto.journal_codes import entry_code, next_key
from callcenter.crypto.vault_keys import SupervisorKeys, seal_to
from callcenter.errors import EnvironmentFault
from callcenter.services.protocols import Head
from callcenter.storage.protocols import JournalStore
from callcenter.storage.rows import JournalRow
from callcenter.storage.seal_file import Seal, SealFile

NO_CODE = bytes(32)  # stands before the first entry
EPOCH_CONTEXT = b"ccv1/epoch"

Entry = Mapping[str, object]


class JournalWriter:
    """The one writer of the journal, for several threads. `write` is the database's transaction, `draw` gives bytes.

    Its lock is always taken before the database's, which `write` takes: whoever is inside a write
    transaction of the database alone must not turn to the journal, else two threads wait for each other.
    """

    def __init__(
        self,
        store: JournalStore,
        seal_file: SealFile,
        write: Callable[[], AbstractContextManager[None]],
        draw: Callable[[int], bytes],
    ) -> None:
        self._store = store
        self._seal_file = seal_file
        self._write = write
        self._draw = draw
        self._seal: Seal | None = None
        self._code = NO_CODE
        self._turn = threading.RLock()
        self._writing = False

    def __repr__(self) -> str:
        return "<JournalWriter>"

    def resume(self) -> bool:
        """Walk the sealed key forward to the last entry; False when the seal is missing or does not fit."""
        with self._turn:
            last = self._store.last()
            seal = self._seal_file.read()
            self._code = last.code if last else NO_CODE
            self._seal = walk_forward(self._store, seal) if seal else None
            return self._seal is not None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One durable transaction in which `append` may be called; the seal is overwritten after it.

        Whatever fails inside leaves journal, derived tables and seal as they were. Inside another
        transaction of the same thread it is part of that one; another thread's is waited for.
        """
        with self._turn:
            if self._writing:
                yield
                return
            before = (self._seal, self._code)
            self._writing = True
            try:
                with self._write():
                    yield
            except BaseException:
                if not self._committed():  # Ctrl+C may come as the commit returns
                    self._seal, self._code = before
                raise
            finally:
                self._writing = False
            # what is committed stands: a seal that cannot be written now lags, and is walked forward later
            with suppress(EnvironmentFault):
                self._seal_file.write(self._present())

    @contextmanager
    def still(self) -> Iterator[None]:
        """Nobody else writes for as long as the block lasts."""
        with self._turn:
            yield

    def append(self, entry: Entry) -> int:
        """Add one entry inside `transaction`; its sequence number."""
        with self._turn:  # a thread that comes from outside finds no transaction when it gets here
            return self._append(entry)

    def _append(self, entry: Entry) -> int:
        if not self._writing:
            raise RuntimeError("append outside a journal transaction")
        seal = self._present()
        stored = canonical_json(dict(entry))
        code = entry_code(seal.key, self._code, seal.sequence, stored)
        self._store.append(JournalRow(seal.sequence, seal.epoch, stored, code))
        self._code = code
        self._seal = Seal(seal.epoch, seal.sequence + 1, next_key(seal.key))
        return seal.sequence

    def start_epoch(self, keys: SupervisorKeys, moment: str, user: str) -> None:
        """Begin an epoch whose keys follow from the supervisors' secret; its signed entry vouches for all before."""
        with self._turn:
            drawn = self._draw(16)
            entry = self._epoch_entry("epoch_started", moment, user)
            entry |= {"r": drawn.hex(), "public_key": keys.sign_public.hex()}
            entry["signature"] = keys.sign(EPOCH_CONTEXT, canonical_json(entry)).hex()
            self._begin(entry, keys.journal_key(drawn))

    def start_unlinked_epoch(self, supervisors_seal: bytes, moment: str, user: str) -> None:
        """Begin an epoch that nothing links to what is before: the seal was missing or did not fit."""
        with self._turn:
            key = self._draw(32)
            entry = self._epoch_entry("epoch_unlinked", moment, user)
            self._begin(entry | {"sealed_key": seal_to(supervisors_seal, key).hex()}, key)

    def head(self) -> Head:
        """The last entry's place and code."""
        last = self._store.last()
        if last is None:
            return Head(0, 0, NO_CODE.hex())
        return Head(last.epoch, last.sequence, last.code.hex())

    def close(self) -> None:
        """Write the seal out."""
        with self._turn:
            self._seal_file.close()

    def _present(self) -> Seal:
        if self._seal is None:
            raise RuntimeError("the journal has no key: resume or start an epoch first")
        return self._seal

    def _committed(self) -> bool:
        """Whether the entries of the transaction that has just failed are in the journal all the same."""
        with suppress(EnvironmentFault):
            last = self._store.last()
            return last is not None and last.code == self._code
        return False

    def _epoch_entry(self, kind: str, moment: str, user: str) -> dict[str, object]:
        last = self._store.last()
        return {
            "kind": kind,
            "at": moment,
            "user": user,
            "epoch": last.epoch + 1 if last else 1,
            "seq": last.sequence + 1 if last else 1,
            "previous_code": (last.code if last else NO_CODE).hex(),
        }

    def _begin(self, entry: dict[str, object], key: bytes) -> None:
        """Commit the entry that begins an epoch; until then the seal holds the old key and the coming one."""
        epoch, sequence = int(str(entry["epoch"])), int(str(entry["seq"]))
        old = self._seal
        standing = Seal(old.epoch, old.sequence, old.key, key) if old else Seal(epoch, sequence, key)
        self._seal_file.write(standing, sync=True)
        previous = bytes.fromhex(str(entry["previous_code"]))
        self._seal, self._code = Seal(epoch, sequence, key), previous
        try:
            with self.transaction():
                self.append(entry)
        except BaseException:
            if self._code == previous:  # the entry was taken back
                self._seal = old
            raise
        self._seal_file.write(self._present(), sync=True)


def walk_forward(store: JournalStore, seal: Seal) -> Seal | None:
    """The key for the entry after the last, or None when some entry from the seal on does not fit.

    The seal lags behind by what was committed and not yet sealed; a seal ahead of the journal means
    that entries are missing.
    """
    before = store.get(seal.sequence - 1)
    if (before.epoch if before else 1) != seal.epoch or (before is None and seal.sequence > 1):
        return None
    code = before.code if before else NO_CODE
    epoch, sequence, key, coming = seal.epoch, seal.sequence, seal.key, seal.coming
    for row in store.rows(sequence):
        if row.epoch != epoch and coming is not None:
            epoch, key, coming = row.epoch, coming, None
        fits = row.sequence == sequence and row.epoch == epoch
        if not fits or entry_code(key, code, sequence, row.entry) != row.code:
            return None
        code, sequence, key = row.code, sequence + 1, next_key(key)
    return Seal(epoch, sequence, key)
