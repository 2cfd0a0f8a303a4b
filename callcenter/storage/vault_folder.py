"""The vault folder: where each of its files lies, how it is made, and the key file within it."""

import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from callcenter.domain.key_file import MAXIMUM_FILE_BYTES, KeyFile, decode_key_file, encode_key_file
from callcenter.durable_file import environment_fault, write_durably
from callcenter.errors import EnvironmentFault

_NETWORK_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "9p", "fuse.sshfs", "davfs"}
_MOUNTS = Path("/proc/self/mounts")


class VaultMissing(EnvironmentFault):
    """No vault lies in the folder."""

    code = "vault_missing"
    sentence = "There is no vault in this folder. Name the folder that holds vault.keys, or make a vault with init."


class VaultEnded(VaultMissing):
    """A vault whose program was ended."""

    code = "vault_ended"
    sentence = (
        "The program of this vault was ended, and its keys are destroyed. "
        "To delete what may be left of it: callcenter end VAULT"
    )


class VaultThere(EnvironmentFault):
    """A new vault was to be made where something is already."""

    code = "vault_there"
    sentence = "This folder already holds something. Name a folder that does not exist yet, or an empty one."


class NetworkFolder(EnvironmentFault):
    """The folder is a network share, whose locks cannot be trusted."""

    code = "network_folder"
    sentence = "A vault cannot lie on a network share. Choose a folder on a disk of this computer."


@dataclass(frozen=True)
class VaultFolder:
    """The paths of one vault."""

    path: Path

    @property
    def database(self) -> Path:
        """The SQLCipher database."""
        return self.path / "vault.db"

    @property
    def database_copy(self) -> Path:
        """The database under other keys, while it is being made to take the place of `database`."""
        return self.path / "vault.db.new"

    @property
    def keys(self) -> Path:
        """Key slots, grants and the signed member list."""
        return self.path / "vault.keys"

    @property
    def ended(self) -> Path:
        """What `keys` is called once the vault's program was ended, until all of it is deleted."""
        return self.path / "vault.ended"

    @property
    def seal(self) -> Path:
        """The journal's present key."""
        return self.path / "vault.seal"

    @property
    def tries(self) -> Path:
        """Wrong passwords since the last sign-in."""
        return self.path / "vault.tries"

    @property
    def lock(self) -> Path:
        """Held by the one process that has the vault open."""
        return self.path / "vault.lock"

    @property
    def backups(self) -> Path:
        """Encrypted copies of the database."""
        return self.path / "backups"

    @property
    def restoring(self) -> Path:
        """Beside the folder: where a backup is put back, and looked at, before it takes the folder's place."""
        path = self.path.resolve()
        return path.with_name(f".{path.name}.restoring")

    @property
    def restoring_lock(self) -> Path:
        """Held while a backup is put back to this place."""
        return self.restoring.with_name(f"{self.restoring.name}.lock")

    @property
    def columns(self) -> Path:
        """How roster files of one origin or another are read: columns files that a supervisor kept."""
        return self.path / "columns"

    def read_keys(self) -> KeyFile:
        """The key file, bounded and checked. Raises VaultMissing or what `decode_key_file` raises."""
        return decode_key_file(self.read_keys_as_stored())

    def read_keys_as_stored(self) -> bytes:
        """The key file's bytes, one more at most than it may have. Raises VaultMissing or VaultEnded."""
        try:
            with self.keys.open("rb") as file:
                size = os.fstat(file.fileno()).st_size
                return file.read(min(size, MAXIMUM_FILE_BYTES) + 1)
        except (FileNotFoundError, NotADirectoryError):
            if self.ended.exists():
                raise VaultEnded from None
            raise VaultMissing from None
        except OSError as error:
            raise environment_fault(error) from None

    def write_keys(self, key_file: KeyFile) -> None:
        """Replace the key file durably: the old one or the new one is there, never half of one.

        Raises VaultEnded: keys that vanished never come back from a memory that holds them still.
        """
        if self.ended.exists() and not self.keys.exists():
            raise VaultEnded
        write_durably(self.keys, encode_key_file(key_file))


@contextmanager
def new_vault_folder(target: Path) -> Iterator[VaultFolder]:
    """A hidden folder beside `target` that becomes `target` when the block ends well, else vanishes.

    Raises VaultThere when something is at `target`, NetworkFolder on a share.
    """
    target = target.absolute()
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise VaultThere
        refuse_network_share(target.parent)
        making = target.parent / f".{target.name}.{secrets.token_hex(4)}"
        making.mkdir(mode=0o700)
    except OSError as error:
        raise environment_fault(error) from None
    try:
        yield VaultFolder(making)
        if target.exists():
            target.rmdir()
        making.rename(target)
    except OSError as error:
        raise environment_fault(error) from None
    finally:
        if making.exists():
            shutil.rmtree(making, ignore_errors=True)


def refuse_network_share(path: Path) -> None:
    """Raise NetworkFolder where the path is known to lie on a network share."""
    resolved = path.resolve()
    if sys.platform == "win32":
        if str(resolved).startswith("\\\\"):
            raise NetworkFolder
    elif _MOUNTS.exists() and _file_system(resolved) in _NETWORK_FILE_SYSTEMS:
        raise NetworkFolder


def _file_system(path: Path) -> str:
    """The kind of file system of the longest mount point above the path."""
    best, kind = "", ""
    for line in _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
        _, mount, name, *_ = line.split(" ")
        mount = mount.replace("\\040", " ")
        above = mount == "/" or str(path) == mount or str(path).startswith(mount + os.sep)
        if above and len(mount) >= len(best):
            best, kind = mount, name
    return kind
