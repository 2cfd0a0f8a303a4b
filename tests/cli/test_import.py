"""The command import: from a roster file to the active roster, and every way that ends elsewhere."""

import csv
import json
import signal
from pathlib import Path
from typing import Any

import pytest

from callcenter.domain.import_mode import ImportMode
from callcenter.domain.made_up_people import as_roster_row, made_up_people
from callcenter.domain.roster import CANONICAL_COLUMNS
from callcenter.files.name_lists import load_name_lists
from tests.cli.command_line import Center, Outcome
from tests.world import GARCIA, PASSWORDS, SMITH, SUPERVISOR

KEYS = [
    "roster",
    "rows",
    "people",
    "tags",
    "problems",
    "refused_rows",
    "fills_no_rule",
    "duplicates",
    "switched",
    "seconds",
    "resumed_from",
    "mode",
    "people_before",
    "people_after",
    "removed",
    "not_found",
    "read_as",
    "hashing_seconds",
]
NOBODY = {"last_name": "Nobody"}
NO_DATE = SMITH | {"birth_date": "07/30/1961"}
DETAILS_OF_SMITH = {"last_name": "Smith", "first_name": "Robert", "birth_date": "July 30 1961", "ssn": "9876"}


def people(count: int) -> list[dict[str, str]]:
    return [as_roster_row(person) for person in made_up_people(count, 7, load_name_lists())]


def load(center: Center, roster: Path, *options: str | Path) -> Outcome:
    return center.supervisor("import", roster, *options)


def answer(center: Center, details: dict[str, str]) -> object:
    return center.ask(details)[0]["answer"]


def status(center: Center) -> dict[str, Any]:
    return center.supervisor("status", "--json").object


def test_people_are_loaded_and_found(center: Center) -> None:
    done = load(center, center.roster_file([GARCIA, SMITH]))
    assert (done.code, done.err) == (0, "")
    assert "2 people" in done.out
    assert "Roster 1 is active now." in done.out
    assert answer(center, DETAILS_OF_SMITH) == "YES"


def test_with_json_the_report_has_exactly_the_documented_keys(center: Center) -> None:
    done = load(center, center.roster_file([GARCIA, SMITH, SMITH]), "--json")
    report = done.object
    assert done.code == 0
    assert list(report) == KEYS
    assert report["seconds"] >= 0
    del report["seconds"]
    assert report == {
        "roster": 1,
        "rows": 3,
        "people": 2,
        "tags": report["tags"],
        "problems": {},
        "refused_rows": 0,
        "fills_no_rule": 0,
        "duplicates": 1,
        "switched": True,
        "resumed_from": None,
        "mode": "replace",
        "people_before": 0,
        "people_after": 2,
        "removed": 0,
        "not_found": 0,
        "read_as": {
            "kind": "csv",
            "encoding": "utf-8",
            "delimiter": ",",
            "sheet": None,
            "date_format": "YYYY-MM-DD",
            "columns": list(CANONICAL_COLUMNS),
            "guessed": [],
        },
        "hashing_seconds": {},
    }
    assert report["tags"] == status(center)["rosters"][0]["tags"] >= 12  # each fills six rules


