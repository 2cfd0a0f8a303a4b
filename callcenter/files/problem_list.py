"""The list of what is wrong in a roster file, by row number and reason, never by value."""

from collections.abc import Iterable
from pathlib import Path

from callcenter.domain.roster import PROBLEM_SENTENCES, Problem
from callcenter.files.roster_csv import ROW_CELLS
from callcenter.files.safe_csv import WrittenFile, write_csv

FILLS_NO_RULE = "fills_no_rule"
PROBLEM_COLUMNS = ("row", "code", "message")
ROW_PROBLEM_SENTENCES = PROBLEM_SENTENCES | {
    ROW_CELLS: "The row has more or fewer cells than the header and was not read.",
    FILLS_NO_RULE: "The row has too few details to find anybody by, so it was not loaded.",
}


def row_problem(row: int, code: str) -> Problem:
    """The problem that a code given out by the roster's reader stands for."""
    return Problem(row, code, ROW_PROBLEM_SENTENCES[code])


def write_problems(path: Path, problems: Iterable[Problem]) -> WrittenFile:
    """Write the problems as CSV while they come; raises NotWritable or DiskFull."""
    return write_csv(path, PROBLEM_COLUMNS, ((str(problem.row), problem.code, problem.message) for problem in problems))
