from collections.abc import Iterator
from pathlib import Path

import pytest

from callcenter.domain.details import SpokenDetails
from callcenter.services.call_log_desk import PageSize
from callcenter.services.call_protocol import CallDesk
from callcenter.services.calls import Calls
from callcenter.services.local_vault import LocalVault
from callcenter.services.protocols import CallLogDesk, ListedCall
from callcenter.services.requests import ask
from tests.services.together import sign_in
from tests.world import OPERATOR, SMITH, SUPERVISOR, World

SMITHS = SpokenDetails("Smith", "Robert", "7/30/1961", "9876", "E200318")


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[LocalVault]:
    """Three calls of the operator, of which the second got an answer, and a supervisor who is signed in."""
    world = World(tmp_path / "vault").make_vault()
    world.load(SMITH)
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        calls.open()
        world.clock.sleep(60)
        reference = calls.open()
        calls.check(reference, SMITHS)
        world.clock.sleep(30)
        calls.wrap_up(reference, "eligible_informed")
        calls.open()
    vault = LocalVault(world.clock)
    sign_in(vault, world)
    yield vault
    vault.close()


def test_a_call_is_listed_as_it_went(vault: LocalVault) -> None:
    _, ended, _ = vault.perform(ask(CallLogDesk.page)).calls
    assert ended == ListedCall(
        number=2,
        reference=ended.reference,
        started_at="2026-11-23T15:31:00+00:00",
        ended_at="2026-11-23T15:31:30+00:00",
        operator=OPERATOR,
        line_open=True,
        checks=1,
        answer="YES",
        wrap_up="eligible_informed",
    )


def test_pages_follow_one_another_though_calls_come_in(vault: LocalVault) -> None:
    first = vault.perform(ask(CallLogDesk.page, size=2))
    assert ([call.number for call in first.calls], first.more) == ([3, 2], True)
    vault.perform(ask(CallDesk.open))
    rest = vault.perform(ask(CallLogDesk.page, first.calls[-1].number, 2))
    assert ([call.number for call in rest.calls], rest.more) == ([1], False)
    newest = vault.perform(ask(CallLogDesk.page)).calls[0]
    assert (newest.number, newest.operator, newest.ended_at) == (4, SUPERVISOR, None)


def test_a_page_that_holds_just_what_is_left_is_the_last(vault: LocalVault) -> None:
    assert not vault.perform(ask(CallLogDesk.page, size=3)).more
    assert not vault.perform(ask(CallLogDesk.page, 1)).calls


@pytest.mark.parametrize(("size", "fits"), [(-1, False), (0, False), (1, True), (1000, True), (1001, False)])
def test_a_page_has_from_1_to_1000_calls(vault: LocalVault, size: int, fits: bool) -> None:
    if fits:
        assert vault.perform(ask(CallLogDesk.page, size=size)).calls
    else:
        with pytest.raises(PageSize):
            vault.perform(ask(CallLogDesk.page, size=size))
