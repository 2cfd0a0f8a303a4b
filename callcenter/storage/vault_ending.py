"""A vault brought to its end: the keys first, in one step, then everything that lies in its folder.

Asked again after a kill it goes on from wherever it was left.
"""

import glob
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from callcenter.domain.key_file import MAXIMUM_FILE_BYTES
from callcenter.durable_file import environment_fault, sync_folder
from callcenter.errors import EnvironmentFault
from callcenter.storage.backup_file import LABEL_BYTES, SUFFIX
from callcenter.storage.connection import logs_of
from callcenter.storage.vault_folder import VaultFolder

_CHUNK = 1 << 20
_KEYS_OF_A_BACKUP = MAXIMUM_FILE_BYTES + LABEL_BYTES  # at most so much of its end

Told = Callable[[int, int], None]
Names = tuple[str, ...]


def let_keys_vanish(folder: VaultFolder) -> None:
    """From the first step on, a rename, nobody opens the vault any more; then the keys are written over.

    Those in the backups inside the folder go as well, and those that a killed restore left beside it. Raises
    NotWritable before that step alone: what cannot be written over after it stays, and `delete_vault` names it.
    """
    try:
        if folder.keys.exists():
            with folder.keys.open("r+b"):  # keys that cannot be written over stay where they are
                pass
            folder.keys.replace(folder.ended)
    except OSError as error:
        raise environment_fault(error) from None
    with suppress(OSError):
        sync_folder(folder.path)
    for one in (folder, VaultFolder(folder.restoring)):
        for path in (one.ended, one.keys, *_key_files_begun(one), one.seal):
            _write_over(path)
    for path in _backups(folder):
        _write_over(path, _KEYS_OF_A_BACKUP)


def delete_vault(folder: VaultFolder, told: Told) -> tuple[Names, Names]:
    """Write over and delete what is left of a vault whose keys vanished.

    Gives the names of files that are not the program's, and of those that could not be written over and deleted: these
    stop nothing, and `vault.ended` stays beside them, so that it can be asked again. Nobody may have it open.
    `told(bytes done, all)` says how far it is. Raises NotWritable where the folder cannot be read, and as
    `let_keys_vanish` does.
    """
    let_keys_vanish(folder)
    last = (folder.lock, folder.ended)
    try:
        ours = {path: path.stat().st_size for path in _ours(folder) if path.is_file()}
        left = [path for path in folder.path.rglob("*") if path.is_file() and path not in {*ours, *last}]
    except OSError as error:
        raise environment_fault(error) from None
    undeleted = _delete(ours, told)
    if not undeleted:
        undeleted = _delete({path: 0 for path in last if path.is_file()}, lambda *_: None)
    for inner in (folder.backups, folder.columns, *_folders_of_a_restore(folder), folder.path):
        with suppress(OSError):  # not empty
            inner.rmdir()
    return _names(folder, left), _names(folder, undeleted)


def moved_aside(folder: VaultFolder) -> Names:
    """The vaults beside it that were moved aside when a backup was put back."""
    with suppress(OSError):
        beside = folder.path.parent.glob(f"{glob.escape(folder.path.name)}.before-*")
        return tuple(sorted(path.name for path in beside if VaultFolder(path).keys.exists()))
    return ()


def _delete(sizes: Mapping[Path, int], told: Told) -> list[Path]:
    """Write over and delete files; those of which one or the other failed, which stay."""
    total, done, undeleted = sum(sizes.values()), 0, []
    for path in sizes:
        try:
            for size in _written_over(path):
                done += size
                told(done, total)
            _unlink(path)
        except EnvironmentFault:
            undeleted.append(path)
    return undeleted


def _unlink(path: Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        raise environment_fault(error) from None


def _names(folder: VaultFolder, paths: Iterable[Path]) -> Names:
    """As seen from the folder, or from the one around it."""
    inside = folder.path
    return tuple(sorted(str(path.relative_to(inside if inside in path.parents else inside.parent)) for path in paths))


def _ours(folder: VaultFolder) -> Iterator[Path]:
    yield from (folder.seal, *_key_files_begun(folder), *_backups(folder), *_of_a_restore(folder))
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
    return [path for name in names for path in folder.backups.glob(name) if _is_plain(path)]


def _of_a_restore(folder: VaultFolder) -> list[Path]:
    """What a kill left of a backup that was being put back: all of a vault, beside this one."""
    return [path for path in (*folder.restoring.rglob("*"), folder.restoring_lock) if _is_plain(path)]


def _is_plain(path: Path) -> bool:
    """A link that somebody put there leads to a file of somebody else's."""
    return path.is_file() and not path.is_symlink()


def _folders_of_a_restore(folder: VaultFolder) -> list[Path]:
    """Inner ones first."""
    inner = sorted((path for path in folder.restoring.rglob("*") if path.is_dir()), reverse=True)
    return [*inner, folder.restoring]


def _write_over(path: Path, size: int | None = None) -> None:
    """Zeros in place of a file, or of so many bytes of its end, where that can be done."""
    with suppress(EnvironmentFault):
        for _ in _written_over(path, size):
            pass


def _written_over(path: Path, size: int | None = None) -> Iterator[int]:
    """Zeros in place of a file or so many bytes of its end; durable. Gives how many at a time. Raises NotWritable."""
    try:
        whole = path.stat().st_size
        left = whole if size is None else min(size, whole)
        with path.open("r+b") as file:
            file.seek(whole - left)
            while left:
                part = min(left, _CHUNK)
                file.write(bytes(part))
                left -= part
                yield part
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise environment_fault(error) from None
