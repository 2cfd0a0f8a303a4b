"""The commands users add, passwd, reset, disable, role and list, and the one-time password."""

import json
from pathlib import Path

import pytest

from tests.cli.command_line import Center, Outcome
from tests.world import OPERATOR, SUPERVISOR

NEW_PASSWORD = "a password all my own"


def users(center: Center, command: str, *arguments: str | Path, user: str = SUPERVISOR) -> Outcome:
    return center.run("users", center.vault, command, *arguments, *center.signed_in(user))


def add_nora(center: Center, role: str = "operator") -> str:
    """Add Nora with a one-time password, which is now in her file."""
    added = users(center, "add", "Nora", "--role", role, "--json").object
    assert list(added) == ["name", "role", "one_time_password"]
    password = added["one_time_password"]
    assert isinstance(password, str)
    center.write("password of Nora", password)
    return password


def passwd(center: Center, user: str, new: str) -> Outcome:
    return users(center, "passwd", "--new-password-file", center.write("new password", new), user=user)


def test_a_one_time_password_of_five_words_is_shown(center: Center) -> None:
    done = users(center, "add", "Nora", "--role", "operator")
    assert done.code == 0
    shown = next(line for line in done.out.splitlines() if line.startswith("One-time password: "))
    assert len(shown.removeprefix("One-time password: ").split("-")) == 5
    assert 'passwd --user "Nora"' in done.out


@pytest.mark.parametrize(
    "command",
    [
        ["check", "--stdin"],
        ["status"],
        ["head"],
        ["verify"],
        ["export-log", "--out", "log.csv"],
        ["import", "roster.csv"],
        ["import", "--discard"],
        ["users", "list"],
        ["users", "add", "Ned", "--role", "operator"],
        ["users", "reset", OPERATOR],
        ["rosters", "list"],
        ["rosters", "switch", "1"],
    ],
    ids=" ".join,
)
def test_until_the_one_time_password_is_changed_everything_else_ends_in_exit_4(
    center: Center, command: list[str]
) -> None:
    add_nora(center, "supervisor")
    name, *rest = command
    done = center.run(name, center.vault, *rest, *center.signed_in("Nora"), typed="{}\n")
    assert done.code == 4
    assert done.out == ""
    assert "passwd" in done.err


def test_with_a_password_of_ones_own_everything_is_open(center: Center) -> None:
    once = add_nora(center)
    assert passwd(center, "Nora", NEW_PASSWORD).code == 0
    assert center.run("head", center.vault, *center.signed_in("Nora"), "--json").code == 2  # head has no such option
    center.write("password of Nora", NEW_PASSWORD)
    assert center.run("head", center.vault, *center.signed_in("Nora")).code == 0
    center.write("password of Nora", once)
    assert center.run("head", center.vault, *center.signed_in("Nora")).code == 3


def test_a_password_given_by_file_is_final(center: Center) -> None:
    file = center.write("password of Nora", NEW_PASSWORD)
    added = users(center, "add", "Nora", "--role", "operator", "--new-password-file", file, "--json")
    assert added.object == {"name": "Nora", "role": "operator", "one_time_password": None}
    assert center.run("head", center.vault, *center.signed_in("Nora")).code == 0
    shown = users(center, "add", "Ned", "--role", "operator", "--new-password-file", file).out
    assert shown == "Ned may sign in as operator.\n"


def test_a_new_supervisor_can_do_what_supervisors_do(center: Center) -> None:
    add_nora(center, "supervisor")
    passwd(center, "Nora", NEW_PASSWORD)
    center.write("password of Nora", NEW_PASSWORD)
    assert users(center, "list", user="Nora").code == 0
    assert users(center, "add", "Ned", "--role", "operator", user="Nora").code == 0
    assert center.run("verify", center.vault, *center.signed_in("Nora")).code == 0


def test_the_list_tells_names_roles_and_who_must_change_the_password(center: Center) -> None:
    add_nora(center)
    found = users(center, "list", "--json").object["users"]
    assert {(one["name"], one["role"], one["must_change_password"]) for one in found} == {
        (SUPERVISOR, "supervisor", False),
        ("recovery", "recovery", False),
        (OPERATOR, "operator", False),
        ("Nora", "operator", True),
    }
    assert "Nora  operator, must change the password\n" in users(center, "list").out


def test_an_operator_may_neither_add_nor_list_but_change_the_own_password(center: Center) -> None:
    refused = users(center, "add", "Nora", "--role", "operator", "--json", user=OPERATOR)
    assert refused.error() == (4, "not_allowed")
    assert users(center, "list", "--json", user=OPERATOR).error() == (4, "not_allowed")
    assert users(center, "reset", SUPERVISOR, "--json", user=OPERATOR).error() == (4, "not_allowed")
    assert passwd(center, OPERATOR, NEW_PASSWORD).code == 0
    assert center.operator("head").code == 3
    center.write(f"password of {OPERATOR}", NEW_PASSWORD)
    assert center.operator("head").code == 0


@pytest.mark.parametrize("name", [SUPERVISOR, SUPERVISOR.upper(), "sam"])
def test_a_name_that_is_taken_in_any_spelling_is_refused(center: Center, name: str) -> None:
    assert users(center, "add", name, "--role", "operator", "--json").error() == (2, "name_taken")


