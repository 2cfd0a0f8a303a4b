"""A caller quotes a reference: what an operator may know of that call, and that somebody asked is journaled."""

from pathlib import Path

import pytest

from callcenter.domain.details import SpokenDetails
from callcenter.services.call_protocol import NewCase, QuotedCall
from callcenter.services.calls import Calls
from callcenter.services.quoted_call import NoSuchReference
from tests.world import OPERATOR, SUPERVISOR, World

STRANGERS = SpokenDetails("Okafor", "Ngozi", "3/5/1975", "1111")


@pytest.fixture
def world(throttled_vault: World, tmp_path: Path) -> World:
    return throttled_vault.copied_to(tmp_path)


def test_any_user_finds_anybodys_call_without_anything_of_its_caller(world: World) -> None:
    with world.sign_in(SUPERVISOR) as session, Calls(session) as calls:
        reference = calls.open()
        calls.check(reference, STRANGERS)
        calls.open_case(reference, NewCase("other", "573-555-0134", "note"))
        calls.wrap_up(reference, "review_case", "another note")
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        found = calls.quoted(f" {reference.lower().replace('-', ' ')}")
    assert found == QuotedCall(reference, "2026-11-23T15:30:00+00:00", "NO", "review_case", "waiting")
    [entry] = world.entries("reference_quoted")
    assert (entry["user"], entry["reference"]) == (OPERATOR, reference)


def test_ones_own_open_call_is_found_and_one_without_a_check_too(world: World) -> None:
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        reference = calls.open()
        assert calls.quoted(reference) == QuotedCall(
            reference, "2026-11-23T15:30:00+00:00", "NONE", "not_wrapped_up", ""
        )


def test_a_decided_case_is_told_by_its_decision(world: World) -> None:
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        reference = calls.open()
        calls.check(reference, STRANGERS)
        calls.open_case(reference, NewCase("other"))
    world.tamper("UPDATE review_case SET state = 'decided', decision = 'added'")
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        assert calls.quoted(reference).case == "added"


@pytest.mark.parametrize("typed", ["A22-222", "123-45-6789", ""])
def test_a_reference_of_no_call_is_refused_and_journaled_without_what_was_typed(world: World, typed: str) -> None:
    with world.sign_in(OPERATOR) as session, Calls(session) as calls, pytest.raises(NoSuchReference, match="once more"):
        calls.quoted(typed)
    [entry] = world.entries("reference_quoted")
    assert entry["reference"] is None
    assert "6789" not in str(entry)


def test_a_misread_reference_is_found_where_one_call_alone_can_be_meant(world: World) -> None:
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        calls.open()
        world.tamper("UPDATE call SET reference = 'A7F-2QM'")
        assert calls.quoted("A7F-2OM").reference == "A7F-2QM"
        other = calls.open()
        world.tamper("UPDATE call SET reference = 'A7F-2DM' WHERE reference = ?", other)
        with pytest.raises(NoSuchReference):
            calls.quoted("A7F-2OM")
        assert calls.quoted("A7F-2DM").reference == "A7F-2DM"
