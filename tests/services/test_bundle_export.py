"""Exporting a roster: what was signed and nothing else, while calls go on, and nothing left of what failed."""

import stat
from pathlib import Path

import pytest

from callcenter.crypto.bundle import BundleCodeMistyped, WrongBundleCode, new_bundle_code
from callcenter.domain.details import SpokenDetails
from callcenter.durable_file import DiskFull, NotWritable
from callcenter.errors import UserCancelled
from callcenter.progress import CancelToken, Progress
from callcenter.services.active_roster import OtherSpecification, RosterDamaged
from callcenter.services.bundle_export import BundleExport, NothingToExport
from callcenter.services.calls import Calls
from callcenter.services.opened_bundle import open_bundle
from callcenter.services.outside_vault import InsideVault
from callcenter.services.rosters import Rosters
from callcenter.services.session import NotAllowed, Session, SupervisorKeysGone
from callcenter.storage.rows import PERSON_RULE
from tests.services import bundles
from tests.services.bundles import Bundle, people, rows_of
from tests.world import GARCIA, OPERATOR, SMITH, World

SPOKEN = SpokenDetails("Smith", "Robert", "7/30/1961", "9876")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("loaded") / "vault").make_vault(seat="K")
    world.load(SMITH, SMITH, GARCIA, *people(0, 98))
    return world


