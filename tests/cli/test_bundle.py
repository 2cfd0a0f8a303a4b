"""The commands bundle export and bundle import: a roster from one computer to another."""

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from callcenter.services.staged_roster import StagedRoster
from tests.cli.command_line import Center, Outcome, on_a_movable_clock
from tests.cli.test_init import CODE, FINGERPRINT
from tests.cli.test_terminal import terminal
from tests.world import SMITH, SUPERVISOR, SUPERVISOR_PASSWORD

SMITH_SAYS = {"last_name": "Smith", "birth_date": "7/30/1961", "ssn": "9876"}


@dataclass(frozen=True)
class Carried:
    """A bundle from the loaded vault, and what was shown with it."""

    path: Path
    shown: dict[str, Any]


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory, loaded_vault: Path) -> Carried:
    """To be copied or read, never changed."""
    folder = tmp_path_factory.mktemp("exported")
    with pytest.MonkeyPatch.context() as patch:
        source = Center(folder, on_a_movable_clock(patch), loaded_vault)
        done = bundle(source, "export", folder / "roster.bundle", "--json")
    assert done.code == 0, done.err
    return Carried(folder / "roster.bundle", done.object)


def bundle(center: Center, *words: str | Path, user: str = SUPERVISOR, typed: str = "") -> Outcome:
    return center.run("bundle", center.vault, *words, *center.signed_in(user), typed=typed)


def import_it(center: Center, exported: Carried, *options: str | Path) -> Outcome:
    code = center.write("code", exported.shown["code"] + "\n")
    return bundle(center, "import", exported.path, "--code-file", code, *options)


def press_ctrl_c(*_: object) -> None:
    raise KeyboardInterrupt


def test_an_export_shows_code_and_fingerprint_once_and_how_to_go_on(open_line: Center) -> None:
    done = bundle(open_line, "export", open_line.folder / "roster.bundle")
    assert (done.code, done.err) == (0, "")
    assert re.search(rf"One-time code +{CODE}\n", done.out)
    assert re.search(rf"Fingerprint of supervisors' key +{FINGERPRINT}\n", done.out)
    assert "2 people" in done.out
    assert "callcenter bundle VAULT import FILE --user NAME --key FINGERPRINT" in done.out
    assert (open_line.folder / "roster.bundle").stat().st_mode & 0o777 == 0o600


def test_an_export_with_json_is_one_object(exported: Carried) -> None:
    shown = exported.shown
    assert list(shown) == ["file", "code", "fingerprint", "sha256", "size", "roster", "people", "tags", "seconds"]
    assert (shown["file"], shown["roster"], shown["people"]) == ("roster.bundle", 1, 2)
    assert re.fullmatch(CODE, shown["code"])


def test_an_import_answers_at_once_and_is_genuine_with_the_key(center: Center, exported: Carried) -> None:
    done = import_it(center, exported, "--key", exported.shown["fingerprint"])
    assert done.code == 0
    assert "Genuine: signed by the key you gave." in done.out
    assert "On the roster: 0 before, 2 after." in done.out
    assert "Roster 1 is active now." in done.out
    assert center.ask(SMITH_SAYS)[0]["answer"] == "YES"
    assert center.supervisor("verify", "--all").code == 0


def test_without_the_key_whoever_imports_is_told_what_to_compare(center: Center, exported: Carried) -> None:
    done = import_it(center, exported)
    assert done.code == 0
    for shown in (done.out, done.err):
        assert f"Signed by {exported.shown['fingerprint']}: compare it with what the other computer showed" in shown
    assert "Genuine" not in done.out


