"""The benchmark of bundles, on a roster so small that it takes a moment."""

from pathlib import Path

from callcenter.clock import SystemClock
from callcenter.services.rosters import Rosters
from callcenter.services.sign_in import sign_in
from callcenter.services.verification import Journal
from tests.benchmarks.bundle import PASSWORD, USER, export, floor, import_it, make_vaults


def test_drawn_people_are_carried_from_one_vault_to_the_other(tmp_path: Path) -> None:
    make_vaults(tmp_path, people=150, tags=2)
    exported = export(tmp_path)
    imported = import_it(tmp_path, exported["code"])
    assert set(imported) == {"seconds", "opening", "copying", "switching over"}
    assert floor(tmp_path, people=150, tags=2)["seconds"] > 0
    with sign_in(tmp_path / "other", USER, PASSWORD, SystemClock()) as session:
        [roster] = Rosters(session).list()
        assert Journal(session).verify(everything=True).ok
    assert (roster.people, roster.tags, roster.active) == (150, 300, True)
