"""Importing a bundle: the same rows under this vault's signature, or nothing at all."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from callcenter.crypto.vault_keys import SupervisorKeys
from callcenter.domain.import_mode import ImportMode
from callcenter.errors import UserCancelled
from callcenter.files.bundle_file import BundleFileFault
from callcenter.files.bundle_parts import pack_bucket, pack_facts
from callcenter.progress import CancelToken, Progress
from callcenter.services.bundle_import import BundleActive, BundleImport, BundleTold, BundleUnfit
from callcenter.services.import_account import StagingDamaged
from callcenter.services.opened_bundle import BundleNotGenuine, open_bundle
from callcenter.services.roster_import import BundleStaged, ImportStaged, RosterImport
from callcenter.services.rosters import BundleUnfinished, Rosters
from callcenter.services.session import NotAllowed, SupervisorKeysGone
from callcenter.services.status import day_status
from tests.services import bundles
from tests.services.bundles import Bundle, load, parts_of, people, remade, rows_of, staged_rows, written
from tests.world import GARCIA, OPERATOR, SMITH, World, source_of

EVERYBODY = [SMITH, SMITH, GARCIA, *people(0, 78)]
STRANGER = SupervisorKeys(bytes(range(32)), bytes(16))


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The vault that hashed: eighty people, one of them twice."""
    world = World(tmp_path_factory.mktemp("origin") / "vault").make_vault()
    world.load(*EVERYBODY)
    return world


@pytest.fixture(scope="module")
def bundle(origin: World, tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """Its roster, a part for each bucket."""
    return bundles.export_in_many_parts(origin, tmp_path_factory.mktemp("bundle") / "roster.bundle")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("fresh") / "vault").make_vault(seat="B")


@pytest.fixture
def world(fresh: World, tmp_path: Path) -> World:
    """The vault that imports, of another seat."""
    return fresh.copied_to(tmp_path)


def look(world: World, path: Path, code: str, key: str | None = None) -> BundleTold:
    with world.sign_in() as session, open_bundle(path, code) as opened:
        return BundleImport(session).look(opened, key)


def stop_in_the_middle(world: World, bundle: Bundle) -> int:
    """An import that is stopped after its first part; how many rows are staged."""
    stop = CancelToken()
    with pytest.raises(UserCancelled):
        load(world, bundle.path, bundle.shown.code, report=lambda _: stop.cancel(), cancel=stop)
    return staged_rows(world)


def untouched(world: World) -> bool:
    """Whether nothing of any roster is there, nor was."""
    with world.database() as database:
        left = [database.query(f"SELECT * FROM {table}") for table in ("roster", "staging", "tag", "person", "bucket")]
    return left == [[]] * 5 and world.entries("import_started") == []


# A story


def test_a_roster_that_was_hashed_once_answers_at_another_seat_alike(
    origin: World, bundle: Bundle, world: World, tmp_path: Path
) -> None:
    (tmp_path / "first").mkdir()
    first = origin.copied_to(tmp_path / "first")
    done = load(world, bundle.path, bundle.shown.code, key=bundle.shown.fingerprint)
    assert (done.people, done.people_before, done.resumed_from) == (80, 0, None)
    assert rows_of(world) == rows_of(first)
    questions: list[dict[str, str]] = [
        {"last_name": "Hughes", "first_name": "Maria", "birth_date": "2/9/1980", "ssn": "3456"},
        {"last_name": "Smith", "educator_id": "E200318"},
        {"last_name": "Smith", "birth_date": "7/30/1961"},
        {"last_name": "Nobody", "birth_date": "7/30/1961", "ssn": "1111"},
    ]
    for question in questions:
        one, other = first.ask(**question), world.ask(**question)
        assert one.decision == other.decision
        assert (one.reference[0], other.reference[0]) == ("A", "B")
    more = [*people(70, 120), SMITH]
    for vault in (first, world):
        path = vault.roster_file(more, "additions.csv")
        with vault.sign_in() as session:
            RosterImport(session).start(source_of(session, path), mode=ImportMode.ADD)
        with vault.sign_in() as session:
            Rosters(session).switch(2)
        assert vault.verify(everything=True).ok
    assert rows_of(world, 2) == rows_of(first, 2)
    assert rows_of(world, 2) != rows_of(world, 1)