def test_rows_that_are_not_loaded_end_in_exit_8_and_stand_in_the_problem_list(center: Center) -> None:
    roster = center.roster_file([GARCIA, NO_DATE, NOBODY])
    roster.write_text(roster.read_text(encoding="utf-8") + "one,cell,too,many,in,this,row\n", encoding="utf-8")
    listed = center.folder / "problems.csv"
    done = load(center, roster, "--problems", listed, "--json")
    assert done.code == 8
    report = done.object
    assert (report["rows"], report["people"], report["refused_rows"], report["fills_no_rule"]) == (4, 2, 2, 1)
    assert report["problems"] == {"birth_date_format": 1, "fills_no_rule": 1, "row_cells": 1}
    with listed.open(newline="", encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    assert header == ["row", "code", "message"]
    assert [row[:2] for row in rows] == [["3", "birth_date_format"], ["4", "fills_no_rule"], ["5", "row_cells"]]
    assert all(row[2].endswith(".") for row in rows)


def test_a_person_with_one_detail_missing_is_no_refused_row(center: Center) -> None:
    assert load(center, center.roster_file([NO_DATE])).code == 0


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "roster_file"),
        (b"last_name,ssn\n", "roster_file"),
        (b"name,number\nSmith,901229876\n", "roster_file"),  # no column it knows
        (b"last_name,ssn,ssn\nSmith,901229876,901229876\n", "roster_file"),
        (b"last_name,ssn\nSmith\0,901229876\n", "roster_file"),
        (b"last_name,ssn\nGarc\x81a,901229876\n", "roster_file"),  # neither UTF-8 nor Windows-1252
        (b'last_name,ssn\n"Smith,901229876\n', "roster_file"),
        (b"PK\x03\x04 a workbook", "roster_file"),
        (b"last_name,ssn\n,\nNobody,\n", "nobody_loaded"),
    ],
)
def test_an_unusable_roster_file_ends_in_exit_7_and_changes_nothing(center: Center, content: bytes, fault: str) -> None:
    done = load(center, center.write("bad.csv", content), "--json")
    assert done.error() == (7, fault)
    found = status(center)
    assert found["staged_import"] is None
    assert not [roster for roster in found["rosters"] if roster["active"]]


def test_an_unusable_file_leaves_the_active_roster_answering(open_line: Center) -> None:
    assert load(open_line, open_line.write("empty.csv", "")).code == 7
    assert load(open_line, open_line.roster_file([NOBODY])).code == 7
    assert answer(open_line, DETAILS_OF_SMITH) == "YES"


def test_a_folder_or_nothing_in_place_of_the_roster_ends_in_exit_7(center: Center) -> None:
    assert load(center, center.folder, "--json").error() == (7, "input_file")
    assert load(center, center.folder / "none.csv", "--json").error() == (7, "input_file")


def test_a_columns_file_tells_headers_date_format_delimiter_and_encoding(center: Center) -> None:
    roster = center.write(
        "export.txt",
        "Apellido;Nombre;Nacimiento;Documento;extra\r\nNúñez;Begoña;30/07/1961;901-22-9876;x\r\n".encode("cp1252"),
    )
    columns = center.write(
        "columns.toml",
        'last_name = "Apellido"\nfirst_name = "nombre"\nbirth_date = "Nacimiento"\nssn = "Documento"\n'
        'date_format = "DD/MM/YYYY"\ndelimiter = ";"\nencoding = "windows-1252"\n',
    )
    assert load(center, roster, "--columns", columns, "--json").object["people"] == 1
    spoken = {"last_name": "Nunez", "first_name": "Begoña", "birth_date": "7/30/1961", "ssn": "9876"}
    assert answer(center, spoken) == "YES"


@pytest.mark.parametrize(
    "columns",
    [
        "last_name = ",
        'surname = "Apellido"',
        "ssn = 4",
        'delimiter = "#"',
        'encoding = "utf-16"',
        'date_format = "M/D/YY"',
        'last_name = "Name"\nfirst_name = "name"',
        'name = "Full Name"',
        'pad_zeros = "always"',
        None,
    ],
)
def test_a_faulty_columns_file_ends_in_exit_2(center: Center, columns: str | None) -> None:
    file = center.folder / "columns.toml"
    if columns is not None:
        file.write_text(columns)
    done = load(center, center.roster_file([SMITH]), "--columns", file, "--json")
    assert done.error() == (2, "columns_file")


def test_a_header_of_the_columns_file_that_the_roster_lacks_ends_in_exit_7(center: Center) -> None:
    columns = center.write("columns.toml", 'educator_id = "License"')
    done = load(center, center.roster_file([SMITH]), "--columns", columns, "--json")
    assert done.error() == (7, "roster_file")
    assert "educator_id" in done.object["error"]["message"]


