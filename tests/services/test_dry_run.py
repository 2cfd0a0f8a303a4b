from pathlib import Path

import pytest

from callcenter.crypto.tags import HIGH, STANDARD, TRAINING
from callcenter.domain.problem_list import ProblemList
from callcenter.errors import UserCancelled
from callcenter.files.roster_process import open_outlines, open_roster
from callcenter.progress import CancelToken, Progress
from callcenter.services.dry_run import DistinctPeople
from callcenter.services.hashing_speed import seconds_a_tag
from callcenter.services.roster_import import RosterImport
from tests.files.workbooks import Cell, workbook
from tests.world import GARCIA, SMITH, World, source_of


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("dry") / "vault").make_vault(operator=False)


def crowd(count: int) -> list[dict[str, str]]:
    return [SMITH | {"educator_id": f"E{number:06}", "ssn": f"{number:04}"} for number in range(1, count + 1)]


def test_people_and_their_tags_count_once() -> None:
    found = DistinctPeople()
    for identity, tags in ((5, 8), (5 + 256, 3), (5, 8), (1 << 62, 65_535)):
        found.add(identity, tags)
    assert found.count() == (3, 8 + 3 + 65_535)


def test_several_processes_count_a_file_row_by_row_in_its_order(world: World) -> None:
    path = world.roster_file([*crowd(1200), GARCIA, {"last_name": "X"}])
    with world.sign_in() as session:
        source = source_of(session, path)
        with open_roster(source) as reading, open_outlines(source) as outlines:
            rows, counted = list(reading), list(outlines)
            assert reading.facts == outlines.facts
    assert [row.row for row in counted] == list(range(2, 1204))
    assert [(row.combinations, row.problems) for row in counted] == [
        (len(row.combinations), row.problems) for row in rows
    ]
    assert len({row.identity for row in counted}) == 1202


def test_progress_is_told_and_a_dry_run_can_be_stopped(world: World) -> None:
    path = world.roster_file(crowd(3000))
    told: list[Progress] = []
    stop = CancelToken()

    def watch(progress: Progress) -> None:
        told.append(progress)
        stop.cancel()

    with world.sign_in() as session:
        with pytest.raises(UserCancelled):
            RosterImport(session).dry_run(source_of(session, path), watch, cancel=stop)
        found = RosterImport(session).dry_run(source_of(session, path), told.append)
    assert told[0].total == 3000
    assert (told[-1].done, found.people) == (3000, 3000)


def test_a_workbook_is_counted_too(world: World, tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["last_name", "educator_id"], ["Smith", "AB1234"], ["Smyth", "AB1234"], ["Jones", None]]
    path = tmp_path / "roster.xlsx"
    path.write_bytes(workbook(rows))
    problems = ProblemList()
    with world.sign_in() as session:
        found = RosterImport(session).dry_run(source_of(session, path), problems=problems)
    assert (found.rows, found.people, found.duplicates, found.fills_no_rule) == (3, 1, 1, 1)
    assert [(each.row, each.code) for each in problems] == [(4, "fills_no_rule")]
    assert found.read_as is not None
    assert (found.read_as.kind, found.read_as.sheet) == ("xlsx", "Teachers")


def test_a_stronger_cost_is_foretold_to_take_longer() -> None:
    assert 0 < seconds_a_tag(TRAINING) < seconds_a_tag(STANDARD) < seconds_a_tag(HIGH)
