"""The tables of the vault's database, in the newest format."""

from callcenter.storage.journal_kinds import DEED_INDEX, PERSON_INDEX, SWITCH_OVER_INDEX

FORMAT = 5

TABLES = f"""
CREATE TABLE vault (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    vault_id BLOB NOT NULL,
    generation INTEGER NOT NULL,
    training INTEGER NOT NULL,
    seat TEXT NOT NULL,
    policy TEXT NOT NULL,
    tag_cost TEXT NOT NULL,
    hours_apply INTEGER NOT NULL,
    throttle_applies INTEGER NOT NULL,
    throttle_key BLOB NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE program (
    version INTEGER PRIMARY KEY,
    body BLOB NOT NULL,
    loaded_at TEXT NOT NULL
) STRICT;

CREATE TABLE roster (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    state TEXT NOT NULL CHECK (state IN ('staged', 'loaded')),
    tag_key BLOB NOT NULL,
    cost TEXT NOT NULL,
    policy TEXT NOT NULL,
    specification INTEGER NOT NULL,
    source_sha256 TEXT NOT NULL,
    source_rows INTEGER NOT NULL,
    settings TEXT NOT NULL,
    started_at TEXT NOT NULL
) STRICT;

CREATE TABLE staging (
    roster INTEGER PRIMARY KEY REFERENCES roster,
    batch INTEGER NOT NULL,
    position INTEGER NOT NULL,
    sealed_sum BLOB NOT NULL,
    people INTEGER NOT NULL,
    tags INTEGER NOT NULL,
    duplicates INTEGER NOT NULL,
    refused_rows INTEGER NOT NULL,
    fills_no_rule INTEGER NOT NULL,
    not_found INTEGER NOT NULL,
    complete INTEGER NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('replace', 'add', 'remove')),
    base INTEGER NOT NULL,
    copied INTEGER NOT NULL
) STRICT;

CREATE TABLE import_problem (
    roster INTEGER NOT NULL REFERENCES roster,
    row INTEGER NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (roster, row, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE roster_revision (
    revision INTEGER PRIMARY KEY,
    roster INTEGER NOT NULL REFERENCES roster,
    previous INTEGER NOT NULL,
    people INTEGER NOT NULL,
    tags INTEGER NOT NULL,
    bucket_bits INTEGER NOT NULL,
    buckets_hash BLOB NOT NULL,
    public_key BLOB NOT NULL,
    signature BLOB NOT NULL,
    signed_by TEXT NOT NULL,
    signed_at TEXT NOT NULL
) STRICT;

CREATE TABLE key_renewal (
    public_key BLOB PRIMARY KEY,
    last_revision INTEGER NOT NULL,
    revisions_hash BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    code BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
    roster INTEGER NOT NULL,
    rule INTEGER NOT NULL,
    tag BLOB NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (roster, rule, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    roster INTEGER NOT NULL,
    digest BLOB NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (roster, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE bucket (
    roster INTEGER NOT NULL,
    rule INTEGER NOT NULL,
    bucket INTEGER NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (roster, rule, bucket)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    epoch INTEGER NOT NULL,
    entry BLOB NOT NULL,
    code BLOB NOT NULL
) STRICT;
{SWITCH_OVER_INDEX};
{DEED_INDEX};
{PERSON_INDEX};
CREATE INDEX journal_reference ON journal (entry ->> 'reference') WHERE entry ->> 'reference' IS NOT NULL;

CREATE TABLE call (
    number INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    seat TEXT NOT NULL,
    operator TEXT NOT NULL,
    line_open INTEGER NOT NULL,
    checks INTEGER NOT NULL,
    answer TEXT NOT NULL,
    rules_hit TEXT NOT NULL,
    wrap_up TEXT NOT NULL,
    roster INTEGER,
    program_version INTEGER NOT NULL
, checked_at TEXT) STRICT;
CREATE INDEX call_started ON call (started_at);
CREATE INDEX call_end ON call (operator, answer, wrap_up, line_open);

CREATE TABLE call_kind (
    kind INTEGER PRIMARY KEY,
    operator TEXT NOT NULL,
    answer TEXT NOT NULL,
    wrap_up TEXT NOT NULL,
    line_open INTEGER NOT NULL,
    UNIQUE (operator, answer, wrap_up, line_open)
) STRICT;

CREATE TABLE call_day (
    kind INTEGER NOT NULL,
    day TEXT NOT NULL,
    calls INTEGER NOT NULL,
    timed INTEGER NOT NULL,
    seconds INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (kind, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
    reference TEXT PRIMARY KEY,
    note_key INTEGER NOT NULL,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE review_case (
    number INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    opened_at TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    note_key INTEGER,
    call_back BLOB,
    note BLOB,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'decided')),
    decided_at TEXT,
    decided_by TEXT,
    decision TEXT
, decision_key INTEGER, decision_note BLOB, revision INTEGER, decision_entry INTEGER) STRICT;
CREATE INDEX review_case_waiting ON review_case (number) WHERE state = 'waiting';
CREATE INDEX review_case_to_be_added ON review_case (number) WHERE decision = 'to_be_added';
CREATE INDEX review_case_opened ON review_case (opened_at);
CREATE INDEX review_case_decided ON review_case (decided_at) WHERE decided_at IS NOT NULL;

CREATE TABLE line_opening (
    number INTEGER PRIMARY KEY,
    opens_at TEXT NOT NULL,
    closes_at TEXT NOT NULL,
    opened_by TEXT NOT NULL
) STRICT;

CREATE TABLE throttle (
    counter BLOB NOT NULL,
    day TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (counter, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX throttle_day ON throttle (day);

CREATE TABLE throttle_refusal (
    reference TEXT NOT NULL,
    counter BLOB NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (reference, counter)
) STRICT, WITHOUT ROWID;
CREATE INDEX throttle_refusal_day ON throttle_refusal (day);

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""