def test_a_dry_run_counts_and_lists_problems_and_stores_nothing(center: Center) -> None:
    listed = center.folder / "problems.csv"
    roster = center.roster_file([GARCIA, GARCIA, NO_DATE, NOBODY])
    done = load(center, roster, "--dry-run", "--problems", listed, "--json")
    assert done.code == 8
    dry = done.object
    assert (dry["roster"], dry["switched"], dry["people"], dry["duplicates"]) == (None, False, 2, 1)
    assert status(center)["rosters"] == []
    wet = load(center, roster, "--json").object
    for key in ("rows", "people", "tags", "problems", "refused_rows", "fills_no_rule", "duplicates"):
        assert dry[key] == wet[key]
    assert len(listed.read_text(encoding="utf-8").splitlines()) == 3
    assert "Dry run: nothing was stored." in load(center, roster, "--dry-run").out


def test_without_switch_over_the_former_roster_goes_on_answering(open_line: Center) -> None:
    done = load(open_line, open_line.roster_file([GARCIA]), "--no-switch")
    assert done.code == 0
    assert "rosters VAULT switch 2" in done.out
    assert answer(open_line, DETAILS_OF_SMITH) == "YES"
    assert open_line.run("rosters", open_line.vault, "switch", "2", *open_line.signed_in(SUPERVISOR)).code == 0
    assert answer(open_line, DETAILS_OF_SMITH) == "NO"


def test_a_staged_import_stops_a_new_one_with_exit_11_until_it_is_resumed(center: Center) -> None:
    roster = center.roster_file(people(120))
    staged = center.stage_partly(roster)
    assert load(center, roster, "--json").error() == (11, "import_staged")
    assert status(center)["staged_import"] == {
        "roster": 1,
        "position": staged,
        "rows": 120,
        "complete": False,
        "mode": "replace",
        "bundle": False,
    }
    done = load(center, roster, "--resume", "--json")
    assert done.code == 0
    assert (done.object["resumed_from"], done.object["rows"], done.object["switched"]) == (staged, 120, True)
    assert status(center)["staged_import"] is None


def test_a_resumed_import_loads_the_same_people_as_one_in_one_go(center: Center) -> None:
    roster = center.roster_file(people(120))
    center.stage_partly(roster)
    resumed = load(center, roster, "--resume", "--json").object
    whole = load(center, roster, "--json").object
    for key in ("rows", "people", "tags", "problems", "refused_rows", "fills_no_rule", "duplicates"):
        assert resumed[key] == whole[key]


def test_another_file_does_not_resume_an_import(center: Center) -> None:
    roster = center.roster_file(people(120))
    center.stage_partly(roster)
    other = center.roster_file(people(121), "other.csv")
    assert load(center, other, "--resume", "--json").error() == (7, "other_file")
    assert load(center, roster, "--resume").code == 0


def test_discard_gives_a_staged_import_up_alone_or_before_a_new_one(center: Center) -> None:
    roster = center.roster_file(people(120))
    center.stage_partly(roster)
    done = center.supervisor("import", "--discard")
    assert (done.code, done.out) == (0, "")
    assert "given up" in done.err
    assert status(center)["staged_import"] is None
    center.stage_partly(roster)
    assert load(center, center.roster_file([SMITH]), "--discard", "--json").object["people"] == 1


def test_discard_alone_with_json_prints_one_object(center: Center) -> None:
    center.stage_partly(center.roster_file(people(120)))
    assert center.supervisor("import", "--discard", "--json").object == {"discarded": True}


@pytest.mark.parametrize("option", ["--resume", "--discard"])
def test_nothing_staged_cannot_be_resumed_or_discarded(center: Center, option: str) -> None:
    assert load(center, center.roster_file([SMITH]), option, "--json").error() == (2, "nothing_staged")


@pytest.mark.parametrize(
    "options", [["--resume", "--discard"], ["--resume", "--dry-run"], ["--progress", "loud"], ["--mode", "edit"]]
)
def test_options_that_contradict_one_another_end_in_exit_2(center: Center, options: list[str]) -> None:
    done = load(center, center.roster_file([SMITH]), *options, "--json")
    assert done.error() == (2, "usage")


