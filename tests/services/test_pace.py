"""At most twenty checks a minute at the window: what is refused is journaled, and nothing is hashed for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callcenter.crypto.tags import TagHasher
from callcenter.domain.answers import Word
from callcenter.domain.details import SpokenDetails
from callcenter.services import throttling
from callcenter.services.call_protocol import CallDesk
from callcenter.services.calls import Calls, NoSuchCall
from callcenter.services.local_vault import LocalVault
from callcenter.services.pace import TooFast
from callcenter.services.protocols import Access
from callcenter.services.requests import ask
from tests.world import OPERATOR, OPERATOR_PASSWORD, SMITH, World

SMITHS = SpokenDetails("Smith", "Robert", "7/30/1961", "9876")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("made") / "vault").make_vault(throttle=True)
    world.load(SMITH)
    return world


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    """A vault with a throttle and Smith on its roster."""
    return made.copied_to(tmp_path)


class Window:
    """A window's requests in one call of the operator."""

    def __init__(self, world: World) -> None:
        self.vault = LocalVault(world.clock)
        self.sign_in(world)

    def sign_in(self, world: World) -> None:
        self.vault.perform(ask(Access.sign_in, world.path, OPERATOR, OPERATOR_PASSWORD))
        self.reference = self.vault.perform(ask(CallDesk.open))

    def check(self, reference: str | None = None) -> Word:
        return self.vault.perform(ask(CallDesk.check, reference or self.reference, SMITHS)).decision.word


@pytest.fixture
def window(world: World) -> Iterator[Window]:
    window = Window(world)
    yield window
    window.vault.close()


def test_twenty_checks_in_a_minute_are_answered_and_the_next_one_is_not(world: World, window: Window) -> None:
    assert [window.check() for _ in range(20)] == [Word.YES] * 20
    world.clock.sleep(45)
    with pytest.raises(TooFast) as refused:
        window.check()
    assert str(refused.value) == (
        "Not checked: 20 checks were made within a minute. "
        "What you typed is still there; press Enter again in 15 seconds."
    )


def test_the_minute_is_any_sixty_seconds(world: World, window: Window) -> None:
    for _ in range(20):
        window.check()
        world.clock.sleep(2)
    world.clock.sleep(19.5)  # 59.5 s after the first
    with pytest.raises(TooFast, match="in 1 second\\."):
        window.check()
    world.clock.sleep(0.5)
    assert window.check() is Word.YES
    with pytest.raises(TooFast, match="in 2 seconds\\."):
        window.check()


def test_a_check_that_was_refused_does_not_put_off_the_next_one(world: World, window: Window) -> None:
    for _ in range(20):
        window.check()
    for _ in range(59):
        world.clock.sleep(1)
        with pytest.raises(TooFast):
            window.check()
    world.clock.sleep(1)
    assert window.check() is Word.YES


def test_a_new_call_begins_no_new_minute(window: Window) -> None:
    for _ in range(20):
        window.check()
    with pytest.raises(TooFast):
        window.check(window.vault.perform(ask(CallDesk.open)))


def test_a_clock_that_is_put_forward_begins_no_new_minute(
    world: World, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(20):
        window.check()
    later = world.clock.now().replace(year=2027)
    monkeypatch.setattr(world.clock, "now", lambda: later)  # as `monotonic` does not follow it
    with pytest.raises(TooFast):
        window.check()


def test_for_a_refused_check_nothing_is_hashed(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(20):
        window.check()

    def hashed(*_: object) -> bytes:
        raise AssertionError("hashed")

    monkeypatch.setattr(TagHasher, "tag", hashed)
    monkeypatch.setattr(throttling, "counter_key", hashed)
    with pytest.raises(TooFast):
        window.check()


def test_every_refusal_is_journaled_and_is_no_check_of_the_call(world: World, window: Window) -> None:
    for _ in range(20):
        window.check()
    for _ in range(3):
        with pytest.raises(TooFast):
            window.check()
    window.vault.perform(ask(CallDesk.wrap_up, window.reference, "eligible_informed"))
    window.vault.close()
    refused = world.entries("check_refused")
    assert [(entry["reference"], entry["reason"], entry["user"]) for entry in refused] == [
        (window.reference, "too_fast", OPERATOR)
    ] * 3
    assert {key for entry in refused for key in entry} == {"kind", "at", "user", "reference", "reason"}
    assert [entry["checks"] for entry in world.entries("call_closed")] == [20]
    assert world.verify().ok


def test_a_reference_that_is_no_open_call_is_refused_as_that_and_not_journaled(world: World, window: Window) -> None:
    for _ in range(20):
        window.check()
    with pytest.raises(NoSuchCall):
        window.check("Smith 9876")
    window.vault.close()
    assert world.entries("check_refused") == []


def test_signing_in_again_begins_anew(world: World, window: Window) -> None:
    """It is kept in the session's memory; what was guessed is counted in the vault."""
    for _ in range(20):
        window.check()
    window.sign_in(world)
    assert window.check() is Word.YES


def test_checks_from_a_shell_are_bound_by_the_throttle_alone(world: World) -> None:
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        reference = calls.open()
        assert {calls.single(SMITHS).decision.word for _ in range(25)} == {Word.YES}
        assert {calls.check(reference, SMITHS).decision.word for _ in range(25)} == {Word.YES}


def test_a_vault_without_a_throttle_has_no_pace_either(tmp_path: Path) -> None:
    world = World(tmp_path / "vault").make_vault()
    world.load(SMITH)
    window = Window(world)
    assert [window.check() for _ in range(45)] == [Word.YES] * 45
    window.vault.close()
