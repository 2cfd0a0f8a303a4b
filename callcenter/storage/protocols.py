"""What services ask of a store, and the plain values that pass: no SQL and no driver type in sight.

A center with many seats will keep tags and journal on a shared server that answers the same calls.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from callcenter.domain.hours import Opening
from callcenter.domain.review_cases import CaseList

PERSON_RULE = 0  # person digests are kept in buckets like tags, under a rule number no rule has


@dataclass(frozen=True, repr=False)
class VaultFacts:
    """What the database says of the vault as a whole."""

    vault_id: bytes
    generation: int
    training: bool
    seat: str
    policy: str
    tag_cost: str
    hours_apply: bool
    throttle_applies: bool
    throttle_key: bytes
    created_at: str


@dataclass(frozen=True, repr=False)
class RosterFacts:
    """One roster as loaded or being loaded; `tag_key` keys its tags."""

    number: int
    state: str
    tag_key: bytes
    cost: str
    policy: str
    specification: int
    source_sha256: str
    source_rows: int
    settings: str
    started_at: str


@dataclass(frozen=True)
class StagedCounts:
    """How far a staged roster is: `position` counts the source's rows that were dealt with.

    `people` and `tags` are those that the rows loaded or, in a removal, took away. A removal counts under
    `duplicates` what took one of several loadings of a person, and under `not_found` who was not there.
    """

    position: int = 0
    people: int = 0
    tags: int = 0
    duplicates: int = 0
    refused_rows: int = 0
    fills_no_rule: int = 0
    not_found: int = 0


@dataclass(frozen=True)
class Staging:
    """A staged roster's account; `sealed_sum` is the keyed sum of its rows, sealed with all the rest of it.

    An addition or removal (`mode` add or remove) begins with the rows that the revision `base` signed;
    `copied` counts the buckets of them that are there already.
    """

    roster: int
    batch: int
    counts: StagedCounts
    sealed_sum: bytes
    complete: bool
    mode: str = "replace"
    base: int = 0
    copied: int = 0


@dataclass(frozen=True)
class Revision:
    """A supervisor's signed word on which roster is active and what is in it."""

    revision: int
    roster: int
    previous: int
    people: int
    tags: int
    bucket_bits: int
    buckets_hash: bytes
    public_key: bytes
    signature: bytes
    signed_by: str
    signed_at: str


@dataclass(frozen=True)
class Renewal:
    """The word of new supervisors' keys on what was there when they came: revisions, and the journal's last entry.

    `public_key` is theirs; revisions up to `last_revision` have the hash `revisions_hash`.
    """

    public_key: bytes
    last_revision: int
    revisions_hash: bytes
    sequence: int
    code: bytes
    signature: bytes


@dataclass(frozen=True)
class HashedPerson:
    """A person as stored: a digest and the distinct (rule number, tag) pairs it stands for."""

    digest: bytes
    tags: tuple[tuple[int, bytes], ...]


@dataclass(frozen=True)
class JournalRow:
    """One entry as stored: bytes and code."""

    sequence: int
    epoch: int
    entry: bytes
    code: bytes


@dataclass(frozen=True)
class NamedEntry:
    """An entry that names a call."""

    sequence: int
    epoch: int
    kind: str
    reference: str
    code: bytes


StoredEntry = tuple[int, int, bytes, bytes]  # a JournalRow as it is read by the million


@dataclass(frozen=True)
class CallRow:
    """One call as the call log shows it; moments are ISO 8601 in UTC, `checked_at` that of its last check.

    Of a call that ended before format 5 it is not known.
    """

    reference: str
    started_at: str
    ended_at: str | None
    seat: str
    operator: str
    line_open: bool
    checks: int
    answer: str
    rules_hit: str
    wrap_up: str
    roster: int | None
    program_version: int
    checked_at: str | None = None


@dataclass(frozen=True)
class WantedCalls:
    """Which calls are meant, every part that is not None narrowing.

    Begun from `start` on and before `end` (ISO 8601 in UTC, empty for any); an empty `wrap_up` is that of a call from a
    shell, `not_wrapped_up` that of one that did not end.
    """

    start: str = ""
    end: str = ""
    operator: str | None = None
    answer: str | None = None
    wrap_up: str | None = None
    line_open: bool | None = None
    references: tuple[str, ...] | None = None

    @property
    def has_kind(self) -> bool:
        """Whether it narrows by anything else than moments and references."""
        return any(part is not None for part in (self.operator, self.answer, self.wrap_up, self.line_open))

    def between(self, start: str, end: str) -> "WantedCalls":
        """The same, of another stretch of time."""
        return replace(self, start=start, end=end)


EVERY_CALL = WantedCalls()


@dataclass(frozen=True)
class CallSum:
    """Calls of one answer and wrap-up added up; `timed` are those that somebody wrapped up, after `seconds` in all."""

    answer: str
    wrap_up: str
    line_open: bool
    calls: int
    timed: int
    seconds: int


