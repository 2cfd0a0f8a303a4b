"""How failures are shown: a sentence, the right exit code, one JSON object if asked for, and never a traceback."""

import importlib
import json
import pkgutil
from collections.abc import Iterator
from datetime import timedelta

import click
import pytest

import callcenter
from callcenter.cli.exit_codes import exit_code_of
from callcenter.cli.main import commands
from callcenter.clock import SystemClock
from callcenter.errors import Bug, CallCenterError, EnvironmentFault, UserFacing
from callcenter.services.protocols import VaultStatus
from callcenter.services.verification import Journal
from tests.cli.command_line import Center, Shell
from tests.world import OPERATOR, SUPERVISOR

# Every failure there is, and the exit code that unattended jobs are told: a new one needs a decision here.
EXIT_CODES = (
    (1, "NaiveMoment NameListMissing NoSentence NotEnoughMemory PageSize SelfTestFailed StorageBug Unexpected"),
    (1, "CasePageSize UnknownRequest"),
    (1, "QtMissesLibrary UnsafeDriver WordListMissing"),
    (2, "AlreadyActive CallGone ColumnsFileFault DateFormatFault DetailFault InsideVault MixedPolicy NameTaken"),
    (2, "FullUnconfirmed ImportElsewhere NoSuchCall NoSuchRoster NoSuchWrapUp NoTerminal NotConfirmed NotSignedIn"),
    (2, "HeldHeadFault"),
    (2, "NoSuchUser OpeningFault OwnReset RecoveryCodeNotReset"),
    (2, "LastSupervisor OwnRemoval RecoveryCodeKept RoleUnchanged StillRead TooManyRenewals"),
    (2, "NothingStaged NotThrottled OtherSettings ProfileName TextUnreadable TooFast"),
    (2, "ActiveKept AlreadyPurged BaseReplaced NoActiveRoster OtherBase OtherMode RosterPurged StagedKept"),
    (2, "PasswordIsUserName PasswordTooCommon PasswordTooLong PasswordTooShort PasswordUnchanged PasswordUnreadable"),
    (2, "PasswordsDiffer ProgramFault ProgramFileUnusable RecoveryCodeFixed RosterBusy SupervisorKeysGone"),
    (2, "TooManyUsers TrainingOnly TrainingOption UnknownProgram UserNameCharacters UserNameLength"),
    (2, "BundleActive NoSeat NothingToExport UserNameReserved UserNameSpaces _UnreadableLine"),
    (2, "CallBackUnreadable CaseNotDue CaseOpened NoNote NoSuchReason NoSuchReference NoteTellsTooMuch NoteTooLong"),
    (2, "CaseSettled NoSuchAddition NoSuchCase NoSuchDecision NothingToAdd"),
    (2, "DayUnreadable ShiftTooLong"),
    (2, "NoSuchVersion NotesOff ProgramFixed"),
    (2, "CallNotThere FilterUnnamed UnfitText"),
    (2, "ExportColumnsFault FilePasswordTooLong NotProtectable"),
    (2, "CallUnderWay PlanFault RetentionFault SamePerson"),
    (3, "BackOff BundleCodeMistyped RecoveryCodeMistyped WrongBundleCode WrongPassword"),
    (4, "NotAllowed PasswordMustChange"),
    (5, "BackupUnderWay VaultBusy VaultInUse"),
    (6, "DemoFolder KeyFileDamaged KeyFileNewer KeysBehind NetworkFolder OtherSpecification RosterDamaged"),
    (6, "SealedDamaged StagingDamaged VaultDamaged VaultMissing VaultNewer VaultProcessEnded VaultThere"),
    (6, "OtherVaultThere VaultEnded VaultProcessNotStarted"),
    (7, "HeadFault InputFileFault NobodyLoaded OtherFile PasswordFileFault RosterFileChanged RosterFileFault"),
    (7, "BundleFileFault BundleUnfit NobodyRemoved RosterReaderStopped SidecarFault WouldLeaveNobody"),
    (7, "BackupFault EndingFault"),
    (7, "ExportRowFault ManifestFault NotMergeable"),
    (9, "BundleNotGenuine MergeRefused"),
    (10, "BackupUnreadable DiskFull NotWritable RekeyingUnfinished"),
    (11, "BundleStaged BundleUnfinished ImportStaged ImportUnfinished StagedUnderFormerKey"),
)
VAULT_COMMANDS = (
    "backup --out .",
    "bundle export roster.bundle",
    "bundle import roster.bundle",
    "calls keep always",
    "calls purge",
    "check",
    "end --second Susan --out ended.json",
    "export-log --out log.csv",
    "head",
    "import roster.csv",
    "rosters list",
    "rosters purge 1",
    "rosters switch 1",
    "status",
    "throttled list",
    "throttled release A7F-2QM",
    "users list",
    "users passwd",
    "users reset Olive",
    "verify",
)
VALUE = "901-22-9876 of Smith"


