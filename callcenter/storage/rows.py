"""What passes between stores and services: plain values, without SQL and without a driver's types."""

from dataclasses import dataclass, replace

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
