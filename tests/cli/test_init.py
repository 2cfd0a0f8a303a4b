"""The command init: what it makes, what it shows once, and what it refuses."""

import csv
import json
import re
from pathlib import Path

import pytest

from callcenter.cli.vaults import FULL_CONFIRMATION
from tests.cli.command_line import PROGRAM, Outcome, Shell
from tests.world import GARCIA, SUPERVISOR, SUPERVISOR_PASSWORD, World

CODE = r"[0-9A-Z]{4}(-[0-9A-Z]{4}){7}-[0-9A-Z]{2}"
FINGERPRINT = r"[0-9A-Z]{4}(-[0-9A-Z]{4}){7}"
PROGRAM_FILE = Path(__file__).parents[2] / "resources" / "programs" / f"{PROGRAM}.toml"


def init(shell: Shell, *options: str | Path, program: str | Path = PROGRAM, typed: str = "") -> Outcome:
    who = ("--program", program, "--supervisor", SUPERVISOR)
    return shell.run("init", shell.vault, *who, *options, "--password-file", _password(shell), typed=typed)


def _password(shell: Shell) -> Path:
    return shell.folder / f"password of {SUPERVISOR}"


def edited_program(shell: Shell, old: str, new: str) -> Path:
    text = PROGRAM_FILE.read_text(encoding="utf-8")
    assert old in text
    return shell.write("program.toml", text.replace(old, new, 1))


def policy_of(shell: Shell) -> object:
    done = shell.run("check", shell.vault, *shell.signed_in(SUPERVISOR), "--stdin", typed="{}\n")
    return done.object["policy"]


def nothing_is_left(shell: Shell) -> bool:
    return not [path for path in shell.folder.iterdir() if not path.name.startswith("password of")]


def test_init_shows_a_recovery_code_and_a_fingerprint_to_be_written_down(shell: Shell) -> None:
    done = init(shell, "--training")
    assert (done.code, done.err) == (0, "")
    assert re.search(rf"Recovery code +{CODE}\n", done.out)
    assert re.search(rf"Fingerprint of supervisors' key +{FINGERPRINT}\n", done.out)
    assert "(training)" in done.out


def test_init_with_json_prints_one_object(shell: Shell) -> None:
    made = init(shell, "--training", "--json").object
    assert list(made) == ["vault_id", "recovery_code", "fingerprint", "second_password", "seat"]
    assert made["second_password"] == ""
    assert re.fullmatch("[0-9a-f]{32}", made["vault_id"])
    assert re.fullmatch(CODE, made["recovery_code"])
    assert re.fullmatch(FINGERPRINT, made["fingerprint"])


def test_a_second_supervisor_gets_a_password_for_once(shell: Shell) -> None:
    shown = init(shell, "--training", "--second-supervisor", "Ben").out
    drawn = re.search(r"\nOne-time password of Ben: ([a-z]+(?:-[a-z]+){4})\n", shown)
    assert drawn
    shell.write("password of Ben", drawn[1])
    assert shell.run("status", shell.vault, *shell.signed_in("Ben")).code == 4
    own = shell.write("own", "a password all my own")
    assert shell.run("users", shell.vault, "passwd", *shell.signed_in("Ben"), "--new-password-file", own).code == 0
    shell.write("password of Ben", "a password all my own")
    assert shell.run("verify", shell.vault, *shell.signed_in("Ben")).code == 0


def test_two_supervisors_of_one_name_make_no_vault(shell: Shell) -> None:
    refused = init(shell, "--training", "--second-supervisor", SUPERVISOR.upper(), "--json")
    assert refused.error() == (2, "name_taken")
    assert nothing_is_left(shell)


def test_references_begin_with_the_seat_that_was_chosen(shell: Shell) -> None:
    assert init(shell, "--training", "--seat", "k", "--json").object["seat"] == "K"
    sam = shell.signed_in(SUPERVISOR)
    answer = shell.run("check", shell.vault, *sam, "--stdin", typed='{"last_name": "Smith"}').object
    assert answer["reference"].startswith("K")
    assert shell.run("status", shell.vault, *sam, "--json").object["seat"] == "K"
    assert "seat K, " in shell.run("status", shell.vault, *sam).out
    assert shell.run("export-log", shell.vault, *sam, "--out", shell.folder / "log.csv").code == 0
    with (shell.folder / "log.csv").open(newline="") as file:
        assert [row["seat"] for row in csv.DictReader(file)] == ["K"]


@pytest.mark.parametrize("seat", ["I", "O", "S", "E", "1", "", "AB"])
def test_a_seat_that_could_be_misheard_or_misread_makes_no_vault(shell: Shell, seat: str) -> None:
    assert init(shell, "--training", "--seat", seat, "--json").error() == (2, "usage")
    assert nothing_is_left(shell)


