"""The goals are compared with what was measured, and made-up people can be measured anywhere."""

from pathlib import Path

import pytest

from callcenter.domain.made_up_people import made_up_people
from callcenter.domain.policy import FULL, LAST4, Policy
from tests.benchmarks.census import census_lists
from tests.benchmarks.chance import Known
from tests.benchmarks.goals import Goal, measurements
from tests.benchmarks.made_up_calls import figures
from tests.benchmarks.stand_in import Scheme

LISTS = census_lists()


@pytest.mark.parametrize(
    ("goal", "met"),
    [
        (Goal("found", 80.0, least=80), True),
        (Goal("found", 79.9999, least=80), False),
        (Goal("wrong", 50, most=50), True),
        (Goal("wrong", 50.001, most=50), False),
        (Goal("compared", 3), True),
    ],
)
def test_a_goal_is_met_at_its_bound_and_missed_beyond_it(goal: Goal, met: bool) -> None:
    assert goal.met is met
    assert ("MISSED" in str(goal)) is not met


def test_a_figure_is_not_rounded_up_to_its_goal() -> None:
    assert str(Goal("found", 99.99999, least=100)) == "| found | 99.999 | at least 100 | MISSED |"
    assert str(Goal("by a peer", 372_451)) == "| by a peer | 372,451 | | |"


def test_without_febrl_the_made_up_people_of_both_policies_are_measured_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(measurements(tmp_path, 10, 10)) == 4
    assert len(measurements(tmp_path / "nowhere", 10, 10)) == 2
    assert "FEBRL is left out" in capsys.readouterr().err


@pytest.mark.parametrize("policy", [LAST4, FULL], ids=lambda policy: policy.name)
def test_everybody_is_found_by_each_rule_alone_and_outsiders_are_not(policy: Policy) -> None:
    found = figures(400, 400, LISTS, policy)
    assert list(found.alone) == [rule.name for rule in policy.rules]
    assert all(able == hits > 300 for able, hits in found.alone.values())
    assert found.yes > 95
    assert (found.wrong, 0 < found.middle <= found.largest <= 48) == (0, True)


def test_somebody_who_is_not_known_is_not_found() -> None:
    scheme = Scheme("program")
    one, other = list(made_up_people(2, 7, LISTS))
    known = Known(scheme, [one])
    assert known.told_yes([one]).total() == 1
    assert known.told_yes([other]).total() == 0
