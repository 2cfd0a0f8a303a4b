"""The commands export-log and verify-export: what an export holds, and what it is worth later."""

import csv
import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.command_line import Center, Outcome
from tests.world import OPERATOR, SUPERVISOR

COLUMNS = [
    "reference",
    "started_at",
    "ended_at",
    "seat",
    "operator",
    "line_open",
    "checks",
    "answer",
    "rules_hit",
    "wrap_up",
    "roster",
    "program_version",
]
SIDECAR_KEYS = {
    "file",
    "sha256",
    "rows",
    "head",
    "filter",
    "user",
    "exported_at",
    "vault_id",
    "training",
    "public_key",
    "signature",
    "format",
    "columns",
    "size",
    "seat",
    "zone",
}
VERDICT_KEYS = ["ok", "state", "rows", "genuine", "fingerprint", "training"]
SMITH_SAYS = {"last_name": "Smith", "birth_date": "7/30/1961", "ssn": "9876"}


@pytest.fixture
def week(open_line: Center) -> Center:
    """A center that took one call on Monday, two on Tuesday, one on Wednesday: YES, NO and MORE, YES."""
    open_line.ask(SMITH_SAYS)
    next_day(open_line)
    open_line.ask(SMITH_SAYS | {"ssn": "1111"}, {"last_name": "Smith"})
    next_day(open_line)
    open_line.ask(SMITH_SAYS)
    return open_line


def next_day(center: Center) -> None:
    center.clock.move_to(center.clock.now() + timedelta(days=1))


