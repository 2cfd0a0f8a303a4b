"""The commands program show, set and versions."""

import json
from pathlib import Path

import pytest

from callcenter.files.program_file import bundled_program, program_bytes, read_program
from tests.cli.command_line import Center, Outcome
from tests.world import OPERATOR, SUPERVISOR


def program(center: Center, *words: str | Path, user: str = SUPERVISOR) -> Outcome:
    return center.run("program", center.vault, *words, *center.signed_in(user))


@pytest.fixture
def shown(center: Center, tmp_path: Path) -> Path:
    """The present program in a file, as `show` prints it."""
    done = program(center, "show")
    assert (done.code, done.err) == (0, "")
    file = tmp_path / "program.json"
    file.write_text(done.out, encoding="utf-8")
    return file


def change(file: Path, **parts: object) -> Path:
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | parts), encoding="utf-8")
    return file


def test_what_is_shown_is_the_program_that_the_vault_was_made_with(shown: Path) -> None:
    assert shown.read_bytes() == program_bytes(bundled_program("missouri-dese-2021")) + b"\n"


def test_a_changed_program_is_a_new_version_and_the_former_one_can_be_shown(center: Center, shown: Path) -> None:
    former = shown.read_text(encoding="utf-8")
    assert program(center, "set", change(shown, idle_minutes=7), "--json").object == {"version": 2, "changed": True}
    assert json.loads(program(center, "show").out)["idle_minutes"] == 7
    assert program(center, "show", "--version", "1").out == former
    listed = program(center, "versions")
    assert [line.split("  ")[0::2][0] for line in listed.out.splitlines()] == ["2", "1"]
    assert listed.out.splitlines()[0].endswith(f"{SUPERVISOR}  idle_minutes")
    assert [one["parts"] for one in program(center, "versions", "--json").object["versions"]] == [["idle_minutes"], []]


def test_a_file_that_is_written_is_one_that_can_be_set(center: Center, tmp_path: Path) -> None:
    present = bundled_program("missouri-dese-2021")
    for name in ("program.toml", "program.json"):
        done = program(center, "show", "--out", tmp_path / name)
        assert (done.code, done.out) == (0, f"Version 1 of the program is in {name}.\n")
        assert read_program(tmp_path / name) == present
    file = tmp_path / "program.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('opens = "08:00"', 'opens = "09:00"'), encoding="utf-8")
    assert program(center, "set", file).out == "The program is version 2 from the next call on.\n"


def test_no_file_is_written_into_the_vault(center: Center) -> None:
    done = program(center, "show", "--out", center.vault / "vault.db")
    assert done.code == 2
    assert center.supervisor("status").code == 0


def test_the_same_program_is_no_new_version(center: Center, shown: Path) -> None:
    done = program(center, "set", shown)
    assert (done.code, done.out) == (0, "Nothing in it differs from version 1, which stays the present one.\n")


def test_a_program_that_is_not_sound_names_the_key(center: Center, shown: Path) -> None:
    done = program(center, "set", change(shown, idle_minutes=90))
    assert (done.code, done.err) == (2, "`idle_minutes` must be a number from 2 to 60.\n")
    shown.write_text('{"name": ', encoding="utf-8")
    done = program(center, "set", shown)
    assert (done.code, done.out) == (2, "")
    assert "JSON" in done.err


def test_what_the_roster_was_hashed_under_is_refused(center: Center, shown: Path) -> None:
    assert program(center, "set", change(shown, name="another"), "--json").error() == (2, "program_fixed")
    assert program(center, "versions", "--json").object["versions"][0]["version"] == 1


def test_a_version_that_is_not_there_is_told(center: Center) -> None:
    done = program(center, "show", "--version", "9")
    assert (done.code, done.out) == (2, "")
    assert "no program of this version" in done.err


@pytest.mark.parametrize("words", [("show",), ("versions",)], ids=lambda words: words[0])
def test_operators_may_not(center: Center, words: tuple[str, ...]) -> None:
    assert program(center, *words, user=OPERATOR).code == 4


def test_an_operator_may_not_set_one(center: Center, shown: Path) -> None:
    assert program(center, "set", change(shown, idle_minutes=7), user=OPERATOR).code == 4
