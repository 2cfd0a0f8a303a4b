"""What a removed supervisor does with all that he kept, and with a helper who still holds the database's new key."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from callcenter.canonical_json import canonical_json
from callcenter.crypto.grants import seal_grant
from callcenter.crypto.journal_codes import entry_code, next_key
from callcenter.crypto.members import name_successor, sign_members
from callcenter.crypto.roster_statement import sign_statement
from callcenter.crypto.slots import WrongPassword
from callcenter.crypto.vault_keys import SupervisorKeys
from callcenter.domain.answers import Reason
from callcenter.domain.key_file import KeyFile, KeyFileDamaged, encode_key_file, member_of
from callcenter.services.active_roster import RosterDamaged, statement_of
from callcenter.services.journal_writer import EPOCH_CONTEXT
from callcenter.services.renewed_keys import renewal_by
from callcenter.services.rosters import Rosters
from callcenter.services.session import Session
from callcenter.services.sign_in import KeysBehind
from callcenter.storage.failures import VaultDamaged
from callcenter.storage.rows import JournalRow
from callcenter.storage.vault_folder import VaultFolder
from tests.services.removals import (
    GARCIAS,
    SECOND,
    Former,
    come_in,
    everything_kept,
    key_file,
    make_busy_vault,
    opens,
    remove,
)
from tests.world import OPERATOR, SUPERVISOR, World


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[World, Former]]:
    """Susan, a supervisor, kept everything and was removed; Sam has signed in since, Olive has not."""
    world = make_busy_vault(tmp_path_factory.mktemp("made"))
    kept = tmp_path_factory.mktemp("kept")
    with everything_kept(world, kept) as former:
        pass
    remove(world, SECOND)
    world.sign_in().close()
    yield world, former


@pytest.fixture
def world(scene: tuple[World, Former], tmp_path: Path) -> World:
    return scene[0].copied_to(tmp_path)


@pytest.fixture
def former(scene: tuple[World, Former]) -> Former:
    return scene[1]


def put_back(former: Former, world: World, name: str) -> None:
    shutil.copy(former.world.path / name, world.path / name)


def nobody_gets_in(world: World, failure: type[Exception]) -> None:
    for name in (SUPERVISOR, OPERATOR):
        with pytest.raises(failure):
            come_in(world, name)


def write(world: World, forged: KeyFile) -> None:
    VaultFolder(world.path).keys.write_bytes(encode_key_file(forged))


# The files


def test_the_former_keys_open_no_file_of_the_vault(world: World, former: Former) -> None:
    assert opens(VaultFolder(former.world.path).database, former.database_key)
    for path in world.path.iterdir():
        if path.is_file() and path.stat().st_size:
            target = path.rename(path.with_name(f"{path.name} as a database"))
            assert not opens(target, former.database_key), path.name


def test_the_former_key_file_put_back_opens_nothing(world: World, former: Former) -> None:
    put_back(former, world, "vault.keys")
    nobody_gets_in(world, VaultDamaged)
    with pytest.raises(VaultDamaged):
        come_in(world, SECOND)


def test_the_former_database_put_back_is_opened_by_nobody(world: World, former: Former) -> None:
    put_back(former, world, "vault.db")
    nobody_gets_in(world, VaultDamaged)


def test_the_key_file_of_the_moment_between_the_keys_is_behind(world: World, former: Former) -> None:
    """It still has grants of the former key, but the vault's database tells that another came after it."""
    present = key_file(world)
    with world.sign_in() as session:
        keys, granted = session.signing_keys(), session.granted()
    newest = present.members.key_number
    grants = tuple(
        grant
        for slot in present.slots
        for grant in (
            seal_grant(slot.public_key, slot.slot_id, newest - 1, replace(granted, rk=former.rk).for_role(slot.role)),
            *present.grants_of(slot.slot_id),
        )
    )
    listed = tuple(
        member_of(slot, (grant for grant in grants if grant.slot_id == slot.slot_id)) for slot in present.slots
    )
    members = replace(present.members, generation=present.generation - 1, members=listed)
    write(
        world,
        replace(
            present,
            generation=present.generation - 1,
            grants=grants,
            members=members,
            signature=sign_members(keys, members),
        ),
    )
    nobody_gets_in(world, KeysBehind)


# The key file


def signed_by(keys: SupervisorKeys, forged: KeyFile) -> KeyFile:
    return replace(forged, signature=sign_members(keys, forged.members))


def test_a_member_list_that_he_signs_is_believed_by_nobody(world: World, former: Former) -> None:
    write(world, signed_by(former.keys, key_file(world)))
    nobody_gets_in(world, KeyFileDamaged)


