"""The program of an open vault, changed by a supervisor: versions, what may not change, and what the journal tells."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from callcenter.domain.details import SpokenDetails
from callcenter.domain.program import Program
from callcenter.domain.program_changes import ProgramFixed
from callcenter.domain.program_checks import ProgramFault
from callcenter.domain.program_parts import WrapUpCode
from callcenter.domain.wording import Text
from callcenter.durable_file import DiskFull
from callcenter.files.program_file import program_bytes
from callcenter.services.call_protocol import CallDesk
from callcenter.services.calls import NotesOff
from callcenter.services.local_vault import LocalVault
from callcenter.services.program_desk import NoSuchVersion, VaultProgramDesk
from callcenter.services.program_protocol import ProgramDesk
from callcenter.services.protocols import Access
from callcenter.services.requests import ask
from tests.services.failing_journal import fill_the_disk
from tests.services.together import sign_in
from tests.world import SMITH, SUPERVISOR, World

SMITHS = SpokenDetails("Smith", "Robert", "7/30/1961", "9876", "E200318")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A vault that keeps its hours."""
    world = World(tmp_path_factory.mktemp("loaded") / "vault").make_vault(hours=True)
    world.load(SMITH)
    return world


@pytest.fixture
def world(loaded: World, tmp_path: Path) -> World:
    return loaded.copied_to(tmp_path)


@pytest.fixture
def program(vault: LocalVault) -> Program:
    """The program of the vault's making."""
    return vault.perform(ask(ProgramDesk.version, 1))


def saying(program: Program, words: str) -> Program:
    """YES is said in other words."""
    return replace(program, sentences=replace(program.sentences, yes=Text(en=words, es=words)))


def later(program: Program) -> Program:
    """The line opens at ten."""
    return replace(program, line=replace(program.line, opens="10:00"))


def test_a_change_is_a_new_version_that_counts_at_once(world: World, vault: LocalVault, program: Program) -> None:
    """It is half past nine: the line was open, and is not under the new hours."""
    assert vault.perform(ask(Access.day)).line_open
    changed = vault.perform(ask(ProgramDesk.change, later(program)))
    assert (changed.version, changed.program) == (2, later(program))
    assert not vault.perform(ask(Access.day)).line_open
    vault.close()
    again = LocalVault(world.clock)
    assert sign_in(again, world).program == later(program)
    again.close()


def test_a_change_is_journaled_part_by_part_with_old_and_new_value(
    world: World, vault: LocalVault, program: Program
) -> None:
    closing = replace(program.script, closing=Text(en="Goodbye.", es="Adiós."))
    vault.perform(ask(ProgramDesk.change, replace(later(program), script=closing, idle_minutes=7)))
    vault.close()
    (entry,) = world.entries("program_changed")
    assert (entry["user"], entry["program_version"]) == (SUPERVISOR, 2)
    assert entry["changes"] == [
        {"part": "line.opens", "before": '"08:00"', "after": '"10:00"'},
        {"part": "idle_minutes", "before": "10", "after": "7"},
        {"part": "script.closing.en", "before": json.dumps(program.script.closing.en), "after": '"Goodbye."'},
        {
            "part": "script.closing.es",
            "before": json.dumps(program.script.closing.es, ensure_ascii=False),
            "after": '"Adiós."',
        },
    ]


def test_the_same_program_is_no_new_version(world: World, vault: LocalVault, program: Program) -> None:
    assert vault.perform(ask(ProgramDesk.change, program)).version == 1
    vault.close()
    assert world.entries("program_changed") == []


def test_versions_tell_who_made_them_and_what_they_changed_and_one_can_be_brought_back(
    world: World, vault: LocalVault, program: Program
) -> None:
    vault.perform(ask(ProgramDesk.change, later(program)))
    vault.perform(ask(ProgramDesk.change, vault.perform(ask(ProgramDesk.version, 1))))
    listed = vault.perform(ask(ProgramDesk.versions))
    assert [(one.version, one.by, one.parts) for one in listed] == [
        (3, SUPERVISOR, ("line.opens",)),
        (2, SUPERVISOR, ("line.opens",)),
        (1, SUPERVISOR, ()),
    ]
    assert listed[0].loaded_at == world.clock.now().isoformat(timespec="seconds")
    assert vault.perform(ask(ProgramDesk.version, 3)) == program
    with pytest.raises(NoSuchVersion):
        vault.perform(ask(ProgramDesk.version, 4))


@pytest.mark.parametrize("part", ["name", "matching"])
def test_what_the_roster_was_hashed_under_stays(vault: LocalVault, program: Program, part: str) -> None:
    other = {"name": "another", "matching": replace(program.matching, allow_itin=True)}[part]
    with pytest.raises(ProgramFixed):
        vault.perform(ask(ProgramDesk.change, replace(program, **{part: other})))
    assert vault.perform(ask(ProgramDesk.versions))[0].version == 1


def test_a_program_that_is_not_sound_does_not_come_into_being(program: Program) -> None:
    with pytest.raises(ProgramFault, match="2 to 60"):
        replace(program, idle_minutes=61)


def without(program: Program, code: WrapUpCode) -> Program:
    """A program without a wrap-up code; what it was likely for, the first of the others is."""
    first, *others = (one for one in program.wrap_up if one.code != code.code)
    first = replace(first, suggested_for=(*first.suggested_for, *code.suggested_for))
    return replace(program, wrap_up=(first, *others))


