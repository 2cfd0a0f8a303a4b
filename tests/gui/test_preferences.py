"""What the window remembers between two starts."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from ui.language import LANGUAGES, system_language
from ui.preferences import MOST_VAULTS, Preferences
from ui.theme import Scheme

SCREENS = "0123456789abcdef"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def vaults(folder: Path, count: int) -> list[Path]:
    made = [folder / f"vault {number}, año" for number in range(count)]
    for path in made:
        path.mkdir()
    return made


def test_nothing_is_set_at_the_first_start(file: Path) -> None:
    found = Preferences(file)

    assert (found.recent_vaults, found.place_on(SCREENS), found.scheme) == ((), QByteArray(), None)
    assert (found.zoom, found.script_language, found.screen_language) == (0, "en", system_language())
    assert not found.blue_yes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", [None, *Scheme])
def test_everything_is_found_again_at_the_next_start(file: Path, scheme: Scheme | None, language: str) -> None:
    kept = Preferences(file)
    kept.scheme, kept.zoom, kept.script_language, kept.blue_yes = scheme, -2, "es", True
    kept.screen_language = language
    kept.keep_place(SCREENS, QByteArray(b"\0\xff;,"))

    found = Preferences(file)

    assert (found.place_on(SCREENS), found.scheme, found.blue_yes) == (QByteArray(b"\0\xff;,"), scheme, True)
    assert found.place_on("others").isEmpty()
    assert (found.zoom, found.script_language, found.screen_language) == (-2, "es", language)


def test_the_vault_used_last_stands_first_and_only_once(file: Path, tmp_path: Path) -> None:
    first, second = vaults(tmp_path, 2)
    kept = Preferences(file)
    for vault in (first, second, first):
        kept.remember_vault(vault)

    assert Preferences(file).recent_vaults == (first, second)


def test_a_single_vault_is_found_again(file: Path, tmp_path: Path) -> None:
    (only,) = vaults(tmp_path, 1)
    Preferences(file).remember_vault(only)

    assert Preferences(file).recent_vaults == (only,)


def test_the_oldest_of_too_many_vaults_is_forgotten(file: Path, tmp_path: Path) -> None:
    made = vaults(tmp_path, MOST_VAULTS + 2)
    kept = Preferences(file)
    for vault in made:
        kept.remember_vault(vault)

    assert Preferences(file).recent_vaults == tuple(reversed(made[2:]))


def test_a_vault_that_is_gone_is_left_out(file: Path, tmp_path: Path) -> None:
    first, second = vaults(tmp_path, 2)
    kept = Preferences(file)
    kept.remember_vault(first)
    kept.remember_vault(second)
    second.rmdir()

    assert Preferences(file).recent_vaults == (first,)


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\xff\xfe not a settings file",
        b"[appearance\nzoom=",
        b"[appearance]\nzoom=large\nscheme=pink\nlanguage=fr\n[script]\nlanguage=fr\n[window]\n0123456789abcdef=7\nsets=7\n[vaults]\nrecent=relative\n",
        b"[vaults]\nrecent=@Invalid()\n[appearance]\nzoom=1, 2\nscheme=@Size(1 2)\n",
    ],
)
def test_a_damaged_file_counts_as_never_set_and_can_be_written_again(file: Path, content: bytes) -> None:
    file.write_bytes(content)

    found = Preferences(file)
    assert (found.recent_vaults, found.place_on(SCREENS), found.scheme) == ((), QByteArray(), None)
    assert (found.zoom, found.script_language, found.screen_language) == (0, "en", system_language())
    assert not found.blue_yes

    found.zoom = 3
    assert Preferences(file).zoom == 3


def test_a_vault_written_down_without_its_whole_path_is_left_out(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "relative").mkdir()
    file.write_text("[vaults]\nrecent=relative\n")
    monkeypatch.chdir(tmp_path)

    assert Preferences(file).recent_vaults == ()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere no variable moves the settings folder")
def test_the_usual_place_is_the_accounts_settings_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    Preferences().zoom = 2

    assert [path.name for path in tmp_path.rglob("*.ini")] == ["settings.ini"]
