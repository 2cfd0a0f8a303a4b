"""The list of what is wrong in a roster file, by row number and reason, never by value."""

from collections.abc import Iterable
from pathlib import Path

from callcenter.domain.roster import Problem
from callcenter.files.safe_csv import WrittenFile, write_csv

PROBLEM_COLUMNS = ("row", "code", "message")


def write_problems(path: Path, problems: Iterable[Problem]) -> WrittenFile:
    """Write the problems as CSV while they come; raises NotWritable or DiskFull."""
    return write_csv(path, PROBLEM_COLUMNS, ((str(problem.row), problem.code, problem.message) for problem in problems))
