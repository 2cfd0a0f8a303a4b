"""The vault's files put under new keys, so that who belongs to it no more opens nothing that is written from then on.

What is begun here is finished here, or at the next sign-in: from the moment on at which vault.keys holds the new keys,
nothing leads back to the former ones.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from secrets import token_bytes

from callcenter.crypto.grants import GrantedKeys, seal_grant
from callcenter.crypto.members import name_successor, sign_members
from callcenter.crypto.signatures import fingerprint
from callcenter.crypto.vault_keys import SupervisorKeys, database_key
from callcenter.domain.key_file import (
    MAXIMUM_FORMER_KEYS,
    Grant,
    KeyFile,
    MemberList,
    Slot,
    encode_key_file,
    member_of,
)
from callcenter.errors import EnvironmentFault, UserFacing
from callcenter.progress import Report, unwatched
from callcenter.services.backups import backup_before
from callcenter.services.renewed_keys import renewal_by
from callcenter.services.session import Session
from callcenter.storage.failures import VaultDamaged
from callcenter.storage.rekeyed_copy import room_to_copy

NEW_KEY = (
    "The supervisors' key is a new one, with the fingerprint: {fingerprint}. Write it down in place of the former one."
)
_ENDINGS = {"user_removal_begun": "user_removed", "role_change_begun": "role_changed"}


class RekeyingUnfinished(EnvironmentFault):
    """The key file is new, and the database is not under its new key yet."""

    code = "rekeying_unfinished"
    sentence = (
        "This user cannot sign in as before any more, but the vault's files are still under the former keys. "
        "Make room on the disk, and sign in again: that finishes it."
    )

    def __init__(self, fingerprint: str | None = None) -> None:
        """`fingerprint` is that of new supervisors' keys, which are in force already."""
        super().__init__(f"{self.sentence} {NEW_KEY.format(fingerprint=fingerprint)}" if fingerprint else None)


class StagedUnderFormerKey(UserFacing):
    """Supervisors' keys were to be renewed while an import is staged under the present ones."""

    code = "staged_under_former_key"
    sentence = (
        "A roster is staged, and a supervisor's removal would make that worthless. Switch to it or give it up first."
    )


class TooManyRenewals(UserFacing):
    """The key file has no room for more former supervisors' keys."""

    code = "too_many_renewals"
    sentence = "The supervisors' keys of this vault were renewed as often as a vault allows. Make a new vault."


@dataclass(frozen=True, repr=False)
class _Renewal:
    """The keys that come: what users are granted, and what the supervisors sign with."""

    granted: GrantedKeys
    supervisors: SupervisorKeys

    def __repr__(self) -> str:
        return "<renewal>"


def put_under_new_keys(
    session: Session,
    slots: Callable[[bytes], tuple[Slot, ...]],
    kind: str,
    told: Mapping[str, object],
    *,
    renew_supervisors: bool,
    report: Report = unwatched,
) -> str | None:
    """Have only some slots belong to the vault, under a new key, and new supervisors' keys where that is asked for.

    `slots` gives them for the supervisors' signing key of then. Journaled as `kind` at the beginning and as its ending
    at the end, with what is `told`. Returns the fingerprint of new supervisors' keys. Raises what `People.remove` does.
    """
    session.signing_keys()
    _require_possible(session, renew_supervisors)
    backup_before(session, "new_keys")
    work, database = session.held.roster_work, session.database.connection
    with work.changing(), session.journal.still(), database.alone():
        finish_rekeying(session, report)
        _require_possible(session, renew_supervisors)
        if session.database.has_other_schema or database.faults():  # no copy is made of it, and nothing leads back
            raise VaultDamaged
        before = session.signing_keys()
        coming = _drawn(session, renew_supervisors)
        key_file = _between_keys(session, slots(coming.supervisors.sign_public), coming)
        _require_room(key_file)
        with session.journal.transaction():
            session.record(kind, generation=key_file.generation, **told)
            if renew_supervisors:
                _vouch(session, coming.supervisors)
        new_key = fingerprint(coming.supervisors.sign_public) if coming.supervisors is not before else None
        written = _written(session, key_file)  # from here on it is done, or will be
        _go_on_under(session, coming.supervisors, key_file)
        try:
            if not written:
                raise RekeyingUnfinished(new_key)
            if renew_supervisors:
                session.journal.start_epoch(coming.supervisors, session.moment(), session.user)
            finish_rekeying(session, report)
        except EnvironmentFault:
            raise RekeyingUnfinished(new_key) from None
    return new_key


def finish_rekeying(session: Session, report: Report = unwatched) -> None:
    """Go on with a re-keying from wherever it was left; does nothing where none was begun.

    A supervisor brings it to its end. After an operator the database is under its new key, and users go on being
    granted the former one, which opens nothing any more, until a supervisor signs in. Raises StillRead, VaultBusy,
    VaultDamaged, DiskFull or NotWritable, and can be called again then.
    """
    key_file = session.key_file
    if not key_file.is_between_keys:
        return
    with session.journal.still():
        key = database_key(session.granted().rk, key_file.vault_id)
        if not session.database.connection.is_under(key):
            session.database.rekey(key, session.folder.database_copy, report)
        with session.journal.transaction():
            session.database.vault.set_generation(key_file.generation)
            _record_ending(session)
        if session.supervisor_keys:
            _drop_former_key(session, session.supervisor_keys)


