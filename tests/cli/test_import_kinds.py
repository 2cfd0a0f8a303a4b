"""The command import with files as they come: other kinds, other headers, lost zeros."""

import gzip
from datetime import date

from callcenter.domain.columns import ColumnsOptions
from tests.cli.command_line import Center
from tests.files.workbooks import Cell, workbook

DETAILS_OF_SMITH = {"last_name": "Smith", "first_name": "Robert", "birth_date": "July 30 1961", "ssn": "9876"}


def answer(center: Center, details: dict[str, str]) -> object:
    return center.ask(details)[0]["answer"]


def test_without_a_columns_file_delimiter_encoding_headers_and_date_format_are_found(center: Center) -> None:
    text = "Apellidos;Nombre;Fecha de nacimiento;Número de Seguro Social\r\nNúñez;Begoña;30/07/1961;901-22-9876\r\n"
    roster = center.write("export.csv.gz", gzip.compress(text.encode("cp1252")))
    assert center.supervisor("import", roster, "--json").object["people"] == 1
    spoken = {"last_name": "Nunez", "first_name": "Begoña", "birth_date": "7/30/1961", "ssn": "9876"}
    assert answer(center, spoken) == "YES"


def test_a_workbook_with_lost_zeros_is_loaded_with_them_when_that_is_asked_for(center: Center) -> None:
    """Each person's number is counted, and the columns file can ask for it as well."""
    header: list[Cell] = ["Last Name", "First Name", "DOB", "SSN"]
    jones: list[Cell] = ["Jones", "Al", date(1970, 1, 2), 400123456]
    roster = center.write("staff.xlsx", workbook([header, jones, ["Smith", "Robert", date(1961, 7, 30), 12349876]]))
    dry = center.supervisor("import", roster, "--dry-run", "--json").object
    assert dry["problems"] == {"ssn_digits": 1, "ssn_zeros_lost": 1}
    columns = center.write("columns.toml", 'pad_zeros = "yes"')
    for options in (["--pad-zeros"], ["--columns", columns]):
        assert center.supervisor("import", roster, "--dry-run", *options, "--json").object["problems"] == {
            "ssn_zeros_padded": 1
        }
    done = center.supervisor("import", roster, "--pad-zeros")
    assert done.code == 0
    assert "1 x Leading zeros were put back" in done.out
    assert answer(center, DETAILS_OF_SMITH) == "YES"


def test_names_in_one_column_are_split_as_declared(center: Center) -> None:
    roster = center.write("staff.csv", b'Full Name,birth_date,ssn\n"Smith, Robert",1961-07-30,901229876\n')
    columns = center.write("columns.toml", 'name = "Full Name"\nname_order = "last, first"')
    assert center.supervisor("import", roster, "--columns", columns).code == 0
    assert answer(center, DETAILS_OF_SMITH) == "YES"


def test_an_import_goes_on_under_the_columns_it_was_begun_with_without_naming_them_again(center: Center) -> None:
    roster = center.folder / "roster.csv"
    rows = [f"P{number:03};E{number:06};30/07/1961" for number in range(120)]
    roster.write_text("\n".join(["Who;Nr;Born", *rows]) + "\n")
    headers = (("last_name", "Who"), ("educator_id", "Nr"), ("birth_date", "Born"))
    staged = center.stage_partly(roster, columns=ColumnsOptions(headers, "DD/MM/YYYY"))
    done = center.supervisor("import", roster, "--resume", "--json")
    assert (done.code, done.object["resumed_from"], done.object["people"]) == (0, staged, 120)


def test_a_dry_run_says_how_the_file_is_read_and_how_long_hashing_takes(center: Center) -> None:
    roster = center.folder / "roster.csv"
    roster.write_text("Surname;SSN;DOB\nSmith;900-12-3456;7/30/1961\n")
    done = center.supervisor("import", roster, "--dry-run")
    assert "cells separated by a semicolon, dates M/D/YYYY, last_name guessed from 'Surname'" in done.out
    assert [line.partition(":")[0] for line in done.out.splitlines() if line.startswith("Hashing")] == [
        f"Hashing on this computer at cost {cost}" for cost in ("training", "standard", "high")
    ]