StoredCall = tuple[
    int, str, str, str | None, str, str, int, int, str, str, str, int | None, int, str | None
]  # its number, and a CallRow as it is read by the million


@dataclass(frozen=True, repr=False)
class Refusal:
    """A call that was refused a check, last on `day`: the counter of a context of this kind was full."""

    reference: str
    started_at: str
    operator: str
    counter: bytes
    kind: str
    day: str


@dataclass(frozen=True)
class OwnFigures:
    """One operator's calls of a stretch of time.

    `answers` counts them by last answer. `seconds` is the mean from beginning to wrap-up, None where none of them was
    wrapped up by somebody; `cases` are the review cases opened in them.
    """

    answers: dict[str, int]
    seconds: float | None
    cases: int


@dataclass(frozen=True, repr=False)
class NoteRow:
    """A call's note, sealed under the key that the journal's entry of sequence `note_key` holds sealed."""

    reference: str
    note_key: int
    sealed: bytes


@dataclass(frozen=True, repr=False)
class CaseRow:
    """A review case; its call-back number and note, where there are any, are sealed as a call's note is.

    `state` is waiting or decided; the rest is there once it is decided: `decision_note` sealed like the others, the
    roster's `revision` where the decision is `added`, and `decision_entry`, the sequence of the journal's entry that
    tells the decision.
    """

    reference: str
    opened_at: str
    opened_by: str
    reason: str
    note_key: int | None
    call_back: bytes | None
    note: bytes | None
    state: str = "waiting"
    decided_at: str | None = None
    decided_by: str | None = None
    decision: str | None = None
    decision_key: int | None = None
    decision_note: bytes | None = None
    revision: int | None = None
    decision_entry: int | None = None


@dataclass(frozen=True)
class CaseSums:
    """Review cases added up: what waits now, since when (ISO 8601 in UTC), and what was decided within some time.

    `seconds` is how long the decided ones took together from being opened.
    """

    waiting: int
    oldest: str | None
    to_be_added: int
    decided: dict[str, int]
    seconds: int


TaggedRow = tuple[bytes, int]
RuleRow = tuple[int, bytes, int]  # a rule number or PERSON_RULE, a tag or digest, a count


class RosterStore(Protocol):
    """Rosters, their people's tags, and the buckets over them."""

    def all(self) -> list[RosterFacts]: ...
    def get(self, number: int) -> RosterFacts | None: ...
    def next_number(self) -> int: ...
    def create(self, facts: RosterFacts) -> None: ...
    def staging(self) -> Staging | None: ...
    def set_staging(self, staging: Staging) -> None: ...
    def add_rows(self, roster: int, rows: Sequence[RuleRow]) -> None: ...
    def add_people(self, roster: int, people: Sequence[HashedPerson]) -> list[int]: ...
    def remove_people(self, roster: int, people: Sequence[HashedPerson]) -> list[int]: ...
    def add_problems(self, roster: int, problems: Sequence[tuple[int, str]]) -> None: ...
    def problems(self, roster: int) -> Iterator[tuple[int, str]]: ...
    def discard(self, roster: int) -> None: ...
    def empty(self, roster: int) -> Iterator[int]: ...
    def rule_sizes(self, roster: int) -> dict[int, int]: ...
    def rules(self, roster: int) -> list[int]: ...
    def rows(self, roster: int, rule: int) -> Iterator[TaggedRow]: ...
    def row_pages(self, roster: int, rule: int, size: int) -> Iterator[list[TaggedRow]]: ...
    def bucket_rows(self, roster: int, rule: int, first: bytes, past: bytes | None) -> list[TaggedRow]: ...
    def replace_buckets(self, roster: int, digests: Iterator[tuple[int, int, bytes]]) -> None: ...
    def buckets(self, roster: int) -> Iterator[tuple[int, int, bytes]]: ...
    def revisions(self) -> list[Revision]: ...
    def newest_revision(self) -> Revision | None: ...
    def add_revision(self, revision: Revision) -> None: ...
    def finish_staging(self, roster: int) -> None: ...
    def renewal(self, public_key: bytes) -> Renewal | None: ...
    def add_renewal(self, renewal: Renewal, kept: Sequence[bytes]) -> None: ...


class JournalStore(Protocol):
    """The journal's rows, appended and read in order."""

    def append(self, row: JournalRow) -> None: ...
    def last(self) -> JournalRow | None: ...
    def get(self, sequence: int) -> JournalRow | None: ...
    def rows(self, first: int = 0) -> Iterator[JournalRow]: ...
    def pages(self, first: int, size: int) -> Iterator[list[StoredEntry]]: ...
    def deeds(self, before: int, size: int, kinds: Sequence[str] = ()) -> list[JournalRow]: ...
    def newest(self, before: int, size: int) -> list[JournalRow]: ...
    def last_switch_over(self) -> tuple[int, str] | None: ...
    def switch_overs(self) -> list[tuple[int, int, str]]: ...
    def purges(self) -> dict[int, bool]: ...
    def of_kinds(self, *kinds: str) -> Iterator[JournalRow]: ...
    def last_sign_in(self, name: str) -> str | None: ...
    def of_call(self, reference: str) -> list[JournalRow]: ...


