import hashlib
import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from callcenter.crypto.grants import GrantedKeys
from callcenter.crypto.members import name_successor, sign_members, verify_key_file
from callcenter.crypto.slots import reseal_slot
from callcenter.crypto.vault_keys import SupervisorKeys
from callcenter.domain.accounts import Role
from callcenter.domain.key_file import (
    TRAINING_PASSWORD_COST,
    KeyChainLink,
    KeyFile,
    KeyFileDamaged,
    Member,
    decode_key_file,
    encode_key_file,
    member_of,
)
from tests.crypto.small_vault import VAULT_ID, SmallVault, grant, make_slot, sign_key_file

SECOND = SupervisorKeys(b"2" * 32, VAULT_ID)
THIRD = SupervisorKeys(b"3" * 32, VAULT_ID)
STRANGER = SupervisorKeys(b"X" * 32, VAULT_ID)


def refused(key_file: KeyFile, accepted: bytes) -> bool:
    """Refused as it is, and after a way through a file."""
    for found in (key_file, decode_key_file(encode_key_file(key_file))):
        try:
            verify_key_file(found, accepted)
        except KeyFileDamaged:
            continue
        return False
    return True


def test_the_key_file_that_a_supervisor_signed_is_believed(vault: SmallVault) -> None:
    verify_key_file(vault.key_file, vault.keys.sign_public)
    verify_key_file(decode_key_file(encode_key_file(vault.key_file)), vault.keys.sign_public)


def test_changing_ones_own_password_needs_no_supervisor(vault: SmallVault) -> None:
    maria, jo_ann, recovery = vault.key_file.slots
    again = reseal_slot(
        VAULT_ID, jo_ann, vault.secrets("Jo Ann"), "another password", TRAINING_PASSWORD_COST, must_change=False
    )
    verify_key_file(replace(vault.key_file, slots=(maria, again, recovery)), vault.keys.sign_public)


def with_member(key_file: KeyFile, number: int, change: Callable[[Member], Member]) -> KeyFile:
    """The member list changed at one place, the signature left as it was."""
    members = tuple(change(one) if one.slot_id == number else one for one in key_file.members.members)
    return replace(key_file, members=replace(key_file.members, members=members))


def forged_role_in_slot_alone(file: KeyFile) -> KeyFile:
    maria, jo_ann, recovery = file.slots
    return replace(file, slots=(maria, replace(jo_ann, role=Role.SUPERVISOR), recovery))


def forged_role_in_both(file: KeyFile) -> KeyFile:
    promoted = with_member(file, 2, lambda member: replace(member, role=Role.SUPERVISOR))
    return forged_role_in_slot_alone(promoted)


def foreign_public_key(file: KeyFile) -> KeyFile:
    maria, jo_ann, recovery = file.slots
    slots = (maria, replace(jo_ann, public_key=bytes(32)), recovery)
    return replace(with_member(file, 2, lambda member: replace(member, public_key=bytes(32))), slots=slots)


def removed_everywhere(file: KeyFile) -> KeyFile:
    members = replace(file.members, members=file.members.members[:2])
    return replace(file, slots=file.slots[:2], grants=file.grants[:2], members=members)


def swapped_grants(file: KeyFile) -> KeyFile:
    first, second, third = file.grants
    exchanged = replace(first, sealed=second.sealed), replace(second, sealed=first.sealed)
    return replace(file, grants=(*exchanged, third))


def new_grant_by_stranger(file: KeyFile) -> KeyFile:
    own = grant(file.slots[1], GrantedKeys(b"E" * 32))
    return replace(file, grants=(file.grants[0], own, file.grants[2]))


def new_grant_with_its_hash(file: KeyFile) -> KeyFile:
    changed = new_grant_by_stranger(file)
    forged = member_of(changed.slots[1], changed.grants_of(2))
    return with_member(changed, 2, lambda _: forged)


FORGERIES: dict[str, Callable[[KeyFile], KeyFile]] = {
    "role in the slot alone": forged_role_in_slot_alone,
    "role in slot and list": forged_role_in_both,
    "public key in slot and list": foreign_public_key,
    "slot removed": lambda file: replace(file, slots=file.slots[:2], grants=file.grants[:2]),
    "member removed from the list": lambda file: replace(
        file, members=replace(file.members, members=file.members.members[:2])
    ),
    "member removed everywhere": removed_everywhere,
    "grants swapped": swapped_grants,
    "grant removed": lambda file: replace(file, grants=file.grants[1:]),
    "grant by a stranger": new_grant_by_stranger,
    "grant by a stranger with its hash": new_grant_with_its_hash,
    "grant for nobody": lambda file: replace(file, grants=(*file.grants, replace(file.grants[2], slot_id=9))),
    "second grant": lambda file: replace(file, grants=(*file.grants, replace(file.grants[2], key_number=2))),
    "generation outside the list": lambda file: replace(file, generation=6),
    "generation everywhere": lambda file: replace(file, generation=6, members=replace(file.members, generation=6)),
    "vault id outside the list": lambda file: replace(file, vault_id=bytes(16)),
    "vault id everywhere": lambda file: replace(
        file, vault_id=bytes(16), members=replace(file.members, vault_id=bytes(16))
    ),
    "key number": lambda file: replace(file, members=replace(file.members, key_number=2)),
    "sealing key of supervisors": lambda file: replace(
        file, members=replace(file.members, supervisors_seal=STRANGER.seal_public)
    ),
    "signature": lambda file: replace(file, signature=bytes(64)),
    "signed by a stranger": lambda file: sign_key_file(file.slots, file.grants, STRANGER),
    "signed by a stranger in the supervisors' name": lambda file: replace(
        file, signature=sign_members(STRANGER, file.members)
    ),
}