def test_the_roster_of_before_can_be_brought_back(world: World, bundle: Bundle) -> None:
    world.load(GARCIA)
    done = load(world, bundle.path, bundle.shown.code)
    assert (done.roster, done.people_before) == (2, 1)
    asked = {"last_name": "Smith", "educator_id": "E200318"}
    assert world.ask(**asked).decision.word.value == "YES"
    with world.sign_in() as session:
        Rosters(session).switch(1)
    assert world.ask(**asked).decision.word.value == "NO"
    assert world.verify(everything=True).ok


def test_a_bundle_can_be_carried_on_from_the_vault_that_imported_it(
    world: World, bundle: Bundle, fresh: World, tmp_path: Path
) -> None:
    load(world, bundle.path, bundle.shown.code)
    again = bundles.export(world, tmp_path / "again.bundle")
    (tmp_path / "third").mkdir()
    third = fresh.copied_to(tmp_path / "third")
    told = look(third, again.path, again.shown.code)
    assert world.made is not None
    assert told.vault_id == world.made.vault_id
    load(third, again.path, again.shown.code)
    assert rows_of(third) == rows_of(world)


def test_until_the_switch_over_the_former_roster_answers(world: World, bundle: Bundle) -> None:
    world.load(GARCIA)
    load(world, bundle.path, bundle.shown.code, switch=False)
    assert world.ask(last_name="Smith", educator_id="E200318").decision.word.value == "NO"
    with world.sign_in() as session:
        listed = [(roster.number, roster.state, roster.people, roster.active) for roster in Rosters(session).list()]
        status = day_status(session)
        assert listed == [(1, "loaded", 1, True), (2, "staged", 80, False)]
        assert status.staged_import is not None
        assert (status.staged_import.complete, status.staged_import.bundle, status.seat) == (True, True, "B")
        Rosters(session).switch(2)
    assert world.entries("roster_switched")[-1]["mode"] == "bundle"


def test_both_journals_name_the_same_file_and_the_other_vault(origin: World, world: World, bundle: Bundle) -> None:
    load(world, bundle.path, bundle.shown.code)
    [exported] = origin.entries("bundle_exported")
    [started] = world.entries("import_started")
    [copied] = world.entries("import_copied")
    [switched] = world.entries("roster_switched")
    assert exported["sha256"] == started["sha256"] == copied["sha256"] == switched["sha256"] == bundle.shown.sha256
    assert exported["bundle"] == started["bundle"]
    assert origin.made is not None
    assert started["origin"] == copied["origin"] == origin.made.vault_id
    assert {entry["mode"] for entry in (started, copied, switched)} == {"bundle"}
    assert (started["user"], started["roster"], started["people"], started["tags"]) == ("Sam", 1, 80, copied["tags"])
    [(key,)] = rows_of(world)["key"]
    for journal in (str(origin.entries()), str(world.entries())):
        assert bundle.shown.code[:9] not in journal
        assert key.hex() not in journal


# Whose it is


def test_with_the_fingerprint_it_is_genuine_and_with_another_it_is_refused(world: World, bundle: Bundle) -> None:
    code, right = bundle.shown.code, bundle.shown.fingerprint
    assert look(world, bundle.path, code, right).genuine
    assert look(world, bundle.path, code, right.lower().replace("-", " ")).genuine
    told = look(world, bundle.path, code)
    assert (told.genuine, told.fingerprint) == (False, right)
    assert world.made is not None
    with pytest.raises(BundleNotGenuine, match="another key"):
        look(world, bundle.path, code, world.made.fingerprint)
    assert untouched(world)


def test_a_bundle_that_somebody_else_signed_shows_his_key(world: World, bundle: Bundle, tmp_path: Path) -> None:
    path = remade(bundle, STRANGER, tmp_path / "b.bundle")
    assert look(world, path, bundle.shown.code).fingerprint != bundle.shown.fingerprint
    with pytest.raises(BundleNotGenuine, match="another key"):
        look(world, path, bundle.shown.code, bundle.shown.fingerprint)


def test_a_vault_of_the_same_seat_is_warned_of_and_no_other(
    world: World, bundle: Bundle, origin: World, tmp_path: Path
) -> None:
    assert look(world, bundle.path, bundle.shown.code).warnings == ()
    same = World(tmp_path / "same").make_vault(operator=False)
    [warning] = look(same, bundle.path, bundle.shown.code).warnings
    assert "seat letter A" in warning
    assert "--seat" in warning


# What does not fit


