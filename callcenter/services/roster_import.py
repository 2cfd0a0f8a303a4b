"""Load a roster, add people to it or take people off it: read, hashed and staged so that it survives a kill."""

import json
from collections.abc import Iterator
from contextlib import suppress
from secrets import token_bytes

import msgspec

from callcenter.canonical_json import canonical_json
from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.import_mode import ImportMode
from callcenter.domain.problem_list import ProblemList
from callcenter.domain.roster import Problem, problem
from callcenter.domain.specification import SPECIFICATION
from callcenter.errors import UserFacing
from callcenter.files.columns_file import LOOKING
from callcenter.files.roster_messages import RosterSource
from callcenter.files.roster_process import RosterReading, open_roster
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.active_roster import ActiveRoster, RosterDamaged, load_active, signed_facts
from callcenter.services.backups import backup_before
from callcenter.services.bundle_origin import came_by_bundle
from callcenter.services.dry_run import DryRun
from callcenter.services.import_account import ImportAccount, StagingDamaged, require_base
from callcenter.services.import_run import ImportRun, discard_staged
from callcenter.services.roster_protocol import ImportReport
from callcenter.services.session import Session
from callcenter.storage.failures import VaultDamaged
from callcenter.storage.rows import RosterFacts, Staging


class ImportStaged(UserFacing):
    """A roster is half loaded already."""

    code = "import_staged"
    sentence = (
        "An import was interrupted and can be resumed. Go on with --resume and the same file, "
        "or give it up with --discard."
    )


class BundleStaged(ImportStaged):
    """A roster bundle is half imported."""

    code = "bundle_staged"
    sentence = (
        "The import of a roster bundle was begun and is not finished. Go on with bundle import and the very same file, "
        "or give it up with import --discard."
    )


class NothingStaged(UserFacing):
    """There is no interrupted import."""

    code = "nothing_staged"
    sentence = "No import was interrupted, so there is nothing to resume or discard. Import without the option."


class OtherFile(UserFacing):
    """The file is not the one that was being imported."""

    code = "other_file"
    sentence = (
        "This is not the file whose import was interrupted. Resume with that very file, or give the "
        "interrupted import up with --discard."
    )


class OtherSettings(UserFacing):
    """An import was to be resumed under other settings than it was begun."""

    code = "other_settings"
    sentence = (
        "The import was begun with other columns, or by another edition of the program. Resume without --columns "
        "and --pad-zeros, for it knows its own; or give the interrupted import up with --discard."
    )


class OtherMode(UserFacing):
    """An addition, a removal or a replacement was to be resumed as something else."""

    code = "other_mode"
    sentence = "The interrupted import was begun with another --mode. Resume it without --mode: it knows its own."


class NoActiveRoster(UserFacing):
    """There is no roster that people could be added to or taken off."""

    code = "no_active_roster"
    sentence = "No roster is active, so there is nothing to add to or to remove from. Import with --mode replace."


class OtherBase(UserFacing):
    """The active roster's tags are made in another way than this vault makes them now."""

    code = "other_base"
    sentence = (
        "The active roster was loaded under another matching specification, cost or policy than this vault has "
        "now, so nobody can be added or removed. Load the whole list again with --mode replace."
    )