def test_an_import_with_json_is_one_object(center: Center, exported: Carried) -> None:
    found = import_it(center, exported, "--json").object
    assert list(found) == ["roster", "people", "tags", "people_before", "seconds", "resumed_from", "switched", "bundle"]
    assert list(found["bundle"]) == [
        "vault_id",
        "seat",
        "exported_at",
        "people",
        "tags",
        "fingerprint",
        "genuine",
        "warnings",
    ]
    assert (found["roster"], found["people"], found["switched"], found["bundle"]["genuine"]) == (1, 2, True, False)
    assert found["bundle"]["fingerprint"] == exported.shown["fingerprint"]


def test_two_vaults_of_one_seat_are_warned_of(center: Center, exported: Carried) -> None:
    done = import_it(center, exported, "--json")
    [warning] = done.object["bundle"]["warnings"]
    assert "seat letter A" in warning
    assert f"Warning: {warning}\n" in done.err


def test_another_key_than_the_one_given_ends_in_exit_9_and_changes_nothing(center: Center, exported: Carried) -> None:
    other = exported.shown["fingerprint"][:-1] + ("0" if exported.shown["fingerprint"][-1] != "0" else "1")
    assert import_it(center, exported, "--key", other, "--json").error() == (9, "bundle_not_genuine")
    assert center.run("rosters", center.vault, "list", *center.signed_in(SUPERVISOR)).out.startswith("No roster")


def test_a_key_that_is_no_fingerprint_is_wrong_usage(center: Center, exported: Carried) -> None:
    assert import_it(center, exported, "--key", "ABCD", "--json").error() == (2, "usage")


def test_password_and_code_may_both_come_from_standard_input(center: Center, exported: Carried) -> None:
    who = ("--user", SUPERVISOR, "--password-file", "-", "--code-file", "-")
    typed = f"{SUPERVISOR_PASSWORD}\n{exported.shown['code'].lower()}\n"
    done = center.run("bundle", center.vault, "import", exported.path, *who, typed=typed)
    assert done.code == 0, done.err
    assert exported.shown["code"] not in done.out + done.err


@pytest.mark.parametrize(
    ("code", "failure"),
    [
        ("0000-0000-0000-0000-0000-0000-0000-0000-00", (3, "wrong_bundle_code")),
        ("0000-0000-0000-0000-0000-0000-0000-0000-01", (3, "bundle_code_mistyped")),
        ("", (7, "password_file")),
        ("\xff", (3, "bundle_code_mistyped")),
    ],
)
def test_another_code_is_told_from_a_mistyped_one(
    center: Center, exported: Carried, code: str, failure: tuple[int, str]
) -> None:
    file = center.write("code", code + "\n")
    done = bundle(center, "import", exported.path, "--code-file", file, "--json")
    assert done.error() == failure
    assert "password" not in done.object["error"]["message"]


def test_without_a_terminal_and_a_code_file_nothing_is_asked(center: Center, exported: Carried) -> None:
    done = bundle(center, "import", exported.path, "--json")
    assert done.error() == (2, "no_terminal")
    assert "--code-file" in done.err


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"last_name,first_name\n", "no roster bundle"),
        (b"CCBUNDLE\0\2", "ends in the middle"),
        (b"CCBUNDLE\0\2" + bytes(80), "newer version"),
        (b"CCBUNDLE\0\1" + bytes(80), "damaged"),
    ],
)
def test_a_file_that_is_no_bundle_ends_in_exit_7(center: Center, exported: Carried, content: bytes, word: str) -> None:
    file = center.write("other", content)
    done = import_it(center, Carried(file, exported.shown), "--json")
    assert done.error() == (7, "bundle_file")
    assert word in done.err


def test_no_file_a_folder_and_the_vaults_own_folder_are_refused(open_line: Center, exported: Carried) -> None:
    gone = Carried(open_line.folder / "gone", exported.shown)
    assert import_it(open_line, gone, "--json").error() == (7, "input_file")
    assert import_it(open_line, Carried(open_line.folder, exported.shown), "--json").error() == (7, "input_file")
    assert bundle(open_line, "export", open_line.vault / "vault.db", "--json").error() == (2, "inside_vault")
    assert bundle(open_line, "export", open_line.folder, "--json").error() == (10, "not_writable")