def export(center: Center, *options: str | Path) -> tuple[Outcome, list[dict[str, str]]]:
    out = center.folder / "log.csv"
    done = center.supervisor("export-log", "--out", out, *options)
    if done.code:
        return done, []
    with out.open(newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    assert reader.fieldnames == COLUMNS
    return done, rows


def verdict(center: Center, *options: str) -> Outcome:
    return center.run("verify-export", center.folder / "log.csv", *options, "--json")


def test_an_export_holds_a_row_for_each_call(week: Center) -> None:
    done, rows = export(week)
    assert (done.code, done.err) == (0, "")
    assert "4 calls written" in done.out
    assert [row["answer"] for row in rows] == ["YES", "NO", "MORE", "YES"]
    assert len({row["reference"] for row in rows}) == 4
    first = rows[0]
    assert (first["operator"], first["seat"], first["line_open"], first["checks"]) == (OPERATOR, "A", "yes", "1")
    assert (first["rules_hit"], first["roster"], first["program_version"]) == (
        "last4_birth_surname last4_birth_surname_start",
        "1",
        "1",
    )


def test_moments_are_those_of_the_center_with_their_offset(week: Center) -> None:
    row = export(week)[1][0]
    assert row["started_at"] == row["ended_at"] == "2026-11-23T09:30:00-06:00"


@pytest.mark.parametrize(
    ("options", "answers"),
    [
        (["--from", "2026-11-24"], ["NO", "MORE", "YES"]),
        (["--to", "2026-11-24"], ["YES", "NO", "MORE"]),
        (["--from", "2026-11-24", "--to", "2026-11-24"], ["NO", "MORE"]),
        (["--from", "2026-11-28"], []),
        (["--from", "0001-01-01", "--to", "9999-12-31"], ["YES", "NO", "MORE", "YES"]),
    ],
)
def test_days_are_those_of_the_center_both_included(week: Center, options: list[str], answers: list[str]) -> None:
    done, rows = export(week, *options, "--json")
    assert [row["answer"] for row in rows] == answers
    sidecar = json.loads((week.folder / "log.csv.sig.json").read_text())
    assert sidecar["filter"] == dict(
        zip([name.removeprefix("--") for name in options[::2]], options[1::2], strict=True)
    )
    assert done.object["rows"] == sidecar["rows"] == len(rows)


@pytest.mark.parametrize(
    "options",
    [
        ["--from", "2026-11-24", "--to", "2026-11-23"],
        ["--from", "11/24/2026"],
        ["--to", "2026-02-30"],
        ["--format", "pdf"],
    ],
)
def test_dates_and_formats_that_make_no_sense_end_in_exit_2(week: Center, options: list[str]) -> None:
    assert export(week, *options, "--json")[0].error() == (2, "usage")
    assert not (week.folder / "log.csv").exists()


def test_the_sidecar_tells_what_was_exported_by_whom_and_when(week: Center) -> None:
    done, _ = export(week, "--json")
    assert list(done.object) == ["file", "format", "rows", "sha256", "fingerprint"]
    sidecar = json.loads((week.folder / "log.csv.sig.json").read_text())
    assert set(sidecar) == SIDECAR_KEYS
    assert (sidecar["file"], sidecar["rows"], sidecar["user"]) == ("log.csv", 4, SUPERVISOR)
    assert sidecar["sha256"] == done.object["sha256"]
    assert datetime.fromisoformat(sidecar["exported_at"]) == week.clock.now()
    assert set(sidecar["head"]) == {"epoch", "seq", "code"}
    assert sidecar["training"] is True
    assert sidecar["vault_id"] == week.run("status", week.vault, "--json").object["vault_id"]


def test_an_export_is_in_the_journal(week: Center) -> None:
    before = week.supervisor("verify", "--json").object["entries"]
    export(week)
    assert week.supervisor("verify", "--json").object["entries"] > before + 2


def test_a_place_that_cannot_be_written_ends_in_exit_10(week: Center) -> None:
    done = week.supervisor("export-log", "--out", week.folder / "no" / "log.csv", "--json")
    assert done.error() == (10, "not_writable")
    assert week.supervisor("export-log", "--out", week.folder, "--json").error() == (10, "not_writable")


def test_nothing_is_written_into_the_vault(week: Center) -> None:
    seal = (week.vault / "vault.seal").read_bytes()
    done = week.supervisor("export-log", "--out", week.vault / "vault.seal", "--json")
    assert done.error() == (2, "inside_vault")
    assert (week.vault / "vault.seal").read_bytes() == seal


def test_an_operator_may_not_export(week: Center) -> None:
    out = week.folder / "log.csv"
    assert week.operator("export-log", "--out", out, "--json").error() == (4, "not_allowed")
    assert not out.exists()


def test_an_export_is_whole_and_with_the_fingerprint_genuine(week: Center) -> None:
    printed = export(week, "--json")[0].object["fingerprint"]
    whole = verdict(week)
    assert whole.code == 0
    assert list(whole.object) == VERDICT_KEYS
    assert whole.object == {
        "ok": True,
        "state": "whole",
        "rows": 4,
        "genuine": False,
        "fingerprint": printed,
        "training": True,
    }
    assert verdict(week, "--key", printed.lower().replace("-", " ")).object["genuine"] is True
    shown = week.run("verify-export", week.folder / "log.csv", "--key", printed)
    assert shown.out.startswith("Genuine: 4 rows")
    assert "training vault" in shown.out
    assert printed in week.run("verify-export", week.folder / "log.csv").out


def test_another_key_than_the_one_given_ends_in_exit_9(week: Center) -> None:
    export(week)
    done = verdict(week, "--key", "AAAA-" * 7 + "AAAA")
    assert (done.code, done.object["ok"], done.object["state"]) == (9, False, "other_key")


@pytest.mark.parametrize("key", ["", "no fingerprint at all", "AAAA-" * 6 + "AAAA"])
def test_what_is_no_fingerprint_at_all_ends_in_exit_2(week: Center, key: str) -> None:
    export(week)
    assert verdict(week, "--key", key).error() == (2, "usage")


def test_each_change_to_an_export_ends_in_exit_9(week: Center) -> None:
    export(week)
    file = week.folder / "log.csv"
    original = file.read_bytes()
    lines = original.splitlines(keepends=True)
    for content, state in (
        (original.replace(b"NO", b"YES"), "changed"),
        (b"".join(lines[:-1]), "cut"),
        (b"".join([*lines, lines[-1]]), "changed"),
        (b"".join([lines[0], lines[2], lines[1], *lines[3:]]), "changed"),
        (b"", "cut"),
    ):
        file.write_bytes(content)
        done = verdict(week)
        assert (done.code, done.object["state"], done.object["genuine"]) == (9, state, False)
        assert week.run("verify-export", file).out.startswith("This file is ")


def test_a_changed_sidecar_is_worth_nothing(week: Center) -> None:
    export(week)
    sidecar = week.folder / "log.csv.sig.json"
    sidecar.write_text(sidecar.read_text().replace(f'"user":"{SUPERVISOR}"', '"user":"Sim"'))
    done = verdict(week)
    assert (done.code, done.object["state"]) == (9, "signature")


def test_an_export_without_a_readable_sidecar_ends_in_exit_7(week: Center) -> None:
    export(week)
    sidecar = week.folder / "log.csv.sig.json"
    sidecar.write_text("{}")
    assert verdict(week).error() == (7, "sidecar")
    sidecar.unlink()
    assert verdict(week).error() == (7, "input_file")


def test_a_sidecar_without_its_export_ends_in_exit_7(week: Center) -> None:
    export(week)
    (week.folder / "log.csv").unlink()
    assert verdict(week).error() == (7, "input_file")


def test_verifying_an_export_needs_no_vault(week: Center) -> None:
    export(week)
    week.vault.rename(week.folder / "gone")
    assert verdict(week).code == 0
