"""Which words of former supervisors' keys are believed: those that were there when the keys after them came."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from callcenter.canonical_json import canonical_json
from callcenter.crypto.renewal import RenewalStatement, sign_renewal, verify_renewal
from callcenter.crypto.vault_keys import SupervisorKeys
from callcenter.domain.key_file import KeyFile
from callcenter.storage.protocols import RosterStore
from callcenter.storage.rows import JournalRow, Renewal, Revision


class RenewalMissing(Exception):
    """New keys' word on what was there before them is not as they signed it."""


def revisions_hash(revisions: Iterable[Revision]) -> bytes:
    """SHA-256 over the canonical JSON of roster revisions, oldest first, bytes as lower-case hexadecimal."""
    told = [
        {name: value.hex() if isinstance(value, bytes) else value for name, value in asdict(revision).items()}
        for revision in revisions
    ]
    return hashlib.sha256(canonical_json(told)).digest()


def renewal_by(keys: SupervisorKeys, revisions: Sequence[Revision], last: JournalRow) -> Renewal:
    """What new keys say of what is there as they come: the vault's revisions, and the journal's last entry."""
    statement = RenewalStatement(
        vault_id=keys.vault_id,
        last_revision=revisions[-1].revision if revisions else 0,
        revisions_hash=revisions_hash(revisions),
        sequence=last.sequence,
        code=last.code,
    )
    return Renewal(
        public_key=keys.sign_public,
        last_revision=statement.last_revision,
        revisions_hash=statement.revisions_hash,
        sequence=statement.sequence,
        code=statement.code,
        signature=sign_renewal(keys, statement),
    )


def signed_renewal(store: RosterStore, vault_id: bytes, public_key: bytes) -> Renewal:
    """What the keys of `public_key` said as they came. Raises RenewalMissing where that is not there as signed."""
    renewal = store.renewal(public_key)
    if renewal is None:
        raise RenewalMissing
    try:
        statement = RenewalStatement(
            vault_id, renewal.last_revision, renewal.revisions_hash, renewal.sequence, renewal.code
        )
        signed = verify_renewal(public_key, statement, renewal.signature)
    except (ValueError, OverflowError):
        raise RenewalMissing from None
    if not signed:
        raise RenewalMissing
    return renewal


def is_believed(store: RosterStore, key_file: KeyFile, revision: Revision) -> bool:
    """Whether a revision's key is the supervisors' present one, or a former one whose word stood as that came.

    Whoever was a supervisor still holds the former key, so its signature alone says nothing any more.
    """
    present = key_file.members.supervisors_sign
    if revision.public_key == present:
        return True
    if revision.public_key not in key_file.supervisors_keys:
        return False
    try:
        renewal = signed_renewal(store, key_file.vault_id, present)
    except RenewalMissing:
        return False
    stood = [one for one in store.revisions() if one.revision <= renewal.last_revision]
    return revision in stood and revisions_hash(stood) == renewal.revisions_hash


class KeysInTurn:
    """Every key that the supervisors had, and the journal's entries up to which each was theirs."""

    def __init__(self, store: RosterStore, key_file: KeyFile, keys: Sequence[SupervisorKeys]) -> None:
        """`keys` oldest first, as `Session.supervisors_in_turn` gives them. Raises RenewalMissing."""
        if tuple(one.sign_public for one in keys) != key_file.supervisors_keys:
            raise RenewalMissing
        self._present = keys[-1]
        renewals = [signed_renewal(store, key_file.vault_id, one.sign_public) for one in keys[1:]]
        self._former = [(renewal.sequence, former) for former, renewal in zip(keys, renewals, strict=False)]
        self._codes = {renewal.sequence: renewal.code for renewal in renewals}

    def __repr__(self) -> str:
        return "<keys in turn>"

    @property
    def codes(self) -> dict[int, bytes]:
        """The code that new keys found at the journal's last entry as they came, by that entry's sequence."""
        return dict(self._codes)

    def at(self, sequence: int) -> SupervisorKeys:
        """The keys that an epoch which begins with this entry follows from."""
        return next((keys for last, keys in self._former if sequence <= last), self._present)