def test_a_code_that_calls_have_keeps_its_words_when_it_goes(vault: LocalVault, program: Program) -> None:
    used, unused = program.likely_code("YES"), next(one for one in program.wrap_up if not one.suggested_for)
    reference = vault.perform(ask(CallDesk.open))
    vault.perform(ask(CallDesk.wrap_up, reference, used.code))
    changed = vault.perform(ask(ProgramDesk.change, without(without(program, used), unused))).program
    assert changed.retired == (replace(used, suggested_for=()),)
    assert vault.perform(ask(ProgramDesk.change, without(without(program, used), unused))).version == 2
    assert vault.perform(ask(ProgramDesk.change, program)).program == program  # it can be chosen again


def test_a_code_that_a_call_under_way_may_get_keeps_its_words(vault: LocalVault, program: Program) -> None:
    unused = next(one for one in program.wrap_up if not one.suggested_for)
    reference = vault.perform(ask(CallDesk.open))
    assert vault.perform(ask(ProgramDesk.change, without(program, unused))).program.retired == (unused,)
    vault.perform(ask(CallDesk.wrap_up, reference, unused.code))


def test_a_code_that_a_call_left_behind_may_get_keeps_its_words_and_its_name(
    world: World, vault: LocalVault, program: Program
) -> None:
    """Its operator signed out without wrapping it up, and goes on with it after two changes of the program."""
    unused = next(one for one in program.wrap_up if not one.suggested_for)
    reference = vault.perform(ask(CallDesk.open))
    sign_in(vault, world)
    for words in ("Yes.", "Yes, you are."):
        changed = vault.perform(ask(ProgramDesk.change, saying(without(program, unused), words))).program
        assert changed.retired == (unused,)
    vault.perform(ask(CallDesk.go_on, reference))
    vault.perform(ask(CallDesk.wrap_up, reference, unused.code))
    other = replace(unused, label=Text(en="Quite another meaning", es="Otra cosa"))
    with pytest.raises(ProgramFault, match="stands in `wrap_up` as well"):
        vault.perform(ask(ProgramDesk.change, replace(changed, wrap_up=(*changed.wrap_up, other))))


def test_a_code_that_came_after_a_call_was_left_behind_goes_without_a_trace(
    world: World, vault: LocalVault, program: Program
) -> None:
    unused = next(one for one in program.wrap_up if not one.suggested_for)
    vault.perform(ask(CallDesk.open))
    sign_in(vault, world)
    later_code = replace(unused, code="came_later", label=Text(en="Came later", es="Vino después"))
    vault.perform(ask(ProgramDesk.change, replace(program, wrap_up=(*program.wrap_up, later_code))))
    assert vault.perform(ask(ProgramDesk.change, program)).program.retired == ()


def test_a_call_under_way_keeps_the_program_that_it_began_under(
    world: World, vault: LocalVault, program: Program
) -> None:
    before = vault.perform(ask(CallDesk.open))
    vault.perform(ask(ProgramDesk.change, saying(program, "You are on the list.")))
    said = vault.perform(ask(CallDesk.check, before, SMITHS)).say
    after = vault.perform(ask(CallDesk.open))
    assert (said, vault.perform(ask(CallDesk.check, after, SMITHS)).say) == (
        program.say("YES").en,
        "You are on the list.",
    )
    vault.close()
    for kind in ("call_opened", "check"):
        assert [entry["program_version"] for entry in world.entries(kind)] == [1, 2]
    assert world.verify().ok


def test_a_call_that_is_gone_on_with_keeps_it_too(world: World, vault: LocalVault, program: Program) -> None:
    reference = vault.perform(ask(CallDesk.open))
    vault.perform(ask(ProgramDesk.change, saying(program, "You are on the list.")))
    sign_in(vault, world)
    vault.perform(ask(CallDesk.go_on, reference))
    assert vault.perform(ask(CallDesk.check, reference, SMITHS)).say == program.say("YES").en


def test_where_no_notes_are_kept_a_call_is_not_saved_with_one(vault: LocalVault, program: Program) -> None:
    vault.perform(ask(ProgramDesk.change, replace(program, notes=False)))
    reference, code = vault.perform(ask(CallDesk.open)), program.wrap_up[0].code
    with pytest.raises(NotesOff):
        vault.perform(ask(CallDesk.wrap_up, reference, code, "asked for a letter"))
    vault.perform(ask(CallDesk.wrap_up, reference, code, " "))


def test_on_a_full_disk_the_former_program_stays(world: World) -> None:
    with world.sign_in() as session:
        fill_the_disk(session, append=1)
        desk = VaultProgramDesk(session)
        with pytest.raises(DiskFull):
            desk.change(later(session.program))
        assert session.line_open
        assert [one.version for one in desk.versions()] == [1]
        assert desk.change(later(session.program)).version == 2


TAMPERED = {
    "another wording": "UPDATE program SET body = (SELECT body FROM program WHERE version = 2) WHERE version = 1",
    "an older version": "DELETE FROM program WHERE version = 2",
    "another moment": "UPDATE program SET loaded_at = '2026-11-20T00:00:00+00:00' WHERE version = 2",
    "a version nobody made": "INSERT INTO program SELECT 3, body, loaded_at FROM program WHERE version = 1",
}


@pytest.mark.parametrize("statement", TAMPERED.values(), ids=list(TAMPERED))
def test_a_program_that_the_journal_does_not_tell_of_is_found(
    world: World, vault: LocalVault, program: Program, statement: str
) -> None:
    vault.perform(ask(ProgramDesk.change, later(program)))
    vault.close()
    assert world.verify().ok
    world.tamper(statement)
    found = world.verify()
    assert (found.ok, found.reason) == (False, "program_differs")


def test_a_body_of_ones_own_making_is_found_in_the_first_version(
    world: World, vault: LocalVault, program: Program
) -> None:
    vault.close()
    world.tamper("UPDATE program SET body = ?", program_bytes(replace(program, idle_minutes=60)))
    assert world.verify().reason == "program_differs"
