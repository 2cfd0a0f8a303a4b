"""The journal desk: heads that are kept elsewhere, the last verification, and entries for reading."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from callcenter.clock import MovableClock
from callcenter.domain.journal_groups import Group
from callcenter.durable_file import NotWritable
from callcenter.errors import UserCancelled
from callcenter.progress import CancelToken, Progress, unwatched
from callcenter.services.calls import Calls
from callcenter.services.care_protocol import CareDesk
from callcenter.services.caretaker import Caretaker
from callcenter.services.journal_desk import HeldHeadFault, VaultJournalDesk
from callcenter.services.journal_protocol import HeldHead, JournalDesk, JournalOverview, ListedEntry, Verification
from callcenter.services.kept_heads import head_folder
from callcenter.services.local_vault import LocalVault
from callcenter.services.outside_vault import InsideVault
from callcenter.services.protocols import Access
from callcenter.services.requests import ask
from callcenter.services.session import NotAllowed, Session
from callcenter.storage.journal_kinds import IS_DEED
from tests.services.together import PipedVault, sign_in
from tests.world import GARCIA, OPERATOR, OPERATOR_PASSWORD, World


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A roster, a call, and an operator who signed out at the window."""
    world = World(tmp_path_factory.mktemp("heads") / "vault").make_vault()
    world.load(GARCIA)
    link = LocalVault(world.clock)
    link.perform(ask(Access.sign_in, world.path, OPERATOR, OPERATOR_PASSWORD))
    link.perform(ask(Access.sign_out))
    link.close()
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        calls.wrap_up(calls.open(), session.program.wrap_up[0].code)
    return world


@pytest.fixture
def world(vault: World, tmp_path: Path) -> World:
    return vault.copied_to(tmp_path)


@pytest.fixture
def session(world: World) -> Iterator[Session]:
    with world.sign_in() as session:
        yield session


@pytest.fixture
def desk(session: Session) -> VaultJournalDesk:
    return VaultJournalDesk(session)


def verify(desk: VaultJournalDesk, held: HeldHead | None = None) -> Verification:
    return desk.verify(held, everything=False, report=unwatched, cancel=CancelToken())


def test_only_supervisors_have_it(world: World) -> None:
    with world.sign_in(OPERATOR) as session, pytest.raises(NotAllowed):
        VaultJournalDesk(session)


def test_the_last_verification_is_told(desk: VaultJournalDesk, session: Session) -> None:
    assert desk.overview() == JournalOverview(session.head(), None, None)
    verify(desk)
    last = desk.overview().last_verification
    assert last is not None
    assert (last.at, last.user, last.ok, last.reason) == (session.moment(), "Sam", True, None)


def test_a_verification_that_was_given_up_leaves_no_trace(desk: VaultJournalDesk) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(UserCancelled):
        desk.verify(None, everything=True, report=unwatched, cancel=token)
    assert desk.overview().last_verification is None


# Heads


def test_a_head_written_to_a_file_is_read_again_and_met(desk: VaultJournalDesk, tmp_path: Path) -> None:
    out = tmp_path / "head.json"
    head = desk.write_head(out)
    held = desk.read_head(out)
    assert (held.seq, held.code, held.epoch) == (head.seq, head.code, head.epoch)
    assert json.loads(out.read_bytes())["user"] == "Sam"
    assert verify(desk, held).ok


def test_the_first_characters_of_a_code_that_was_noted_do(desk: VaultJournalDesk, session: Session) -> None:
    head = session.head()
    assert verify(desk, HeldHead(head.seq, head.code[:16])).ok
    other = ("0" if head.code[0] != "0" else "1") + head.code[1:16]
    found = verify(desk, HeldHead(head.seq, other))
    assert (found.ok, found.first_fault_seq, found.reason) == (False, head.seq, "head_differs")


@pytest.mark.parametrize(("seq", "code"), [(5, "ab" * 7), (5, "xyz" * 10), (0, "ab" * 32), (5, "ab" * 33), (5, "")])
def test_what_is_no_head_is_told(desk: VaultJournalDesk, seq: int, code: str) -> None:
    with pytest.raises(HeldHeadFault):
        verify(desk, HeldHead(seq, code))


