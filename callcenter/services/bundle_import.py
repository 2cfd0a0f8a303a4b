"""Import a roster bundle: another vault's rows, staged so that they survive a kill and can be switched to."""

from collections.abc import Sequence
from dataclasses import dataclass

from callcenter.crypto.signatures import same_fingerprint
from callcenter.domain.specification import SPECIFICATION
from callcenter.errors import UserFacing
from callcenter.files.bundle_parts import BundledBucket
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.backups import backup_before
from callcenter.services.bundle_origin import BUNDLE, bundle_settings, came_by_bundle
from callcenter.services.import_account import ImportAccount, StagingDamaged
from callcenter.services.import_run import Watch, active_people, discard_staged
from callcenter.services.opened_bundle import BundleNotGenuine, OpenedBundle
from callcenter.services.roster_import import BundleStaged, ImportStaged
from callcenter.services.session import Session
from callcenter.services.staged_roster import StagedRoster
from callcenter.storage.rows import RosterFacts, RuleRow, Staging

UNFIT_SENTENCES = {
    "kind": "One of the two vaults is a training vault and the other is not, so this bundle cannot be imported here.",
    "policy": "The bundle's roster was hashed under another match policy than this vault has, so it cannot be imported "
    "here. Make a vault with the other vault's --policy.",
    "cost": "The bundle's roster was hashed at another cost than this vault has, so it cannot be imported here. Make "
    "a vault with the other vault's --cost.",
    "specification": "The bundle's roster was hashed under another matching specification than this program works "
    "under. Install the same version of the program on both computers, load the roster again on the other one if it "
    "says so, and export once more.",
}
FILE_STAGED = (
    "The import of a roster file was begun and is not finished. Go on with import --resume and that file, or give it "
    "up with import --discard."
)
SAME_SEAT = (
    "Both vaults have the seat letter {seat}, so references of their calls can be the same and their call logs cannot "
    "be told apart. A vault keeps its letter: make this one anew with another (init --seat LETTER) before calls are "
    "taken in it, and import the bundle there."
)


class BundleUnfit(UserFacing):
    """A genuine bundle, for vaults of another sort."""

    code = "bundle_unfit"

    def __init__(self, fault: str) -> None:
        """`fault` is a key of UNFIT_SENTENCES."""
        super().__init__(UNFIT_SENTENCES[fault])
        self.fault = fault


class BundleActive(UserFacing):
    """The roster in the bundle answers here already."""

    code = "bundle_active"
    sentence = "The roster in this bundle is the active one here already. Nothing was changed."


@dataclass(frozen=True)
class BundleTold:
    """What a bundle says of itself, signed; `genuine` only where the key's fingerprint was given and is this one."""

    vault_id: str
    seat: str
    exported_at: str
    people: int
    tags: int
    fingerprint: str
    genuine: bool
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class LoadedBundle:
    """What an import came to; `resumed_from` counts the rows that were there from an interrupted one."""

    roster: int
    people: int
    tags: int
    people_before: int
    seconds: float
    resumed_from: int | None