def test_himself_put_back_among_the_members_he_does_not_get_in(world: World, former: Former) -> None:
    present, before = key_file(world), former.key_file
    himself = before.slot_named(SECOND)
    assert himself
    number = present.members.key_number
    grant = seal_grant(himself.public_key, himself.slot_id, number, former_granted(former))
    slots = tuple(sorted((*present.slots, himself), key=lambda slot: slot.slot_id))
    grants = tuple(sorted((*present.grants, grant), key=lambda one: one.slot_id))
    listed = tuple(member_of(slot, [one for one in grants if one.slot_id == slot.slot_id]) for slot in slots)
    forged = replace(present, slots=slots, grants=grants, members=replace(present.members, members=listed))
    write(world, signed_by(former.keys, forged))
    for name in (SECOND, SUPERVISOR, OPERATOR):
        with pytest.raises(KeyFileDamaged):
            come_in(world, name)


def former_granted(former: Former) -> Any:
    with come_in(former.world, SECOND) as session:
        return session.granted()


def under_his_own_key(world: World, former: Former, chain_from: KeyFile) -> KeyFile:
    """A key file that says the former supervisors named a key of his as theirs."""
    own = SupervisorKeys(bytes(range(32)), former.key_file.vault_id)
    forged = replace(chain_from, chain=(name_successor(former.keys, own.sign_public),))
    members = replace(forged.members, supervisors_sign=own.sign_public, supervisors_seal=own.seal_public)
    return signed_by(own, replace(forged, members=members))


def test_another_successor_that_he_names_is_refused_by_whoever_accepted_the_true_one(
    world: World, former: Former
) -> None:
    write(world, under_his_own_key(world, former, key_file(world)))
    with pytest.raises(KeyFileDamaged):
        come_in(world, SUPERVISOR)


def test_who_accepted_only_the_former_key_still_opens_nothing_with_what_he_seals_to_them(
    world: World, former: Former
) -> None:
    """Olive has not signed in since, so she follows his chain; but he does not know the database's key."""
    forged = under_his_own_key(world, former, key_file(world))
    granted = replace(former_granted(former), rk=bytes(32))
    grants = tuple(
        seal_grant(slot.public_key, slot.slot_id, forged.members.key_number, granted.for_role(slot.role))
        for slot in forged.slots
    )
    listed = tuple(member_of(slot, (grant,)) for slot, grant in zip(forged.slots, grants, strict=True))
    own = SupervisorKeys(bytes(range(32)), former.key_file.vault_id)
    forged = replace(forged, grants=grants, members=replace(forged.members, members=listed))
    write(world, signed_by(own, forged))
    with pytest.raises(VaultDamaged):
        come_in(world, OPERATOR)


@pytest.mark.parametrize(
    "change",
    [
        lambda value: value["chain"].clear(),
        lambda value: value["chain"].append(value["chain"][0]),
        lambda value: value["chain"][0].update(signature="00" * 64),
        lambda value: value["members"].update(supervisors_sign=value["chain"][0]["public_key"]),
        lambda value: value["grants"].__setitem__(0, value["grants"][0] | {"sealed": value["grants"][1]["sealed"]}),
        lambda value: value["grants"].pop(),
        lambda value: value["members"].update(key_number=1),
    ],
    ids=["cut", "longer", "forged", "the former key", "another's grant", "a grant fewer", "the former number"],
)
def test_a_chain_or_grant_that_was_changed_is_believed_by_nobody(world: World, change: Callable[[Any], object]) -> None:
    world.forge_keys(change)
    nobody_gets_in(world, KeyFileDamaged)


def test_a_grant_of_the_former_key_in_place_of_the_new_one_is_found(world: World, former: Former) -> None:
    old = json.loads(VaultFolder(former.world.path).keys.read_bytes().splitlines()[0])

    def change(value: Any) -> None:
        value["grants"] = [grant for grant in old["grants"] if grant["slot_id"] != 4]

    world.forge_keys(change)
    nobody_gets_in(world, KeyFileDamaged)


# The roster, with a helper who holds the database's new key


def answers(world: World) -> Reason:
    return world.ask(**GARCIAS).decision.reason


def sign_the_first_roster_anew(world: World, former: Former) -> None:
    """A revision that he signs, with a journal entry that fits it, as if he held the journal's key besides."""
    with world.sign_in() as session:
        facts = session.database.rosters.get(1)
        newest = session.database.rosters.newest_revision()
        stored = session.database.rosters.revisions()[0]
        assert facts and newest
        forged = replace(
            stored, revision=newest.revision + 1, previous=newest.revision, public_key=former.keys.sign_public
        )
        statement = statement_of(session.facts.vault_id, facts, forged)
        forged = replace(forged, signature=sign_statement(former.keys, statement))
        with session.journal.transaction():
            session.database.rosters.add_revision(forged)
            session.record(
                "roster_switched",
                at=forged.signed_at,
                roster=1,
                mode="brought back",
                revision=forged.revision,
                previous=forged.previous,
                people=forged.people,
                tags=forged.tags,
                sha256=facts.source_sha256,
                signature=forged.signature.hex(),
            )


