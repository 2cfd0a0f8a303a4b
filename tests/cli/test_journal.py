"""The commands verify and head: a journal as it was written, and each way it can be told that it is not."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.command_line import Center, Outcome
from tests.world import SMITH

KEYS = ["ok", "entries", "first_fault_seq", "reason", "head"]
HEAD_KEYS = ["epoch", "seq", "code"]


def verify(center: Center, *options: str | Path) -> Outcome:
    return center.supervisor("verify", *options, "--json")


def kept_head(center: Center, **changes: object) -> Path:
    """What `head` prints, kept in a file, with some of it changed."""
    done = center.operator("head")
    assert done.code == 0
    return center.write("head.json", json.dumps(done.object | changes))


def change_database(center: Center, statement: str) -> None:
    """What somebody with the database key can do."""
    with center.world.sign_in() as session:
        assert session.database.connection.execute(statement) > 0


def fault(done: Outcome) -> tuple[int, str, int]:
    """Exit code, reason and place of a journal that is not as it was written."""
    found = done.object
    assert list(found) == KEYS
    assert found["ok"] is False
    return done.code, found["reason"], found["first_fault_seq"]


@pytest.fixture
def busy_line(open_line: Center) -> Center:
    """A center that took three calls."""
    open_line.ask({"last_name": "Smith"}, {"last_name": "Smith", "birth_date": "7/30/1961", "ssn": "9876"}, {})
    return open_line


def test_a_journal_as_it_was_written_ends_in_exit_0(busy_line: Center) -> None:
    done = verify(busy_line)
    found = done.object
    assert (done.code, list(found)) == (0, KEYS)
    assert (found["ok"], found["first_fault_seq"], found["reason"]) == (True, None, None)
    assert found["entries"] == found["head"]["seq"] >= 9  # three entries for each call
    assert list(found["head"]) == HEAD_KEYS
    shown = busy_line.supervisor("verify")
    assert (shown.code, shown.err) == (0, "")
    assert "as it was written" in shown.out


def test_the_head_verify_tells_is_the_one_head_tells(busy_line: Center) -> None:
    kept = json.loads(kept_head(busy_line).read_text())
    assert list(kept) == HEAD_KEYS
    found = verify(busy_line).object["head"]
    assert (found["epoch"], found["seq"]) > (kept["epoch"], kept["seq"])
    assert len(found["code"]) == len(kept["code"]) == 64


def test_a_head_kept_elsewhere_is_found_in_the_journal(busy_line: Center) -> None:
    head = kept_head(busy_line)
    busy_line.ask({"last_name": "Jones"})
    assert verify(busy_line, "--head", head).code == 0


def test_the_sidecar_of_an_export_serves_as_a_head(busy_line: Center) -> None:
    out = busy_line.folder / "log.csv"
    assert busy_line.supervisor("export-log", "--out", out).code == 0
    assert verify(busy_line, "--head", f"{out}.sig.json").code == 0


def test_a_head_that_the_journal_does_not_hold_ends_in_exit_9(busy_line: Center) -> None:
    head = kept_head(busy_line, code="00" * 32)
    code, reason, place = fault(verify(busy_line, "--head", head))
    assert (code, reason, place) == (9, "head_differs", json.loads(head.read_text())["seq"])
    later = kept_head(busy_line, seq=5000)
    assert fault(verify(busy_line, "--head", later))[:2] == (9, "shorter_than_head")
    shown = busy_line.supervisor("verify", "--head", later)
    assert (shown.code, "entries were cut off" in shown.out) == (9, True)


@pytest.mark.parametrize(
    "content", ["", "{}", "[1]", "7", '{"epoch": 1, "seq": "2", "code": ""}', "[" * 60_000, "\0", "{" * 9]
)
def test_a_file_without_a_head_ends_in_exit_7(center: Center, content: str) -> None:
    assert verify(center, "--head", center.write("head.json", content)).error() == (7, "head_file")


def test_a_head_file_that_is_not_there_ends_in_exit_7(center: Center) -> None:
    assert verify(center, "--head", center.folder / "none.json").error() == (7, "input_file")
    assert verify(center, "--head", center.folder).error() == (7, "input_file")
    os.mkfifo(center.folder / "pipe")  # nobody writes to it: waiting for its other end would be for ever
    assert verify(center, "--head", center.folder / "pipe").error() == (7, "input_file")


def test_a_changed_entry_ends_in_exit_9(busy_line: Center) -> None:
    changed = "CAST(replace(CAST(entry AS TEXT), 'Olive', 'Other') AS BLOB)"
    checked = """(SELECT min(seq) FROM journal WHERE instr(CAST(entry AS TEXT), '"kind":"check"'))"""
    change_database(busy_line, f"UPDATE journal SET entry = {changed} WHERE seq = {checked}")
    code, reason, place = fault(verify(busy_line))
    assert (code, reason) == (9, "entry_changed")
    shown = busy_line.supervisor("verify")
    assert shown.code == 9
    assert f"Entry {place}: an entry was changed" in shown.out


def test_a_changed_call_log_ends_in_exit_9(busy_line: Center) -> None:
    change_database(busy_line, "UPDATE call SET answer = 'NO' WHERE answer = 'YES'")
    assert fault(verify(busy_line))[:2] == (9, "call_log_differs")


def test_a_missing_seal_is_told_by_verify(busy_line: Center) -> None:
    (busy_line.vault / "vault.seal").unlink()
    assert fault(verify(busy_line))[:2] == (9, "unlinked_epoch")


def test_with_all_the_rosters_are_recounted(busy_line: Center) -> None:
    assert verify(busy_line, "--all").code == 0
    change_database(busy_line, "UPDATE tag SET count = 2 WHERE rule = 1")
    assert verify(busy_line).code == 0
    assert fault(verify(busy_line, "--all"))[:2] == (9, "roster_damaged")


def test_only_supervisors_verify_and_everybody_may_keep_the_head(open_line: Center) -> None:
    assert open_line.operator("verify", "--json").error() == (4, "not_allowed")
    assert open_line.operator("head").code == 0
    assert open_line.supervisor("head").code == 0


def test_an_import_is_in_the_journal_that_verifies(open_line: Center) -> None:
    before = verify(open_line).object["entries"]
    open_line.supervisor("import", open_line.roster_file([SMITH]))
    assert verify(open_line).object["entries"] > before + 3
