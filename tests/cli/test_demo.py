"""The command demo: what it prints, what it leaves, and that it plays on any day."""

import csv
import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from callcenter.cli.demo import OPERATOR, OPERATOR_PASSWORD, SUPERVISOR, SUPERVISOR_PASSWORD
from tests.cli.command_line import Outcome, Shell
from tests.world import MONDAY_MORNING

LEFT = {"vault", "roster.csv", "callers.csv", "call-log.csv", "call-log.csv.sig.json", "sign-ins.txt"}
NEW_YEARS_EVE = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)


def demo(shell: Shell, *options: str | Path) -> Outcome:
    return shell.run("demo", "--no-window", "--people", "100", "--dir", shell.folder / "demo", *options)


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


@pytest.mark.parametrize("days", range(7))
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
