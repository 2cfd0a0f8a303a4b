"""A vault brought to its end: the keys first, in one step, then everything that lies in its folder.

Asked again after a kill it goes on from wherever it was left.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from callcenter.domain.key_file import MAXIMUM_FILE_BYTES
from callcenter.durable_file import environment_fault, sync_folder
from callcenter.storage.backup_file import LABEL_BYTES, SUFFIX
from callcenter.storage.connection import logs_of
from callcenter.storage.vault_folder import VaultFolder

_CHUNK = 1 << 20
_KEYS_OF_A_BACKUP = MAXIMUM_FILE_BYTES + LABEL_BYTES  # at most so much of its end

Told = Callable[[int, int], None]


def let_keys_vanish(folder: VaultFolder) -> None:
    """From the first step on, a rename, nobody opens the vault any more; then the keys are written over.

    Those in the backups inside the folder go as well. Raises NotWritable.
    """
    try:
        if folder.keys.exists():
            folder.keys.replace(folder.ended)
            sync_folder(folder.path)
        _write_over(folder.ended, folder.ended.stat().st_size)
        for path in _key_files_begun(folder):
            _write_over(path, path.stat().st_size)
        for path in _backups(folder):
            _write_over(path, _KEYS_OF_A_BACKUP, at_end=True)
        if folder.seal.exists():
            _write_over(folder.seal, folder.seal.stat().st_size)
    except OSError as error:
        raise environment_fault(error) from None


def delete_vault(folder: VaultFolder, told: Told) -> tuple[str, ...]:
    """Write over and delete what is left of a vault whose keys vanished; the names of what is not the program's.

    Nobody may have it open. `told(bytes done, all)` says how far it is. Raises NotWritable.
    """
    let_keys_vanish(folder)
    try:
        ours = [path for path in _ours(folder) if path.is_file()]
        total, done = sum(path.stat().st_size for path in ours), 0
        for path in ours:
            for size in _written_over(path, path.stat().st_size):
                done += size
                told(done, total)
            path.unlink()
        for inner in (folder.backups, folder.columns):
            if inner.is_dir() and not any(inner.iterdir()):
                inner.rmdir()
        folder.lock.unlink(missing_ok=True)
        folder.ended.unlink(missing_ok=True)
        left = tuple(sorted(str(path.relative_to(folder.path)) for path in folder.path.rglob("*") if path.is_file()))
        if not any(folder.path.iterdir()):
            folder.path.rmdir()
    except OSError as error:
        raise environment_fault(error) from None
    return left


def _ours(folder: VaultFolder) -> Iterator[Path]:
    yield from (folder.seal, *_key_files_begun(folder), *_backups(folder))
    yield from (folder.database, *logs_of(folder.database))
    yield from (folder.database_copy, *logs_of(folder.database_copy))
    yield from (folder.database_copy.with_name(f"{folder.database_copy.name}-journal"), folder.tries)
    yield from folder.path.glob(f".{folder.tries.name}.*.tmp")
    yield from folder.columns.glob("*.toml")


def _key_files_begun(folder: VaultFolder) -> list[Path]:
    """What a kill left of a key file that was being written."""
    return list(folder.path.glob(f".{folder.keys.name}.*.tmp"))


def _backups(folder: VaultFolder) -> list[Path]:
    """Those that the program puts into the vault's own folder, begun ones and copies of former versions among them."""
    names = (f"*{SUFFIX}", f".*{SUFFIX}.tmp", "before-format-*.db")
    return [path for name in names for path in folder.backups.glob(name) if path.is_file()]


def _write_over(path: Path, size: int, *, at_end: bool = False) -> None:
    for _ in _written_over(path, size, at_end=at_end):
        pass


def _written_over(path: Path, size: int, *, at_end: bool = False) -> Iterator[int]:
    """Zeros in place of so many bytes of a file, from its beginning or its end; durable. Gives how many at a time."""
    whole = path.stat().st_size
    left = min(size, whole)
    with path.open("r+b") as file:
        file.seek(whole - left if at_end else 0)
        while left:
            part = min(left, _CHUNK)
            file.write(bytes(part))
            left -= part
            yield part
        file.flush()
        os.fsync(file.fileno())
