from datetime import date, timedelta
from pathlib import Path

import pytest

from callcenter.domain.call_filter import FROM_A_SHELL, CallFilter
from callcenter.domain.details import SpokenDetails
from callcenter.services.call_log_desk import PageSize
from callcenter.services.call_log_protocol import (
    CallLogDesk,
    CallTotals,
    CaseOfCall,
    FilterChoices,
    ListedCall,
    SavedFilter,
)
from callcenter.services.call_protocol import CallDesk, NewCase
from callcenter.services.calls import Calls
from callcenter.services.local_vault import LocalVault
from callcenter.services.notes import NoNote
from callcenter.services.opened_call import CallNotThere
from callcenter.services.requests import ask
from callcenter.services.saved_filters import FilterUnnamed
from tests.services.together import sign_in
from tests.world import OPERATOR, SMITH, SUPERVISOR, World

SMITHS = SpokenDetails("Smith", "Robert", "7/30/1961", "9876", "E200318")
STRANGERS = SpokenDetails("Okafor", "Ngozi", "3/5/1975", "1111")
EVENINGS = SavedFilter("Evenings of Olive", CallFilter(operator=OPERATOR, line_open=False))


@pytest.fixture(scope="module")
def three_calls(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Three calls of the operator, of which the second got an answer, a note and a review case."""
    world = World(tmp_path_factory.mktemp("calls") / "vault").make_vault()
    world.load(SMITH)
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        calls.open()
        world.clock.sleep(60)
        reference = calls.open()
        calls.check(reference, STRANGERS)
        calls.open_case(reference, NewCase("has_letter"))
        calls.check(reference, SMITHS)
        world.clock.sleep(30)
        calls.wrap_up(reference, "eligible_informed", "Asked for the web address twice.")
        calls.open()
    return world


@pytest.fixture
def world(three_calls: World, tmp_path: Path) -> World:
    return three_calls.copied_to(tmp_path)


def numbers(vault: LocalVault, meant: CallFilter) -> list[int]:
    """Which calls a filter lets through; the totals say as many."""
    found = [call.number for call in vault.perform(ask(CallLogDesk.page, meant=meant)).calls]
    assert vault.perform(ask(CallLogDesk.totals, meant)).calls == len(found)
    return found


def test_a_call_is_listed_as_it_went(vault: LocalVault) -> None:
    _, ended, _ = vault.perform(ask(CallLogDesk.page)).calls
    assert ended == ListedCall(
        number=2,
        reference=ended.reference,
        started_at="2026-11-23T15:31:00+00:00",
        ended_at="2026-11-23T15:31:30+00:00",
        operator=OPERATOR,
        line_open=True,
        checks=2,
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


def test_totals_count_calls_by_answer_and_by_code_and_time_those_that_were_wrapped_up(vault: LocalVault) -> None:
    assert vault.perform(ask(CallLogDesk.totals)) == CallTotals(
        calls=3,
        answers={"NONE": 2, "YES": 1},
        wrap_ups={"not_wrapped_up": 2, "eligible_informed": 1},
        after_hours=0,
        average_seconds=30,
    )


def test_each_part_of_a_filter_narrows_and_days_are_the_centers(world: World, vault: LocalVault) -> None:
    for hours in (13, 2):  # 4:31 AM in UTC on the next day, but 10:31 PM of the same day in the center; 0:31 AM there
        world.clock.sleep(hours * 60 * 60)
        sign_in(vault, world)
        vault.perform(ask(CallDesk.open))
    monday = date(2026, 11, 23)
    reference = vault.perform(ask(CallLogDesk.page)).calls[-2].reference
    by_filter = {
        CallFilter(): [5, 4, 3, 2, 1],
        CallFilter(first=monday, last=monday): [4, 3, 2, 1],
        CallFilter(first=monday + timedelta(days=1)): [5],
        CallFilter(last=monday - timedelta(days=1)): [],
        CallFilter(operator=SUPERVISOR): [5, 4],
        CallFilter(answer="YES"): [2],
        CallFilter(wrap_up="not_wrapped_up", operator=OPERATOR): [3, 1],
        CallFilter(wrap_up=FROM_A_SHELL): [],
        CallFilter(reference=reference.replace("-", " ").lower()): [2],
        CallFilter(reference="no reference"): [],
        CallFilter(line_open=False): [],
    }
    assert {meant: numbers(vault, meant) for meant in by_filter} == by_filter


def test_a_call_opens_to_its_checks_by_names_and_never_to_a_value(vault: LocalVault) -> None:
    reference = vault.perform(ask(CallLogDesk.page)).calls[1].reference
    opened = vault.perform(ask(CallLogDesk.opened, reference))
    failed, found = opened.checks
    assert (failed.answer, failed.reason, failed.ask) == ("NO", "no_match", None)
    assert failed.fields == ("birth_date", "first_name", "last4", "last_name")
    assert "educator_id" in found.fields
    assert (found.at, found.answer, found.reason) == ("2026-11-23T15:31:00+00:00", "YES", "strong_match")
    assert "last4_birth_surname" in found.rules_hit
    assert set(found.rules_hit) <= set(found.rules_asked)
    assert (found.roster, found.revision, found.program_version, opened.program_version) == (1, 1, 1, 1)
    assert opened.has_note
    assert opened.case == CaseOfCall("2026-11-23T15:31:00+00:00", "has_letter", "")
    assert not {"Smith", "9876", "E200318", "Okafor", "1111"} & set(str(opened).replace("'", " ").split())


def test_a_call_without_a_check_opens_to_none(vault: LocalVault) -> None:
    opened = vault.perform(ask(CallLogDesk.opened, vault.perform(ask(CallLogDesk.page)).calls[0].reference))
    assert (opened.checks, opened.has_note, opened.case) == ((), False, None)
    with pytest.raises(NoNote):
        vault.perform(ask(CallLogDesk.note, opened.call.reference))


def test_a_reference_that_no_call_has_opens_nothing(vault: LocalVault) -> None:
    with pytest.raises(CallNotThere):
        vault.perform(ask(CallLogDesk.opened, "A77-777"))


def test_who_opened_a_note_is_journaled(world: World, vault: LocalVault) -> None:
    reference = vault.perform(ask(CallLogDesk.page)).calls[1].reference
    assert world.entries("note_opened") == []
    assert vault.perform(ask(CallLogDesk.note, reference)) == "Asked for the web address twice."
    (entry,) = world.entries("note_opened")
    assert (entry["user"], entry["reference"]) == (SUPERVISOR, reference)


def test_filters_are_kept_replaced_and_removed_and_the_journal_tells_each_change(
    world: World, vault: LocalVault
) -> None:
    days = SavedFilter("a day", CallFilter(date(2026, 11, 1), date(2026, 11, 30), answer="NO", reference="A7F-2QM"))
    week = SavedFilter("this week", CallFilter(wrap_up="not_wrapped_up"), span="this_week")
    for saved in (EVENINGS, days, week):
        vault.perform(ask(CallLogDesk.save_filter, saved))
    other = SavedFilter("a day", CallFilter(answer="YES"))
    assert vault.perform(ask(CallLogDesk.save_filter, other)) == (other, EVENINGS, week)
    assert vault.perform(ask(CallLogDesk.remove_filter, "this week")) == (other, EVENINGS)
    choices = vault.perform(ask(CallLogDesk.choices))
    assert isinstance(choices, FilterChoices)
    assert (choices.operators, choices.saved) == ((OPERATOR,), (other, EVENINGS))
    assert choices.wrap_ups[0] == "eligible_informed"
    told = [(entry["name"], entry["before"], entry["after"]) for entry in world.entries("setting_changed")]
    assert told[-2:] == [
        (
            "call_filter/a day",
            '{"answer":"NO","from":"2026-11-01","reference":"A7F-2QM","to":"2026-11-30"}',
            '{"answer":"YES"}',
        ),
        ("call_filter/this week", '{"span":"this_week","wrap_up":"not_wrapped_up"}', None),
    ]


@pytest.mark.parametrize("name", ["", "   ", "x" * 41, "born 2/9/1980", "SSN 123-45-6789", "a\nb\x00"])
def test_a_filters_name_is_short_and_tells_of_nobody(vault: LocalVault, name: str) -> None:
    with pytest.raises(FilterUnnamed):
        vault.perform(ask(CallLogDesk.save_filter, SavedFilter(name, CallFilter())))
    assert vault.perform(ask(CallLogDesk.choices)).saved == ()