class RosterImport:
    """Imports rosters for one supervisor's session."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        session.require_supervisor()
        self._session = session
        self._store = session.database.rosters

    def dry_run(
        self,
        source: RosterSource,
        report: Report = unwatched,
        problems: ProblemList | None = None,
        cancel: CancelToken | None = None,
        mode: ImportMode = ImportMode.REPLACE,
    ) -> ImportReport:
        """Read the whole file and count, hashing and storing nothing; `problems` takes them row by row.

        Whoever of the file is on the roster already shows only when it is hashed. Raises NoActiveRoster,
        OtherBase, a reader's fault or UserCancelled.
        """
        self._usable_base(mode)
        found = ProblemList() if problems is None else problems
        return DryRun(self._session, found).run(source, mode, report, cancel or CancelToken())

    def start(
        self,
        source: RosterSource,
        report: Report = unwatched,
        cancel: CancelToken | None = None,
        mode: ImportMode = ImportMode.REPLACE,
    ) -> ImportReport:
        """Stage a roster: the file's people, or the active roster's with the file's added or taken off.

        Raises ImportStaged, BundleStaged, NoActiveRoster, OtherBase, RosterDamaged, NobodyLoaded, a reader's fault,
        or UserCancelled (it stays staged).
        """
        staging = self._store.staging()
        if staging:
            raise BundleStaged if came_by_bundle(self._store.get(staging.roster)) else ImportStaged
        self._session.signing_keys()  # looked for before a long file is read, and not kept: hashing goes without
        base = self._usable_base(mode)
        with open_roster(source, cancel=cancel) as reading:
            facts = self._new_roster(source, reading, base)
            key = self._session.signing_keys().import_key(facts.number)
            account = ImportAccount(facts, key, mode, base.revision.revision if base else 0)
            backup_before(self._session, "import")
            with self._session.journal.transaction():
                self._store.create(facts)
                self._store.set_staging(account.next_batch())
                self._session.record(
                    "import_started",
                    roster=facts.number,
                    mode=mode.value,
                    base=account.base,
                    sha256=facts.source_sha256,
                    rows=facts.source_rows,
                )
            return ImportRun(self._session, facts, account, base).run(reading, report, cancel or CancelToken())

    def resume(
        self,
        source: RosterSource,
        report: Report = unwatched,
        cancel: CancelToken | None = None,
        mode: ImportMode | None = None,
    ) -> ImportReport:
        """Go on where an interrupted import stopped; it knows its mode.

        Raises NothingStaged, BundleStaged, OtherMode, OtherSettings, OtherFile, BaseReplaced, StagingDamaged, and what
        `start` raises.
        """
        staging, facts = self._staged()
        key = self._session.signing_keys().import_key(staging.roster)
        account = ImportAccount.resumed(facts, key, staging)
        if mode not in {None, account.mode}:
            raise OtherMode
        if facts.settings != _settings(source) or facts.specification != SPECIFICATION:
            raise OtherSettings
        require_base(staging, self._store.newest_revision())
        base = self._usable_base(account.mode)
        with open_roster(source, staging.counts.position, cancel) as reading:
            if reading.facts.sha256 != facts.source_sha256:
                raise OtherFile
            self._session.record(
                "import_resumed",
                roster=staging.roster,
                mode=staging.mode,
                sha256=facts.source_sha256,
                position=staging.counts.position,
            )
            return ImportRun(self._session, facts, account, base).run(reading, report, cancel or CancelToken())

    def columns_begun_with(self) -> ColumnsOptions:
        """How the interrupted import reads its file.

        Raises NothingStaged, BundleStaged, StagingDamaged or OtherSettings.
        """
        return _columns_in(self._staged()[1].settings)

    def discard(self) -> None:
        """Give an interrupted import up. Raises NothingStaged."""
        if not discard_staged(self._session):
            raise NothingStaged

    def problems(self, roster: int) -> Iterator[Problem]:
        """Row by row what was wrong in the file a roster came from."""
        for row, code in self._store.problems(roster):
            yield problem(row, code)

    def newest_problems(self) -> Iterator[Problem]:
        """Those of the roster that was begun last."""
        rosters = self._store.all()
        return self.problems(rosters[-1].number) if rosters else iter(())

    def _staged(self) -> tuple[Staging, RosterFacts]:
        """The interrupted import. Raises NothingStaged, BundleStaged or StagingDamaged."""
        staging = self._store.staging()
        if staging is None:
            raise NothingStaged
        facts = self._store.get(staging.roster)
        if facts is None:
            raise StagingDamaged
        if came_by_bundle(facts):
            raise BundleStaged
        return staging, facts

    def _usable_base(self, mode: ImportMode) -> ActiveRoster | None:
        """What an addition or removal begins with: the active roster, if its tags are made as the file's will be."""
        if not mode.is_change:
            return None
        vault = self._session.facts
        base = load_active(self._session.database, self._session.key_file)
        if base is None:
            raise NoActiveRoster
        facts = base.facts
        if (facts.specification, facts.cost, facts.policy) != (SPECIFICATION, vault.tag_cost, vault.policy):
            raise OtherBase
        return base

    def _new_roster(self, source: RosterSource, reading: RosterReading, base: ActiveRoster | None) -> RosterFacts:
        session = self._session
        _require_own_rules(session)
        return RosterFacts(
            number=self._store.next_number(),
            state="staged",
            tag_key=base.facts.tag_key if base else token_bytes(32),
            cost=session.facts.tag_cost,
            policy=session.facts.policy,
            specification=SPECIFICATION,
            source_sha256=reading.facts.sha256,
            source_rows=reading.facts.rows,
            settings=_settings(source),
            started_at=session.moment(),
        )


def _require_own_rules(session: Session) -> None:
    """Raise VaultDamaged where the vault's policy or cost are not those of the roster that a supervisor signed last.

    Neither ever changes. Under another policy whole Social Security numbers could become tags that nobody agreed to.
    """
    store = session.database.rosters
    revision = store.newest_revision()
    with suppress(RosterDamaged):  # loading another roster is the way out of that
        signed = signed_facts(store, session.key_file, revision) if revision else None
        if signed and (signed.policy, signed.cost) != (session.facts.policy, session.facts.tag_cost):
            raise VaultDamaged


def _settings(source: RosterSource) -> str:
    """Everything but the file that decides how its rows are read, as canonical JSON."""
    columns, rules = source.columns, source.rules
    told = {
        "columns": {
            "headers": [list(pair) for pair in columns.headers],
            "date_format": columns.date_format,
            "delimiter": columns.delimiter,
            "encoding": columns.encoding,
            "sheet": columns.sheet,
            "pad_zeros": columns.pad_zeros,
            "name_order": columns.name_order and columns.name_order.value,
            "guess": columns.guess,
        },
        "looking": LOOKING,
        "policy": rules.policy.name,
        "allow_itin": rules.ssn.allow_itin,
        "made_up": rules.ssn.made_up,
    }
    return canonical_json(told).decode()


def _columns_in(settings: str) -> ColumnsOptions:
    """The columns told by `_settings`. Raises OtherSettings for those of another edition of the program."""
    try:
        return msgspec.convert(json.loads(settings)["columns"], ColumnsOptions)
    except (ValueError, TypeError, KeyError, UserFacing):
        raise OtherSettings from None
