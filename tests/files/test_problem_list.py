from pathlib import Path

from callcenter.domain.roster import problem
from callcenter.files.problem_list import write_problems


def test_problems_are_listed_by_row_code_and_message(tmp_path: Path) -> None:
    path = tmp_path / "problems.csv"
    problems = (problem(row, code) for row, code in ((3, "row_cells"), (7, "ssn_digits")))
    assert write_problems(path, problems).rows == 2
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "row,code,message"
    assert lines[1] == "3,row_cells,The row has more or fewer cells than the header and was not read."
    assert lines[2].startswith("7,ssn_digits,")


def test_a_file_without_problems_gives_a_header_alone(tmp_path: Path) -> None:
    assert write_problems(tmp_path / "problems.csv", []).rows == 0
    assert (tmp_path / "problems.csv").read_bytes() == b"row,code,message\r\n"
