"""A roster of another number of the matching specification: refused everywhere, and the way out leads out."""

from pathlib import Path

import pytest

from callcenter.domain.details import SpokenDetails
from callcenter.domain.specification import SPECIFICATION
from callcenter.services import roster_import, rosters
from callcenter.services.active_roster import OtherSpecification
from callcenter.services.calls import Calls
from callcenter.services.roster_import import OtherSettings, RosterImport
from callcenter.services.rosters import Rosters
from callcenter.services.status import day_status
from tests.world import GARCIA, SMITH, World, source_of


def test_whoever_meets_a_roster_of_another_number_is_told_the_way_out_and_it_leads_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An earlier program loaded one roster, hashed another one, and left that one staged."""
    world = World(tmp_path / "vault").make_vault()
    asked = SpokenDetails(last_name="Smith", educator_id="E200318")
    with monkeypatch.context() as earlier:
        for module in (roster_import, rosters):
            earlier.setattr(module, "SPECIFICATION", SPECIFICATION - 1)
        world.load(SMITH)
        with world.sign_in() as session:
            source = source_of(session, world.roster_file([SMITH, GARCIA], "next.csv"))
            RosterImport(session).start(source)
    way_out = f"specification {SPECIFICATION - 1}, .* under {SPECIFICATION}. Load the roster again"
    with world.sign_in() as session:
        assert any("Load it again" in warning for warning in day_status(session).warnings)
        with Calls(session) as calls, pytest.raises(OtherSpecification, match=way_out):
            calls.check(calls.open(), asked)
    with world.sign_in() as session, pytest.raises(OtherSpecification, match=way_out):
        Rosters(session).switch(2)
    with world.sign_in() as session:
        with pytest.raises(OtherSettings, match=r"edition of the program.*--discard"):
            RosterImport(session).resume(source)
        RosterImport(session).discard()
    world.load(SMITH, GARCIA)
    with world.sign_in() as session, pytest.raises(OtherSpecification, match=way_out):
        Rosters(session).switch(1)  # the former one
    assert world.ask(last_name="Smith", educator_id="E200318").decision.word.value == "YES"
    with world.sign_in() as session:
        assert day_status(session).warnings == ()