def failures(family: type[CallCenterError] = CallCenterError) -> Iterator[type[CallCenterError]]:
    """Every class of failure in the program but the families."""
    for found in family.__subclasses__():
        if found.__module__.startswith("callcenter.") and found not in {UserFacing, EnvironmentFault, Bug}:
            yield found
        yield from failures(found)


def command(center: Center, words: str, *options: str) -> list[str]:
    name, *rest = words.split()
    return [name, str(center.vault), *rest, *options]


def test_every_failure_of_the_program_has_its_exit_code() -> None:
    for module in pkgutil.walk_packages(callcenter.__path__, "callcenter."):
        importlib.import_module(module.name)
    decided = {name: code for code, names in EXIT_CODES for name in names.split()}
    found = {failure.__name__: int(exit_code_of(failure.__new__(failure))) for failure in failures()}
    assert found == decided


def test_every_failure_has_a_code_of_its_own() -> None:
    codes = [failure.code for failure in failures() if failure.__name__ != "_UnreadableLine"]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("words", VAULT_COMMANDS)
@pytest.mark.parametrize("place", ["nothing", "a folder", "a file"])
def test_where_no_vault_is_each_command_ends_in_exit_6_and_leaves_nothing(shell: Shell, words: str, place: str) -> None:
    if place == "a folder":
        shell.vault.mkdir()
    elif place == "a file":
        shell.vault.write_text("mine")
    name, *rest = words.split()
    done = shell.run(name, shell.vault, *rest, *shell.signed_in(SUPERVISOR))
    assert (done.code, done.out) == (6, "")
    assert done.err.startswith("There is no vault in this folder.")
    assert not shell.vault.is_dir() or not list(shell.vault.iterdir())


@pytest.mark.parametrize("words", VAULT_COMMANDS)
def test_with_a_wrong_password_each_command_ends_in_exit_3(open_line: Center, words: str) -> None:
    open_line.write("wrong", "not the right password")
    who = ("--user", SUPERVISOR, "--password-file", str(open_line.folder / "wrong"))
    done = open_line.run(*command(open_line, words, *who))
    assert (done.code, done.out) == (3, "")
    assert done.err == "User name or password is not right.\n"


@pytest.mark.parametrize("words", VAULT_COMMANDS)
def test_a_vault_in_use_ends_in_exit_5(open_line: Center, words: str) -> None:
    with open_line.world.sign_in():
        done = open_line.run(*command(open_line, words, *open_line.signed_in(SUPERVISOR)))
    assert (done.code, done.out) == (5, "")
    assert "--wait" in done.err


