"""The command demo: what it prints and leaves, that it plays on any day, and what it hands to the window."""

import csv
import json
import re
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import callcenter
from callcenter.cli.demo import OPERATOR, OPERATOR_PASSWORD, SUPERVISOR, SUPERVISOR_PASSWORD
from callcenter.domain.accounts import Role
from callcenter.domain.samples import Samples
from tests.cli.command_line import Outcome, Shell
from tests.world import MONDAY_MORNING

LEFT = {"vault", "roster.csv", "callers.csv", "call-log.csv", "call-log.csv.sig.json", "pictures", "sign-ins.txt"}
NEW_YEARS_EVE = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)


def demo(shell: Shell, *options: str | Path) -> Outcome:
    return shell.run("demo", "--people", "100", "--dir", shell.folder / "demo", *options)


def with_display(shell: Shell, *options: str | Path) -> Outcome:
    shell.window.display = True
    return demo(shell, *options)


def words(done: Outcome) -> list[str]:
    """The answers, in the order in which they were given."""
    return re.findall(r"^  (YES|NO|MORE|CANNOT) ", done.out, re.MULTILINE)


def test_the_demo_shows_yes_first_and_then_every_answer(shell: Shell) -> None:
    done = demo(shell)
    assert (done.code, done.err) == (0, "")
    assert words(done)[0] == "YES"
    assert set(words(done)) == {"YES", "NO", "MORE", "CANNOT"}
    assert "Call log: 8 calls exported, genuine.\n" in done.out
    assert re.search(r"^Journal: \d+ entries, as it was written\.$", done.out, re.MULTILINE)


def test_each_call_is_shown_with_what_was_said_the_answer_and_the_sentence(shell: Shell) -> None:
    calls = demo(shell).out.split("\n\n")[1:-1]
    assert len(calls) == 8
    for call in calls:
        first, *middle, last = call.splitlines()
        assert re.fullmatch(r"Monday \d\d:\d\d  call A\S\S-\S\S\S: somebody .+", first)
        assert len(middle) % 2 == 0
        assert all(line.startswith("  typed   ") for line in middle[::2])
        assert all(re.match(r"  (YES|NO|MORE|CANNOT|mend) +\S.+\.", line) for line in middle[1::2])
        assert last.startswith("  wrap-up ")
    assert [" and a review case" in call for call in calls].count(True) == 1


def test_the_demo_leaves_its_files_and_nothing_else(shell: Shell) -> None:
    demo(shell)
    folder = shell.folder / "demo"
    assert {path.name for path in folder.iterdir()} == LEFT
    with (folder / "roster.csv").open(newline="", encoding="utf-8") as file:
        assert len(list(csv.reader(file))) == 101
    signs = (folder / "sign-ins.txt").read_text(encoding="utf-8")
    assert signs == f"{SUPERVISOR} (supervisor): {SUPERVISOR_PASSWORD}\n{OPERATOR} (operator): {OPERATOR_PASSWORD}\n"


def test_what_the_demo_leaves_can_be_worked_with(shell: Shell) -> None:
    """The callers of callers.csv get the answers that it expects, and what was exported is genuine."""
    demo(shell)
    folder = shell.folder / "demo"
    shell.write(f"password of {SUPERVISOR}", SUPERVISOR_PASSWORD)
    who = shell.signed_in(SUPERVISOR)
    with (folder / "callers.csv").open(newline="", encoding="utf-8") as file:
        callers = list(csv.DictReader(file))
    expected = [caller.pop("expected") for caller in callers]
    assert {answer: expected.count(answer) for answer in ("YES", "NO")} == {"YES": 99, "NO": 100}
    asked = "".join(json.dumps(caller) + "\n" for caller in callers)
    answers = shell.run("check", folder / "vault", *who, "--stdin", typed=asked).lines
    assert [answer["answer"] for answer in answers] == expected
    assert shell.run("verify", folder / "vault", *who, "--all", "--head", folder / "call-log.csv.sig.json").code == 0
    assert shell.run("verify-export", folder / "call-log.csv", "--json").object["rows"] == 8


