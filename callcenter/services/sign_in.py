"""Sign in: from a folder, a name and a password to an open session."""

import secrets
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path

from callcenter.clock import Clock
from callcenter.crypto.grants import GrantedKeys, open_grant
from callcenter.crypto.members import verify_key_file
from callcenter.crypto.recovery_code import read_recovery_code
from callcenter.crypto.self_test import run_self_test
from callcenter.crypto.signatures import fingerprint
from callcenter.crypto.slots import SlotSecrets, WrongPassword, open_slot, reseal_slot
from callcenter.crypto.tags import TAG_COSTS
from callcenter.crypto.vault_keys import SupervisorKeys, database_key
from callcenter.domain.accounts import Role
from callcenter.domain.key_file import KeyFile, KeyFileDamaged, Slot
from callcenter.domain.passwords import wait_after
from callcenter.domain.policy import POLICIES
from callcenter.errors import EnvironmentFault, UserFacing
from callcenter.files.program_file import program_from_bytes
from callcenter.services.backups import journal_backup
from callcenter.services.held_vault import HeldVault
from callcenter.services.journal_writer import JournalWriter
from callcenter.services.line_desk import recent_openings
from callcenter.services.rekeying import NEW_KEY, finish_rekeying
from callcenter.services.session import LONGEST_SHIFT, Session
from callcenter.storage.failures import VaultDamaged
from callcenter.storage.rows import VaultFacts
from callcenter.storage.seal_file import SealFile
from callcenter.storage.tries_file import TriesFile
from callcenter.storage.vault_database import VaultDatabase, open_vault_database
from callcenter.storage.vault_folder import VaultFolder, refuse_network_share
from callcenter.storage.vault_lock import VaultLock, take_lock

_UNKNOWN_USER = "?"  # wrong names share one counter, so that the file does not fill with them


class BackOff(UserFacing):
    """Too many wrong passwords in a row."""

    code = "back_off"

    def __init__(self, seconds: int) -> None:
        """`seconds` is how long to wait."""
        super().__init__(f"Too many wrong passwords. Wait {seconds} seconds and try again.")
        self.seconds = seconds


class ImportElsewhere(UserFacing):
    """Another vault was to be opened while this process hashes a roster of the first."""

    code = "import_elsewhere"
    sentence = "A roster is being hashed in another vault. Sign in to that one, or wait until the import has ended."


class KeysBehind(EnvironmentFault):
    """vault.keys is older than the database: an old copy was put back."""

    code = "keys_behind"
    sentence = "The file vault.keys is older than the database. Put back the newest vault.keys."


@dataclass(frozen=True, repr=False)
class OpenedKeys:
    """What a password opens in the key file."""

    slot: Slot
    secrets: SlotSecrets
    granted: GrantedKeys
    former: GrantedKeys | None = None  # between two keys: of these the database may be under the vault's still

    @property
    def former_rk(self) -> bytes | None:
        """The vault's key that the database may be under still."""
        return self.former.rk if self.former else None


def sign_in(path: Path, user: str, password: str, clock: Clock, wait: float = 0.0) -> Session:
    """Open the vault for one user; the vault is theirs until the session is closed.

    Raises VaultMissing, VaultInUse, BackOff, WrongPassword, KeyFileDamaged, VaultDamaged, KeysBehind,
    VaultNewer or SelfTestFailed.
    """
    run_self_test()
    folder = VaultFolder(path)
    folder.read_keys()  # a missing vault shows before a lock file is made in a stranger's folder
    refuse_network_share(path)
    lock = take_lock(folder.lock, wait, clock)
    try:
        return _open(folder, lock, user, password, clock)
    except BaseException:
        lock.release()
        raise


def sign_in_beside(hashing: Session, path: Path, user: str, password: str) -> Session:
    """A second session in a vault that this process holds open because a roster is being hashed in it.

    Raises ImportElsewhere for another vault, KeyFileDamaged or KeysBehind for a key file that is not the open one's,
    and what `open_keys` raises.
    """
    folder = hashing.folder
    if path.resolve() != folder.path.resolve():
        raise ImportElsewhere
    key_file, facts = folder.read_keys(), hashing.database.vault.facts()
    _require_present(key_file, facts, hashing.key_file.generation)
    keys = open_keys(folder, key_file, user, password, hashing.clock)
    _require_open(hashing.database, key_file, keys)
    key_file, keys = _newest_key_accepted(folder, key_file, keys, password)
    session = replace(
        hashing,
        user=keys.slot.name,
        role=keys.slot.role,
        must_change_password=keys.slot.must_change,
        key_file=key_file,
        secrets=keys.secrets,
        supervisor_keys=_supervisor_keys(keys, facts.vault_id),
        facts=facts,
        held=hashing.held.join(),
        ends_at=hashing.clock.now() + LONGEST_SHIFT,
        warnings=[],
    )
    try:
        _record_sign_in(session)
    except BaseException:
        session.close()
        raise
    return session