class BundleImport:
    """Imports bundles for one supervisor's session."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        session.require_supervisor()
        self._session = session
        self._store = session.database.rosters

    def look(self, bundle: OpenedBundle, key: str | None = None) -> BundleTold:
        """Who signed it and whether it may be imported here, changing nothing; `key` is a fingerprint to compare.

        Raises BundleNotGenuine for another key than that, BundleUnfit, BundleActive, and ImportStaged or BundleStaged
        where anything else is staged.
        """
        genuine = key is not None and same_fingerprint(key, bundle.fingerprint)
        if key is not None and not genuine:
            raise BundleNotGenuine("key")
        self._require_fit(bundle)
        self._require_news(bundle)
        self._staged(bundle)
        facts = bundle.facts
        return BundleTold(
            vault_id=facts.vault_id,
            seat=facts.seat,
            exported_at=facts.exported_at,
            people=facts.people,
            tags=facts.tags,
            fingerprint=bundle.fingerprint,
            genuine=genuine,
            warnings=self._warnings(bundle),
        )

    def load(self, bundle: OpenedBundle, report: Report = unwatched, cancel: CancelToken | None = None) -> LoadedBundle:
        """Stage its rows as a roster, or go on where an interrupted import of the same file stopped.

        From here on the signing key is out of memory. Raises what `look` raises, StagingDamaged, BundleNotGenuine
        (nothing stays then), BundleFileFault, InputFileFault, or UserCancelled (it stays staged).
        """
        self.look(bundle)
        session, started = self._session, self._session.clock.monotonic()
        staged = self._staged(bundle)
        facts, account = self._resumed(*staged) if staged else self._begun(bundle)
        resumed_from = account.counts.position
        session.forget_keys()
        if not (staged and staged[1].complete):
            self._stage(bundle, facts, account, report, cancel or CancelToken())
        return LoadedBundle(
            roster=facts.number,
            people=account.counts.people,
            tags=account.counts.tags,
            people_before=active_people(session),
            seconds=round(session.clock.monotonic() - started, 3),
            resumed_from=resumed_from or None,
        )

    def _require_fit(self, bundle: OpenedBundle) -> None:
        vault, facts = self._session.facts, bundle.facts
        pairs = {
            "kind": (facts.training, vault.training),
            "policy": (facts.policy, vault.policy),
            "cost": (facts.cost, vault.tag_cost),
            "specification": (facts.specification, SPECIFICATION),
        }
        for fault, (theirs, ours) in pairs.items():
            if theirs != ours:
                raise BundleUnfit(fault)

    def _require_news(self, bundle: OpenedBundle) -> None:
        newest = self._store.newest_revision()
        active = self._store.get(newest.roster) if newest else None
        if newest and active:
            ours = (active.tag_key.hex(), newest.buckets_hash.hex())
            if ours == (bundle.facts.tag_key, bundle.facts.buckets_hash):
                raise BundleActive

    def _warnings(self, bundle: OpenedBundle) -> tuple[str, ...]:
        vault, facts = self._session.facts, bundle.facts
        same = facts.seat == vault.seat and facts.vault_id != vault.vault_id.hex()
        return (SAME_SEAT.format(seat=facts.seat),) if same else ()

    def _staged(self, bundle: OpenedBundle) -> tuple[RosterFacts, Staging] | None:
        """What is staged of this very file. Raises ImportStaged, BundleStaged or StagingDamaged for anything else."""
        staging = self._store.staging()
        if staging is None:
            return None
        facts = self._store.get(staging.roster)
        if facts is None:
            raise StagingDamaged
        ours = (bundle.sha256, bundle_settings(bundle.bundle_id, bundle.facts))
        if (facts.source_sha256, facts.settings) != ours:
            raise BundleStaged if came_by_bundle(facts) else ImportStaged(FILE_STAGED)
        return facts, staging

    def _resumed(self, facts: RosterFacts, staging: Staging) -> tuple[RosterFacts, ImportAccount]:
        session = self._session
        account = ImportAccount.resumed(facts, session.signing_keys().import_key(facts.number), staging)
        session.record(
            "import_resumed",
            roster=facts.number,
            mode=BUNDLE,
            sha256=facts.source_sha256,
            position=staging.counts.position,
        )
        return facts, account

    def _begun(self, bundle: OpenedBundle) -> tuple[RosterFacts, ImportAccount]:
        session, told = self._session, bundle.facts
        facts = RosterFacts(
            number=self._store.next_number(),
            state="staged",
            tag_key=bytes.fromhex(told.tag_key),
            cost=told.cost,
            policy=told.policy,
            specification=told.specification,
            source_sha256=bundle.sha256,
            source_rows=bundle.rows,
            settings=bundle_settings(bundle.bundle_id, told),
            started_at=session.moment(),
        )
        account = ImportAccount(facts, session.signing_keys().import_key(facts.number))
        backup_before(session, "import")
        with session.journal.transaction():
            self._store.create(facts)
            self._store.set_staging(account.next_batch())
            session.record(
                "import_started",
                roster=facts.number,
                mode=BUNDLE,
                sha256=facts.source_sha256,
                rows=facts.source_rows,
                people=told.people,
                tags=told.tags,
                bundle=bundle.bundle_id.hex(),
                origin=told.vault_id,
                signed_by=told.public_key,
            )
        return facts, account

    def _stage(
        self, bundle: OpenedBundle, facts: RosterFacts, account: ImportAccount, report: Report, cancel: CancelToken
    ) -> None:
        """Write what is not there yet; all of the file is read and held against what was signed."""
        session, staged = self._session, StagedRoster(self._session, facts, account)
        watch = Watch(session, facts.source_rows, account.counts.position, report)
        try:
            for part, buckets in enumerate(bundle.buckets(), 1):
                if part > account.copied:
                    staged.load(part, _rows(buckets))
                    watch.at(account.counts.position)
                    session.held.precedence.give_way()
                cancel.check()
        except BundleNotGenuine:
            discard_staged(session)
            raise
        counts = account.counts
        if (counts.people, counts.tags) != (bundle.facts.people, bundle.facts.tags):
            raise StagingDamaged
        with session.journal.transaction():
            self._store.set_staging(account.next_batch(complete=True))
            session.record(
                "import_copied",
                roster=facts.number,
                mode=BUNDLE,
                sha256=facts.source_sha256,
                people=counts.people,
                tags=counts.tags,
                origin=bundle.facts.vault_id,
            )


def _rows(buckets: Sequence[BundledBucket]) -> list[RuleRow]:
    return [(bucket.rule, tag, count) for bucket in buckets for tag, count in bucket.rows]