@pytest.mark.parametrize("days", [0, 3, 5, 6])
def test_the_demo_plays_on_a_monday_whatever_day_it_is(shell: Shell, days: int) -> None:
    shell.clock.move_to(MONDAY_MORNING + timedelta(days=days))
    done = demo(shell)
    assert done.code == 0
    assert done.out.count("\nMonday ") == 8
    assert set(words(done)) == {"YES", "NO", "MORE", "CANNOT"}


def test_the_demo_plays_at_the_end_of_a_year(shell: Shell) -> None:
    shell.clock.move_to(NEW_YEARS_EVE)
    assert set(words(demo(shell))) == {"YES", "NO", "MORE", "CANNOT"}


def test_a_folder_that_is_not_empty_is_refused_with_exit_6(shell: Shell) -> None:
    (shell.folder / "demo").mkdir()
    assert demo(shell).code == 0
    refused = demo(shell)
    assert (refused.code, refused.out) == (6, "")
    assert "--dir" in refused.err
    file = shell.write("a file", "")
    assert shell.run("demo", "--no-window", "--dir", file).code == 6


def test_a_folder_that_cannot_be_made_is_refused_with_exit_10(shell: Shell) -> None:
    file = shell.write("a file", "")
    done = shell.run("demo", "--no-window", "--dir", file / "demo")
    assert (done.code, done.out) == (10, "")


def test_without_a_folder_a_new_one_is_made_and_named(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(shell.folder))
    done = shell.run("demo", "--no-window", "--people", "100")
    assert done.code == 0
    (folder,) = shell.folder.glob("callcenter-demo-*")
    assert f"Everything is left in {folder};" in done.out
    assert {path.name for path in folder.iterdir()} == LEFT


def test_fewer_people_than_the_day_needs_are_refused(shell: Shell) -> None:
    assert shell.run("demo", "--no-window", "--people", "5").code == 2


def samples_of(shell: Shell) -> Samples:
    """What the window was given."""
    ((_, _, samples),) = shell.window.opened or shell.window.pictured
    assert samples is not None
    return samples


def test_with_a_display_the_window_opens_on_the_vault_when_the_day_is_over(shell: Shell) -> None:
    done = with_display(shell)
    assert (done.code, done.err) == (0, "")
    ((vault, _, _),) = shell.window.opened
    assert vault == shell.folder / "demo" / "vault"
    assert shell.window.pictured == []
    assert {path.name for path in vault.parent.iterdir()} == LEFT - {"pictures"}
    assert done.out.endswith("The demo ends when the window is closed.\n")


def test_the_demo_ends_as_the_window_ended(shell: Shell) -> None:
    shell.window.code = 1
    assert with_display(shell).code == 1


@pytest.mark.parametrize("options", [["--no-window"], []])
def test_without_a_window_pictures_are_saved_and_their_folder_is_told(shell: Shell, options: list[str]) -> None:
    """With a display the option asks for them; without one nobody has to."""
    shell.window.display = bool(options)
    done = demo(shell, *options)
    assert (done.code, done.err) == (0, "")
    assert shell.window.opened == []
    ((vault, _, _),) = shell.window.pictured
    assert vault == shell.folder / "demo" / "vault"
    pictures = shell.folder / "demo" / "pictures"
    assert done.out.endswith(f"\n1 picture of the screens: {pictures}\n")
    assert list(pictures.iterdir())


@pytest.mark.parametrize("display", [True, False])
@pytest.mark.parametrize("days", [0, 3])
def test_the_window_works_on_the_day_after_the_one_played_a_quarter_past_opening(
    shell: Shell, display: bool, days: int
) -> None:
    shell.clock.move_to(MONDAY_MORNING + timedelta(days=days))
    shell.window.display = display
    demo(shell)
    ((_, clock, _),) = shell.window.opened or shell.window.pictured
    monday = MONDAY_MORNING.date() + timedelta(days=7 if days else 0)
    begun = clock.now().astimezone(ZoneInfo("America/Chicago"))
    assert begun.date() == monday + timedelta(days=1)
    assert (begun.hour, begun.minute) == (8, 15)