class CallStore(Protocol):
    """The calls, for the call log; derived from the journal."""

    def open(self, row: CallRow) -> bool: ...
    def update(self, row: CallRow) -> None: ...
    def find(self, reference: str) -> CallRow | None: ...
    def numbered(self, reference: str) -> tuple[int, CallRow] | None: ...
    def stored(self, after: int, size: int) -> list[StoredCall]: ...
    def rows(self, start: str, end: str) -> Iterator[CallRow]: ...
    def page(self, before: int | None, size: int, wanted: WantedCalls = EVERY_CALL) -> list[tuple[int, CallRow]]: ...
    def filtered(self, wanted: WantedCalls) -> Iterator[CallRow]: ...
    def sums(self, wanted: WantedCalls) -> list[CallSum]: ...
    def sums_are_wrong(self) -> bool: ...
    def operators(self) -> list[str]: ...
    def wrap_ups(self) -> list[str]: ...
    def count(self, start: str, end: str) -> int: ...
    def figures_of(self, operator: str, start: str, end: str) -> OwnFigures: ...
    def latest_of(self, operator: str, start: str, end: str, size: int) -> list[CallRow]: ...


class NoteStore(Protocol):
    """The sealed notes of calls; derived from the journal."""

    def add(self, row: NoteRow) -> None: ...
    def find(self, reference: str) -> NoteRow | None: ...
    def count(self) -> int: ...


class CaseStore(Protocol):
    """The review cases; derived from the journal."""

    def open(self, row: CaseRow) -> bool: ...
    def decide(self, row: CaseRow) -> None: ...
    def find(self, reference: str) -> CaseRow | None: ...
    def numbered(self, reference: str) -> tuple[int, CaseRow] | None: ...
    def page(
        self, meant: CaseList, beyond: int | None, size: int, *, newest_first: bool = False
    ) -> list[tuple[int, CaseRow]]: ...
    def sums(self, since: str) -> CaseSums: ...
    def count(self) -> int: ...
    def count_decided(self) -> int: ...


class PurgeStore(Protocol):
    """Calls that are to be forgotten; inside a transaction."""

    def oldest_start(self) -> str | None: ...
    def last_before(self, before: str) -> int: ...
    def ended_before(self, before: str, after: int, last: int, size: int) -> list[tuple[int, str]]: ...
    def entries_of(self, references: Sequence[str]) -> list[NamedEntry]: ...
    def empty(self, sequences: Sequence[int]) -> None: ...
    def emptied(self, first: int, last: int) -> list[tuple[int, bytes]]: ...
    def codes(self, first: int, last: int) -> list[tuple[int, bytes]]: ...
    def forget(self, references: Sequence[str]) -> None: ...


class ThrottleStore(Protocol):
    """Failed checks by slow counter key and day, and the calls refused for what was counted."""

    def counts(self, counter: bytes, first_day: str) -> dict[str, int]: ...
    def add(self, counter: bytes, day: str) -> None: ...
    def refuse(self, reference: str, counter: bytes, kind: str, day: str) -> None: ...
    def is_refused(self, reference: str) -> bool: ...
    def refusals(self, first_day: str) -> list[Refusal]: ...
    def release(self, reference: str) -> int: ...
    def forget_before(self, day: str) -> None: ...


class LineStore(Protocol):
    """Openings of the line beyond the program's hours."""

    def add(self, opening: Opening, opened_by: str) -> None: ...
    def ending_after(self, moment: datetime) -> tuple[Opening, ...]: ...
    def rows(self) -> list[tuple[str, str, str]]: ...
    def end(self, moment: datetime) -> int: ...


class SettingStore(Protocol):
    """What supervisors set for the vault as a whole; derived from the journal."""

    def get(self, name: str) -> str | None: ...
    def set(self, name: str, value: str | None) -> None: ...
    def all(self) -> dict[str, str]: ...


class VaultStore(Protocol):
    """The vault's own facts and its programs."""

    def facts(self) -> VaultFacts: ...
    def create(self, facts: VaultFacts) -> None: ...
    def set_generation(self, generation: int) -> None: ...
    def program(self) -> tuple[int, bytes]: ...
    def programs(self) -> list[tuple[int, bytes, str]]: ...
    def add_program(self, body: bytes, moment: str) -> int: ...
    def write(self) -> AbstractContextManager[None]: ...
