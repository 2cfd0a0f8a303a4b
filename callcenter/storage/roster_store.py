"""Rosters in SQLCipher: tags and person digests by key order, buckets over them, signed revisions."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from callcenter.storage.connection import Database, Value
from callcenter.storage.rows import (
    PERSON_RULE,
    HashedPerson,
    Renewal,
    Revision,
    RosterFacts,
    RuleRow,
    StagedCounts,
    Staging,
    TaggedRow,
)

_TABLES = {"tag": "rule, tag", "person": "digest", "import_problem": "row, code", "bucket": "rule, bucket"}
PAGE = 10_000  # a reader ends its snapshot after so many rows
SLICE = 200  # rows written or deleted in one short transaction

_ADD_PERSON = """
    INSERT INTO person VALUES (?, ?, ?) ON CONFLICT (roster, digest) DO UPDATE SET count = count + excluded.count
"""
_ADD_TAG = """
    INSERT INTO tag VALUES (?, ?, ?, ?) ON CONFLICT (roster, rule, tag) DO UPDATE SET count = count + excluded.count
"""
_STAGING_COLUMNS = """
    roster, batch, position, people, tags, duplicates, refused_rows, fills_no_rule, not_found,
    sealed_sum, complete, mode, base, copied
"""


class SqlRosterStore:
    """The roster tables of one vault."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[RosterFacts]:
        """Every roster, oldest first."""
        return [RosterFacts(*row) for row in self._database.query("SELECT * FROM roster ORDER BY number")]  # type: ignore[arg-type]  # STRICT columns have these types

    def get(self, number: int) -> RosterFacts | None:
        """One roster."""
        row = self._database.one("SELECT * FROM roster WHERE number = ?", (number,))
        return RosterFacts(*row) if row else None  # type: ignore[arg-type]  # STRICT columns have these types

    def next_number(self) -> int:
        """A number no roster of this vault ever had, a discarded one neither."""
        row = self._database.one("SELECT seq + 1 FROM sqlite_sequence WHERE name = 'roster'")
        return int(str(row[0])) if row else 1

    def create(self, facts: RosterFacts) -> None:
        """Begin a roster."""
        values = (
            facts.number,
            facts.state,
            facts.tag_key,
            facts.cost,
            facts.policy,
            facts.specification,
            facts.source_sha256,
            facts.source_rows,
            facts.settings,
            facts.started_at,
        )
        self._database.execute("INSERT INTO roster VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)

    def staging(self) -> Staging | None:
        """The staged roster's account, if one is staged."""
        row = self._database.one(f"SELECT {_STAGING_COLUMNS} FROM staging")
        if row is None:
            return None
        roster, batch, *counts, sealed_sum, complete, mode, base, copied = row
        return Staging(roster, batch, StagedCounts(*counts), sealed_sum, bool(complete), mode, base, copied)  # type: ignore[arg-type]  # STRICT columns

    def set_staging(self, staging: Staging) -> None:
        """Replace the staged roster's account."""
        counts = staging.counts
        values = (
            staging.roster,
            staging.batch,
            counts.position,
            counts.people,
            counts.tags,
            counts.duplicates,
            counts.refused_rows,
            counts.fills_no_rule,
            counts.not_found,
            staging.sealed_sum,
            int(staging.complete),
            staging.mode,
            staging.base,
            staging.copied,
        )
        places = ", ".join("?" * len(values))
        self._database.execute(f"INSERT OR REPLACE INTO staging ({_STAGING_COLUMNS}) VALUES ({places})", values)

    def add_rows(self, roster: int, rows: Sequence[RuleRow]) -> None:
        """Load rows as they are."""
        people = [(roster, key, count) for rule, key, count in rows if rule == PERSON_RULE]
        tags = [(roster, *row) for row in rows if row[0] != PERSON_RULE]
        self._database.execute_many(_ADD_PERSON, people)
        self._database.execute_many(_ADD_TAG, tags)

    def add_people(self, roster: int, people: Sequence[HashedPerson]) -> list[int]:
        """Load each person, with all tags unless the digest is there already; how often it was there before.

        A few statements for all of them: while threads hash, every call of the driver waits its turn.
        """
        loaded = self._loaded(roster, people)
        before = []
        for person in people:
            before.append(loaded[person.digest])
            loaded[person.digest] += 1
        new = [person for person, times in zip(people, before, strict=True) if not times]
        self._database.execute_many(_ADD_PERSON, sorted((roster, person.digest, 1) for person in people))
        self._database.execute_many(_ADD_TAG, sorted((roster, *tag, 1) for person in new for tag in person.tags))
        return before

    def remove_people(self, roster: int, people: Sequence[HashedPerson]) -> list[int]:
        """Take each person away once, with all tags when it was the last time; how often it was there before."""
        loaded = self._loaded(roster, people)
        before = []
        for person in people:
            before.append(loaded[person.digest])
            loaded[person.digest] -= bool(loaded[person.digest])
        found = [(person, times) for person, times in zip(people, before, strict=True) if times]
        self._count_down("person", "digest = ?", [(roster, person.digest) for person, _ in found])
        gone = [person for person, times in found if times == 1]
        self._count_down("tag", "rule = ? AND tag = ?", [(roster, *tag) for person in gone for tag in person.tags])
        return before

    def _count_down(self, table: str, key: str, rows: Sequence[tuple[Value, ...]]) -> None:
        """Count each row down by one; one that comes to nothing goes."""
        in_order = sorted(rows)
        self._database.execute_many(f"UPDATE {table} SET count = count - 1 WHERE roster = ? AND {key}", in_order)
        self._database.execute_many(f"DELETE FROM {table} WHERE roster = ? AND {key} AND count = 0", in_order)

    def _loaded(self, roster: int, people: Sequence[HashedPerson]) -> Counter[bytes]:
        places = ", ".join("?" * len(people))
        found = self._database.query(
            f"SELECT digest, count FROM person WHERE roster = ? AND digest IN ({places})",
            (roster, *(person.digest for person in people)),
        )
        return Counter(dict(found))  # type: ignore[arg-type]  # STRICT columns have these types

    def add_problems(self, roster: int, problems: Sequence[tuple[int, str]]) -> None:
        """Keep (row number, code) pairs for the problem list."""
        self._database.execute_many(
            "INSERT OR IGNORE INTO import_problem VALUES (?, ?, ?)",
            [(roster, *problem) for problem in problems],
        )

    def problems(self, roster: int) -> Iterator[tuple[int, str]]:
        """(row number, code) pairs in row order."""
        row, code = -1, ""
        while True:
            page = self._database.query(
                "SELECT row, code FROM import_problem WHERE roster = ? AND (row, code) > (?, ?)"
                " ORDER BY row, code LIMIT ?",
                (roster, row, code, PAGE),
            )
            for found in page:
                row, code = int(str(found[0])), str(found[1])
                yield row, code
            if len(page) < PAGE:
                return

    def discard(self, roster: int) -> None:
        """Delete a roster with all its rows, in slices that hold the writer only for moments."""
        for _ in self.empty(roster):
            pass
        with self._database.write():
            self._database.execute("DELETE FROM staging WHERE roster = ?", (roster,))
            self._database.execute("DELETE FROM roster WHERE number = ?", (roster,))

    def empty(self, roster: int) -> Iterator[int]:
        """Delete all rows of a roster and keep the roster; each slice is a transaction, and tells its size."""
        for table, key in _TABLES.items():
            yield from self._delete(table, key, roster)

    def finish_staging(self, roster: int) -> None:
        """The staged roster is loaded; its account is no longer needed."""
        self._database.execute("UPDATE roster SET state = 'loaded' WHERE number = ?", (roster,))
        self._database.execute("DELETE FROM staging WHERE roster = ?", (roster,))

    def rule_sizes(self, roster: int) -> dict[int, int]:
        """Stored rows by rule number, person digests under PERSON_RULE."""
        sizes = self._database.query("SELECT rule, count(*) FROM tag WHERE roster = ? GROUP BY rule", (roster,))
        people = self._database.query("SELECT count(*) FROM person WHERE roster = ?", (roster,))
        return {int(str(rule)): int(str(size)) for rule, size in [*sizes, (PERSON_RULE, people[0][0])]}

    def rules(self, roster: int) -> list[int]:
        """The rules that have rows, in ascending order, PERSON_RULE among them."""
        people = self._database.one("SELECT 1 FROM person WHERE roster = ? LIMIT 1", (roster,))
        found, last = [PERSON_RULE] if people else [], PERSON_RULE
        while rule := self._database.query("SELECT min(rule) FROM tag WHERE roster = ? AND rule > ?", (roster, last))[
            0
        ][0]:
            last = int(str(rule))
            found.append(last)
        return found

    def rows(self, roster: int, rule: int) -> Iterator[TaggedRow]:
        """Every (tag, count) of a rule in tag order, read in pages."""
        for page in self.row_pages(roster, rule, PAGE):
            yield from page

    def row_pages(self, roster: int, rule: int, size: int) -> Iterator[list[TaggedRow]]:
        """The same in pages of `size` rows; none is empty."""
        last = b""
        while page := self._select(roster, rule, "> ?", (last,), size):
            yield page
            if len(page) < size:
                return
            last = page[-1][0]

    def bucket_rows(self, roster: int, rule: int, first: bytes, past: bytes | None) -> list[TaggedRow]:
        """(tag, count) from `first` on and before `past` (None: to the end), in tag order."""
        if past is None:
            return self._select(roster, rule, ">= ?", (first,))
        return self._select(roster, rule, ">= ? AND {key} < ?", (first, past))

    def replace_buckets(self, roster: int, digests: Iterator[tuple[int, int, bytes]]) -> None:
        """Write (rule, bucket, digest) rows in place of what is there, in slices."""
        for _ in self._delete("bucket", "rule, bucket", roster):
            pass
        while page := [(roster, *row) for row in islice(digests, SLICE)]:
            with self._database.write():
                self._database.execute_many("INSERT INTO bucket VALUES (?, ?, ?, ?)", page)

    def buckets(self, roster: int) -> Iterator[tuple[int, int, bytes]]:
        """(rule, bucket, digest) in that order."""
        rule, bucket = -1, -1
        while True:
            page = self._database.query(
                "SELECT rule, bucket, digest FROM bucket WHERE roster = ? AND (rule, bucket) > (?, ?)"
                " ORDER BY rule, bucket LIMIT ?",
                (roster, rule, bucket, PAGE),
            )
            for row in page:
                rule, bucket, digest = row  # type: ignore[assignment]  # STRICT columns have these types
                yield rule, bucket, digest  # type: ignore[misc]  # as above
            if len(page) < PAGE:
                return

    def revisions(self) -> list[Revision]:
        """Every signed revision, oldest first."""
        rows = self._database.query("SELECT * FROM roster_revision ORDER BY revision")
        return [Revision(*row) for row in rows]  # type: ignore[arg-type]  # STRICT columns have these types

    def newest_revision(self) -> Revision | None:
        """The revision that says what is active."""
        row = self._database.one("SELECT * FROM roster_revision ORDER BY revision DESC LIMIT 1")
        return Revision(*row) if row else None  # type: ignore[arg-type]  # STRICT columns have these types

    def add_revision(self, revision: Revision) -> None:
        """Add a signed revision."""
        values = (
            revision.revision,
            revision.roster,
            revision.previous,
            revision.people,
            revision.tags,
            revision.bucket_bits,
            revision.buckets_hash,
            revision.public_key,
            revision.signature,
            revision.signed_by,
            revision.signed_at,
        )
        self._database.execute("INSERT INTO roster_revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)

    def renewal(self, public_key: bytes) -> Renewal | None:
        """What supervisors' keys said when they came."""
        row = self._database.one("SELECT * FROM key_renewal WHERE public_key = ?", (public_key,))
        return Renewal(*row) if row else None  # type: ignore[arg-type]  # STRICT columns have these types

    def add_renewal(self, renewal: Renewal, kept: Sequence[bytes]) -> None:
        """Keep what new keys say, beside the word of the keys in `kept`; that of keys that never came goes."""
        places = ", ".join("?" * len(kept))
        self._database.execute(f"DELETE FROM key_renewal WHERE public_key NOT IN ({places})", kept)
        values = (
            renewal.public_key,
            renewal.last_revision,
            renewal.revisions_hash,
            renewal.sequence,
            renewal.code,
            renewal.signature,
        )
        self._database.execute("INSERT INTO key_renewal VALUES (?, ?, ?, ?, ?, ?)", values)

    def _delete(self, table: str, key: str, roster: int) -> Iterator[int]:
        statement = (
            f"DELETE FROM {table} WHERE roster = ?1 AND ({key}) IN"
            f" (SELECT {key} FROM {table} WHERE roster = ?1 LIMIT {SLICE})"
        )
        while deleted := self._database.execute(statement, (roster,)):
            yield deleted

    def _select(
        self, roster: int, rule: int, bounds: str, values: tuple[bytes, ...], limit: int = -1
    ) -> list[TaggedRow]:
        if rule == PERSON_RULE:
            source, key, keys = "person WHERE roster = ?", "digest", [roster]
        else:
            source, key, keys = "tag WHERE roster = ? AND rule = ?", "tag", [roster, rule]
        # The limit stands in the text: a bound one has SQLite compile the statement anew at every call.
        statement = (
            f"SELECT {key}, count FROM {source} AND {key} {bounds.format(key=key)} ORDER BY {key} LIMIT {limit:d}"
        )
        return self._database.query(statement, (*keys, *values))  # type: ignore[return-value]  # STRICT columns
