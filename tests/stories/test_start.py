"""The program starts: the sign-in comes first, the rest while a password is typed or when it is wanted."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.world import World

ROOT = Path(__file__).parents[2]
NEVER_BEFORE_THE_SIGN_IN = (
    "callcenter.services.vault_host",
    "multiprocessing.popen_spawn_posix",
    "ui.call_log",
    "ui.desk",
    "ui.help.panel",
    "ui.keys_sheet",
    "ui.lock.linux_desktop",
    "ui.pictures.studio",
    "ui.roster",
    "ui.sample_card",
    "ui.settings",
    "ui.sign_in.new_vault_page",
    "ui.sign_in.new_vault_state",
    "ui.sign_in.reset_page",
    "ui.top_strip",
    "ui.workplace",
)
WHEN_WANTED = (
    *("ui.call_log", "ui.dashboard", "ui.journal", "ui.people", "ui.program", "ui.review_cases", "ui.roster"),
    *("ui.help.panel", "ui.keys_sheet", "ui.settings", "ui.sign_in.reset_page"),
    *("callcenter.services.day_protocol", "callcenter.services.journal_protocol"),
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str]]:
    """The modules at the first paint, and those when the window rests."""
    folder = tmp_path_factory.mktemp("start")
    vault = World(folder / "vault").make_vault(operator=False).path
    command = [sys.executable, "-m", "tests.stories.started_window", str(vault)]
    surroundings = os.environ | {"XDG_CONFIG_HOME": str(folder)}
    ended = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    first, second = (set(json.loads(line)) for line in ended.stdout.splitlines())
    return first, second


def test_nothing_is_loaded_before_the_sign_in_is_painted_that_it_does_not_need(
    loaded: tuple[set[str], set[str]],
) -> None:
    first, _ = loaded
    assert "ui.sign_in.page" in first
    assert first.isdisjoint(NEVER_BEFORE_THE_SIGN_IN)


def test_the_vaults_process_and_the_desk_are_made_ready_before_anybody_has_typed_a_password(
    loaded: tuple[set[str], set[str]],
) -> None:
    _, second = loaded
    assert {"ui.workplace", "ui.desk.page", "callcenter.services.vault_host"} <= second
    assert second.isdisjoint(WHEN_WANTED)
