"""What commands print of names that somebody else chose."""

import pytest

from callcenter.storage.vault_folder import VaultFolder
from tests.cli.command_line import Center, Outcome
from tests.world import SUPERVISOR

NAMES = ("\x1b[1A\x1b[2Kdone", "two\nlines", "half\udcff", "Año.txt")


@pytest.fixture
def ended(center: Center) -> Center:
    """A center whose end was begun, with files of others in its vault's folder."""
    folder = VaultFolder(center.vault)
    for name in NAMES:
        (center.vault / name).touch()
    folder.keys.rename(folder.ended)
    return center


def end(center: Center, *options: str) -> Outcome:
    done = center.run(
        "end", center.vault, "--user", SUPERVISOR, "--second", "Ann", "--out", center.folder / "x", *options
    )
    assert done.code == 0
    return done


def test_a_files_name_moves_no_cursor(ended: Center) -> None:
    named = [line.rpartition(": ")[2] for line in end(ended).err.splitlines()]
    assert sorted(named) == ["Año.txt", "half\ufffd", "two\ufffdlines", "\ufffd[1A\ufffd[2Kdone"]


def test_a_files_name_that_is_no_text_is_told_to_a_program_too(ended: Center) -> None:
    assert sorted(end(ended, "--json").object["left"]) == sorted({*NAMES, "half?"} - {"half\udcff"})
