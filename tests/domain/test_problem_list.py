from callcenter.domain.problem_list import ProblemList
from callcenter.domain.roster import ROW_PROBLEM_SENTENCES, problem


def test_problems_come_out_as_they_went_in() -> None:
    found = ProblemList()
    found.add(2, ["ssn_digits", "row_cells"])
    found.add(3, [])
    found.add(1 << 40, ["ssn_digits"])
    assert list(found) == [problem(2, "ssn_digits"), problem(2, "row_cells"), problem(1 << 40, "ssn_digits")]
    assert found.counts() == {"ssn_digits": 2, "row_cells": 1}
    assert found.part(1, 5) == tuple(found)[1:]
    assert found.part(3, 5) == ()


def test_every_problem_there_is_can_be_kept() -> None:
    found = ProblemList()
    found.add(7, ROW_PROBLEM_SENTENCES)
    assert [each.code for each in found] == list(ROW_PROBLEM_SENTENCES)
