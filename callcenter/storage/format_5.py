"""The step from format 4 to 5: what supervisors set and decide, and indexes for a call log of a million calls."""

from callcenter.storage.call_triggers import ADDED_UP, KINDS, TRIGGERS
from callcenter.storage.connection import Database
from callcenter.storage.journal_kinds import DEED_INDEX, PERSON_INDEX, SWITCH_OVER_INDEX

_STATEMENTS = (
    "ALTER TABLE call ADD COLUMN checked_at TEXT",
    # of calls that ended before, no entry tells it beside the rest of the row; of the others the last check does
    """UPDATE call SET checked_at = made.at FROM (
    SELECT entry ->> 'reference' AS reference, entry ->> 'at' AS at, max(seq) FROM journal
    WHERE entry ->> 'kind' = 'check' AND entry ->> 'reference' IN (SELECT reference FROM call WHERE ended_at IS NULL)
    GROUP BY 1) AS made WHERE made.reference = call.reference""",
    "ALTER TABLE review_case ADD COLUMN decision_key INTEGER",
    "ALTER TABLE review_case ADD COLUMN decision_note BLOB",
    "ALTER TABLE review_case ADD COLUMN revision INTEGER",
    "ALTER TABLE review_case ADD COLUMN decision_entry INTEGER",
    "CREATE INDEX review_case_to_be_added ON review_case (number) WHERE decision = 'to_be_added'",
    "CREATE INDEX review_case_opened ON review_case (opened_at)",
    "CREATE INDEX review_case_decided ON review_case (decided_at) WHERE decided_at IS NOT NULL",
    """CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE key_renewal (
    public_key BLOB PRIMARY KEY,
    last_revision INTEGER NOT NULL,
    revisions_hash BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    code BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT, WITHOUT ROWID""",
    "DROP INDEX journal_switch_over",
    "DROP INDEX journal_purge",
    SWITCH_OVER_INDEX,
    DEED_INDEX,
    PERSON_INDEX,
    "CREATE INDEX journal_reference ON journal (entry ->> 'reference') WHERE entry ->> 'reference' IS NOT NULL",
    "CREATE INDEX call_end ON call (operator, answer, wrap_up, line_open)",
    """CREATE TABLE call_kind (
    kind INTEGER PRIMARY KEY,
    operator TEXT NOT NULL,
    answer TEXT NOT NULL,
    wrap_up TEXT NOT NULL,
    line_open INTEGER NOT NULL,
    UNIQUE (operator, answer, wrap_up, line_open)
) STRICT""",
    """CREATE TABLE call_day (
    kind INTEGER NOT NULL,
    day TEXT NOT NULL,
    calls INTEGER NOT NULL,
    timed INTEGER NOT NULL,
    seconds INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (kind, day)
) STRICT, WITHOUT ROWID""",
    f"INSERT INTO call_kind (operator, answer, wrap_up, line_open) {KINDS}",
    f"INSERT INTO call_day {ADDED_UP}",
    *TRIGGERS,
)


def to_format_5(database: Database) -> None:
    """Bring a database of format 4 to format 5, inside a transaction."""
    for statement in _STATEMENTS:
        database.execute(statement)
