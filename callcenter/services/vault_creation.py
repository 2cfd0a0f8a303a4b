"""Make a new vault: keys, database, first supervisors, recovery slot, the journal's first epoch."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from callcenter.clock import Clock
from callcenter.crypto.grants import GrantedKeys, seal_grant
from callcenter.crypto.members import sign_members
from callcenter.crypto.recovery_code import new_recovery_code, read_recovery_code
from callcenter.crypto.self_test import run_self_test
from callcenter.crypto.signatures import fingerprint
from callcenter.crypto.slots import new_slot
from callcenter.crypto.tags import TAG_COSTS
from callcenter.crypto.vault_keys import SupervisorKeys, database_key
from callcenter.domain.accounts import RECOVERY_NAME, Role, check_user_name, name_key
from callcenter.domain.calls import FIRST_SEAT, SEATS
from callcenter.domain.key_file import (
    KeyFile,
    MemberList,
    Slot,
    member_of,
    password_cost,
)
from callcenter.domain.passwords import check_password
from callcenter.domain.program import Program
from callcenter.errors import UserFacing
from callcenter.files.program_file import program_bytes
from callcenter.files.word_lists import load_common_passwords
from callcenter.services.journal_writer import JournalWriter
from callcenter.services.people import NameTaken, one_time_password
from callcenter.services.protocols import CreatedVault
from callcenter.storage.rows import VaultFacts
from callcenter.storage.seal_file import SealFile
from callcenter.storage.vault_database import VaultDatabase, create_vault_database
from callcenter.storage.vault_folder import VaultFolder, new_vault_folder


class TrainingOnly(UserFacing):
    """A choice that weakens a vault was made for a real one."""

    code = "training_only"
    sentence = (
        "The cost `training`, a line that is always open and checks without a throttle are for training vaults only. "
        "Leave them out, or make a training vault with --training."
    )


class NoSeat(UserFacing):
    """A seat letter that could be misheard or misread, or no letter at all."""

    code = "no_seat"
    sentence = f"A seat is one letter that is not misheard or misread for another: one of {SEATS}."


@dataclass(frozen=True)
class VaultOptions:
    """What a new vault is to be; `policy` None takes the program's. References begin with `seat`, one of SEATS.

    A `second_supervisor` gets a one-time password; an empty name means none.
    """

    policy: str | None = None
    cost: str = "standard"
    training: bool = False
    hours_apply: bool = True
    throttle_applies: bool = True
    seat: str = FIRST_SEAT
    second_supervisor: str = ""


@dataclass(frozen=True, repr=False)
class _Person:
    """Who gets one of the first key slots."""

    name: str
    role: Role
    password: str
    must_change: bool = False


def create_vault(
    path: Path, program: Program, supervisor: str, password: str, options: VaultOptions, clock: Clock
) -> CreatedVault:
    """Make a vault at `path`, whole or not at all.

    Raises what `new_vault_folder`, `check_user_name` and `check_password` raise, NameTaken, TrainingOnly and NoSeat.
    """
    run_self_test()
    _check(options)
    first = _Person(check_user_name(supervisor), Role.SUPERVISOR, password)
    check_password(password, first.name, load_common_passwords())
    code = new_recovery_code()
    people = [first, _Person(RECOVERY_NAME, Role.RECOVERY, read_recovery_code(code))]
    drawn = ""
    if options.second_supervisor:
        drawn = one_time_password()
        people.append(_Person(check_user_name(options.second_supervisor), Role.SUPERVISOR, drawn, must_change=True))
    if len({name_key(person.name) for person in people}) < len(people):
        raise NameTaken
    vault_id, root_key, root_secret = secrets.token_bytes(16), secrets.token_bytes(32), secrets.token_bytes(32)
    keys = SupervisorKeys(root_secret, vault_id)
    with new_vault_folder(path) as folder:
        slots = _slots(people, options.training, keys)
        granted = GrantedKeys(root_key, root_secret, ())
        folder.write_keys(_first_key_file(vault_id, options.training, slots, granted, keys))
        facts = _facts(vault_id, program, options, clock)
        with create_vault_database(folder.database, database_key(root_key, vault_id)) as database:
            _fill(database, folder, facts, program, keys, people)
    return CreatedVault(vault_id.hex(), code, fingerprint(keys.sign_public), drawn)


def _check(options: VaultOptions) -> None:
    if len(options.seat) != 1 or options.seat not in SEATS:
        raise NoSeat
    weakened = options.cost == "training" or not (options.hours_apply and options.throttle_applies)
    if options.cost not in TAG_COSTS or (weakened and not options.training):
        raise TrainingOnly


def _slots(people: Sequence[_Person], training: bool, keys: SupervisorKeys) -> tuple[Slot, ...]:
    cost = password_cost(training)
    return tuple(
        new_slot(
            keys.vault_id,
            number,
            person.name,
            person.role,
            person.password,
            cost,
            keys.sign_public,
            must_change=person.must_change,
        )
        for number, person in enumerate(people, 1)
    )


def _facts(vault_id: bytes, program: Program, options: VaultOptions, clock: Clock) -> VaultFacts:
    return VaultFacts(
        vault_id=vault_id,
        generation=1,
        training=options.training,
        seat=options.seat,
        policy=options.policy or program.matching.policy,
        tag_cost=options.cost,
        hours_apply=options.hours_apply,
        throttle_applies=options.throttle_applies,
        throttle_key=secrets.token_bytes(32),
        created_at=clock.now().isoformat(timespec="seconds"),
    )


def _first_key_file(
    vault_id: bytes, training: bool, slots: tuple[Slot, ...], granted: GrantedKeys, keys: SupervisorKeys
) -> KeyFile:
    grants = tuple(seal_grant(slot.public_key, slot.slot_id, 1, granted) for slot in slots)
    members = MemberList(
        vault_id=vault_id,
        generation=1,
        key_number=1,
        training=training,
        members=tuple(member_of(slot, (grant,)) for slot, grant in zip(slots, grants, strict=True)),
        supervisors_sign=keys.sign_public,
        supervisors_seal=keys.seal_public,
    )
    return KeyFile(
        format=1,
        vault_id=vault_id,
        generation=1,
        training=training,
        slots=slots,
        grants=grants,
        members=members,
        signature=sign_members(keys, members),
        chain=(),
    )


def _fill(
    database: VaultDatabase,
    folder: VaultFolder,
    facts: VaultFacts,
    program: Program,
    keys: SupervisorKeys,
    people: Sequence[_Person],
) -> None:
    with database.connection.write():
        database.vault.create(facts)
        body = program_bytes(program)
        version = database.vault.add_program(body, facts.created_at)
    journal = JournalWriter(database.journal, SealFile(folder.seal), database.vault.write, secrets.token_bytes)
    maker = people[0].name
    made: dict[str, object] = {"at": facts.created_at, "user": maker}
    journal.start_epoch(keys, facts.created_at, maker)
    with journal.transaction():
        journal.append(
            {
                "kind": "vault_created",
                "training": facts.training,
                "seat": facts.seat,
                "policy": facts.policy,
                "tag_cost": facts.tag_cost,
                "program": program.name,
                "program_version": version,
                "program_sha256": hashlib.sha256(body).hexdigest(),
                **made,
            }
        )
        for person in people[1:]:
            if person.role is not Role.RECOVERY:
                added = {"name": person.name, "role": person.role.value, "generation": facts.generation}
                journal.append({"kind": "user_added", **added, **made})
    journal.close()
    database.connection.checkpoint()
