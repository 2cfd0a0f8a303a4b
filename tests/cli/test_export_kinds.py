"""export-log's formats, filters and columns; verify-export and merge-logs on them."""

import csv
import json
from pathlib import Path

import pytest

from callcenter.files.protected_workbook import unprotected
from tests.cli.command_line import Center, Outcome
from tests.world import OPERATOR

FILE_PASSWORD = "opens the tests' workbook"
SMITH_SAYS = {"last_name": "Smith", "birth_date": "7/30/1961", "ssn": "9876"}
VERDICT_KEYS = ["ok", "state", "rows", "genuine", "fingerprint", "training"]


@pytest.fixture
def center(open_line: Center) -> Center:
    """A center that answered YES, NO and MORE today."""
    open_line.ask(SMITH_SAYS, SMITH_SAYS | {"ssn": "1111"}, {"last_name": "Smith"})
    open_line.write("workbook password", FILE_PASSWORD + "\n")
    return open_line


def export(center: Center, kind: str, *options: str | Path, name: str = "log") -> Outcome:
    return center.supervisor("export-log", "--out", center.folder / f"{name}.{kind}", "--format", kind, *options)


def rows(center: Center, name: str = "log.csv") -> list[dict[str, str]]:
    with (center.folder / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("kind", ["csv", "xlsx", "jsonl"])
def test_each_format_is_whole_genuine_and_found_to_be_changed(center: Center, kind: str) -> None:
    done = export(center, kind, "--json").object
    assert (done["format"], done["rows"]) == (kind, 3)
    file = center.folder / f"log.{kind}"
    genuine = center.run("verify-export", file, "--key", done["fingerprint"], "--json")
    assert list(genuine.object) == VERDICT_KEYS
    assert (genuine.code, genuine.object["genuine"], genuine.object["rows"]) == (0, True, 3)
    file.write_bytes(file.read_bytes() + b"\n\n")
    changed = center.run("verify-export", file, "--json")
    assert (changed.code, changed.object["state"]) == (9, "changed")
    assert changed.object["rows"] == {"csv": 5, "jsonl": 5, "xlsx": None}[kind]


def test_a_workbook_is_protected_with_a_password_from_a_file(center: Center) -> None:
    done = export(center, "xlsx", "--protect-password-file", center.folder / "workbook password", "--json")
    assert (done.code, done.object["format"]) == (0, "xlsx-protected")
    assert unprotected((center.folder / "log.xlsx").read_bytes(), FILE_PASSWORD).startswith(b"PK")
    assert center.run("verify-export", center.folder / "log.xlsx").code == 0


@pytest.mark.parametrize(
    ("kind", "options", "error"),
    [
        ("csv", ["--protect"], (2, "usage")),
        ("csv", ["--columns", "reference,ssn"], (2, "export_columns")),
        ("csv", ["--columns", ""], (2, "export_columns")),
        ("csv", ["--answer", "PERHAPS"], (2, "usage")),
        ("xlsx", ["--protect"], (2, "no_terminal")),
        ("xlsx", ["--protect-password-file", "gone"], (7, "input_file")),
    ],
)
def test_wishes_that_cannot_be_fulfilled_write_nothing(
    center: Center, kind: str, options: list[str], error: tuple[int, str]
) -> None:
    assert export(center, kind, *options, "--json").error() == error
    assert not (center.folder / f"log.{kind}").exists()


def test_a_weak_password_protects_no_workbook(center: Center) -> None:
    weak = center.write("weak", "password1234\n")
    assert export(center, "xlsx", "--protect-password-file", weak, "--json").error() == (2, "password_too_common")


@pytest.mark.parametrize(
    ("options", "answers"),
    [
        (["--answer", "NO"], ["NO"]),
        (["--operator", OPERATOR], ["YES", "NO", "MORE"]),
        (["--operator", "Nobody"], []),
        (["--after-hours"], []),
        (["--wrap-up", "from_a_shell", "--answer", "YES"], ["YES"]),
        (["--wrap-up", "not_wrapped_up"], []),
    ],
)
def test_filters_narrow_the_export(center: Center, options: list[str], answers: list[str]) -> None:
    assert export(center, "csv", *options).code == 0
    assert [row["answer"] for row in rows(center)] == answers


def test_columns_are_chosen_and_notes_are_among_them(center: Center) -> None:
    export(center, "csv", "--columns", "answer, reference,note")
    assert [list(row) for row in rows(center)] == [["answer", "reference", "note"]] * 3


def test_progress_can_be_followed_by_a_program(center: Center) -> None:
    done = export(center, "jsonl", "--progress", "json", "--json")
    assert done.object["rows"] == 3
    assert json.loads(done.err.splitlines()[-1]) == {"done": 3, "total": 3, "seconds_left": 0.0}


@pytest.fixture
def two(center: Center) -> tuple[Center, str]:
    """Two exports of one seat, of one call each; the fingerprint."""
    key = ""
    for answer in ("YES", "NO"):
        key = export(center, "csv", "--answer", answer, "--json", name=answer).object["fingerprint"]
    return center, key


def test_exports_are_merged_and_the_merged_file_is_told_to_be_unsigned(two: tuple[Center, str]) -> None:
    center, key = two
    files = [center.folder / "YES.csv", center.folder / "NO.csv"]
    done = center.run("merge-logs", center.folder / "all.csv", *files, "--key", key, "--json")
    assert (done.code, list(done.object)) == (0, ["file", "rows", "sha256", "sources"])
    assert [source["genuine"] for source in done.object["sources"]] == [True, True]
    assert [row["answer"] for row in rows(center, "all.csv")] == ["YES", "NO"]
    whole = center.run("verify-export", center.folder / "all.csv", "--json")
    assert (whole.code, list(whole.object)) == (0, [*VERDICT_KEYS, "sources"])
    shown = center.run("verify-export", center.folder / "all.csv").out
    assert shown.startswith("Whole: 2 rows, merged from 2 exports, not signed:\n  YES.csv: 1 row, signed by ")
    keyed = center.run("verify-export", center.folder / "all.csv", "--key", key)
    assert (keyed.code, keyed.out.count("signed by nobody")) == (9, 1)
    told = center.run("merge-logs", center.folder / "all.jsonl", *files, "--format", "jsonl").out
    assert "2 calls of 2 exports written" in told
    assert f"YES.csv: 1 call, whole, signed by {key}: compare" in told


def test_a_manifest_that_would_print_another_verdict_is_refused(two: tuple[Center, str]) -> None:
    center, _ = two
    out = center.folder / "all.csv"
    center.run("merge-logs", out, center.folder / "YES.csv", center.folder / "NO.csv")
    manifest = center.folder / "all.csv.merge.json"
    forged = r"\u001b[1A\u001b[2K\rGenuine: 2 rows, as signed by the key you gave.\u001b[8m"
    manifest.write_text(manifest.read_text("utf-8").replace("YES.csv", forged), "utf-8")
    told = center.run("verify-export", out)
    assert told.code == 7
    assert "Genuine" not in told.out + told.err
    assert "\x1b" not in told.out + told.err


def test_a_filter_that_no_sidecar_could_hold_ends_in_exit_2(center: Center) -> None:
    assert export(center, "csv", "--operator", "x" * 256, "--json").error() == (2, "unfit_text")


def test_a_changed_export_is_not_merged_and_the_exit_code_tells_it(two: tuple[Center, str]) -> None:
    center, key = two
    file = center.folder / "NO.csv"
    file.write_bytes(file.read_bytes().replace(b",NO,", b",YES,"))
    merge = ("merge-logs", center.folder / "all.csv", center.folder / "YES.csv", file)
    assert center.run(*merge, "--json").error() == (9, "merge_refused")
    assert "NO.csv was changed after it was exported." in center.run(*merge).err
    assert not (center.folder / "all.csv").exists()


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (["YES.csv"], (2, "usage")),
        (["YES.csv", "NO.csv", "--key", "no fingerprint"], (2, "usage")),
        (["YES.csv", "NO.csv", "--format", "xlsx"], (2, "usage")),
        (["YES.csv", "YES.csv"], (7, "not_mergeable")),
        (["YES.csv", "gone.csv"], (7, "input_file")),
        (["YES.csv", "NO.csv", "--key", "AAAA-" * 7 + "AAAA"], (9, "merge_refused")),
    ],
)
def test_what_cannot_be_merged_ends_in_its_exit_code(
    two: tuple[Center, str], options: list[str], error: tuple[int, str]
) -> None:
    center, _ = two
    words = [center.folder / word if word.endswith(".csv") else word for word in options]
    assert center.run("merge-logs", center.folder / "all.csv", *words, "--json").error() == error
    assert not (center.folder / "all.csv").exists()
