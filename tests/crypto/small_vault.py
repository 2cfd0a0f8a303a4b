"""A small vault of three people, made with cheap passwords."""

from dataclasses import dataclass

from callcenter.crypto.grants import GrantedKeys, seal_grant
from callcenter.crypto.members import sign_members
from callcenter.crypto.slots import SlotSecrets, new_slot, open_slot
from callcenter.crypto.vault_keys import SupervisorKeys
from callcenter.domain.accounts import Role
from callcenter.domain.key_file import (
    TRAINING_PASSWORD_COST,
    Grant,
    KeyChainLink,
    KeyFile,
    MemberList,
    Slot,
    member_of,
)

VAULT_ID = bytes(range(16))
PEOPLE = (("Maria", Role.SUPERVISOR), ("Jo Ann", Role.OPERATOR), ("recovery", Role.RECOVERY))


@dataclass(frozen=True, repr=False)
class SmallVault:
    """Its keys and its key file."""

    keys: SupervisorKeys
    granted: GrantedKeys
    key_file: KeyFile

    def slot(self, name: str) -> Slot:
        found = self.key_file.slot_named(name)
        assert found
        return found

    def secrets(self, name: str) -> SlotSecrets:
        return open_slot(VAULT_ID, self.slot(name), password(name))


def sign_key_file(
    slots: tuple[Slot, ...],
    grants: tuple[Grant, ...],
    keys: SupervisorKeys,
    chain: tuple[KeyChainLink, ...] = (),
    key_number: int = 1,
) -> KeyFile:
    """The key file of these slots and grants as somebody with these keys would sign it."""
    members = MemberList(
        vault_id=VAULT_ID,
        generation=5,
        key_number=key_number,
        training=True,
        members=tuple(member_of(slot, [grant for grant in grants if grant.slot_id == slot.slot_id]) for slot in slots),
        supervisors_sign=keys.sign_public,
        supervisors_seal=keys.seal_public,
    )
    return KeyFile(
        vault_id=VAULT_ID,
        generation=5,
        training=True,
        slots=slots,
        grants=grants,
        members=members,
        signature=sign_members(keys, members),
        chain=chain,
    )


def make_small_vault() -> SmallVault:
    keys = SupervisorKeys(b"S" * 32, VAULT_ID)
    granted = GrantedKeys(b"R" * 32, b"S" * 32, (b"F" * 32,))
    slots = tuple(make_slot(number, name, role, keys) for number, (name, role) in enumerate(PEOPLE, start=1))
    grants = tuple(grant(slot, granted) for slot in slots)
    return SmallVault(keys, granted, sign_key_file(slots, grants, keys))


def make_slot(number: int, name: str, role: Role, keys: SupervisorKeys) -> Slot:
    cost = TRAINING_PASSWORD_COST
    return new_slot(VAULT_ID, number, name, role, password(name), cost, keys.sign_public, must_change=False)


def grant(slot: Slot, keys: GrantedKeys, key_number: int = 1) -> Grant:
    return seal_grant(slot.public_key, slot.slot_id, key_number, keys.for_role(slot.role))


def password(name: str) -> str:
    return f"{name}'s own password"
