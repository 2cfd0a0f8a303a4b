"""The command status: what anybody may know, and what a user may."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from callcenter.services.line_desk import VaultLineDesk
from tests.cli.command_line import PROGRAM, Center, Shell
from tests.world import OPERATOR, SUPERVISOR, World

KEYS = ["vault_id", "format", "training", "slots", "in_use", "generation"]
MORE_KEYS = ["rosters", "calls_today", "line_open", "staged_import", "warnings", "seat", "openings"]


def test_status_needs_no_password_and_tells_what_the_key_file_says(open_line: Center) -> None:
    found = open_line.run("status", open_line.vault, "--json").object
    assert list(found) == KEYS
    assert len(found.pop("vault_id")) == 32
    assert found == {"format": 1, "training": True, "slots": 3, "in_use": False, "generation": 2}
    shown = open_line.run("status", open_line.vault)
    assert shown.out.startswith("training vault ")
    assert "3 key slots" in shown.out


def test_status_tells_of_an_open_vault_that_it_is_in_use_and_does_not_wait(open_line: Center) -> None:
    with open_line.world.sign_in():
        assert open_line.run("status", open_line.vault, "--json").object["in_use"] is True
        assert "not in use" not in open_line.run("status", open_line.vault).out
    assert open_line.run("status", open_line.vault, "--json").object["in_use"] is False


def test_a_user_of_any_role_is_told_of_the_day(open_line: Center) -> None:
    open_line.ask({"last_name": "Smith"}, {"last_name": "Jones"})
    found = open_line.operator("status", "--json").object
    assert list(found) == KEYS + MORE_KEYS
    (roster,) = found["rosters"]
    assert (roster["number"], roster["revision"], roster["people"], roster["active"]) == (1, 1, 2, True)
    assert roster["tags"] >= 12
    assert (found["calls_today"], found["line_open"], found["staged_import"], found["warnings"]) == (2, True, None, [])


def test_calls_of_another_day_are_not_todays(open_line: Center) -> None:
    open_line.ask({"last_name": "Smith"})
    open_line.clock.move_to(open_line.clock.now() + timedelta(days=1))
    assert open_line.operator("status", "--json").object["calls_today"] == 0


def test_shown_to_a_person_it_is_short(open_line: Center) -> None:
    open_line.ask({"last_name": "Smith"})
    lines = open_line.operator("status").out.splitlines()
    assert lines[1:] == ["seat A, line open, 1 call today", lines[2]]
    assert lines[2].startswith("roster 1: 2 people, ")
    assert lines[2].endswith(", active")


def test_a_vault_without_a_roster_is_warned_of(center: Center) -> None:
    (warning,) = center.operator("status", "--json").object["warnings"]
    assert "No roster is active" in warning
    assert f"Warning: {warning}\n" in center.operator("status").out


def test_a_missing_seal_is_warned_of(open_line: Center) -> None:
    (open_line.vault / "vault.seal").unlink()
    (warning,) = open_line.operator("status", "--json").object["warnings"]
    assert "seal" in warning


def test_a_staged_import_is_told(center: Center) -> None:
    rows = "".join(f"Name,1961-07-30,90122{1000 + number}\n" for number in range(120))
    staged = center.stage_partly(center.write("roster.csv", "last_name,birth_date,ssn\n" + rows))
    found = center.supervisor("status", "--json").object["staged_import"]
    told = {"roster": 1, "position": staged, "rows": 120, "complete": False, "mode": "replace", "bundle": False}
    assert found == told
    assert f"import of roster 1: {staged} of 120 rows" in center.supervisor("status").out


def test_a_closed_line_is_told(shell: Shell) -> None:
    options = ("--program", PROGRAM, "--supervisor", SUPERVISOR, "--training", "--hours")
    shell.run("init", shell.vault, *options, *shell.signed_in(SUPERVISOR)[2:])
    ask: tuple[str | Path, ...] = ("status", shell.vault, *shell.signed_in(SUPERVISOR), "--json")
    assert shell.run(*ask).object["line_open"] is True
    shell.clock.move_to(shell.clock.now() - timedelta(days=1))
    assert shell.run(*ask).object["line_open"] is False


def test_an_evening_for_which_the_line_was_opened_is_told(shell: Shell) -> None:
    options = ("--program", PROGRAM, "--supervisor", SUPERVISOR, "--training", "--hours")
    shell.run("init", shell.vault, *options, *shell.signed_in(SUPERVISOR)[2:])
    shell.clock.move_to(datetime(2026, 11, 24, 2, 10, tzinfo=UTC))  # 20:10 on Monday in Chicago
    with World(shell.vault, shell.clock).sign_in() as session:
        VaultLineDesk(session).open_until("21:30")
    found = shell.run("status", shell.vault, *shell.signed_in(SUPERVISOR), "--json").object
    assert found["line_open"] is True
    assert found["openings"] == [{"opens_at": "2026-11-24T02:10:00+00:00", "closes_at": "2026-11-24T03:30:00+00:00"}]


def test_a_wrong_password_tells_nothing(open_line: Center) -> None:
    open_line.write(f"password of {OPERATOR}", "another password than hers")
    assert open_line.operator("status", "--json").error() == (3, "wrong_password")