def test_heads_that_left_the_program_are_listed_newest_first(desk: VaultJournalDesk, tmp_path: Path) -> None:
    written = desk.write_head(tmp_path / "head.json")
    page = desk.heads()
    assert [head.way for head in page.heads] == ["head_written", "signed_out"]
    assert page.heads[0].head == written
    assert page.heads[1].user == OPERATOR
    assert page.next is None
    first = desk.heads(size=1)
    assert first.next is not None
    assert [head.way for head in desk.heads(first.next, 1).heads] == ["signed_out"]


def test_a_head_that_is_listed_is_met_by_a_verification(desk: VaultJournalDesk) -> None:
    """What was shown at the sign-out is the entry that tells of it."""
    head = desk.heads().heads[-1].head
    assert verify(desk, HeldHead(head.seq, head.code, head.epoch)).ok


def test_no_head_goes_into_the_vaults_own_folder(desk: VaultJournalDesk, world: World) -> None:
    with pytest.raises(InsideVault):
        desk.write_head(world.path / "head.json")
    with pytest.raises(InsideVault):
        desk.keep_heads_in(world.path)
    assert desk.heads().heads[0].way == "signed_out"


# Hour by hour


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "auditor"
    folder.mkdir()
    return folder


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_head_is_written_at_once_and_then_each_hour_whoever_works(
    desk: VaultJournalDesk, session: Session, world: World, folder: Path
) -> None:
    assert desk.keep_heads_in(folder).head_folder == folder
    assert len(files_in(folder)) == 1
    session.close()
    world.clock.sleep(3599)
    with world.sign_in(OPERATOR) as operator:
        care = Caretaker(operator)
        assert (care.look_after(), len(files_in(folder))) == ((), 1)
        world.clock.sleep(1)
        assert (care.look_after(), len(files_in(folder))) == ((), 2)
        assert (care.look_after(), len(files_in(folder))) == ((), 2)
        head = operator.head()
    newest = json.loads((folder / files_in(folder)[-1]).read_bytes())
    assert (newest["user"], newest["head"]["seq"]) == (OPERATOR, head.seq - 1)
    assert world.verify().ok


def test_heads_written_by_hand_put_off_none_of_these(
    desk: VaultJournalDesk, session: Session, folder: Path, tmp_path: Path
) -> None:
    desk.keep_heads_in(folder)
    clock, care = session.clock, Caretaker(session)
    assert isinstance(clock, MovableClock)
    for hour in range(1, 4):
        clock.sleep(3590)
        desk.write_head(tmp_path / "by_hand.json")
        clock.sleep(10)
        assert (care.look_after(), len(files_in(folder))) == ((), 1 + hour)


def test_of_two_journals_that_go_apart_neither_writes_over_the_others_heads(world: World, folder: Path) -> None:
    """An old folder that is put back reaches the same number on the same day."""
    with world.sign_in() as session:
        VaultJournalDesk(session).keep_heads_in(folder)
    old = world.copied_to(world.path.parent / "old")
    for one, deed in ((world, "first"), (old, "second")):
        with one.sign_in() as session:
            session.record(deed)
            one.clock.sleep(3600)
            assert Caretaker(session).look_after() == ()
    newest = [json.loads((folder / name).read_bytes())["head"] for name in files_in(folder)[1:]]
    assert len({head["code"] for head in newest}) == 2
    assert len({head["seq"] for head in newest}) == 1


def test_a_clock_that_was_set_back_has_one_written(desk: VaultJournalDesk, session: Session, folder: Path) -> None:
    desk.keep_heads_in(folder)
    clock = session.clock
    assert isinstance(clock, MovableClock)
    clock.move_to(clock.now() - timedelta(minutes=5))
    assert Caretaker(session).look_after() == ()
    assert len(files_in(folder)) == 2


def test_a_folder_that_is_gone_is_told_and_stops_nothing(
    desk: VaultJournalDesk, session: Session, folder: Path
) -> None:
    desk.keep_heads_in(folder)
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    clock = session.clock
    assert isinstance(clock, MovableClock)
    clock.sleep(3600)
    (warning,) = Caretaker(session).look_after()
    assert warning.startswith("The journal's head could not be written")
    folder.mkdir()
    assert Caretaker(session).look_after() == ()
    assert len(files_in(folder)) == 1


