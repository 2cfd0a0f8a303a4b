"""Calls added up by the database itself, whatever writes them: the triggers of format 5 on the call table.

`call_kind` numbers the ends that calls had: operator, answer, wrap-up, line open. `call_day` counts the calls of a kind
that began on one day of UTC; of those that somebody wrapped up (`timed`) it adds up the seconds. `first` and `last` are
bounds of their numbers, which may be too wide once a call has become of another kind or was removed.
"""

_KEYS = "(operator, answer, wrap_up, line_open)"
_CHANGING = ("operator", "answer", "wrap_up", "line_open", "started_at", "ended_at")


def _of(row: str, *columns: str) -> str:
    return "(" + ", ".join(f"{row}.{column}" for column in columns) + ")"


def length_of(row: str) -> str:
    """SQL for a call's seconds from beginning to wrap-up; NULL where nobody wrapped it up."""
    return f"iif({row}.wrap_up <> '', unixepoch({row}.ended_at) - unixepoch({row}.started_at), NULL)"


def _added() -> str:
    kind, length = _of("new", *_CHANGING[:4]), length_of("new")
    return f"""
    INSERT INTO call_kind {_KEYS} VALUES {kind} ON CONFLICT DO NOTHING;
    INSERT INTO call_day
        SELECT kind, substr(new.started_at, 1, 10), 1, {length} IS NOT NULL, coalesce({length}, 0), new.number,
            new.number
        FROM call_kind WHERE {_KEYS} = {kind}
        ON CONFLICT DO UPDATE SET
            calls = calls + 1, timed = timed + excluded.timed, seconds = seconds + excluded.seconds,
            first = min(first, excluded.first), last = max(last, excluded.last);"""


def _taken_away() -> str:
    length = length_of("old")
    row = f"""day = substr(old.started_at, 1, 10)
            AND kind = (SELECT kind FROM call_kind WHERE {_KEYS} = {_of("old", *_CHANGING[:4])})"""
    return f"""
    UPDATE call_day
        SET calls = calls - 1, timed = timed - ({length} IS NOT NULL), seconds = seconds - coalesce({length}, 0)
        WHERE {row};
    DELETE FROM call_day WHERE calls = 0 AND {row};"""


TRIGGERS = (
    f"CREATE TRIGGER call_added AFTER INSERT ON call BEGIN{_added()}\nEND",
    f"""CREATE TRIGGER call_changed AFTER UPDATE ON call
WHEN {_of("old", *_CHANGING)} IS NOT {_of("new", *_CHANGING)}
BEGIN{_taken_away()}{_added()}
END""",
    f"CREATE TRIGGER call_removed AFTER DELETE ON call BEGIN{_taken_away()}\nEND",
)

KINDS = f"SELECT DISTINCT {', '.join(_CHANGING[:4])} FROM call"
"""What `call_kind` holds of the calls."""


def _added_up(calls: str) -> str:
    length = length_of("call")
    return f"""
    SELECT kind, substr(started_at, 1, 10) AS day, count(*) AS calls, count({length}) AS timed,
        coalesce(sum({length}), 0) AS seconds, min(number) AS first, max(number) AS last
    FROM call {calls} GROUP BY 1, 2
"""


ADDED_UP = _added_up(f"JOIN call_kind USING {_KEYS}")
"""What `call_day` holds of the calls, with bounds that are no wider than they need be."""

IS_WRONG = f"""
    WITH added AS MATERIALIZED ({
    _added_up(f"INDEXED BY call_started LEFT JOIN call_kind USING {_KEYS} WHERE started_at >= ?1 AND started_at < ?2")
}), kept AS MATERIALIZED (SELECT * FROM call_day WHERE day >= ?1 AND day < ?2)
    SELECT (SELECT count(*) FROM added) <> (SELECT count(*) FROM kept)
        OR (SELECT count(*) FROM added JOIN kept USING (kind, day)
            WHERE (kept.calls, kept.timed, kept.seconds) = (added.calls, added.timed, added.seconds)
                AND kept.first <= added.first AND kept.last >= added.last) <> (SELECT count(*) FROM kept)
"""
"""Whether what is kept of the days between two differs from the calls; bounds may be wider than they need be."""