def _require_possible(session: Session, renew_supervisors: bool) -> None:
    """Look for what would stop it half way, before anything is begun."""
    if renew_supervisors and session.database.rosters.staging():
        raise StagedUnderFormerKey
    if renew_supervisors and len(session.key_file.chain) >= MAXIMUM_FORMER_KEYS:
        raise TooManyRenewals
    room_to_copy(session.folder.database)


def _require_room(key_file: KeyFile) -> None:
    try:
        encode_key_file(key_file)
    except ValueError:
        raise TooManyRenewals from None


def _go_on_under(session: Session, supervisors: SupervisorKeys, key_file: KeyFile) -> None:
    session.supervisor_keys = supervisors
    session.secrets = replace(
        session.own_secrets(), accepted_supervisors_key=supervisors.sign_public
    )  # for a change of the own password; the slot itself is sealed anew at the next sign-in
    session.generation_moved_to(key_file)


def _written(session: Session, key_file: KeyFile) -> bool:
    """Write the key file; False where it took its place and the disk could not say that it will stay there."""
    try:
        session.folder.write_keys(key_file)
    except EnvironmentFault:
        if session.folder.read_keys() != key_file:
            raise
        return False
    return True


def _drawn(session: Session, renew_supervisors: bool) -> _Renewal:
    keys, granted = session.signing_keys(), session.granted()
    rs, vault_key = granted.rs, token_bytes(32)
    if not renew_supervisors or rs is None:
        return _Renewal(replace(granted, rk=vault_key), keys)
    secret = token_bytes(32)
    coming = GrantedKeys(vault_key, secret, (*granted.former_rs, rs))
    return _Renewal(coming, SupervisorKeys(secret, keys.vault_id))


def _between_keys(session: Session, slots: tuple[Slot, ...], coming: _Renewal) -> KeyFile:
    """The key file of the next generation, in which these slots have both the former key and the new one."""
    keys, before = session.signing_keys(), session.key_file
    former = before.members.key_number
    public = coming.supervisors.sign_public
    granted = session.granted()

    def former_grant(slot: Slot) -> Grant:
        kept = before.grants_of(slot.slot_id)[-1]
        if slot in before.slots:
            return kept
        return seal_grant(slot.public_key, slot.slot_id, former, granted.for_role(slot.role))

    grants = tuple(
        grant
        for slot in slots
        for grant in (
            former_grant(slot),
            seal_grant(slot.public_key, slot.slot_id, former + 1, coming.granted.for_role(slot.role)),
        )
    )
    chain = before.chain if coming.supervisors is keys else (*before.chain, name_successor(keys, public))
    members = replace(
        before.members,
        key_number=former + 1,
        supervisors_sign=public,
        supervisors_seal=coming.supervisors.seal_public,
    )
    return _signed(replace(before, slots=slots, grants=grants, chain=chain), members, coming.supervisors)


def _signed(draft: KeyFile, members: MemberList, keys: SupervisorKeys) -> KeyFile:
    """A key file of the next generation with the draft's slots and grants."""
    generation = draft.generation + 1
    listed = tuple(
        member_of(slot, (grant for grant in draft.grants if grant.slot_id == slot.slot_id)) for slot in draft.slots
    )
    signed = replace(members, generation=generation, members=listed)
    return replace(draft, generation=generation, members=signed, signature=sign_members(keys, signed))


def _vouch(session: Session, coming: SupervisorKeys) -> None:
    """Have the keys that come say what is there already, inside the journal's transaction."""
    store, last = session.database.rosters, session.database.journal.last()
    assert last is not None, "the entry that tells of the beginning"
    store.add_renewal(renewal_by(coming, store.revisions(), last), session.key_file.supervisors_keys)


def _record_ending(session: Session) -> None:
    """Journal that what was begun under the present key file is done, unless that was journaled before."""
    kinds = (*_ENDINGS, *_ENDINGS.values())
    found = session.database.journal.deeds(session.head().seq + 1, 1, kinds)  # nothing of these kinds comes in between
    entry = json.loads(found[0].entry) if found else {}
    if entry.get("generation") != session.key_file.generation:
        return
    if ending := _ENDINGS.get(entry["kind"]):
        facts = {name: entry[name] for name in entry.keys() - {"kind", "at", "user"}}
        session.record(ending, begun_by=entry["user"], **facts)


def _drop_former_key(session: Session, keys: SupervisorKeys) -> None:
    """The key file in which users have the newest key alone."""
    between = session.key_file
    newest = between.members.key_number
    grants = tuple(grant for grant in between.grants if grant.key_number == newest)
    alone = _signed(replace(between, grants=grants), between.members, keys)
    session.folder.write_keys(alone)
    with session.journal.transaction():
        session.database.vault.set_generation(alone.generation)
        session.record("former_key_dropped", generation=alone.generation)
    session.generation_moved_to(alone)