def test_a_folder_that_cannot_be_written_to_is_not_taken(
    desk: VaultJournalDesk, session: Session, tmp_path: Path
) -> None:
    with pytest.raises(NotWritable):
        desk.keep_heads_in(tmp_path / "nowhere")
    assert head_folder(session) is None


def test_none_are_written_any_more_once_that_is_ended(desk: VaultJournalDesk, session: Session, folder: Path) -> None:
    desk.keep_heads_in(folder)
    assert desk.keep_heads_in(None).head_folder is None
    clock = session.clock
    assert isinstance(clock, MovableClock)
    clock.sleep(7200)
    Caretaker(session).look_after()
    assert len(files_in(folder)) == 1


# For reading


def test_entries_are_read_page_by_page_and_tell_nothing_sealed(desk: VaultJournalDesk) -> None:
    read: list[ListedEntry] = []
    before = None
    while True:
        page = desk.entries(Group.EVERYTHING, before, 5)
        read += page.entries
        before = page.next
        if before is None:
            break
    assert [entry.seq for entry in read] == list(range(read[0].seq, 0, -1))
    assert {"call_opened", "call_closed", "signed_in", "roster_switched"} <= {entry.kind for entry in read}
    assert not {"signature", "sealed_key", "r", "code"} & {name for entry in read for name in entry.told}


@pytest.mark.parametrize("group", [group for group in Group if group.kinds])
def test_a_group_has_its_kinds_alone(desk: VaultJournalDesk, group: Group) -> None:
    assert {entry.kind for entry in desk.entries(group).entries} <= set(group.kinds)


def test_deeds_are_everything_but_calls(desk: VaultJournalDesk) -> None:
    deeds, every = desk.entries(Group.DEEDS).entries, desk.entries(Group.EVERYTHING).entries
    assert [entry for entry in every if entry.kind not in {"call_opened", "check", "call_closed"}] == list(deeds)
    assert len(deeds) < len(every)


def test_of_a_purged_entry_only_its_place_is_left(desk: VaultJournalDesk, world: World) -> None:
    (opened,) = (one for one in desk.entries(Group.EVERYTHING).entries if one.kind == "call_opened")
    world.tamper("UPDATE journal SET entry = x'7b7d' WHERE seq = ?", opened.seq)
    (emptied,) = (one for one in desk.entries(Group.EVERYTHING).entries if one.seq == opened.seq)
    assert (emptied.kind, emptied.at, emptied.user, emptied.told) == ("", "", "", {})
    assert opened.seq not in {one.seq for one in desk.entries(Group.DEEDS).entries}


def test_deeds_and_heads_are_found_without_reading_the_calls(session: Session) -> None:
    connection = session.database.connection
    plan = connection.query(
        f"EXPLAIN QUERY PLAN SELECT * FROM journal WHERE seq < 99 AND {IS_DEED}"
        " AND entry ->> 'kind' IN ('head_written') ORDER BY seq DESC LIMIT 5"
    )
    assert "journal_deed" in str(plan)


def test_all_that_is_asked_passes_through_a_pipe(world: World, tmp_path: Path) -> None:
    vault = LocalVault(world.clock)
    sign_in(vault, world)
    link = PipedVault(vault)
    head = link.perform(ask(JournalDesk.write_head, tmp_path / "head.json"))
    held = link.perform(ask(JournalDesk.read_head, tmp_path / "head.json"))
    told: list[Progress] = []
    assert link.perform(ask(JournalDesk.verify, held, True), told.append).head.seq > head.seq
    assert link.perform(ask(JournalDesk.overview)).last_verification is not None
    assert link.perform(ask(JournalDesk.heads)).heads[0].head == head
    assert link.perform(ask(JournalDesk.entries, Group.JOURNAL)).entries[0].kind == "journal_verified"
    assert link.perform(ask(JournalDesk.keep_heads_in, None)).head_folder is None
    assert link.perform(ask(CareDesk.look_after)) == ()
    assert link.perform(ask(CareDesk.inspect)).damage is None
    vault.close()
