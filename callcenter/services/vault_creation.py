"""Make a new vault: keys, database, first supervisor, recovery slot, the journal's first epoch."""

import secrets
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
from callcenter.domain.accounts import RECOVERY_NAME, Role, check_user_name
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
from callcenter.services.protocols import CreatedVault
from callcenter.storage.protocols import VaultFacts
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
    """What a new vault is to be; `policy` None takes the program's. References begin with `seat`, one of SEATS."""

    policy: str | None = None
    cost: str = "standard"
    training: bool = False
    hours_apply: bool = True
    throttle_applies: bool = True
    seat: str = FIRST_SEAT


def create_vault(
    path: Path, program: Program, supervisor: str, password: str, options: VaultOptions, clock: Clock
) -> CreatedVault:
    """Make a vault at `path`, whole or not at all.

    Raises what `new_vault_folder`, `check_user_name` and `check_password` raise, TrainingOnly and NoSeat.
    """
    run_self_test()
    if len(options.seat) != 1 or options.seat not in SEATS:
        raise NoSeat
    weakened = options.cost == "training" or not (options.hours_apply and options.throttle_applies)
    if options.cost not in TAG_COSTS or (weakened and not options.training):
        raise TrainingOnly
    name = check_user_name(supervisor)
    check_password(password, name, load_common_passwords())
    vault_id, root_key, root_secret = (
        secrets.token_bytes(16),
        secrets.token_bytes(32),
        secrets.token_bytes(32),
    )
    keys = SupervisorKeys(root_secret, vault_id)
    code = new_recovery_code()
    with new_vault_folder(path) as folder:
        cost = password_cost(options.training)
        slots = (
            new_slot(vault_id, 1, name, Role.SUPERVISOR, password, cost, keys.sign_public, must_change=False),
            new_slot(
                vault_id,
                2,
                RECOVERY_NAME,
                Role.RECOVERY,
                read_recovery_code(code),
                cost,
                keys.sign_public,
                must_change=False,
            ),
        )
        granted = GrantedKeys(root_key, root_secret, ())
        folder.write_keys(_first_key_file(vault_id, options.training, slots, granted, keys))
        facts = VaultFacts(
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
        with create_vault_database(folder.database, database_key(root_key, vault_id)) as database:
            _fill(database, folder, facts, program, keys, name)
    return CreatedVault(vault_id.hex(), code, fingerprint(keys.sign_public))


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
    user: str,
) -> None:
    with database.connection.write():
        database.vault.create(facts)
        version = database.vault.add_program(program_bytes(program), facts.created_at)
    journal = JournalWriter(database.journal, SealFile(folder.seal), database.vault.write, secrets.token_bytes)
    journal.start_epoch(keys, facts.created_at, user)
    with journal.transaction():
        journal.append(
            {
                "kind": "vault_created",
                "at": facts.created_at,
                "user": user,
                "training": facts.training,
                "seat": facts.seat,
                "policy": facts.policy,
                "tag_cost": facts.tag_cost,
                "program": program.name,
                "program_version": version,
            }
        )
    journal.close()
    database.connection.checkpoint()
