"""200 people (2,000 in the long run) are loaded by command; each is found by every rule, and nobody else is."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest

from callcenter.clock import MovableClock
from callcenter.domain.made_up_people import MadeUpPerson, as_roster_row, as_spoken, made_up_people, outsiders
from callcenter.domain.policy import FULL, LAST4, Policy, Rule
from callcenter.files.name_lists import load_name_lists
from tests.world import MONDAY_MORNING, SUPERVISOR, SUPERVISOR_PASSWORD, World

MAIN = Path(__file__).parents[2] / "main.py"
MANY, SOME = 2000, 200
SEED = 1821
SEATS = os.cpu_count() or 1


@dataclass(frozen=True)
class Line:
    """What one caller says, and the rule that it fills alone; None for an outsider who says everything."""

    spoken: dict[str, str]
    rule: Rule | None


def told_for(person: MadeUpPerson, rule: Rule, policy: Policy) -> Line | None:
    """The details of one rule alone, or None when the person lacks one of them."""
    spoken = asdict(as_spoken(person, policy.digits))
    needed = {detail.field for detail in rule.details}
    if not all(spoken[field] for field in needed):
        return None
    return Line({field: spoken[field] for field in needed}, rule)


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, str(MAIN), *map(str, arguments)]


def load(folder: Path, policy: Policy, people: Sequence[MadeUpPerson]) -> dict[str, Any]:
    """Import by command; the report."""
    world = World(folder / "vault", MovableClock(MONDAY_MORNING)).make_vault(policy.name, operator=False)
    roster = world.roster_file(map(as_roster_row, people))
    (folder / "password").write_text(SUPERVISOR_PASSWORD)
    sign_in = ("--user", SUPERVISOR, "--password-file", folder / "password")
    done = subprocess.run(
        command("import", world.path, roster, *sign_in, "--json"), stdout=subprocess.PIPE, text=True, check=False
    )
    assert done.returncode in {0, 8}
    report = json.loads(done.stdout)
    assert isinstance(report, dict)
    return report


def answers(folder: Path, lines: Sequence[Line]) -> list[dict[str, Any]]:
    """The answer to each line, asked at as many seats as there are cores: each has a copy of the vault."""
    with ExitStack() as stack:
        seats = [stack.enter_context(seat(folder, number, lines[number::SEATS])) for number in range(SEATS)]
        assert [process.wait() for process in seats] == [0] * SEATS
    found: list[dict[str, Any]] = [{}] * len(lines)
    for number in range(SEATS):
        written = (folder / f"answers {number}").read_text(encoding="utf-8").splitlines()
        found[number::SEATS] = map(json.loads, written)  # refused unless there is one for each line
    return found


def seat(folder: Path, number: int, lines: Sequence[Line]) -> "subprocess.Popen[bytes]":
    vault = folder / f"vault {number}"
    shutil.copytree(folder / "vault", vault)
    asked = folder / f"lines {number}"
    asked.write_text("".join(json.dumps(line.spoken) + "\n" for line in lines), encoding="utf-8")
    check = command("check", vault, "--stdin", "--user", SUPERVISOR, "--password-file", folder / "password")
    with asked.open("rb") as source, (folder / f"answers {number}").open("wb") as target:
        return subprocess.Popen(check, stdin=source, stdout=target)


def expected(line: Line, policy: Policy) -> tuple[str, list[str]]:
    """The answer and the rules hit."""
    if line.rule is None:
        return "NO", []
    asked = [rule for rule in policy.rules if rule.details <= line.rule.details]
    return "YES" if set(asked) & set(policy.strong) else "MORE", [rule.name for rule in asked]


@pytest.mark.parametrize(
    ("policy", "count"),
    [(LAST4, SOME), (FULL, SOME), *(pytest.param(policy, MANY, marks=pytest.mark.long) for policy in (LAST4, FULL))],
)
@pytest.mark.timeout(400)
def test_everybody_is_found_by_every_rule_alone_and_no_outsider_is(tmp_path: Path, policy: Policy, count: int) -> None:
    lists = load_name_lists()
    people = list(made_up_people(count, SEED, lists))
    strangers = [Line(asdict(as_spoken(person, policy.digits)), None) for person in outsiders(count, SEED, lists)]
    known = [line for person in people for rule in policy.rules if (line := told_for(person, rule, policy))]
    asked_by = Counter(line.rule for line in known)
    assert all(asked_by[rule] > 0.8 * count for rule in policy.rules)

    report = load(tmp_path, policy, people)
    assert (report["rows"], report["people"]) == (count, count - report["fills_no_rule"])
    given = answers(tmp_path, known + strangers)

    for line, answer in zip(known, given, strict=False):
        assert (answer["answer"], answer["rules_hit"]) == expected(line, policy)
    words = Counter(answer["answer"] for answer in given[len(known) :])
    assert words["YES"] == words["CANNOT"] == 0
    assert words["NO"] > 0.95 * count  # the rest had too little to say for a strong rule
