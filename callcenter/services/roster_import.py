"""Load a roster, add people to it or take people off it: read, hashed and staged so that it survives a kill."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from secrets import token_bytes

from callcenter.canonical_json import canonical_json
from callcenter.domain.import_mode import ImportMode
from callcenter.domain.roster import Problem, problem
from callcenter.domain.specification import SPECIFICATION
from callcenter.errors import UserFacing
from callcenter.files.columns_file import LOOKING
from callcenter.files.roster_process import RosterReading, open_roster
from callcenter.files.roster_reader import RosterSource
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.active_roster import ActiveRoster, load_active
from callcenter.services.import_account import ImportAccount, StagingDamaged, require_base
from callcenter.services.import_run import ImportRun, Watch, active_people, discard_staged, import_report
from callcenter.services.protocols import ImportReport
from callcenter.services.session import Session
from callcenter.services.staged_roster import counted, problem_codes
from callcenter.storage.protocols import RosterFacts, StagedCounts, Staging


class ImportStaged(UserFacing):
    """A roster is half loaded already."""

    code = "import_staged"
    sentence = (
        "An import was interrupted and can be resumed. Go on with --resume and the same file, "
        "or give it up with --discard."
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
        "The import was begun with other columns, or by another edition of the program. Resume with the same "
        "--columns file and program, or give the interrupted import up with --discard."
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
        listed: list[Problem] | None = None,
        cancel: CancelToken | None = None,
        mode: ImportMode = ImportMode.REPLACE,
    ) -> ImportReport:
        """Read the whole file and count, hashing and storing nothing; `listed` takes the problems row by row.

        Whoever of the file is on the roster already shows only when it is hashed. Raises NoActiveRoster,
        OtherBase, a reader's fault or UserCancelled.
        """
        started = self._session.clock.monotonic()
        self._usable_base(mode)
        seen: set[int] = set()  # 64 bits a person, under a hash seed that dies with the process
        counts = StagedCounts()
        problems: Counter[str] = Counter()
        with open_roster(source, cancel=cancel) as reading:
            watch = Watch(self._session, reading.facts.rows, 0, report)
            for row in reading:
                if cancel:
                    cancel.check()
                codes = problem_codes(row)
                problems.update(codes)
                if listed is not None:
                    listed.extend(problem(row.row, code) for code in codes)
                person = hash(frozenset(row.combinations))
                counts = counted(counts, row, 0 if person in seen else len(row.combinations))
                seen.add(person)
                watch.at(counts.position)
        seconds = self._session.clock.monotonic() - started
        return import_report(None, mode, active_people(self._session), counts, problems, seconds, None)

    def start(
        self,
        source: RosterSource,
        report: Report = unwatched,
        cancel: CancelToken | None = None,
        mode: ImportMode = ImportMode.REPLACE,
    ) -> ImportReport:
        """Stage a roster: the file's people, or the active roster's with the file's added or taken off.

        Raises ImportStaged, NoActiveRoster, OtherBase, RosterDamaged, NobodyLoaded, a reader's fault, or
        UserCancelled (it stays staged).
        """
        if self._store.staging():
            raise ImportStaged
        self._session.signing_keys()  # looked for before a long file is read, and not kept: hashing goes without
        base = self._usable_base(mode)
        with open_roster(source, cancel=cancel) as reading:
            facts = self._new_roster(source, reading, base)
            key = self._session.signing_keys().import_key(facts.number)
            account = ImportAccount(facts, key, mode, base.revision.revision if base else 0)
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

        Raises NothingStaged, OtherMode, OtherSettings, OtherFile, BaseReplaced, StagingDamaged, and what
        `start` raises.
        """
        staging = self._staging()
        facts = self._store.get(staging.roster)
        if facts is None:
            raise StagingDamaged
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

    def discard(self) -> None:
        """Give an interrupted import up. Raises NothingStaged."""
        if not discard_staged(self._session):
            raise NothingStaged

    def problems(self, roster: int) -> Iterator[Problem]:
        """Row by row what was wrong in the file a roster came from."""
        for row, code in self._store.problems(roster):
            yield problem(row, code)

    def _staging(self) -> Staging:
        staging = self._store.staging()
        if staging is None:
            raise NothingStaged
        return staging

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


def _settings(source: RosterSource) -> str:
    """SHA-256 of everything but the file that decides how its rows are read."""
    columns, rules = source.columns, source.rules
    told = {
        "headers": [list(pair) for pair in columns.headers],
        "date_format": columns.date_format and columns.date_format.pattern.pattern,
        "delimiter": columns.delimiter,
        "encoding": columns.encoding,
        "looking": LOOKING,
        "sheet": columns.sheet,
        "pad_zeros": columns.pad_zeros,
        "name_order": columns.name_order and columns.name_order.value,
        "policy": rules.policy.name,
        "allow_itin": rules.ssn.allow_itin,
        "made_up": rules.ssn.made_up,
    }
    return hashlib.sha256(canonical_json(told)).hexdigest()
