"""The benchmark of the answers, on files of a few made-up people."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from callcenter.domain.policy import FULL, LAST4, Policy
from tests.benchmarks import answers, febrl
from tests.benchmarks.identities import Identified, NoIdentity, read_identified
from tests.benchmarks.peers import told

FEBRL = """\
rec_id, given_name, surname, street_number, date_of_birth, soc_sec_id
rec-0-org, mary, smith, 1, 19800209, 6988048
rec-0-dup-0, mary, smyth, 1, 19800209, 6988048
rec-0-dup-1, mary, jones, 1, 19800209, 6988048
rec-1-org, robert, miller, 2, 19611330, 0000000
rec-1-dup-0, robert, miller, 2, 19611330, 0000000
rec-2-org, anna, walker, 3, 19021231, 1230987
rec-2-dup-0, anna, walker, 3, 19021231, 1230987
rec-3-dup-0, paul, stranger, 3, 19530505, 4567123
rec-4-dup-0, zoe, smith, 3, 19800209, 7778048
"""
CANONICAL = """\
who,last_name,first_name,birth_date,ssn,educator_id
1,"García López",María,1980-02-09,900-12-3456,
2,Smith,Robert,1961-07-30,,E200318
"""
CALLERS = """\
who,last_name,first_name,birth_date,ssn
1,Lopez,Maria,2/9/1980,3456
2,Smith,,7/30/1961,
2,"Smith, Robert",Robert,7/30/1961,
9,Nobody,Nemo,1/1/1970,12
"""


@pytest.fixture
def febrl_file(tmp_path: Path) -> Path:
    path = tmp_path / "febrl.csv"
    path.write_text(FEBRL)
    return path


def measured(folder: Path, roster: Path, callers: Path, policy: Policy, id_column: str = "who") -> dict[str, Any]:
    place = folder / f"measured {policy.name}"
    place.mkdir()
    return answers.measure(answers.read_material(roster, callers, policy, id_column), policy, place).report()


def test_own_rows_are_the_roster_and_later_accounts_the_callers(tmp_path: Path, febrl_file: Path) -> None:
    report = measured(tmp_path, febrl_file, febrl_file, LAST4)
    assert (report["people"], report["callers"]) == (2, 6)
    # Mary twice, Anna, and a stranger who has Mary's birth date, last name and last four digits.
    assert (report["yes"], report["wrong_yes"]) == (4, 1)
    assert report["yes"] + report["more"] + report["no"] + report["cannot"] == report["callers"]
    assert report["left_out"] == {"birth_date_impossible": 1, "ssn_impossible": 1}


def test_under_full_the_numbers_are_widened_with_90(tmp_path: Path, febrl_file: Path) -> None:
    report = measured(tmp_path, febrl_file, febrl_file, FULL)
    assert (report["yes"], report["wrong_yes"]) == (3, 0)
    assert {row.cells["ssn"] for row in febrl.read_febrl(febrl_file, FULL, "org")} == {
        "906988048",
        "900000000",
        "901230987",
    }


def test_files_with_the_canonical_header_say_who_they_are_in_a_column_of_their_own(tmp_path: Path) -> None:
    roster, callers = tmp_path / "roster.csv", tmp_path / "callers.csv"
    roster.write_text(CANONICAL, encoding="utf-8")
    callers.write_text(CALLERS, encoding="utf-8")
    report = measured(tmp_path, roster, callers, LAST4)
    assert (report["people"], report["callers"]) == (2, 4)
    assert (report["yes"], report["wrong_yes"], report["cannot"]) == (1, 0, 0)
    assert report["left_out"] == {"name_comma": 1, "ssn_digits": 1}
    assert report["evaluations"]["max"] > 0
    with pytest.raises(NoIdentity):
        read_identified(roster, "identity")


def test_the_command_prints_one_object(tmp_path: Path, febrl_file: Path) -> None:
    command = [sys.executable, "-m", "tests.benchmarks.answers", str(febrl_file), str(febrl_file), "--policy", "full"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2], env=None)
    report = json.loads(done.stdout)
    assert list(report)[:7] == ["people", "callers", "yes", "more", "no", "cannot", "wrong_yes"]
    assert set(report["evaluations"]) == {"median", "max"}


def test_the_peers_want_numbers_equal() -> None:
    roster = [Identified("1", {"last_name": "Smith", "first_name": "Mary", "birth_date": "1980-02-09", "ssn": "3456"})]
    same, married, other = (
        Identified(who, {**roster[0].cells, **changed})
        for who, changed in [("1", {"last_name": "SMITH "}), ("1", {"last_name": "Jones"}), ("2", {"ssn": "1111"})]
    )
    callers = [same, married, other]
    assert told("exact", roster, callers) == {"callers": 3, "yes": 1, "wrong_yes": 0}
    assert told("any_one", roster, callers) == {"callers": 3, "yes": 2, "wrong_yes": 0}
    assert told("any_one", roster, [Identified("2", same.cells)])["wrong_yes"] == 1
