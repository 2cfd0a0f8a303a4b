import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from callcenter.domain.key_file import KeyFileDamaged
from callcenter.durable_file import DiskFull, NotWritable
from callcenter.storage import vault_folder
from callcenter.storage.vault_folder import (
    NetworkFolder,
    VaultFolder,
    VaultMissing,
    VaultThere,
    new_vault_folder,
    refuse_network_share,
)
from tests.small_disk import files_at_most
from tests.world import World

DIES_WHILE_MAKING = """
import sys
from pathlib import Path
from callcenter.storage.vault_folder import new_vault_folder
with new_vault_folder(Path(sys.argv[1])) as folder:
    folder.keys.write_bytes(b"half a vault")
    print("making", flush=True)
    sys.stdin.read()
"""


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_folder_appears_whole_when_the_block_ends_well(tmp_path: Path) -> None:
    with new_vault_folder(tmp_path / "vault") as folder:
        folder.keys.write_bytes(b"keys")
        assert not (tmp_path / "vault").exists()
    assert names_in(tmp_path) == ["vault"]
    assert names_in(tmp_path / "vault") == ["vault.keys"]
    assert stat.S_IMODE((tmp_path / "vault").stat().st_mode) == 0o700


def test_an_empty_folder_may_become_the_vault(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir(mode=0o755)
    with new_vault_folder(tmp_path / "vault") as folder:
        folder.keys.write_bytes(b"keys")
    assert names_in(tmp_path / "vault") == ["vault.keys"]
    assert stat.S_IMODE((tmp_path / "vault").stat().st_mode) == 0o700


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt])
def test_nothing_is_left_when_the_block_fails(tmp_path: Path, failure: type[BaseException]) -> None:
    with pytest.raises(failure), new_vault_folder(tmp_path / "vault") as folder:
        folder.backups.mkdir()
        (folder.backups / "copy.db").write_bytes(b"copy")
        raise failure
    assert names_in(tmp_path) == []


def test_an_error_of_the_system_inside_the_block_leaves_as_ours(tmp_path: Path) -> None:
    with files_at_most(1_000), pytest.raises(DiskFull), new_vault_folder(tmp_path / "vault") as folder:
        folder.database.write_bytes(bytes(5_000))
    assert names_in(tmp_path) == []


def test_a_process_killed_while_making_leaves_no_vault_and_the_next_one_makes_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", DIES_WHILE_MAKING, str(tmp_path / "vault")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"making\n"
        process.kill()
    assert not (tmp_path / "vault").exists()
    with new_vault_folder(tmp_path / "vault") as folder:
        folder.keys.write_bytes(b"keys")
    assert names_in(tmp_path / "vault") == ["vault.keys"]


def test_nothing_is_made_where_something_is_already(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").write_bytes(b"mine")
    for target in (tmp_path / "file", tmp_path / "full"):
        with pytest.raises(VaultThere), new_vault_folder(target):
            pytest.fail("the block must not begin")
    assert (tmp_path / "file").read_bytes() == (tmp_path / "full" / "mine").read_bytes() == b"mine"
    assert names_in(tmp_path) == ["file", "full"]


def test_something_that_comes_there_meanwhile_is_never_overwritten(tmp_path: Path) -> None:
    with pytest.raises(NotWritable), new_vault_folder(tmp_path / "vault") as folder:
        folder.keys.write_bytes(b"keys")
        (tmp_path / "vault").mkdir()
        (tmp_path / "vault" / "mine").write_bytes(b"mine")
    assert names_in(tmp_path) == ["vault"]
    assert names_in(tmp_path / "vault") == ["mine"]


def test_a_parent_folder_that_is_not_there_is_named_as_the_fault(tmp_path: Path) -> None:
    with pytest.raises(NotWritable, match="folder is not there"), new_vault_folder(tmp_path / "gone" / "vault"):
        pytest.fail("the block must not begin")


MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /run tmpfs rw 0 0
server:/export {share} nfs4 rw 0 0
/dev/sdb1 {share}/disk ext4 rw 0 0
//server/office {share}\\040two cifs rw 0 0
"""


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the system calls a network share, one with a space in its name, and a disk below."""
    share = tmp_path / "share"
    (share / "disk").mkdir(parents=True)
    (tmp_path / "share two").mkdir()
    (tmp_path / "mounts").write_text(MOUNTS.format(share=share))
    monkeypatch.setattr(vault_folder, "_MOUNTS", tmp_path / "mounts")
    return share


def test_a_network_share_is_refused_and_nothing_is_left_there(share: Path) -> None:
    for target in (share / "vault", share.with_name("share two") / "vault"):
        with pytest.raises(NetworkFolder, match="disk of this computer"), new_vault_folder(target):
            pytest.fail("the block must not begin")
        assert not target.exists()
    assert names_in(share) == ["disk"]
    assert names_in(share.with_name("share two")) == []


def test_a_link_does_not_hide_a_network_share(share: Path) -> None:
    link = share.with_name("link")
    link.symlink_to(share)
    with pytest.raises(NetworkFolder):
        refuse_network_share(link / "vault")


@pytest.mark.parametrize("place", ["share/disk/vault", "share_and_more/vault", "vault"])
def test_a_disk_is_no_network_share_however_close_its_name(share: Path, place: str) -> None:
    refuse_network_share(share.parent / place)


def test_where_the_system_does_not_tell_its_mounts_nothing_is_refused(
    share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault_folder, "_MOUNTS", share / "no such file")
    refuse_network_share(share / "vault")


def test_the_key_file_is_replaced_whole_and_is_its_owners_alone(tmp_path: Path) -> None:
    world = World(tmp_path / "vault").make_vault(operator=False)
    folder = VaultFolder(world.path)
    keys = folder.read_keys()
    later = replace(keys, slots=keys.slots[:1])
    with files_at_most(100), pytest.raises(DiskFull):
        folder.write_keys(later)
    assert folder.read_keys() == keys
    folder.write_keys(later)
    assert folder.read_keys() == later
    assert stat.S_IMODE(folder.keys.stat().st_mode) == 0o600


def test_where_no_key_file_lies_there_is_no_vault(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for path in (tmp_path, tmp_path / "gone", tmp_path / "file"):
        with pytest.raises(VaultMissing):
            VaultFolder(path).read_keys()


def test_a_key_file_of_any_size_is_read_no_further_than_a_vault_could_fill(tmp_path: Path) -> None:
    with (tmp_path / "vault.keys").open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(KeyFileDamaged):
        VaultFolder(tmp_path).read_keys()


def test_a_key_file_that_cannot_be_read_is_the_environments_fault(tmp_path: Path) -> None:
    (tmp_path / "vault.keys").mkdir()
    with pytest.raises(NotWritable):
        VaultFolder(tmp_path).read_keys()
