"""The signed list of members, and the chain of supervisors' keys by which a user comes to trust it."""

from collections.abc import Iterator
from itertools import pairwise

from callcenter.crypto.signatures import verify
from callcenter.crypto.vault_keys import SupervisorKeys
from callcenter.domain.key_file import (
    KeyChainLink,
    KeyFile,
    KeyFileDamaged,
    Member,
    MemberList,
    member_of,
)

MEMBERS_CONTEXT = b"ccv1/members"
SUCCESSOR_CONTEXT = b"ccv1/successor"


def sign_members(keys: SupervisorKeys, members: MemberList) -> bytes:
    """64 bytes of signature over the list."""
    return keys.sign(MEMBERS_CONTEXT, members.signed_bytes())


def name_successor(former: SupervisorKeys, successor: bytes) -> KeyChainLink:
    """The former keys' word that `successor` (Ed25519, 32 bytes) takes their place in this vault."""
    signature = former.sign(SUCCESSOR_CONTEXT, former.vault_id + successor)
    return KeyChainLink(former.sign_public, signature)


def verify_key_file(key_file: KeyFile, accepted_key: bytes) -> None:
    """Check everything that supervisors vouch for; raises KeyFileDamaged.

    `accepted_key` is the supervisors' signing key from the user's own slot: the present one must be
    it or follow from it. Only each user's own sealed part is not covered: its password covers that.
    """
    members = key_file.members
    believed = (
        _same_vault(key_file)
        and _chain_holds(key_file, accepted_key)
        and verify(members.supervisors_sign, MEMBERS_CONTEXT, members.signed_bytes(), key_file.signature)
        and members.members == tuple(_members_of(key_file))
        and _grants_fit(key_file)
    )
    if not believed:
        raise KeyFileDamaged


def _same_vault(key_file: KeyFile) -> bool:
    members = key_file.members
    outside = (key_file.vault_id, key_file.generation, key_file.training)
    return outside == (members.vault_id, members.generation, members.training)


def _chain_holds(key_file: KeyFile, accepted_key: bytes) -> bool:
    """Whether each key signed the next up to the present one, and the accepted key is among them."""
    keys = key_file.supervisors_keys
    return accepted_key in keys and all(
        verify(former, SUCCESSOR_CONTEXT, key_file.vault_id + successor, link.signature)
        for (former, successor), link in zip(pairwise(keys), key_file.chain, strict=True)
    )


def _members_of(key_file: KeyFile) -> Iterator[Member]:
    return (member_of(slot, key_file.grants_of(slot.slot_id)) for slot in key_file.slots)


def _grants_fit(key_file: KeyFile) -> bool:
    """Whether all have the newest vault key, nobody one of another time, and no grant is a stranger's."""
    newest = key_file.members.key_number
    numbers = {
        slot.slot_id: {grant.key_number for grant in key_file.grants_of(slot.slot_id)} for slot in key_file.slots
    }
    strangers = {grant.slot_id for grant in key_file.grants} - numbers.keys()
    return not strangers and all(newest in each and each <= {newest - 1, newest} for each in numbers.values())
