"""Finding and counting calls among a million: by the kinds of calls there are, and by the days that are added up."""

from callcenter.storage.connection import Database, Row, Value
from callcenter.storage.rows import CallSum, WantedCalls

_NEAR = 2_000  # calls that are looked at one by one before an index is: most filters are filled by them
_PAST_DAY = "U"  # behind every moment of the day that it is put after, which goes on with a T
_KIND = ("operator", "answer", "wrap_up", "line_open")
_SUMS = "SELECT answer, wrap_up, line_open, sum(calls), sum(timed), sum(seconds)"
_ONE_BY_ONE = (
    "SELECT answer, wrap_up, line_open, 1 AS calls, wrap_up <> '' AND ended_at IS NOT NULL AS timed,"
    " iif(wrap_up <> '', coalesce(unixepoch(ended_at) - unixepoch(started_at), 0), 0) AS seconds FROM call"
)


class _Condition:
    """A WHERE clause put together from parts, with its values."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.values: list[Value] = []

    def add(self, part: str, *values: Value) -> "_Condition":
        self._parts.append(part)
        self.values += values
        return self

    def __str__(self) -> str:
        return " AND ".join(self._parts) or "true"


class CallSearch:
    """Reads the calls of one vault that a filter lets through."""

    def __init__(self, database: Database, columns: str) -> None:
        self._database = database
        self._columns = columns

    def newest(self, wanted: WantedCalls, before: int | None, size: int) -> list[Row]:
        """Up to `size` of the calls, newest first, of smaller numbers than `before`: each its number and columns."""
        low, high = self.bounds(wanted)
        high = min(high, before - 1 if before is not None else high)
        if wanted.references is not None:
            return self._listed(_of_row(wanted).add("number <= ?", high), size)
        near = max(low, high - _NEAR) if wanted.has_kind else low
        found = self._listed(_of_row(wanted).add("number BETWEEN ? AND ?", near, high), size, "NOT INDEXED")
        if len(found) == size or near <= low:
            return found
        return found + self._merged(wanted, low, near - 1, size - len(found))

    def oldest(self, wanted: WantedCalls, after: int, size: int) -> list[Row]:
        """Up to `size` of the calls, oldest first, of larger numbers than `after`."""
        low, high = self.bounds(wanted)
        condition = _of_row(wanted).add("number BETWEEN ? AND ?", max(low, after + 1), high)
        return self._database.query(
            f"SELECT number, {self._columns} FROM call NOT INDEXED WHERE {condition} ORDER BY number LIMIT ?",
            (*condition.values, size),
        )

    def stretch(self, wanted: WantedCalls, low: int, high: int) -> list[Row]:
        """The calls of numbers from `low` to `high`, oldest first: their columns alone."""
        condition = _of_row(wanted).add("number BETWEEN ? AND ?", low, high)
        return self._database.query(
            f"SELECT {self._columns} FROM call NOT INDEXED WHERE {condition} ORDER BY number", condition.values
        )

    def sums(self, wanted: WantedCalls) -> list[CallSum]:
        """The calls added up by answer, wrap-up and whether the line was open."""
        if _is_turned(wanted):
            return []
        if wanted.references is not None:
            parts = [_one_by_one(wanted)]
        else:
            parts = [_by_day(wanted), *(_one_by_one(edge) for edge in _edges(wanted))]
        statement = " UNION ALL ".join(part for part, _ in parts)
        values = [value for _, some in parts for value in some]
        return [
            CallSum(str(answer), str(wrap_up), bool(line_open), *map(_number, figures))
            for answer, wrap_up, line_open, *figures in self._database.query(
                f"{_SUMS} FROM ({statement}) GROUP BY answer, wrap_up, line_open", values
            )
        ]

    def bounds(self, wanted: WantedCalls) -> tuple[int, int]:
        """Numbers that none of the calls goes beyond."""
        if _is_turned(wanted):
            return 1, 0
        statement, values = "SELECT (SELECT min(number) FROM call), (SELECT max(number) FROM call)", list[Value]()
        if wanted.start or wanted.end:
            condition = _of_kind(wanted)
            condition.add("day BETWEEN ? AND ?", _day(wanted.start), _day(wanted.end) or _PAST_DAY)
            values = condition.values
            statement = (
                f"SELECT min(first), max(last) FROM call_kind CROSS JOIN call_day USING (kind) WHERE {condition}"
            )
        first, last = self._database.query(statement, values)[0]
        return (1, 0) if first is None else (_number(first), _number(last))

    def _listed(self, condition: _Condition, size: int, how: str = "") -> list[Row]:
        return self._database.query(
            f"SELECT number, {self._columns} FROM call {how} WHERE {condition} ORDER BY number DESC LIMIT ?",
            (*condition.values, size),
        )

    def _merged(self, wanted: WantedCalls, low: int, high: int, size: int) -> list[Row]:
        """The newest calls within bounds, merged from those of each kind: no more are read of any than are wanted."""
        kinds, moments = _of_kind(wanted), _of_moment(wanted)
        alike = " AND ".join(f"call.{name} = call_kind.{name}" for name in _KIND)
        newest = f"""SELECT number FROM call INDEXED BY call_end WHERE {alike} AND number BETWEEN ? AND ? AND {moments}
            ORDER BY number DESC LIMIT ?"""
        numbers = f"""SELECT value FROM call_kind, json_each((SELECT json_group_array(number) FROM ({newest})))
            WHERE {kinds} ORDER BY value DESC LIMIT ?"""
        values = (low, high, *moments.values, size, *kinds.values, size)
        return self._database.query(
            f"SELECT number, {self._columns} FROM call WHERE number IN ({numbers}) ORDER BY number DESC", values
        )


def _is_turned(wanted: WantedCalls) -> bool:
    """Whether the filter ends before it begins, so that its edges lie beyond each other and hold none of its calls."""
    return bool(wanted.start and wanted.end) and wanted.start >= wanted.end


def _of_kind(wanted: WantedCalls) -> _Condition:
    """What of the filter a kind of calls fulfills or not."""
    condition = _Condition()
    for name in _KIND:
        value = getattr(wanted, name)
        if value is not None:
            condition.add(f"{name} = ?", value)
    return condition


def _of_moment(wanted: WantedCalls) -> _Condition:
    condition = _Condition()
    if wanted.start:
        condition.add("started_at >= ?", wanted.start)
    if wanted.end:
        condition.add("started_at < ?", wanted.end)
    return condition


def _of_row(wanted: WantedCalls) -> _Condition:
    kind, moment = _of_kind(wanted), _of_moment(wanted)
    condition = _Condition().add(str(kind), *kind.values).add(str(moment), *moment.values)
    if wanted.references is not None:
        condition.add(f"reference IN ({', '.join('?' * len(wanted.references))})", *wanted.references)
    return condition


def _edges(wanted: WantedCalls) -> list[WantedCalls]:
    """The filter for the days of UTC at both ends, of which it takes a part."""
    start, end = wanted.start, wanted.end
    if start and end and _day(start) == _day(end):
        return [wanted]
    edges = []
    if start:
        edges.append(wanted.between(start, _day(start) + _PAST_DAY))
    if end:
        edges.append(wanted.between(_day(end), end))
    return edges


def _by_day(wanted: WantedCalls) -> tuple[str, list[Value]]:
    """What stands added up of the whole days in between."""
    condition = _of_kind(wanted)
    if wanted.start:
        condition.add("day > ?", _day(wanted.start))
    if wanted.end:
        condition.add("day < ?", _day(wanted.end))
    columns = "answer, wrap_up, line_open, sum(calls) AS calls, sum(timed) AS timed, sum(seconds) AS seconds"
    statement = f"SELECT {columns} FROM call_kind CROSS JOIN call_day USING (kind) WHERE {condition} GROUP BY kind"
    return statement, condition.values


def _one_by_one(wanted: WantedCalls) -> tuple[str, list[Value]]:
    how = "" if wanted.references is not None else "INDEXED BY call_started"
    condition = _of_row(wanted)
    return f"{_ONE_BY_ONE} {how} WHERE {condition}", condition.values


def _day(moment: str) -> str:
    """The day of UTC that a moment lies in."""
    return moment[:10]


def _number(value: object) -> int:
    return int(str(value))