def test_with_wait_a_command_goes_on_as_soon_as_the_vault_is_free(
    open_line: Center, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = open_line.world.sign_in()
    monkeypatch.setattr(SystemClock, "sleep", lambda _self, _seconds: other.close())
    assert open_line.operator("head", "--wait", "60").code == 0


def test_with_wait_a_vault_that_stays_in_use_ends_in_exit_5_all_the_same(open_line: Center) -> None:
    with open_line.world.sign_in():
        assert open_line.operator("status", "--wait", "0.15", "--json").error() == (5, "vault_in_use")
    assert open_line.operator("status", "--wait", "-1", "--json").error() == (2, "usage")


def test_an_unknown_user_cannot_be_told_from_a_wrong_password(open_line: Center) -> None:
    open_line.write("password of Nobody", "not the right password")
    done = open_line.run("head", open_line.vault, *open_line.signed_in("Nobody"))
    assert (done.code, done.err) == (3, "User name or password is not right.\n")


def test_after_four_wrong_passwords_even_the_right_one_has_to_wait(open_line: Center) -> None:
    wrong = open_line.write("wrong", "not the right password")
    for _ in range(4):
        guess = open_line.run("status", open_line.vault, "--user", OPERATOR, "--password-file", wrong, "--json")
        assert guess.error() == (3, "wrong_password")
    held_up = open_line.operator("status", "--json")
    assert held_up.error() == (3, "back_off")
    assert "Wait 2 seconds" in held_up.err
    assert open_line.supervisor("status").code == 0
    open_line.clock.move_to(open_line.clock.now() + timedelta(seconds=2))
    assert open_line.operator("status").code == 0


@pytest.mark.parametrize(
    ("file", "content", "code"),
    [
        ("vault.keys", b"{}", "key_file_damaged"),
        ("vault.keys", b"", "key_file_damaged"),
        ("vault.keys", b"\xff" * 5000, "key_file_damaged"),
        ("vault.db", b"", "vault_damaged"),
        ("vault.db", b"SQLite format 3\0" * 256, "vault_damaged"),
        ("vault.db", None, "vault_damaged"),
    ],
)
def test_a_damaged_vault_ends_in_exit_6(open_line: Center, file: str, content: bytes | None, code: str) -> None:
    path = open_line.vault / file
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    assert open_line.operator("status", "--json").error() == (6, code)


def test_an_unexpected_fault_is_told_by_type_and_place_without_its_text(
    open_line: Center, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(self: Journal) -> None:
        int(VALUE)

    monkeypatch.setattr(Journal, "head", break_down)
    done = open_line.operator("head")
    assert (done.code, done.out) == (1, "")
    (line,) = done.err.splitlines()
    assert line.startswith("The program met a fault of its own (ValueError at ")
    assert line.endswith("). Nothing more was changed.")
    assert "Smith" not in line
    assert "9876" not in line


def test_an_unexpected_fault_is_told_with_json_as_one_object(
    open_line: Center, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing: dict[str, str] = {}
    monkeypatch.setattr(VaultStatus, "__init__", lambda *_: nothing[VALUE])
    done = open_line.run("status", open_line.vault, "--json")
    assert done.error() == (1, "unexpected")
    assert "KeyError at services/status.py:" in done.err
    assert "Smith" not in done.out + done.err


def test_a_failure_with_json_is_one_object_with_the_sentence_shown(open_line: Center) -> None:
    done = open_line.operator("verify", "--json")
    assert done.error() == (4, "not_allowed")
    assert done.err == done.object["error"]["message"] + "\n"


@pytest.mark.parametrize(
    "arguments", [["status", "--json"], ["init", "--json"], ["status", "vault", "--jason", "--json"], ["--json"]]
)
def test_wrong_usage_with_json_is_one_object_too(shell: Shell, arguments: list[str]) -> None:
    assert shell.run(*arguments).error() == (2, "usage")


def test_an_unknown_command_ends_in_exit_2_and_shows_where_help_is(shell: Shell) -> None:
    done = shell.run("chekc")
    assert (done.code, done.out) == (2, "")
    assert "--help" in done.err


def every_command(group: click.Group, *before: str) -> Iterator[tuple[str, ...]]:
    for name, found in group.commands.items():
        yield (*before, name)
        if isinstance(found, click.Group):
            yield from every_command(found, *before, name, "vault")


@pytest.mark.parametrize("words", [(), *every_command(commands)], ids=" ".join)
def test_every_command_has_its_help(shell: Shell, words: tuple[str, ...]) -> None:
    done = shell.run(*words, "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Usage: callcenter {words[0] if words else ''}")
    assert all(shell.run(*words, option).out == done.out for option in ("-h", "--help"))


def test_the_real_program_hands_exit_codes_on_and_shows_no_traceback(center: Center) -> None:
    done = center.run_process("status", center.folder / "none", "--json")
    assert done.error() == (6, "vault_missing")
    assert done.err.count("\n") == 1


def test_the_real_program_writes_utf_8_wherever_it_runs(open_line: Center) -> None:
    """Under the C locale, too, which unattended jobs are often given."""
    said = json.dumps({"last_name": "García-López", "birth_date": "2/9/1980", "ssn": "3456"})
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    who = open_line.signed_in(OPERATOR)
    done = open_line.run_process("check", open_line.vault, *who, "--stdin", typed=said, **plain)
    assert done.object["answer"] == "YES"
    assert "í" in done.object["say_es"] + "í" * ("í" in done.out)
    assert "\ufffd" not in done.out
    assert "?" not in done.object["say_es"].replace("¿", "")