@pytest.mark.parametrize("what", FORGERIES)
def test_a_forged_key_file_is_refused(vault: SmallVault, what: str) -> None:
    assert refused(FORGERIES[what](vault.key_file), vault.keys.sign_public)


def test_a_real_vault_cannot_be_turned_into_a_training_one() -> None:
    """The other way round the cheap password costs are refused as the file is read."""
    vault_keys = SupervisorKeys(b"S" * 32, VAULT_ID)
    slot = make_slot(1, "Maria", Role.SUPERVISOR, vault_keys)
    file = sign_key_file((slot,), (grant(slot, GrantedKeys(b"R" * 32)),), vault_keys)
    real = replace(file.members, training=False)
    signed_as_real = replace(file, members=real, signature=sign_members(vault_keys, real))
    assert refused(signed_as_real, vault_keys.sign_public)


def test_even_a_signed_list_cannot_grant_to_somebody_who_is_no_member(vault: SmallVault) -> None:
    stray = replace(vault.key_file.grants[2], slot_id=9)
    signed = sign_key_file(vault.key_file.slots, (*vault.key_file.grants, stray), vault.keys)
    assert refused(signed, vault.keys.sign_public)


def test_even_a_signed_list_cannot_leave_a_member_without_the_newest_key(vault: SmallVault) -> None:
    for grants in (vault.key_file.grants[1:], ()):
        signed = sign_key_file(vault.key_file.slots, grants, vault.keys)
        assert refused(signed, vault.keys.sign_public)


def test_while_a_vault_is_re_keyed_everybody_may_have_two_grants(vault: SmallVault) -> None:
    slots = vault.key_file.slots
    grants = tuple(grant(slot, vault.granted, number) for slot in slots for number in (1, 2))
    verify_key_file(sign_key_file(slots, grants, vault.keys, key_number=2), vault.keys.sign_public)
    assert refused(sign_key_file(slots, grants, vault.keys, key_number=1), vault.keys.sign_public)
    assert refused(sign_key_file(slots, grants, vault.keys, key_number=3), vault.keys.sign_public)


def chained(vault: SmallVault, *links: KeyChainLink, last: SupervisorKeys = THIRD) -> KeyFile:
    return sign_key_file(vault.key_file.slots, vault.key_file.grants, last, links)


def test_users_follow_the_chain_from_any_key_they_accepted(vault: SmallVault) -> None:
    whole = chained(vault, name_successor(vault.keys, SECOND.sign_public), name_successor(SECOND, THIRD.sign_public))
    for keys in (vault.keys, SECOND, THIRD):
        verify_key_file(whole, keys.sign_public)
    assert refused(whole, STRANGER.sign_public)


def test_a_chain_that_is_cut_reordered_or_signed_by_others_is_refused(vault: SmallVault) -> None:
    first = name_successor(vault.keys, SECOND.sign_public)
    second = name_successor(SECOND, THIRD.sign_public)
    by_stranger = KeyChainLink(SECOND.sign_public, name_successor(STRANGER, THIRD.sign_public).signature)
    elsewhere = name_successor(SupervisorKeys(b"2" * 32, b"w" * 16), THIRD.sign_public)
    accepted = vault.keys.sign_public
    assert not refused(chained(vault, first, second), accepted)
    for links in ((), (first,), (second,), (second, first), (first, by_stranger), (first, elsewhere)):
        assert refused(chained(vault, *links), accepted)


def test_a_removed_supervisors_keys_no_longer_sign_for_those_who_accepted_the_new_ones(vault: SmallVault) -> None:
    assert refused(vault.key_file, SECOND.sign_public)


def test_a_signature_for_one_purpose_is_none_for_another(vault: SmallVault) -> None:
    members = vault.key_file.members
    for context in (b"ccv1/roster", b"ccv1/successor", b"ccv1/epoch"):
        forged = replace(vault.key_file, signature=vault.keys.sign(context, members.signed_bytes()))
        assert refused(forged, vault.keys.sign_public)


def test_500_edits_with_a_mended_checksum_never_change_what_supervisors_signed(vault: SmallVault) -> None:
    """Whoever edits the file can mend its checksum too; then the signature finds it, or only a sealed part changed."""
    draw = random.Random(20)
    good = vault.key_file
    body = encode_key_file(good)[:-66]
    believed = 0
    for _ in range(500):
        place = draw.randrange(len(body))
        edited = body[:place] + draw.choice(b'0123456789abcdef"{}[]:,eE+-.').to_bytes(1, "big") + body[place + 1 :]
        try:
            found = decode_key_file(with_checksum(edited))
            verify_key_file(found, vault.keys.sign_public)
        except KeyFileDamaged:
            continue
        believed += 1
        assert (found.members, found.grants, found.chain) == (good.members, good.grants, good.chain)
    assert 0 < believed < 250


def with_checksum(body: bytes) -> bytes:
    return body + b"\n" + hashlib.sha256(body).hexdigest().encode() + b"\n"