@pytest.fixture(scope="module")
def exported(loaded: World, tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    folder = tmp_path_factory.mktemp("exported")
    return bundles.export(loaded.copied_to(folder), folder / "roster.bundle")


@pytest.fixture
def world(loaded: World, tmp_path: Path) -> World:
    return loaded.copied_to(tmp_path)


def nothing_was_written(folder: Path) -> bool:
    return {path.name for path in folder.iterdir()} <= {"vault"}


def test_a_bundle_holds_the_rows_of_the_active_roster_and_whose_they_are(loaded: World, exported: Bundle) -> None:
    rows = rows_of(loaded)
    with open_bundle(exported.path, exported.shown.code) as bundle:
        found = [
            (bucket.rule, tag, count) for part in bundle.buckets() for bucket in part for tag, count in bucket.rows
        ]
        facts = bundle.facts
    assert {row for row in found if row[0] != PERSON_RULE} == rows["tag"]
    assert {row[1:] for row in found if row[0] == PERSON_RULE} == rows["person"]
    assert len(found) == len(rows["tag"]) + len(rows["person"]) == facts.people + facts.tags
    assert {(bytes.fromhex(facts.tag_key),)} == rows["key"]
    assert (facts.seat, facts.training, facts.policy, facts.cost) == ("K", True, "last4", "training")
    assert loaded.made is not None
    assert facts.vault_id == loaded.made.vault_id


def test_what_is_shown_is_the_code_and_the_fingerprint_of_the_vault(loaded: World, exported: Bundle) -> None:
    shown = exported.shown
    assert loaded.made is not None
    assert (shown.fingerprint, shown.roster, shown.people) == (loaded.made.fingerprint, 1, 100)
    assert shown.size == exported.path.stat().st_size
    assert shown.code not in repr(shown)
    assert stat.S_IMODE(exported.path.stat().st_mode) == 0o600


def test_an_export_is_journaled_without_its_code_and_the_journal_verifies(world: World, tmp_path: Path) -> None:
    shown = bundles.export(world, tmp_path / "a.bundle").shown
    [entry] = world.entries("bundle_exported")
    assert (entry["user"], entry["roster"], entry["sha256"]) == ("Sam", 1, shown.sha256)
    assert (entry["people"], entry["tags"]) == (shown.people, shown.tags)
    assert shown.code[:9] not in str(world.entries())
    assert world.verify(everything=True).ok


def test_each_export_has_a_code_of_its_own(world: World, tmp_path: Path, exported: Bundle) -> None:
    other = bundles.export(world, tmp_path / "b.bundle")
    assert other.shown.code != exported.shown.code
    for code, failure in ((exported.shown.code, WrongBundleCode), (new_bundle_code(), WrongBundleCode)):
        with pytest.raises(failure), open_bundle(other.path, code):
            pass
    with pytest.raises(BundleCodeMistyped), open_bundle(other.path, other.shown.code[:-1]):
        pass


def test_neither_tags_nor_keys_stand_in_a_bundle_in_clear(loaded: World, exported: Bundle) -> None:
    data = exported.path.read_bytes()
    rows = rows_of(loaded)
    needles = [key for (key,) in rows["key"]] + [tag for _, tag, _ in rows["tag"]] + [one for one, _ in rows["person"]]
    assert not [needle for needle in needles if needle in data or needle.hex().encode() in data]
    assert exported.shown.code.replace("-", "").encode() not in data


def test_calls_go_on_while_a_roster_is_exported_and_it_holds_what_it_held(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the middle of it another roster becomes active."""
    world.load(*people(0, 60))
    bundles.in_small_parts(monkeypatch.setattr)
    answers: list[str] = []
    with world.sign_in() as session, Calls(session) as calls:

        def take_a_call(_: Progress) -> None:
            answers.append(calls.single(SPOKEN).decision.word.value)
            if len(answers) == 1:
                Rosters(session).switch(1)

        shown = BundleExport(session).export(tmp_path / "a.bundle", take_a_call)
    assert answers == ["NO", "YES"]
    assert (shown.roster, shown.people) == (2, 60)
    with open_bundle(tmp_path / "a.bundle", shown.code) as bundle:
        found = {tag for part in bundle.buckets() for bucket in part for tag, _ in bucket.rows if bucket.rule}
    assert found == {tag for _, tag, _ in rows_of(world, 2)["tag"]}


def test_an_export_that_was_stopped_leaves_nothing(world: World, tmp_path: Path) -> None:
    stop = CancelToken()
    with pytest.raises(UserCancelled):
        bundles.export(world, tmp_path / "a.bundle", report=lambda _: stop.cancel(), cancel=stop)
    assert nothing_was_written(tmp_path)
    assert world.entries("bundle_exported") == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE tag SET count = 2 WHERE rule = 10",
        "DELETE FROM tag WHERE rule = 10",
        "INSERT INTO tag VALUES (1, 5, x'00112233445566778899aabbccddeeff', 1)",
        "DELETE FROM person",
        "UPDATE bucket SET digest = zeroblob(32) WHERE rule = 1",
        "UPDATE roster SET tag_key = zeroblob(32)",
        "UPDATE roster_revision SET people = 99",
        "UPDATE roster_revision SET tags = tags - 1",
        "UPDATE roster_revision SET tags = -1",
    ],
)
def test_a_row_that_nobody_signed_is_never_exported(world: World, tmp_path: Path, statement: str) -> None:
    assert world.tamper(statement)
    with pytest.raises(RosterDamaged):
        bundles.export(world, tmp_path / "a.bundle")
    assert nothing_was_written(tmp_path)
    assert world.entries("bundle_exported") == []


def test_an_export_that_cannot_be_journaled_is_none(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = Session.record

    def without_room(session: Session, kind: str, **values: object) -> None:
        if kind == "bundle_exported":
            raise DiskFull
        record(session, kind, **values)

    monkeypatch.setattr(Session, "record", without_room)
    with pytest.raises(DiskFull):
        bundles.export(world, tmp_path / "a.bundle")
    assert nothing_was_written(tmp_path)


def test_without_an_active_roster_there_is_nothing_to_export(tmp_path: Path) -> None:
    world = World(tmp_path / "vault").make_vault(operator=False)
    with pytest.raises(NothingToExport, match="Import one first"):
        bundles.export(world, tmp_path / "a.bundle")
    assert nothing_was_written(tmp_path)


def test_a_roster_of_another_specification_is_not_exported(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("callcenter.services.bundle_export.SPECIFICATION", 99)
    with pytest.raises(OtherSpecification):
        bundles.export(world, tmp_path / "a.bundle")


def test_nothing_is_written_into_the_vaults_folder(world: World) -> None:
    with pytest.raises(InsideVault):
        bundles.export(world, world.path / "vault.db")


@pytest.mark.parametrize("place", ["vault", "nowhere/a.bundle"])
def test_where_no_file_can_be_nothing_is_journaled(world: World, tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    out = tmp_path / place if place != "vault" else tmp_path / "folder"
    with pytest.raises(NotWritable):
        bundles.export(world, out)
    assert world.entries("bundle_exported") == []


def test_operators_export_nothing_and_neither_does_a_session_without_its_signing_key(
    world: World, tmp_path: Path
) -> None:
    with world.sign_in(OPERATOR) as session, pytest.raises(NotAllowed):
        BundleExport(session)
    with world.sign_in() as session:
        session.forget_keys()
        with pytest.raises(SupervisorKeysGone):
            BundleExport(session).export(tmp_path / "a.bundle")
    assert nothing_was_written(tmp_path)