def test_a_vault_without_a_roster_exports_nothing(center: Center) -> None:
    assert bundle(center, "export", center.folder / "a.bundle", "--json").error() == (2, "nothing_to_export")


def test_operators_neither_export_nor_import(open_line: Center, exported: Carried) -> None:
    out = open_line.folder / "a.bundle"
    assert bundle(open_line, "export", out, "--json", user="Olive").error() == (4, "not_allowed")
    assert bundle(open_line, "import", exported.path, "--json", user="Olive").error() == (4, "not_allowed")
    assert not out.exists()


def test_the_bundle_that_answers_already_changes_nothing(center: Center, exported: Carried) -> None:
    import_it(center, exported)
    assert import_it(center, exported, "--json").error() == (2, "bundle_active")


def test_a_bundle_may_be_switched_to_later(center: Center, exported: Carried) -> None:
    done = import_it(center, exported, "--no-switch")
    assert "callcenter rosters VAULT switch 1" in done.out
    assert center.ask(SMITH_SAYS)[0]["answer"] == "CANNOT"
    assert center.run("rosters", center.vault, "switch", "1", *center.signed_in(SUPERVISOR)).code == 0
    assert center.ask(SMITH_SAYS)[0]["answer"] == "YES"


def test_ctrl_c_keeps_what_was_copied_and_the_same_command_goes_on(
    center: Center, exported: Carried, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(StagedRoster, "load", press_ctrl_c)
        done = import_it(center, exported)
    assert done.code == 130
    assert "Give the same command again with the same file." in done.err
    roster = center.roster_file([SMITH])
    for options in ((), ("--resume",), ("--mode", "add")):
        refused = center.supervisor("import", roster, *options, "--json")
        assert refused.error() == (11, "bundle_staged")
        assert "bundle import" in refused.err
    assert "bundle import of roster 1: 0 of " in center.supervisor("status").out
    switched = center.run("rosters", center.vault, "switch", "1", *center.signed_in(SUPERVISOR), "--json")
    assert switched.error() == (11, "bundle_unfinished")
    assert import_it(center, exported).code == 0
    assert center.ask(SMITH_SAYS)[0]["answer"] == "YES"


def test_a_half_imported_bundle_can_be_given_up(
    center: Center, exported: Carried, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(StagedRoster, "load", press_ctrl_c)
        import_it(center, exported)
    assert center.supervisor("import", "--discard").code == 0
    assert center.supervisor("import", center.roster_file([SMITH])).code == 0


def test_progress_is_one_object_a_line_where_it_is_asked_for(open_line: Center, exported: Carried) -> None:
    done = bundle(open_line, "export", open_line.folder / "a.bundle", "--progress", "json", "--json")
    told = [json.loads(line) for line in done.err.splitlines()]
    rows = done.object["people"] + done.object["tags"]
    assert (told[-1]["done"], told[-1]["total"]) == (rows, rows)


def test_on_a_terminal_the_code_is_asked_for_unseen_and_the_password_once_more(
    center: Center, exported: Carried
) -> None:
    with terminal("bundle", center.vault, "import", exported.path, "--user", SUPERVISOR) as screen:
        screen.type("Password: ", SUPERVISOR_PASSWORD)
        screen.type("One-time code: ", exported.shown["code"])
        screen.type("Password, to switch over: ", SUPERVISOR_PASSWORD)
        assert screen.code() == 0
    shown = " ".join(screen.shown.split())
    assert exported.shown["code"] not in shown
    assert shown.index("compare it with") < shown.index("Password, to switch over")
    assert "Roster 1 is active now." in shown


def test_a_bundle_is_as_good_under_another_name(center: Center, exported: Carried) -> None:
    shutil.copy(exported.path, center.folder / "copy")
    assert import_it(center, Carried(center.folder / "copy", exported.shown)).code == 0
