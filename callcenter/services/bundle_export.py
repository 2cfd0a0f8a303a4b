"""Export the active roster as a bundle: hashed once, carried to the vaults of further computers."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes

import msgspec

from callcenter.crypto.bundle import ID_BYTES, BundleKey, PartSealer, new_bundle_code
from callcenter.crypto.bundle_statement import sign_bundle
from callcenter.crypto.signatures import fingerprint
from callcenter.crypto.vault_keys import SupervisorKeys
from callcenter.domain.specification import SPECIFICATION
from callcenter.errors import UserFacing
from callcenter.files.bundle_file import BundleHead, PendingBundle, associated_data, pending_bundle
from callcenter.files.bundle_parts import BundleFacts, pack_bucket, pack_facts
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.active_roster import ActiveRoster, OtherSpecification, RosterDamaged, load_active
from callcenter.services.bundle_origin import bundle_statement
from callcenter.services.import_run import Watch
from callcenter.services.outside_vault import refuse_inside
from callcenter.services.session import Session
from callcenter.storage.rows import PERSON_RULE
from callcenter.storage.vault_database import VaultDatabase

PART_ROWS = 200  # in one part, and at most a bucket more: whoever imports it writes a part in one short transaction
_UNSIGNED = "0" * 128


class NothingToExport(UserFacing):
    """There is no roster to carry elsewhere."""

    code = "nothing_to_export"
    sentence = "No roster is active, so there is nothing to export. Import one first."


@dataclass(frozen=True, repr=False)
class ExportedBundle:
    """What was exported, and what must be carried beside the file: the code, which is kept nowhere."""

    code: str
    fingerprint: str
    sha256: str
    size: int
    roster: int
    people: int
    tags: int
    seconds: float


class BundleExport:
    """Exports for one supervisor's session."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        session.require_supervisor()
        self._session = session

    def export(self, out: Path, report: Report = unwatched, cancel: CancelToken | None = None) -> ExportedBundle:
        """Write the active roster, whole or not at all, while calls go on.

        Each bucket is checked against what a supervisor signed as it is read, on a connection that keeps no snapshot
        from one bucket to the next: rows of a roster never change. The export is journaled before the file appears
        under its name. Raises SupervisorKeysGone, InsideVault, NothingToExport, OtherSpecification, RosterDamaged,
        NotWritable, DiskFull or UserCancelled.
        """
        session, started = self._session, self._session.clock.monotonic()
        keys = session.signing_keys()
        refuse_inside(session.folder.path, out)
        code, bundle_id = new_bundle_code(), token_bytes(ID_BYTES)
        key = BundleKey(code, bundle_id)
        sealer = PartSealer(key, associated_data(bundle_id))
        with session.database.reader() as reader:
            active = self._active(reader)
            with pending_bundle(out, BundleHead(bundle_id, key.check(), sealer.header)) as bundle:
                bundle.add(sealer.seal(pack_facts(self._signed_facts(active, bundle_id, keys))))
                self._write_rows(active, bundle, sealer, report, cancel or CancelToken())
                bundle.add(sealer.seal(b"", last=True))
                bundle.seal()
                self._record(active, bundle_id, bundle)
                bundle.commit()
        revision = active.revision
        return ExportedBundle(
            code=code,
            fingerprint=fingerprint(keys.sign_public),
            sha256=bundle.sha256,
            size=bundle.size,
            roster=revision.roster,
            people=revision.people,
            tags=revision.tags,
            seconds=round(session.clock.monotonic() - started, 3),
        )

    def _active(self, reader: VaultDatabase) -> ActiveRoster:
        """The roster to export. Raises NothingToExport, OtherSpecification or RosterDamaged."""
        active = load_active(reader, self._session.key_file)
        if active is None:
            raise NothingToExport
        if active.facts.specification != SPECIFICATION:
            raise OtherSpecification(active.facts.specification)
        return active

    def _signed_facts(self, active: ActiveRoster, bundle_id: bytes, keys: SupervisorKeys) -> BundleFacts:
        vault, roster, revision = self._session.facts, active.facts, active.revision
        unsigned = BundleFacts(
            vault_id=vault.vault_id.hex(),
            training=vault.training,
            seat=vault.seat,
            roster=roster.number,
            revision=revision.revision,
            tag_key=roster.tag_key.hex(),
            cost=roster.cost,
            policy=roster.policy,
            specification=roster.specification,
            people=revision.people,
            tags=revision.tags,
            bucket_bits=revision.bucket_bits,
            buckets_hash=revision.buckets_hash.hex(),
            exported_at=self._session.moment(),
            public_key=keys.sign_public.hex(),
            signature=_UNSIGNED,
        )
        try:
            signature = sign_bundle(keys, bundle_statement(bundle_id, unsigned))
        except OverflowError:  # counts that no signature covers and nobody wrote
            raise RosterDamaged from None
        return msgspec.structs.replace(unsigned, signature=signature.hex())

    def _write_rows(
        self, active: ActiveRoster, bundle: PendingBundle, sealer: PartSealer, report: Report, cancel: CancelToken
    ) -> None:
        """Raises RosterDamaged where there are other rows than were counted, though their buckets are as signed."""
        revision, done = active.revision, 0
        watch = Watch(self._session, revision.people + revision.tags, 0, report)
        people = 0
        for part, rows, persons in _parts(active):
            bundle.add(sealer.seal(part))
            done, people = done + rows, people + persons
            watch.at(done)
            cancel.check()
            self._session.held.precedence.give_way()
        if (people, done) != (revision.people, revision.people + revision.tags):
            raise RosterDamaged

    def _record(self, active: ActiveRoster, bundle_id: bytes, bundle: PendingBundle) -> None:
        self._session.record(
            "bundle_exported",
            roster=active.revision.roster,
            revision=active.revision.revision,
            people=active.revision.people,
            tags=active.revision.tags,
            bundle=bundle_id.hex(),
            sha256=bundle.sha256,
        )


def _parts(active: ActiveRoster) -> Iterator[tuple[bytes, int, int]]:
    """All rows in parts of whole buckets: the part, its rows, and how many of them are people."""
    packed, rows, people = b"", 0, 0
    for rule, number, found in active.buckets():
        if found:
            packed += pack_bucket(rule, number, found)
            rows += len(found)
            people += len(found) if rule == PERSON_RULE else 0
        if rows >= PART_ROWS:
            yield packed, rows, people
            packed, rows, people = b"", 0, 0
    if rows:
        yield packed, rows, people
