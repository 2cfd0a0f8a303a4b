"""The command check: one answer for each line, in order and at once, and nothing that a line holds ends the run."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command_line import PROGRAM, Center, Shell
from tests.world import OPERATOR, SUPERVISOR

KEYS = ["answer", "say", "say_es", "reason", "ask", "rules_asked", "rules_hit", "reference", "policy"]
SPOKEN = {"last_name": "Smith", "first_name": "Robert", "birth_date": "July 30 1961", "ssn": "9876"}
SAID = json.dumps(SPOKEN).encode()


def lines(center: Center, typed: bytes) -> list[dict[str, Any]]:
    done = center.operator("check", "--stdin", typed=typed)
    assert (done.code, done.err) == (0, "")
    return done.lines


@contextmanager
def asking(center: Center) -> Iterator["subprocess.Popen[str]"]:
    """The real program with its ends of the pipes; it must end well when its input does."""
    started = center.process("check", center.vault, *center.signed_in(OPERATOR), "--stdin")
    with started:
        yield started
        out, err = started.communicate()
    assert (started.returncode, out, err) == (0, "", "")


def exchange(started: "subprocess.Popen[str]", line: str) -> dict[str, Any]:
    assert started.stdin is not None
    assert started.stdout is not None
    started.stdin.write(line + "\n")
    started.stdin.flush()
    answer = json.loads(started.stdout.readline())
    assert isinstance(answer, dict)
    return answer


def test_each_line_is_answered_before_the_next_is_written(open_line: Center) -> None:
    with asking(open_line) as started:
        assert exchange(started, json.dumps(SPOKEN))["answer"] == "YES"
        assert exchange(started, json.dumps({"last_name": "Smith"}))["answer"] == "MORE"
        assert exchange(started, '{"ssn": "12"}')["error"]["field"] == "ssn"
        assert exchange(started, json.dumps(SPOKEN | {"ssn": "1111", "birth_date": "7/4/1961"}))["answer"] == "NO"


def test_an_answer_has_exactly_the_documented_keys(open_line: Center) -> None:
    (answer,) = open_line.ask(SPOKEN)
    assert list(answer) == KEYS
    assert (answer["answer"], answer["reason"], answer["ask"]) == ("YES", "strong_match", None)
    assert answer["rules_asked"] == [
        "last4_birth_surname",
        "last4_birth_given",
        "last4_birth_surname_start",
        "last4_year_surname_given",
        "birth_surname_given",
        "last4_surname_given",
    ]
    assert answer["rules_hit"] == answer["rules_asked"]
    assert answer["policy"] == "last4"
    assert answer["say"]
    assert answer["say_es"]
    assert answer["reference"][:1] == "A"


def test_more_asks_for_one_detail_and_no_asks_for_none(open_line: Center) -> None:
    weak, little, none = open_line.ask(
        {"last_name": "Smith", "first_name": "Robert", "birth_date": "7/30/1961"},
        {"last_name": "Smith"},
        SPOKEN | {"last_name": "Stranger", "first_name": "Zoe"},
    )
    assert (weak["answer"], weak["reason"], weak["rules_hit"]) == ("MORE", "weak_match", ["birth_surname_given"])
    assert weak["ask"] in {"educator_id", "last4"}
    assert (little["answer"], little["reason"], little["rules_asked"]) == ("MORE", "not_enough", [])
    assert (none["answer"], none["reason"], none["ask"], none["rules_hit"]) == ("NO", "no_match", None, [])


def test_a_whole_number_is_cut_to_its_last_four_digits(open_line: Center) -> None:
    (answer,) = open_line.ask(SPOKEN | {"ssn": "950-11-9876"})
    assert answer["answer"] == "YES"


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (SPOKEN | {"ssn": "98765"}, "ssn"),
        (SPOKEN | {"ssn": "000-12-3456"}, "ssn"),
        (SPOKEN | {"birth_date": "7/30"}, "birth_date"),
        (SPOKEN | {"birth_date": "February 30 1961"}, "birth_date"),
        (SPOKEN | {"last_name": "12345"}, "last_name"),
        (SPOKEN | {"first_name": "!!"}, "first_name"),
        (SPOKEN | {"educator_id": "901-22-9876"}, "educator_id"),
    ],
)
def test_unreadable_details_give_an_error_and_the_run_goes_on(
    open_line: Center, details: dict[str, str], field: str
) -> None:
    wrong, right = open_line.ask(details, SPOKEN)
    assert list(wrong) == ["error"]
    assert list(wrong["error"]) == ["field", "code", "message"]
    assert wrong["error"]["field"] == field
    assert wrong["error"]["message"]
    assert right["answer"] == "YES"


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[]",
        b"null",
        b'"Smith"',
        b"Smith, Robert",
        b'{"ssn": 9876}',
        b'{"last_name": ["Smith"]}',
        b'{"surname": "Smith"}',
        b'{"last_name": "Smith"} {}',
        b'{"last_name": "\xff"}',
        b'{"last_name": ' + b"[" * 30_000,
        b"[" * 60_000,
        b'{"last_name": "' + b"x" * 65_536 + b'"}',
        b'{"last_name": "' + b"x" * 300_000 + b'"}',
        b"\0",
    ],
    ids=lambda line: repr(line[:24]),
)
def test_a_line_that_is_no_object_of_details_gives_an_error_and_the_run_goes_on(open_line: Center, line: bytes) -> None:
    wrong, right = lines(open_line, line + b"\n" + SAID + b"\n")
    assert wrong["error"]["field"] is None
    assert wrong["error"]["code"] == "line"
    assert "educator_id" in wrong["error"]["message"]
    assert right["answer"] == "YES"


def test_a_very_long_last_line_without_an_end_gives_one_error(open_line: Center) -> None:
    right, wrong = lines(open_line, SAID + b"\n" + b"x" * 200_000)
    assert right["answer"] == "YES"
    assert wrong["error"]["code"] == "line"


def test_a_line_as_long_as_may_be_is_read(open_line: Center) -> None:
    padded = SAID[:-1] + b" " * (65_536 - len(SAID)) + b"}\n"
    (answer,) = lines(open_line, padded)
    assert answer["answer"] == "YES"


def test_windows_line_ends_empty_lines_and_a_missing_last_line_end_do_not_matter(open_line: Center) -> None:
    answers = lines(open_line, b"\r\n" + SAID + b"\r\n\n  \r\n" + SAID)
    assert [answer["answer"] for answer in answers] == ["YES", "YES"]


def test_nothing_asked_is_nothing_answered(open_line: Center) -> None:
    assert lines(open_line, b"") == []


def test_null_and_an_empty_text_count_as_not_given(open_line: Center) -> None:
    given = open_line.ask(SPOKEN | {"educator_id": None}, SPOKEN | {"educator_id": " "}, SPOKEN)
    assert given[0]["rules_asked"] == given[1]["rules_asked"] == given[2]["rules_asked"]


def test_half_a_character_is_told_and_the_run_goes_on(open_line: Center) -> None:
    """A lone surrogate is JSON, but no text."""
    wrong, right = lines(open_line, b'{"last_name": "\\ud83d", "ssn": "9876"}\n' + SAID)
    assert wrong["error"]["field"] in {None, "last_name"}
    assert right["answer"] == "YES"


def test_each_line_is_a_call_of_its_own(open_line: Center) -> None:
    answers = open_line.ask(*[SPOKEN] * 5)
    assert len({answer["reference"] for answer in answers}) == 5
    assert open_line.supervisor("status", "--json").object["calls_today"] == 5


def test_what_cannot_be_read_is_no_call(open_line: Center) -> None:
    open_line.ask({"ssn": "12"}, {"birth_date": "soon"})
    assert open_line.supervisor("status", "--json").object["calls_today"] == 0


def test_without_a_roster_the_answer_is_cannot(center: Center) -> None:
    (answer,) = center.ask(SPOKEN)
    assert (answer["answer"], answer["reason"]) == ("CANNOT", "importing")
    assert list(answer) == KEYS


def test_outside_the_hours_the_answer_is_cannot_closed(shell: Shell) -> None:
    options = ("--program", PROGRAM, "--supervisor", SUPERVISOR, "--training", "--hours")
    shell.run("init", shell.vault, *options, *shell.signed_in(SUPERVISOR)[2:])
    ask: tuple[str | Path, ...] = ("check", shell.vault, *shell.signed_in(SUPERVISOR), "--stdin")
    assert shell.run(*ask, typed=SAID).object["reason"] == "importing"
    shell.clock.move_to(shell.clock.now() - timedelta(days=1))
    closed = shell.run(*ask, typed=SAID).object
    assert (closed["answer"], closed["reason"], closed["rules_asked"]) == ("CANNOT", "closed", [])


def test_guessing_digits_by_the_line_is_throttled(shell: Shell) -> None:
    options = ("--program", PROGRAM, "--supervisor", SUPERVISOR, "--training", "--throttle")
    shell.run("init", shell.vault, *options, *shell.signed_in(SUPERVISOR)[2:])
    roster = shell.write("roster.csv", "last_name,birth_date,ssn\nSmith,1961-07-30,901-22-9876\n")
    assert shell.run("import", shell.vault, roster, *shell.signed_in(SUPERVISOR)).code == 0
    guesses = [json.dumps({**SPOKEN, "ssn": f"{4000 + number}"}) for number in range(6)]
    done = shell.run("check", shell.vault, *shell.signed_in(SUPERVISOR), "--stdin", typed="\n".join(guesses))
    answers = [(answer["answer"], answer["reason"], answer["ask"]) for answer in done.lines]
    advised = [("NO", "no_match", "review_case")] * 3
    assert answers == [("NO", "no_match", None)] * 2 + advised + [("CANNOT", "throttled", None)]


def test_with_stdin_the_password_may_not_come_the_same_way(open_line: Center) -> None:
    typed = SAID.decode()
    done = open_line.run("check", open_line.vault, "--user", OPERATOR, "--password-file", "-", "--stdin", typed=typed)
    assert (done.code, done.out) == (2, "")
    assert "password file cannot be -" in done.err


def test_without_stdin_each_box_is_asked_for_and_the_sentence_to_say_is_shown(open_line: Center) -> None:
    done = open_line.operator("check", typed="Smith\nRobert\n7/30/1961\n\n\n")
    assert done.code == 0
    for box in ("Last name", "First name", "Birth date", "Social Security number", "Educator ID"):
        assert f"{box}:" in done.err
    word, sentence = done.out.strip().splitlines()
    assert word.startswith("MORE  (A")
    assert sentence.endswith(("?", "."))


def test_without_stdin_an_unreadable_box_is_told_by_a_sentence(open_line: Center) -> None:
    done = open_line.operator("check", typed="Smith\nRobert\nyesterday\n\n\n")
    assert (done.code, done.out.strip()) == (2, "")
    assert "yesterday" not in done.err.splitlines()[-1]


def test_input_that_ends_amid_the_boxes_stops_without_a_check(open_line: Center) -> None:
    assert open_line.operator("check", typed="Smith\n").code == 130
    assert open_line.supervisor("status", "--json").object["calls_today"] == 0


def test_details_are_never_taken_as_arguments(open_line: Center) -> None:
    assert open_line.operator("check", "--ssn", "9876").code == 2
    assert open_line.operator("check", "Smith").code == 2


def test_a_reader_that_goes_away_ends_the_run_quietly(open_line: Center) -> None:
    started = open_line.process("check", open_line.vault, *open_line.signed_in(OPERATOR), "--stdin")
    with started:
        assert exchange(started, json.dumps(SPOKEN))["answer"] == "YES"
        assert started.stdout is not None
        assert started.stdin is not None
        assert started.stderr is not None
        started.stdout.close()
        started.stdin.write(json.dumps(SPOKEN) + "\n")
        started.stdin.flush()
        assert started.stderr.read() == ""
    assert open_line.supervisor("verify", "--json").object["ok"] is True