def test_a_roster_must_be_named(center: Center) -> None:
    assert center.supervisor("import", "--json").error() == (2, "usage")


def test_an_operator_may_not_import(center: Center) -> None:
    done = center.operator("import", center.roster_file([SMITH]), "--json")
    assert done.error() == (4, "not_allowed")


def test_a_problem_list_that_cannot_be_written_leaves_the_import_to_be_resumed(center: Center) -> None:
    roster = center.roster_file([SMITH, NOBODY])
    done = load(center, roster, "--problems", center.folder / "no" / "list.csv", "--json")
    assert done.error() == (10, "not_writable")
    assert load(center, roster, "--resume").code == 8
    assert answer(center, DETAILS_OF_SMITH) == "YES"


def test_a_problem_list_is_not_written_into_the_vault(center: Center) -> None:
    done = load(center, center.roster_file([SMITH]), "--problems", center.vault / "vault.keys", "--json")
    assert done.error() == (2, "inside_vault")
    assert center.operator("head").code == 0


def test_a_roster_of_nobody_still_gives_its_problem_list(center: Center) -> None:
    listed = center.folder / "problems.csv"
    assert load(center, center.roster_file([NOBODY]), "--problems", listed, "--json").error() == (7, "nobody_loaded")
    assert "fills_no_rule" in listed.read_text(encoding="utf-8")


def test_progress_as_json_is_one_object_a_line_on_standard_error(center: Center) -> None:
    done = load(center, center.roster_file(people(120)), "--progress", "json", "--json")
    assert done.object["rows"] == 120
    told = [json.loads(line) for line in done.err.splitlines()]
    assert all(list(one) == ["done", "total", "seconds_left"] for one in told)
    places = [one["done"] for one in told]
    assert places == sorted(places)
    assert (places[-1], told[-1]["total"], told[-1]["seconds_left"]) == (120, 120, 0)


def test_progress_as_a_bar_stays_off_standard_output(center: Center) -> None:
    done = load(center, center.roster_file([SMITH]), "--progress", "bar", "--json")
    assert done.object["rows"] == 1
    assert "Rows" in done.err
    assert "100%" in done.err


def test_a_password_from_standard_input_serves_for_the_switch_over_too(center: Center) -> None:
    roster = center.roster_file([SMITH])
    who = ("--user", SUPERVISOR, "--password-file", "-")
    done = center.run("import", center.vault, roster, *who, typed=PASSWORDS[SUPERVISOR])
    assert done.code == 0
    assert answer(center, DETAILS_OF_SMITH) == "YES"


def test_ctrl_c_ends_in_exit_130_and_the_import_goes_on_later(center: Center) -> None:
    """The real program gets SIGINT as soon as it has told its first progress."""
    roster = center.roster_file(people(1500))
    who = center.signed_in(SUPERVISOR)
    started = center.process("import", center.vault, roster, *who, "--progress", "json", "--json")
    assert started.stderr is not None
    assert json.loads(started.stderr.readline())["done"] < 1500
    started.send_signal(signal.SIGINT)
    out, err = started.communicate()
    assert started.returncode == 130
    assert json.loads(out)["error"]["code"] == "stopped"
    assert "--resume" in err
    assert "Traceback" not in err
    done = load(center, roster, "--resume", "--json")
    assert 0 < done.object["resumed_from"] < 1500
    assert (done.object["rows"], done.object["switched"]) == (1500, True)


# Additions and removals


def test_people_are_added_and_the_report_tells_before_and_after(open_line: Center) -> None:
    added = GARCIA | {"educator_id": "E300000"}
    done = load(open_line, open_line.roster_file([added, SMITH]), "--mode", "add", "--json")
    report = done.object
    assert (done.code, list(report)) == (0, KEYS)
    assert (report["mode"], report["people"], report["duplicates"]) == ("add", 1, 1)
    assert (report["people_before"], report["people_after"], report["switched"]) == (2, 3, True)
    assert answer(open_line, DETAILS_OF_SMITH) == "YES"
    assert answer(open_line, {"last_name": "Garcia", "educator_id": "E300000"}) == "YES"