def test_a_roster_that_he_signs_later_never_answers_and_is_found(world: World, former: Former) -> None:
    assert answers(world) is Reason.STRONG_MATCH
    sign_the_first_roster_anew(world, former)
    assert answers(world) is Reason.DAMAGED
    assert world.verify().reason == "roster_differs"


def test_a_revision_of_before_that_is_exchanged_for_another_of_his_is_found(world: World, former: Former) -> None:
    with world.sign_in() as session:
        store = session.database.rosters
        first, facts = store.revisions()[0], store.get(1)
        assert facts
        forged = replace(first, people=first.people + 1)
        signature = sign_statement(former.keys, statement_of(session.facts.vault_id, facts, forged))
    world.tamper("UPDATE roster_revision SET people = ?, signature = ? WHERE revision = 1", forged.people, signature)
    with world.sign_in() as session, pytest.raises(RosterDamaged):
        Rosters(session).switch(1)
    assert answers(world) is Reason.DAMAGED  # what the present keys said of all revisions fits no more
    assert not world.verify().ok


@pytest.mark.parametrize("by_whom", ["nobody", "him"])
def test_without_the_new_keys_word_no_former_signature_is_believed(world: World, former: Former, by_whom: str) -> None:
    if by_whom == "nobody":
        assert world.tamper("DELETE FROM key_renewal") == 1
    else:
        with world.sign_in() as session:
            last = session.database.journal.last()
            assert last
            forged = renewal_by(former.keys, session.database.rosters.revisions(), last)
        world.tamper(
            "UPDATE key_renewal SET sequence = ?, code = ?, signature = ?", last.sequence, last.code, forged.signature
        )
    assert answers(world) is Reason.DAMAGED
    with world.sign_in() as session, pytest.raises(RosterDamaged):
        Rosters(session).switch(1)
    found = world.verify()
    assert (found.ok, found.reason) == (False, "renewal_missing")


# The journal, with the same helper


def rows(session: Session) -> list[JournalRow]:
    return list(session.database.journal.rows())


def forge_epoch(session: Session, keys: SupervisorKeys) -> None:
    """An epoch that he begins at the journal's end, signed and keyed with what he kept."""
    last = rows(session)[-1]
    drawn = bytes(16)
    entry: dict[str, object] = {
        "kind": "epoch_started",
        "at": session.moment(),
        "user": SECOND,
        "epoch": last.epoch + 1,
        "seq": last.sequence + 1,
        "previous_code": last.code.hex(),
        "r": drawn.hex(),
        "public_key": keys.sign_public.hex(),
    }
    entry["signature"] = keys.sign(EPOCH_CONTEXT, canonical_json(entry)).hex()
    stored = canonical_json(entry)
    code = entry_code(keys.journal_key(drawn), last.code, last.sequence + 1, stored)
    session.database.journal.append(JournalRow(last.sequence + 1, last.epoch + 1, stored, code))


def test_an_epoch_that_he_signs_later_is_not_believed(world: World, former: Former) -> None:
    with world.sign_in() as session:
        forge_epoch(session, former.keys)
        forged = rows(session)[-1].sequence
    found = world.verify()
    assert (found.first_fault_seq, found.reason) == (forged, "epoch_start_changed")


def test_the_past_that_he_writes_anew_with_his_own_codes_is_found_where_the_new_keys_came(
    world: World, former: Former
) -> None:
    """He derives every key of the epochs of his time, so all codes fit up to the new keys' word."""
    with world.sign_in() as session, world.database() as database:
        turned = next(row for row in rows(session) if b'"kind":"user_removal_begun"' in row.entry)
        start = max(
            (row for row in rows(session) if b'"kind":"epoch_started"' in row.entry and row.sequence < turned.sequence),
            key=lambda row: row.sequence,
        )
        key = former.keys.journal_key(bytes.fromhex(json.loads(start.entry)["r"]))
        code = session.database.journal.get(start.sequence - 1).code  # type: ignore[union-attr]  # not the first entry
        for row in rows(session):
            if start.sequence <= row.sequence <= turned.sequence:
                stored = row.entry.replace(b'"name":"Susan"', b'"name":"Sally"')
                code = entry_code(key, code, row.sequence, stored)
                key = next_key(key)
                database.execute("UPDATE journal SET entry = ?, code = ? WHERE seq = ?", (stored, code, row.sequence))
    found = world.verify()
    assert (found.first_fault_seq, found.reason) == (turned.sequence, "renewal_differs")


def test_what_he_kept_opens_as_it_was_and_no_more(former: Former, tmp_path: Path) -> None:
    """A removal cannot take back a copy: it opens with the keys of its time."""
    copy = former.world.copied_to(tmp_path)
    with come_in(copy, SECOND) as session:
        assert session.supervisor_keys
    with pytest.raises(WrongPassword):
        come_in(copy, SECOND, "not the right password")