def test_the_clock_of_the_window_runs(shell: Shell) -> None:
    with_display(shell)
    ((_, clock, _),) = shell.window.opened
    begun = clock.now()
    shell.clock.sleep(60)
    assert clock.now() - begun == timedelta(seconds=60)


def test_the_window_is_given_both_sign_ins_and_callers_who_hear_what_they_heard_on_the_day(shell: Shell) -> None:
    done = with_display(shell)
    samples = samples_of(shell)
    assert [(who.user, who.role, who.password) for who in samples.sign_ins] == [
        (SUPERVISOR, Role.SUPERVISOR, SUPERVISOR_PASSWORD),
        (OPERATOR, Role.OPERATOR, OPERATOR_PASSWORD),
    ]
    heard = [word.upper() for word in re.findall(r"^  (YES|NO|MORE|CANNOT|mend) ", done.out, re.MULTILINE)]
    assert heard == [*(word for caller in samples.callers for word in caller.expected), "CANNOT"]
    assert all(f"somebody {caller.story}\n" in done.out for caller in samples.callers)
    assert {word for caller in samples.callers for word in caller.expected} == {"YES", "NO", "MORE", "MEND"}


def test_the_callers_given_to_the_window_hear_the_same_again(shell: Shell) -> None:
    with_display(shell)
    shell.write(f"password of {OPERATOR}", OPERATOR_PASSWORD)
    attempts = [
        (spoken, expected)
        for caller in samples_of(shell).callers
        for spoken, expected in zip(caller.attempts, caller.expected, strict=True)
    ]
    asked = "".join(json.dumps(asdict(spoken)) + "\n" for spoken, _ in attempts)
    shell.clock.move_to(MONDAY_MORNING + timedelta(days=1))
    vault = shell.folder / "demo" / "vault"
    answers = shell.run("check", vault, *shell.signed_in(OPERATOR), "--stdin", typed=asked).lines
    assert [answer.get("answer", "MEND") for answer in answers] == [expected for _, expected in attempts]


def test_when_qt_misses_a_library_the_day_is_played_and_the_pictures_are_left_out(shell: Shell) -> None:
    shell.window.missing = "libEGL.so.1"
    done = demo(shell)
    assert done.code == 0
    assert set(words(done)) == {"YES", "NO", "MORE", "CANNOT"}
    assert done.err == (
        "The pictures of the screens were left out. Qt misses libEGL.so.1: install the package that holds it.\n"
    )


def test_when_qt_misses_a_library_the_window_is_no_success(shell: Shell) -> None:
    shell.window.missing = "libEGL.so.1"
    done = with_display(shell)
    assert done.code == 1
    assert done.err == "Qt misses libEGL.so.1: install the package that holds it.\n"
    assert {path.name for path in (shell.folder / "demo").iterdir()} == LEFT - {"pictures"}


def test_a_folder_is_refused_before_any_window_is_asked_for(shell: Shell) -> None:
    shell.write("a file", "")
    shell.window.display = True
    assert shell.run("demo", "--dir", shell.folder / "a file").code == 6
    assert shell.window.opened == []


def test_a_fault_of_the_window_is_told_by_its_place_there(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    window_file = Path(callcenter.__file__).parents[1] / "ui" / "pictures" / "studio.py"
    broken = compile("raise ValueError('Smith')", str(window_file), "exec")
    monkeypatch.setattr(shell.window, "save_pictures", lambda *_: exec(broken))
    done = demo(shell)
    assert done.code == 1
    assert done.err == (
        "The program met a fault of its own (ValueError at ui/pictures/studio.py:1). Nothing more was changed.\n"
    )