@pytest.mark.parametrize(
    ("change", "fault", "word"),
    [
        ({"training": False}, "kind", "training vault"),
        ({"policy": "full"}, "policy", "--policy"),
        ({"policy": "another"}, "policy", "--policy"),
        ({"cost": "high"}, "cost", "--cost"),
        ({"specification": 1}, "specification", "same version"),
    ],
)
def test_a_bundle_for_another_sort_of_vault_is_refused_with_why(
    world: World, bundle: Bundle, tmp_path: Path, change: dict[str, Any], fault: str, word: str
) -> None:
    path = remade(bundle, STRANGER, tmp_path / "b.bundle", **change)
    with pytest.raises(BundleUnfit, match=word) as caught:
        load(world, path, bundle.shown.code)
    assert caught.value.fault == fault
    assert untouched(world)


def test_the_bundle_that_answers_already_is_refused_here_and_where_it_comes_from(
    origin: World, world: World, bundle: Bundle
) -> None:
    with pytest.raises(BundleActive, match="Nothing was changed"):
        load(origin, bundle.path, bundle.shown.code)
    load(world, bundle.path, bundle.shown.code)
    with pytest.raises(BundleActive):
        load(world, bundle.path, bundle.shown.code)
    assert staged_rows(world) == -1


def test_a_roster_that_is_not_active_any_more_can_come_by_a_bundle_again(world: World, bundle: Bundle) -> None:
    load(world, bundle.path, bundle.shown.code)
    world.load(GARCIA)
    assert load(world, bundle.path, bundle.shown.code).roster == 3
    assert rows_of(world, 3) == rows_of(world, 1)


def test_operators_import_nothing_and_neither_does_a_session_without_its_signing_key(
    world: World, bundle: Bundle
) -> None:
    with world.sign_in(OPERATOR) as session, pytest.raises(NotAllowed):
        BundleImport(session)
    with world.sign_in() as session, open_bundle(bundle.path, bundle.shown.code) as opened:
        session.forget_keys()
        with pytest.raises(SupervisorKeysGone):
            BundleImport(session).load(opened)
    assert untouched(world)


# What was not signed: whoever has the code can write anything into a bundle but a signature


def changed_rows(parts: list[bytes]) -> dict[str, list[bytes]]:
    facts, first, *rest = parts
    turned = first[:-5] + bytes([first[-5] ^ 1]) + first[-4:]
    added = pack_bucket(200, 0, [(bytes(16), 1)])
    return {
        "a row changed": [facts, turned, *rest],
        "a count changed": [facts, first[:-1] + b"\7", *rest],
        "a bucket gone": [facts, *rest],
        "the last bucket gone": [facts, first, *rest[:-1]],
        "a bucket twice": [facts, first, first, *rest],
        "buckets exchanged": [facts, rest[0], first, *rest[1:]],
        "a rule more": [facts, first, *rest, added],
        "no bucket": [facts, first, *rest, b"nonsense"],
    }


@pytest.mark.parametrize(
    "change",
    [
        "a row changed",
        "a count changed",
        "a bucket gone",
        "the last bucket gone",
        "a bucket twice",
        "buckets exchanged",
        "a rule more",
        "no bucket",
    ],
)
def test_other_rows_than_were_signed_leave_nothing(world: World, bundle: Bundle, tmp_path: Path, change: str) -> None:
    path = written(bundle, changed_rows(parts_of(bundle))[change], tmp_path / "b.bundle")
    with pytest.raises(BundleNotGenuine, match="not what was signed"):
        load(world, path, bundle.shown.code, key=bundle.shown.fingerprint)
    assert staged_rows(world) == -1
    assert world.entries("import_discarded")[0]["mode"] == "bundle"
    assert rows_of(world) == {"tag": set(), "person": set(), "bucket": set(), "key": set()}
    load(world, bundle.path, bundle.shown.code)
    assert world.verify(everything=True).ok


@pytest.mark.parametrize(
    "change", [{"people": 81}, {"tags": 1}, {"seat": "B"}, {"tag_key": "00" * 32}, {"bucket_bits": 3}, {"roster": 2}]
)
def test_other_facts_than_were_signed_are_refused_before_anything_is_staged(
    world: World, bundle: Bundle, tmp_path: Path, change: dict[str, Any]
) -> None:
    _, *rows = parts_of(bundle)
    facts = pack_facts(msgspec.structs.replace(bundles.facts_of(bundle), **change))
    with pytest.raises(BundleNotGenuine, match="signature"):
        load(world, written(bundle, [facts, *rows], tmp_path / "b.bundle"), bundle.shown.code)
    assert untouched(world)