def test_people_are_removed_and_the_report_says_who_was_not_found(open_line: Center) -> None:
    listed = open_line.folder / "problems.csv"
    other = GARCIA | {"first_name": "Mary"}
    roster = open_line.roster_file([other, SMITH])
    done = load(open_line, roster, "--mode", "remove", "--problems", listed)
    assert done.code == 8
    first, second, *rest = done.out.splitlines()
    assert first == (
        "2 rows read: 1 person taken off, 0 loaded more than once and kept, 1 not found as loaded, "
        "0 rows not read (0 fill no rule)"
    )
    assert second == "On the roster: 2 before, 1 after."
    assert rest[0].startswith("Read as: csv, utf-8")
    assert "nobody was taken off" in rest[1]
    assert rest[-1] == "Roster 2 is active now."
    assert answer(open_line, DETAILS_OF_SMITH) == "NO"
    assert listed.read_text(encoding="utf-8").splitlines()[1].startswith("2,not_found_as_loaded,")


def test_a_removal_as_json_has_the_same_keys(open_line: Center) -> None:
    report = load(open_line, open_line.roster_file([SMITH]), "--mode", "remove", "--json").object
    assert list(report) == KEYS
    assert (report["removed"], report["not_found"], report["people_before"], report["people_after"]) == (1, 0, 2, 1)


def test_a_replacement_tells_before_and_after_too(open_line: Center) -> None:
    done = load(open_line, open_line.roster_file([SMITH]), "--mode", "replace")
    assert "On the roster: 2 before, 1 after." in done.out.splitlines()


@pytest.mark.parametrize("mode", ["add", "remove"])
def test_nothing_can_be_added_to_no_roster(center: Center, mode: str) -> None:
    for options in ([], ["--dry-run"]):
        done = load(center, center.roster_file([SMITH]), "--mode", mode, *options, "--json")
        assert done.error() == (2, "no_active_roster")
        assert "--mode replace" in done.object["error"]["message"]


def test_a_removal_of_everybody_ends_in_exit_7_and_changes_nothing(open_line: Center) -> None:
    done = load(open_line, open_line.roster_file([SMITH, GARCIA]), "--mode", "remove", "--json")
    assert done.error() == (7, "would_leave_nobody")
    assert status(open_line)["staged_import"] is None
    assert answer(open_line, DETAILS_OF_SMITH) == "YES"


def test_a_dry_run_of_a_removal_says_what_it_cannot_know(open_line: Center) -> None:
    roster = open_line.roster_file([SMITH])
    done = load(open_line, roster, "--mode", "remove", "--dry-run")
    assert done.code == 0
    assert "1 row read: 1 person" in done.out
    assert "before" not in done.out
    assert "only when they are hashed" in done.out
    report = load(open_line, roster, "--mode", "remove", "--dry-run", "--json").object
    assert (report["people"], report["removed"], report["people_after"]) == (1, 0, None)


def test_an_interrupted_addition_is_resumed_without_saying_its_mode(open_line: Center) -> None:
    roster = open_line.roster_file(people(120))
    open_line.stage_partly(roster, ImportMode.ADD)
    assert load(open_line, roster, "--resume", "--mode", "replace", "--json").error() == (2, "other_mode")
    report = load(open_line, roster, "--resume", "--json").object
    assert (report["mode"], report["people_before"], report["people_after"]) == ("add", 2, 122)
    assert answer(open_line, DETAILS_OF_SMITH) == "YES"


def test_discard_goes_with_a_mode_for_what_comes_after(open_line: Center) -> None:
    open_line.stage_partly(open_line.roster_file(people(120)))
    done = load(open_line, open_line.roster_file([GARCIA]), "--discard", "--mode", "remove", "--json")
    assert (done.code, done.object["people_after"]) == (0, 1)