def test_the_recovery_code_signs_in_as_a_supervisor(shell: Shell) -> None:
    code = init(shell, "--training", "--json").object["recovery_code"]
    paper = shell.write("paper", code.lower().replace("-", " "))
    recovery = ("--user", "recovery", "--password-file", paper)
    assert shell.run("users", shell.vault, "list", *recovery).code == 0
    shell.write("paper", code[:-1] + ("A" if code[-1] != "A" else "B"))
    assert shell.run("users", shell.vault, "list", *recovery, "--json").error() == (3, "recovery_code_mistyped")
    shell.vault = shell.folder / "another vault"
    shell.write("paper", init(shell, "--training", "--json").object["recovery_code"])
    shell.vault = shell.folder / "vault"
    assert shell.run("users", shell.vault, "list", *recovery, "--json").error() == (3, "wrong_password")


def test_the_fingerprint_shown_is_that_of_the_key_exports_are_signed_with(shell: Shell) -> None:
    shown = init(shell, "--training", "--json").object["fingerprint"]
    out = shell.folder / "log.csv"
    assert shell.run("export-log", shell.vault, "--out", out, *shell.signed_in(SUPERVISOR)).code == 0
    assert shell.run("verify-export", out, "--key", shown, "--json").object["genuine"] is True


def test_a_real_vault_is_neither_training_nor_without_its_hours_and_throttle(shell: Shell) -> None:
    assert init(shell).code == 0
    assert shell.run("status", shell.vault, "--json").object["training"] is False
    with World(shell.vault, shell.clock).sign_in() as session:
        facts = session.facts
    assert (facts.tag_cost, facts.hours_apply, facts.throttle_applies) == ("standard", True, True)


@pytest.mark.parametrize(
    ("options", "cost", "hours", "throttle"),
    [
        ([], "training", False, False),
        (["--cost", "high"], "high", False, False),
        (["--hours"], "training", True, False),
        (["--throttle"], "training", False, True),
    ],
)
def test_a_training_vault_is_cheap_open_and_unthrottled_until_set_back(
    shell: Shell, options: list[str], cost: str, hours: bool, throttle: bool
) -> None:
    assert init(shell, "--training", *options).code == 0
    with World(shell.vault, shell.clock).sign_in() as session:
        facts = session.facts
    assert (facts.training, facts.tag_cost, facts.hours_apply, facts.throttle_applies) == (True, cost, hours, throttle)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--hours"], "training_option"),
        (["--throttle"], "training_option"),
        (["--cost", "training"], "training_only"),
    ],
)
def test_a_real_vault_refuses_the_options_of_training_vaults(shell: Shell, options: list[str], code: str) -> None:
    assert init(shell, *options, "--json").error() == (2, code)
    assert nothing_is_left(shell)


def test_without_a_policy_the_program_decides(shell: Shell) -> None:
    init(shell, "--training")
    assert policy_of(shell) == "last4"


@pytest.mark.parametrize("typed", [FULL_CONFIRMATION, f"  {FULL_CONFIRMATION.upper()} \r"])
def test_the_policy_full_is_made_after_its_sentence_was_typed(shell: Shell, typed: str) -> None:
    done = init(shell, "--training", "--policy", "full", typed=typed + "\n")
    assert done.code == 0
    assert "889 million" in done.err
    assert FULL_CONFIRMATION in done.err
    assert policy_of(shell) == "full"


@pytest.mark.parametrize("typed", ["", "\n", "yes\n", FULL_CONFIRMATION[:-1] + "\n", f"no {FULL_CONFIRMATION}\n"])
def test_the_policy_full_is_not_made_after_anything_else(shell: Shell, typed: str) -> None:
    done = init(shell, "--training", "--policy", "full", "--json", typed=typed)
    assert done.error() == (2, "not_confirmed")
    assert nothing_is_left(shell)


def test_a_program_that_asks_for_policy_full_needs_the_sentence_too(shell: Shell) -> None:
    file = edited_program(shell, 'policy = "last4"', 'policy = "full"')
    assert init(shell, "--training", "--json", program=file).error() == (2, "not_confirmed")
    assert init(shell, "--training", program=file, typed=FULL_CONFIRMATION).code == 0
    assert policy_of(shell) == "full"


def test_password_and_confirmation_may_both_come_from_standard_input(shell: Shell) -> None:
    who = ("--program", PROGRAM, "--supervisor", SUPERVISOR, "--password-file", "-")
    typed = f"{SUPERVISOR_PASSWORD}\n{FULL_CONFIRMATION}\n"
    assert shell.run("init", shell.vault, *who, "--training", "--policy", "full", typed=typed).code == 0
    assert policy_of(shell) == "full"