def test_facts_of_another_bundle_are_refused(world: World, origin: World, bundle: Bundle, tmp_path: Path) -> None:
    """Both are genuine; together they are none."""
    (tmp_path / "copy").mkdir()
    other = bundles.export(origin.copied_to(tmp_path / "copy"), tmp_path / "other.bundle")
    facts, *_ = parts_of(other)
    _, *rows = parts_of(bundle)
    with pytest.raises(BundleNotGenuine, match="signature"):
        load(world, written(bundle, [facts, *rows], tmp_path / "b.bundle"), bundle.shown.code)


@pytest.mark.parametrize("facts", [b"", b"{}", b"not JSON"])
def test_a_bundle_without_facts_is_refused(world: World, bundle: Bundle, tmp_path: Path, facts: bytes) -> None:
    with pytest.raises(BundleNotGenuine, match="signature"):
        load(world, written(bundle, [facts] if facts else [], tmp_path / "b.bundle"), bundle.shown.code)
    assert untouched(world)


def test_signed_buckets_that_no_file_of_its_size_can_hold_take_no_memory(
    world: World, bundle: Bundle, tmp_path: Path
) -> None:
    facts, *_ = parts_of(bundle)
    for path in (
        remade(bundle, STRANGER, tmp_path / "a.bundle", bucket_bits=24),
        written(bundle, [facts], tmp_path / "b.bundle"),
    ):
        with pytest.raises(BundleNotGenuine, match="not what was signed"):
            load(world, path, bundle.shown.code)
    assert untouched(world)


def test_a_bundle_without_its_end_is_cut_and_one_with_more_behind_it_damaged(
    world: World, bundle: Bundle, tmp_path: Path
) -> None:
    parts = parts_of(bundle)
    for path, fault in (
        (written(bundle, parts, tmp_path / "a.bundle", end=False), "cut"),
        (written(bundle, parts, tmp_path / "b.bundle", after=[b"more"]), "damaged"),
        (written(bundle, parts, tmp_path / "c.bundle", after=[b""]), "damaged"),
    ):
        with pytest.raises(BundleFileFault) as caught:
            load(world, path, bundle.shown.code)
        assert caught.value.fault == fault
    assert untouched(world)


# Interrupted


def test_an_interrupted_import_goes_on_with_the_same_file(world: World, bundle: Bundle) -> None:
    staged = stop_in_the_middle(world, bundle)
    assert 0 < staged < bundle.shown.people + bundle.shown.tags
    with world.sign_in() as session:
        status = day_status(session).staged_import
    assert status is not None
    assert (status.position, status.rows, status.complete, status.bundle) == (
        staged,
        bundle.shown.people + bundle.shown.tags,
        False,
        True,
    )
    done = load(world, bundle.path, bundle.shown.code)
    assert (done.roster, done.people, done.tags, done.resumed_from) == (1, 80, bundle.shown.tags, staged)
    assert world.entries("import_resumed")[0]["mode"] == "bundle"
    assert world.verify(everything=True).ok


def test_progress_goes_on_where_it_was_and_ends_at_all_rows(world: World, bundle: Bundle) -> None:
    staged = stop_in_the_middle(world, bundle)
    told: list[Progress] = []
    load(world, bundle.path, bundle.shown.code, report=told.append)
    assert staged < told[0].done <= told[-1].done == told[-1].total == bundle.shown.people + bundle.shown.tags


def test_one_that_is_copied_and_not_switched_to_is_switched_to_by_the_same_command(
    world: World, bundle: Bundle
) -> None:
    load(world, bundle.path, bundle.shown.code, switch=False)
    done = load(world, bundle.path, bundle.shown.code)
    assert (done.roster, done.resumed_from) == (1, bundle.shown.people + bundle.shown.tags)
    assert world.verify(everything=True).ok


def test_a_half_imported_bundle_stops_every_other_import_with_the_right_command(
    world: World, bundle: Bundle, origin: World, tmp_path: Path
) -> None:
    staged = stop_in_the_middle(world, bundle)
    path = world.roster_file([SMITH])
    (tmp_path / "copy").mkdir()
    other = bundles.export(origin.copied_to(tmp_path / "copy"), tmp_path / "other.bundle")
    with world.sign_in() as session:
        work, source = RosterImport(session), source_of(session, path)
        tasks: tuple[Callable[[], object], ...] = (
            lambda: work.start(source),
            lambda: work.start(source, mode=ImportMode.ADD),
            lambda: work.resume(source),
            work.columns_begun_with,
        )
        for task in tasks:
            with pytest.raises(BundleStaged, match="bundle import and the very same file"):
                task()
        with pytest.raises(BundleUnfinished, match="bundle import"):
            Rosters(session).switch(1)
    with pytest.raises(BundleStaged):
        load(world, other.path, other.shown.code)
    assert staged_rows(world) == staged
    with world.sign_in() as session:
        RosterImport(session).discard()
    assert world.entries("import_discarded")[0]["mode"] == "bundle"
    assert load(world, other.path, other.shown.code).roster == 2


