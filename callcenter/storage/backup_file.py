"""A backup: one file with the database's copy under its own key, vault.keys of its time, and a label in clear.

```
database    as vault.db is on a disk
keys        as vault.keys
label       "CCBACKUP" || u16 version || vault id (16) || u64 generation || moment (25 letters) || u64 epoch ||
            u64 sequence || code (32) || u64 length of the database || SHA-256 of it || u32 length of the keys ||
            SHA-256 of them || SHA-256 of the label before this
```

The label stands at the end so that the copy is made, and looked at, where it stays: a backup needs no more room than
itself, and nothing of it is written twice. Numbers are big-endian.
"""

import hashlib
import os
import re
import shutil
import stat
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from callcenter.domain.key_file import MAXIMUM_FILE_BYTES
from callcenter.durable_file import DiskFull, environment_fault, sync_folder
from callcenter.errors import EnvironmentFault, UserFacing
from callcenter.storage.connection import Database
from callcenter.storage.still_file import NewFile, StillFile, bring_to_disk, remove_copy

SUFFIX = ".ccbackup"
MAGIC = b"CCBACKUP"
VERSION = 1

_LABEL = struct.Struct(">8sH16sQ25sQQ32sQ32sI32s")
_CHECK = 32
LABEL_BYTES = _LABEL.size + _CHECK
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00")
_PAGES_AT_A_TIME = 200  # some milliseconds, after which a check may go first
_CHUNK = 1 << 16
_SPARE_BYTES = 1 << 20
_LONGEST_NAME = 60  # letters of a vault's name in that of its backups

BACKUP_SENTENCES = {
    "no_backup": "This is no backup, or its end is missing. Name a file that ends in .ccbackup, and copy all of it.",
    "newer": "This backup was written by a newer version of the program. Install that version to restore it.",
    "damaged": "This backup is damaged. Copy it once more from where it was kept, or take another one.",
    "missing": "There is no such file, or this account may not read it. Check its name, folder and permissions.",
}


class BackupFault(UserFacing):
    """A file that is no whole backup of this program's."""

    code = "backup_file"

    def __init__(self, fault: str) -> None:
        """`fault` is a key of BACKUP_SENTENCES."""
        super().__init__(BACKUP_SENTENCES[fault])
        self.fault = fault


class BackupUnreadable(EnvironmentFault):
    """What was written does not read as it was written."""

    code = "backup_unreadable"
    sentence = "The backup that was just written cannot be read back, so it was deleted. Choose another disk."


@dataclass(frozen=True)
class Label:
    """What stands in clear: which vault, when (ISO 8601 in UTC), and the journal's head of then."""

    vault_id: bytes
    generation: int
    moment: str
    epoch: int
    sequence: int
    code: bytes
    database_bytes: int
    database_sha256: bytes
    keys_bytes: int
    keys_sha256: bytes

    @property
    def file_bytes(self) -> int:
        """How long the whole file is."""
        return self.database_bytes + self.keys_bytes + LABEL_BYTES

    def as_bytes(self) -> bytes:
        """The label as it ends a file."""
        body = _LABEL.pack(
            *(MAGIC, VERSION, self.vault_id, self.generation, self.moment.encode("ascii"), self.epoch),
            *(self.sequence, self.code, self.database_bytes, self.database_sha256, self.keys_bytes, self.keys_sha256),
        )
        return body + hashlib.sha256(body).digest()


def label_in(data: bytes) -> Label:
    """The label that ends a file. Raises BackupFault."""
    if len(data) < LABEL_BYTES or not data[-LABEL_BYTES:].startswith(MAGIC):
        raise BackupFault("no_backup")
    body, check = data[-LABEL_BYTES:-_CHECK], data[-_CHECK:]
    _, version, vault_id, generation, moment, *rest = _LABEL.unpack(body)
    if version > VERSION:
        raise BackupFault("newer")
    sound = hashlib.sha256(body).digest() == check and _MOMENT.fullmatch(moment) and version == VERSION
    label = Label(vault_id, generation, moment.decode("ascii", "replace"), *rest)
    if not sound or label.keys_bytes > MAXIMUM_FILE_BYTES:
        raise BackupFault("damaged")
    return label


@dataclass(frozen=True)
class Snapshot:
    """What a backup is to hold beside the database: all of one moment."""

    vault_id: bytes
    generation: int
    moment: datetime
    epoch: int
    sequence: int
    code: bytes
    keys: bytes

    def name(self, vault: str) -> str:
        """What the file is called: vault, start of its id, moment and journal entry, so that names never meet."""
        moment = self.moment.astimezone(UTC)
        return f"{prefix_of(vault, self.vault_id)}{moment:%Y%m%d-%H%M%S}-{self.sequence}{SUFFIX}"

    def label(self, database_bytes: int, database_sha256: bytes) -> Label:
        """The label of a backup of this moment."""
        return Label(
            self.vault_id,
            self.generation,
            self.moment.astimezone(UTC).isoformat(timespec="seconds"),
            self.epoch,
            self.sequence,
            self.code,
            database_bytes,
            database_sha256,
            len(self.keys),
            hashlib.sha256(self.keys).digest(),
        )


def prefix_of(vault: str, vault_id: bytes) -> str:
    """What the names of a vault's backups begin with."""
    return f"{vault[:_LONGEST_NAME]}-{vault_id.hex()[:8]}-"


@dataclass(frozen=True)
class Written:
    """A backup that is on the disk; `sha256` is that of the whole file."""

    path: Path
    label: Label
    sha256: str