def _require_present(key_file: KeyFile, facts: VaultFacts, known: int) -> None:
    """Raise KeyFileDamaged for the key file of another vault than the open one, KeysBehind for one of before.

    `known` is the generation of one that this process had; one ahead is an interrupted change.
    """
    newest = max(facts.generation, known)
    if (key_file.vault_id, key_file.training) != (facts.vault_id, facts.training) or key_file.generation > newest + 1:
        raise KeyFileDamaged
    if key_file.generation < newest:
        raise KeysBehind


def _require_open(database: VaultDatabase, key_file: KeyFile, keys: OpenedKeys) -> None:
    """Raise KeyFileDamaged unless the open database is under what a password opened: nothing was opened with it."""
    granted = (keys.granted.rk, keys.former_rk)
    if not any(rk and database.connection.is_under(database_key(rk, key_file.vault_id)) for rk in granted):
        raise KeyFileDamaged


def open_keys(folder: VaultFolder, key_file: KeyFile, user: str, password: str, clock: Clock) -> OpenedKeys:
    """Open a user's slot and grants, slowed after wrong passwords.

    Raises BackOff, WrongPassword, RecoveryCodeMistyped or KeyFileDamaged.
    """
    slot = key_file.slot_named(user)
    tries = TriesFile(folder.tries)
    counter = slot.name if slot else _UNKNOWN_USER
    before = tries.of(counter)
    if before:
        waited = (clock.now() - before.last).total_seconds()
        left = wait_after(before.count) - waited
        if waited >= 0 and left > 0:  # a clock set back must not lock anybody out
            raise BackOff(ceil(left))
    secret = _secret_of(slot, password)
    try:
        if slot is None:
            raise WrongPassword
        opened = open_slot(key_file.vault_id, slot, secret)
    except UserFacing:
        tries.add(counter, clock.now())
        raise WrongPassword from None
    verify_key_file(key_file, opened.accepted_supervisors_key)
    *former, newest = (open_grant(opened, grant) for grant in key_file.grants_of(slot.slot_id))
    _require_whole_chain(key_file, newest)
    return OpenedKeys(slot, opened, newest, former[0] if former else None)


def _require_whole_chain(key_file: KeyFile, granted: GrantedKeys) -> None:
    """Raise KeyFileDamaged where a supervisor was granted other former keys than the key file tells of.

    The chain is covered by no signature but its own: one that was cut would be handed on with the next re-keying.
    """
    if granted.rs:
        secrets_in_turn = (*granted.former_rs, granted.rs)
        if key_file.supervisors_keys != tuple(
            SupervisorKeys(secret, key_file.vault_id).sign_public for secret in secrets_in_turn
        ):
            raise KeyFileDamaged


def _secret_of(slot: Slot | None, password: str) -> str:
    return read_recovery_code(password) if slot and slot.role is Role.RECOVERY else password


def _open(folder: VaultFolder, lock: VaultLock, user: str, password: str, clock: Clock) -> Session:
    key_file = folder.read_keys()
    keys = open_keys(folder, key_file, user, password, clock)
    database = _database(folder, key_file.vault_id, keys, clock)
    try:
        key_file, keys = _newest_key_accepted(folder, key_file, keys, password)
        session = _session(folder, lock, key_file, keys, database, clock)
    except BaseException:
        database.close()
        raise
    if session.supervisor_keys and keys.former and keys.former.rs != keys.granted.rs:  # nobody may have been told
        session.warnings.append(NEW_KEY.format(fingerprint=fingerprint(session.supervisor_keys.sign_public)))
    try:
        finish_rekeying(session)
    except VaultDamaged as damage:
        session.warnings.append(str(damage))
    except EnvironmentFault:  # the vault is whole, and the next sign-in tries again
        session.warnings.append(
            "Somebody was removed, and the vault's files are still under the former keys. "
            "Make room on the disk and sign in again."
        )
    except BaseException:
        session.close()
        raise
    return session


def _database(folder: VaultFolder, vault_id: bytes, keys: OpenedKeys, clock: Clock) -> VaultDatabase:
    """The database under the newest key, or under the former one where re-keying was interrupted."""
    try:
        return open_vault_database(folder, database_key(keys.granted.rk, vault_id), clock.now())
    except VaultDamaged:
        if keys.former_rk is None:
            raise
    return open_vault_database(folder, database_key(keys.former_rk, vault_id), clock.now())