def test_a_half_imported_file_stops_a_bundle_and_names_its_own_command(world: World, bundle: Bundle) -> None:
    stop = CancelToken()
    path = world.roster_file(people(0, 120))
    with world.sign_in() as session, pytest.raises(UserCancelled):
        RosterImport(session).start(source_of(session, path), lambda _: stop.cancel(), stop)
    with pytest.raises(ImportStaged, match="import --resume") as caught:
        load(world, bundle.path, bundle.shown.code)
    assert type(caught.value) is ImportStaged


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE tag SET count = count + 1",
        "DELETE FROM tag WHERE rule = (SELECT min(rule) FROM tag)",
        "INSERT INTO tag VALUES (1, 5, x'00112233445566778899aabbccddeeff', 1)",
        "DELETE FROM person",
        "UPDATE roster SET tag_key = zeroblob(32)",
        "UPDATE staging SET people = people + 1",
    ],
)
def test_a_staged_row_that_was_changed_behind_the_programs_back_is_never_signed(
    world: World, bundle: Bundle, statement: str
) -> None:
    load(world, bundle.path, bundle.shown.code, switch=False)
    world.tamper(statement)
    with world.sign_in() as session, pytest.raises(StagingDamaged):
        Rosters(session).switch(1)


def test_rows_that_turn_out_wrong_when_an_import_goes_on_leave_nothing_either(
    world: World, bundle: Bundle, tmp_path: Path
) -> None:
    facts, *rows = parts_of(bundle)
    wrong = Bundle(written(bundle, [facts, *rows[:-1]], tmp_path / "b.bundle"), bundle.shown)
    assert stop_in_the_middle(world, wrong) > 0
    with pytest.raises(BundleNotGenuine, match="not what was signed"):
        load(world, wrong.path, wrong.shown.code)
    assert staged_rows(world) == -1


def test_a_file_that_is_changed_while_it_is_copied_stops_the_import_and_the_right_one_goes_on(
    world: World, bundle: Bundle, tmp_path: Path
) -> None:
    data = bundle.path.read_bytes()
    (tmp_path / "a.bundle").write_bytes(data)

    def change(_: Progress) -> None:
        (tmp_path / "a.bundle").write_bytes(data[:-40] + bytes(40))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("callcenter.files.bundle_file._BUFFER_BYTES", 64)
        with pytest.raises(BundleFileFault):
            load(world, tmp_path / "a.bundle", bundle.shown.code, report=change)
    assert staged_rows(world) > 0
    assert load(world, bundle.path, bundle.shown.code).people == 80


@pytest.mark.parametrize(
    "statement", ["UPDATE staging SET copied = copied - 1", "UPDATE staging SET position = 0", "DELETE FROM roster"]
)
def test_an_account_that_was_changed_is_not_gone_on_with(world: World, bundle: Bundle, statement: str) -> None:
    stop_in_the_middle(world, bundle)
    with world.database() as database:
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute(statement)
    with pytest.raises(StagingDamaged):
        load(world, bundle.path, bundle.shown.code)


def test_checks_go_before_the_copying(world: World, bundle: Bundle, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a check is evaluated the import waits after each part."""
    waited: list[bool] = []
    with world.sign_in() as session, open_bundle(bundle.path, bundle.shown.code) as opened:
        monkeypatch.setattr(session.held.precedence, "give_way", lambda: waited.append(True))
        BundleImport(session).load(opened)
    assert len(waited) == len(parts_of(bundle)) - 1


def test_the_signing_key_is_out_of_memory_while_rows_are_copied(world: World, bundle: Bundle) -> None:
    gone: list[bool] = []
    with world.sign_in() as session, open_bundle(bundle.path, bundle.shown.code) as opened:
        BundleImport(session).load(opened, lambda _: gone.append(session.supervisor_keys is None))
    assert gone
    assert all(gone)