def write_backup(
    database: Database,
    folder: Path,
    vault: str,
    snapshot: Snapshot,
    check: Callable[[StillFile], None],
    told: Callable[[int, int], None],
) -> Written:
    """Write a backup that takes its name last, durable; nothing stays of one that fails.

    `database` stands at a snapshot. `check` is given the copy, opened for reading, and raises what is wrong with it.
    `told(done, all)` is called every few milliseconds, and ends it with what it raises. Raises NotWritable, DiskFull,
    BackupUnreadable, and what both raise.
    """
    final = folder / snapshot.name(vault)
    making = folder / f".{final.name}.tmp"
    require_room(folder, database.size + len(snapshot.keys))
    remove_begun(folder, prefix_of(vault, snapshot.vault_id))
    try:
        written = _write(database, making, final, snapshot, check, told)
    except BaseException:
        with suppress(EnvironmentFault):
            remove_copy(making)
        raise
    return written


def _write(
    database: Database,
    making: Path,
    final: Path,
    snapshot: Snapshot,
    check: Callable[[StillFile], None],
    told: Callable[[int, int], None],
) -> Written:
    total = 2 * database.size

    def copied(left: int, pages: int) -> None:
        told((total // 2) * (pages - left) // max(pages, 1), total)

    with database.another(making, NewFile) as copy:
        database.fill(copy, _PAGES_AT_A_TIME, copied)
    bring_to_disk(making)
    with database.another(making, StillFile) as still:
        check(still)
    whole = hashlib.sha256()
    try:
        with making.open("r+b") as file:
            for part in _parts(file, making.stat().st_size):
                whole.update(part)
                told(min(total // 2 + file.tell(), total), total)
            label = snapshot.label(file.tell(), whole.digest())
            end = snapshot.keys + label.as_bytes()
            whole.update(end)
            file.write(end)
            file.flush()
            os.fsync(file.fileno())
        making.replace(final)
        sync_folder(final.parent)
    except OSError as error:
        raise environment_fault(error) from None
    return Written(final, label, whole.hexdigest())


def require_room(folder: Path, size: int) -> None:
    """Raise DiskFull where there is certainly no room for a file of that size, NotWritable where there is no folder."""
    try:
        if shutil.disk_usage(folder).free < size + LABEL_BYTES + _SPARE_BYTES:
            raise DiskFull
    except OSError as error:
        raise environment_fault(error) from None


def remove_begun(folder: Path, prefix: str) -> None:
    """Delete what a backup of this vault left that was ended in the middle: nobody else makes one."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.name.startswith(f".{prefix}") and SUFFIX in path.name and path.is_file():
                path.unlink(missing_ok=True)


def backups_in(folder: Path, vault_id: bytes) -> list[tuple[Path, Label]]:
    """The backups of a vault in a folder, whole by their lengths, those furthest in the journal first."""
    found = []
    try:
        paths = [path for path in folder.iterdir() if path.name.endswith(SUFFIX) and not path.name.startswith(".")]
    except OSError as error:
        raise environment_fault(error) from None
    for path in paths:
        with suppress(BackupFault), open_backup(path) as backup:
            if backup.label.vault_id == vault_id:
                found.append((path, backup.label))
    return sorted(found, key=lambda one: one[1].sequence, reverse=True)


class OpenedBackup:
    """A backup that is open for reading; its label fits its length."""

    def __init__(self, file: BinaryIO) -> None:
        """Raises BackupFault."""
        self._file = file
        size = os.fstat(file.fileno()).st_size
        try:
            file.seek(max(size - LABEL_BYTES, 0))
            self.label = label_in(file.read(LABEL_BYTES))
        except OSError:
            raise BackupFault("damaged") from None
        if self.label.file_bytes != size:
            raise BackupFault("damaged")

    def keys(self) -> bytes:
        """vault.keys of its time. Raises BackupFault."""
        try:
            self._file.seek(self.label.database_bytes)
            keys = self._file.read(self.label.keys_bytes)
        except OSError:
            raise BackupFault("damaged") from None
        if hashlib.sha256(keys).digest() != self.label.keys_sha256:
            raise BackupFault("damaged")
        return keys

    def take_out(self, target: Path, told: Callable[[int, int], None]) -> None:
        """Write the database into a new file, durable. Raises BackupFault, NotWritable or DiskFull."""
        digest = hashlib.sha256()
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        try:
            with os.fdopen(os.open(target, flags, 0o600), "wb") as out:
                for part in self._database():
                    digest.update(part)
                    out.write(part)
                    told(out.tell(), self.label.database_bytes)
                out.flush()
                os.fsync(out.fileno())
        except OSError as error:
            raise environment_fault(error) from None
        if digest.digest() != self.label.database_sha256:
            raise BackupFault("damaged")

    def _database(self) -> Iterator[bytes]:
        try:
            self._file.seek(0)
            yield from _parts(self._file, self.label.database_bytes)
        except OSError:
            raise BackupFault("damaged") from None


@contextmanager
def open_backup(path: Path) -> Iterator[OpenedBackup]:
    """A plain file that ends as a backup. Raises BackupFault."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError):
        raise BackupFault("missing") from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise BackupFault("no_backup")
    with os.fdopen(descriptor, "rb") as file:
        yield OpenedBackup(file)


def _parts(file: BinaryIO, size: int) -> Iterator[bytes]:
    left = size
    while left and (part := file.read(min(_CHUNK, left))):
        left -= len(part)
        yield part