def test_a_program_of_ones_own_is_read_from_its_file(shell: Shell) -> None:
    file = edited_program(shell, 'phone = "(800) 555-0142"', 'phone = "(800) 555-0199"')
    assert init(shell, "--training", program=file).code == 0
    with World(shell.vault, shell.clock).sign_in() as session:
        assert session.program.enrollment.phone == "(800) 555-0199"


def test_a_fault_in_a_program_file_is_told_with_its_key(shell: Shell) -> None:
    file = edited_program(shell, 'time_zone = "America/Chicago"', 'time_zone = "Chicago"')
    done = init(shell, "--training", "--json", program=file)
    assert done.error() == (2, "program")
    assert "line.time_zone" in done.object["error"]["message"]
    assert not shell.vault.exists()


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"name = ", (2, "program_file")), (b"\xff\xfe", (2, "program_file")), (None, (7, "input_file"))],
)
def test_a_program_file_that_is_none_is_refused(shell: Shell, content: bytes | None, code: tuple[int, str]) -> None:
    file = shell.folder / "program.toml"
    if content is not None:
        file.write_bytes(content)
    assert init(shell, "--training", "--json", program=file).error() == code
    assert not shell.vault.exists()


def test_an_unknown_program_is_answered_with_the_bundled_ones(shell: Shell) -> None:
    done = init(shell, "--training", "--json", program="misouri")
    assert done.error() == (2, "unknown_program")
    assert PROGRAM in done.object["error"]["message"]


def test_a_vault_that_is_there_stays_as_it_is(shell: Shell) -> None:
    init(shell, "--training")
    before = {path.name: path.read_bytes() for path in shell.vault.glob("vault.*")}
    assert init(shell, "--training", "--json").error() == (6, "vault_there")
    assert {path.name: path.read_bytes() for path in shell.vault.glob("vault.*")} == before


def test_a_folder_with_anything_in_it_is_refused_and_an_empty_one_taken(shell: Shell) -> None:
    shell.vault.mkdir()
    (shell.vault / "letter.txt").write_text("mine")
    assert init(shell, "--training", "--json").error() == (6, "vault_there")
    assert [path.name for path in shell.vault.iterdir()] == ["letter.txt"]
    (shell.vault / "letter.txt").unlink()
    assert init(shell, "--training").code == 0


def test_a_vault_in_a_folder_that_is_not_there_is_refused(shell: Shell) -> None:
    shell.vault = shell.folder / "no" / "vault"
    assert init(shell, "--training", "--json").error() == (10, "not_writable")


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("elevenchars", "password_too_short"),
        ("password1234", "password_too_common"),
        (f"{SUPERVISOR}{SUPERVISOR}{SUPERVISOR}{SUPERVISOR}", "password_is_user_name"),
    ],
)
def test_a_weak_password_makes_no_vault(shell: Shell, password: str, code: str) -> None:
    _password(shell).write_text(password)
    assert init(shell, "--training", "--json").error() == (2, code)
    assert nothing_is_left(shell)


def test_a_password_file_without_a_password_makes_no_vault(shell: Shell) -> None:
    _password(shell).write_text("\n")
    assert init(shell, "--training", "--json").error() == (7, "password_file")
    _password(shell).unlink()
    assert init(shell, "--training", "--json").error() == (7, "input_file")
    assert nothing_is_left(shell)


@pytest.mark.parametrize("name", ["", "recovery", " Sam", "Sam\x07", "S" * 41])
def test_a_name_nobody_could_tell_apart_makes_no_vault(shell: Shell, name: str) -> None:
    who = ("--program", PROGRAM, "--supervisor", name, "--password-file", _password(shell))
    done = shell.run("init", shell.vault, *who, "--training", "--json")
    code, failure = done.error()
    assert code == 2
    assert failure.startswith("user_name_")


def test_without_a_terminal_and_a_password_file_nothing_is_asked(shell: Shell) -> None:
    who = ("--program", PROGRAM, "--supervisor", SUPERVISOR)
    done = shell.run("init", shell.vault, *who, "--training", "--json", typed=f"{SUPERVISOR_PASSWORD}\n" * 2)
    assert done.error() == (2, "no_terminal")


def test_a_vault_made_with_json_can_be_worked_with_at_once(shell: Shell) -> None:
    """The whole way in four commands."""
    init(shell, "--training", "--json")
    World(shell.vault, shell.clock).roster_file([GARCIA])
    sam = shell.signed_in(SUPERVISOR)
    assert shell.run("import", shell.vault, shell.folder / "roster.csv", *sam).code == 0
    asked = json.dumps({"last_name": "Garcia Lopez", "birth_date": "2/9/1980", "ssn": "3456"})
    assert shell.run("check", shell.vault, *sam, "--stdin", typed=asked).object["answer"] == "YES"
    assert shell.run("verify", shell.vault, *sam).code == 0