def test_a_forgotten_password_is_reset_to_one_for_once(center: Center) -> None:
    done = users(center, "reset", OPERATOR.lower(), "--json")
    assert list(done.object) == ["name", "one_time_password"]
    assert center.operator("head").code == 3
    center.write(f"password of {OPERATOR}", done.object["one_time_password"])
    assert center.operator("head").code == 4
    assert passwd(center, OPERATOR, NEW_PASSWORD).code == 0
    shown = users(center, "reset", OPERATOR).out.splitlines()
    assert [line.split(":")[0] for line in shown] == ["One-time password", "It must be changed first"]


@pytest.mark.parametrize(
    ("name", "code"), [("Nobody", "no_such_user"), (SUPERVISOR, "own_reset"), ("recovery", "recovery_code_not_reset")]
)
def test_neither_a_stranger_nor_oneself_nor_the_recovery_code_is_reset(center: Center, name: str, code: str) -> None:
    assert users(center, "reset", name, "--json").error() == (2, code)


def test_a_weak_password_of_ones_own_is_refused_and_the_old_one_stays(center: Center) -> None:
    assert passwd(center, OPERATOR, "short").code == 2
    assert center.operator("head").code == 0


def test_a_role_nobody_has_is_refused(center: Center) -> None:
    assert users(center, "add", "Nora", "--role", "recovery", "--json").error() == (2, "usage")


def test_people_added_and_passwords_changed_leave_a_journal_that_verifies(center: Center) -> None:
    add_nora(center)
    passwd(center, "Nora", NEW_PASSWORD)
    assert center.supervisor("verify", "--json").object["ok"] is True


# Removed, and in another role


def test_whoever_is_disabled_signs_in_no_more_and_the_vault_has_new_keys(center: Center) -> None:
    add_nora(center)
    done = users(center, "disable", "Nora")
    assert (done.code, done.out) == (0, "Nora cannot sign in any more, and the vault's files are under new keys.\n")
    assert center.run("head", center.vault, *center.signed_in("Nora")).code == 3
    assert center.operator("head").code == 0
    assert {one["name"] for one in users(center, "list", "--json").object["users"]} == {
        SUPERVISOR,
        OPERATOR,
        "recovery",
    }
    assert center.run("verify", center.vault, *center.signed_in(SUPERVISOR)).code == 0


def test_a_supervisor_who_goes_leaves_a_new_fingerprint_to_be_written_down(center: Center) -> None:
    add_nora(center, "supervisor")
    told = users(center, "disable", "Nora", "--json").object
    assert list(told) == ["name", "fingerprint", "former_backups"]
    add_nora(center, "supervisor")
    shown = users(center, "disable", "Nora").out.splitlines()
    assert "fingerprint: " in shown[1]
    assert told["fingerprint"] not in shown[1]


def test_backups_that_the_password_of_before_opens_are_named(center: Center) -> None:
    center.operator("check", "--stdin", typed=json.dumps({"last_name": "Smith", "educator_id": "E200318"}))
    [told] = users(center, "disable", OPERATOR, "--json").object["former_backups"]
    assert (center.vault / "backups" / told).is_file()
    add_nora(center, "supervisor")
    down = users(center, "role", "Nora", "operator").out.splitlines()[-1]
    assert down.startswith("These backups in the vault's folder still open with the password of before: ")
    assert told not in down  # which was made before she came


def test_how_far_a_removal_is_goes_to_standard_error(center: Center) -> None:
    done = users(center, "disable", OPERATOR, "--json", "--progress", "json")
    assert done.object == {"name": OPERATOR, "fingerprint": None, "former_backups": []}
    steps = [json.loads(line) for line in done.err.splitlines()]
    assert steps[-1]["done"] == steps[-1]["total"]


def test_a_role_is_changed_both_ways_each_time_with_a_password_for_once(center: Center) -> None:
    up = users(center, "role", OPERATOR, "supervisor", "--json").object
    assert (list(up), up["fingerprint"]) == (
        ["name", "role", "one_time_password", "fingerprint", "former_backups"],
        None,
    )
    center.write(f"password of {OPERATOR}", up["one_time_password"])
    assert passwd(center, OPERATOR, NEW_PASSWORD).code == 0
    center.write(f"password of {OPERATOR}", NEW_PASSWORD)
    assert users(center, "list", user=OPERATOR).code == 0
    down = users(center, "role", OPERATOR, "operator").out.splitlines()
    assert down[0] == f"{OPERATOR} may sign in as operator."
    assert down[1].startswith("One-time password: ")
    assert "fingerprint: " in down[3]
    assert center.operator("head").code == 3


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("disable", "Nobody"), "no_such_user"),
        (("disable", SUPERVISOR), "own_removal"),
        (("disable", "recovery"), "recovery_code_kept"),
        (("role", OPERATOR, "operator"), "role_unchanged"),
        (("role", SUPERVISOR, "operator"), "own_removal"),
    ],
)
def test_some_are_neither_disabled_nor_given_a_role(center: Center, words: tuple[str, ...], code: str) -> None:
    assert users(center, *words, "--json").error() == (2, code)


def test_an_operator_disables_nobody_and_gives_no_role(center: Center) -> None:
    for words in (("disable", SUPERVISOR), ("role", OPERATOR, "supervisor")):
        assert users(center, *words, "--json", user=OPERATOR).error() == (4, "not_allowed")