def _newest_key_accepted(
    folder: VaultFolder, key_file: KeyFile, keys: OpenedKeys, password: str
) -> tuple[KeyFile, OpenedKeys]:
    """Have the user's slot hold the supervisors' present key, which followed from the one it held."""
    present = key_file.members.supervisors_sign
    if keys.secrets.accepted_supervisors_key == present:
        return key_file, keys
    accepted, secret = replace(keys.secrets, accepted_supervisors_key=present), _secret_of(keys.slot, password)
    slot = reseal_slot(
        key_file.vault_id, keys.slot, accepted, secret, keys.slot.cost, must_change=keys.slot.must_change
    )
    slots = tuple(slot if one.slot_id == slot.slot_id else one for one in key_file.slots)
    after = replace(key_file, slots=slots)
    folder.write_keys(after)
    return after, replace(keys, slot=slot, secrets=accepted)


def _session(
    folder: VaultFolder,
    lock: VaultLock,
    key_file: KeyFile,
    keys: OpenedKeys,
    database: VaultDatabase,
    clock: Clock,
) -> Session:
    facts = database.vault.facts()
    weakened = facts.tag_cost == "training" or not facts.hours_apply or not facts.throttle_applies
    known = facts.policy in POLICIES and facts.tag_cost in TAG_COSTS
    if not known or facts.vault_id != key_file.vault_id or facts.training != key_file.training:
        raise VaultDamaged
    if weakened and not key_file.training:  # the key file is signed, the database is not
        raise VaultDamaged
    if key_file.generation < facts.generation:
        raise KeysBehind
    version, body = database.vault.program()
    try:
        program = program_from_bytes(body)
    except UserFacing:
        raise VaultDamaged from None
    journal = JournalWriter(database.journal, SealFile(folder.seal), database.vault.write, secrets.token_bytes)
    session = Session(
        folder=folder,
        clock=clock,
        user=keys.slot.name,
        role=keys.slot.role,
        must_change_password=keys.slot.must_change,
        key_file=key_file,
        secrets=keys.secrets,
        supervisor_keys=_supervisor_keys(keys, facts.vault_id),
        database=database,
        journal=journal,
        facts=facts,
        held=HeldVault(lock, database, journal, recent_openings(database, clock), program, version),
        ends_at=clock.now() + LONGEST_SHIFT,
    )
    try:
        _begin_journal(session)
    except BaseException:
        session.journal.close()
        raise
    return session


def _begin_journal(session: Session) -> None:
    """Take up the journal's key, and journal the sign-in."""
    behind = session.key_file.generation - session.facts.generation
    sealed = session.journal.resume()
    if not sealed:
        session.warnings.append("The journal's seal is missing or does not fit. Verify the journal.")
    if behind > 1:  # one behind is an interrupted change: the key file is written first
        session.warnings.append("The database is older than vault.keys: an old copy was put back. Verify the journal.")
    if not sealed or behind > 1:
        seal_key = session.key_file.members.supervisors_seal
        session.journal.start_unlinked_epoch(seal_key, session.moment(), session.user)
    _record_sign_in(session)
    if session.database.kept:
        journal_backup(session, session.database.kept, "migration")


def _record_sign_in(session: Session) -> None:
    """Journal the sign-in, a supervisor's with an epoch of its own, and mend a generation that is one behind."""
    if session.supervisor_keys:
        session.journal.start_epoch(session.supervisor_keys, session.moment(), session.user)
    tries = TriesFile(session.folder.tries)
    wrong = {name: found.count for name in (session.user, _UNKNOWN_USER) if (found := tries.of(name))}
    generation = session.key_file.generation
    with session.journal.transaction():
        session.record("signed_in", role=session.role.value, wrong_passwords=wrong, generation=generation)
        if session.facts.generation < generation:
            session.database.vault.set_generation(generation)
            session.facts = replace(session.facts, generation=generation)
    for name in wrong:
        tries.forget(name)


def reopen_supervisor_keys(session: Session, password: str) -> None:
    """Bring the signing key back after hashing. Raises what `open_keys` raises, and NotAllowed."""
    keys = _opened_again(session, password)
    session.secrets, session.supervisor_keys = keys.secrets, _supervisor_keys(keys, session.facts.vault_id)


def supervisors_for_once(session: Session, password: str) -> tuple[SupervisorKeys, ...]:
    """The former signing keys, oldest first, and the present one, for one use.

    The session goes on without them. Raises what `reopen_supervisor_keys` raises.
    """
    granted = _opened_again(session, password).granted
    present = (granted.rs,) if granted.rs else ()
    return tuple(SupervisorKeys(key, session.facts.vault_id) for key in (*granted.former_rs, *present))


def _opened_again(session: Session, password: str) -> OpenedKeys:
    session.require_supervisor()
    return open_keys(session.folder, session.key_file, session.user, password, session.clock)


def _supervisor_keys(keys: OpenedKeys, vault_id: bytes) -> SupervisorKeys | None:
    return SupervisorKeys(keys.granted.rs, vault_id) if keys.granted.rs else None
