"""What services ask of a store, and the plain values that pass: no SQL and no driver type in sight.

A center with many seats will keep tags and journal on a shared server that answers the same calls.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from callcenter.domain.hours import Opening

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
class CallRow:
    """One call as the call log shows it; moments are ISO 8601 in UTC."""

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

    `state` is waiting or decided; the last three are there once it is decided.
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
    def rows(self, roster: int, rule: int) -> Iterator[TaggedRow]: ...
    def bucket_rows(self, roster: int, rule: int, first: bytes, past: bytes | None) -> list[TaggedRow]: ...
    def replace_buckets(self, roster: int, digests: Iterator[tuple[int, int, bytes]]) -> None: ...
    def buckets(self, roster: int) -> Iterator[tuple[int, int, bytes]]: ...
    def revisions(self) -> list[Revision]: ...
    def newest_revision(self) -> Revision | None: ...
    def add_revision(self, revision: Revision) -> None: ...
    def finish_staging(self, roster: int) -> None: ...


class JournalStore(Protocol):
    """The journal's rows, appended and read in order."""

    def append(self, row: JournalRow) -> None: ...
    def last(self) -> JournalRow | None: ...
    def get(self, sequence: int) -> JournalRow | None: ...
    def rows(self, first: int = 0) -> Iterator[JournalRow]: ...
    def last_switch_over(self) -> tuple[int, str] | None: ...
    def switch_overs(self) -> list[tuple[int, int, str]]: ...
    def purges(self) -> dict[int, bool]: ...
    def unlike_calls(self) -> int | None: ...
    def of_kinds(self, *kinds: str) -> Iterator[JournalRow]: ...


class CallStore(Protocol):
    """The calls, for the call log; derived from the journal."""

    def open(self, row: CallRow) -> bool: ...
    def update(self, row: CallRow) -> None: ...
    def find(self, reference: str) -> CallRow | None: ...
    def rows(self, start: str, end: str) -> Iterator[CallRow]: ...
    def page(self, before: int | None, size: int) -> list[tuple[int, CallRow]]: ...
    def count(self, start: str, end: str) -> int: ...
    def figures_of(self, operator: str, start: str, end: str) -> OwnFigures: ...
    def latest_of(self, operator: str, start: str, end: str, size: int) -> list[CallRow]: ...


class NoteStore(Protocol):
    """The sealed notes of calls; derived from the journal."""

    def add(self, row: NoteRow) -> None: ...
    def find(self, reference: str) -> NoteRow | None: ...


class CaseStore(Protocol):
    """The review cases; derived from the journal."""

    def open(self, row: CaseRow) -> bool: ...
    def find(self, reference: str) -> CaseRow | None: ...
    def count(self) -> int: ...


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
    def add_program(self, body: bytes, moment: str) -> int: ...
    def write(self) -> AbstractContextManager[None]: ...
