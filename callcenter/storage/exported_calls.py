"""The call log read for an export: pages of texts in the order of the journal, each a short snapshot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from callcenter.storage.call_search import CallSearch
from callcenter.storage.connection import Database
from callcenter.storage.rows import EVERY_CALL, WantedCalls

PAGE = 500  # numbers: a page stays in the processor's cache, which is a fifth quicker than one of 10,000
_TEXTS = {
    "reference": "reference",
    "started_at": "started_at",
    "ended_at": "coalesce(ended_at, '')",
    "seat": "seat",
    "operator": "operator",
    "line_open": "iif(line_open, 'yes', 'no')",
    "checks": "CAST(checks AS TEXT)",
    "answer": "answer",
    "rules_hit": "rules_hit",
    "wrap_up": "wrap_up",
    "roster": "coalesce(CAST(roster AS TEXT), '')",
    "program_version": "CAST(program_version AS TEXT)",
}
_NOTES = tuple(
    f"(SELECT {column} FROM note WHERE note.reference = call.reference)" for column in ("note_key", "sealed")
)


@dataclass(frozen=True, repr=False)
class SealedNote:
    """The note of one call of a page: the call's place in it, and the note as it is kept."""

    place: int
    reference: str
    note_key: int
    sealed: bytes


@dataclass(frozen=True, repr=False)
class ExportedPage:
    """Calls that follow one another: each column's values from the first call to the last, and their notes."""

    size: int
    columns: tuple[Sequence[str], ...]
    notes: tuple[SealedNote, ...]


class SqlExportedCalls:
    """The call table of one vault, read from its beginning to its end."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def last_number(self) -> int:
        """That of the newest call; 0 without one."""
        row = self._database.one("SELECT max(number) FROM call")
        return int(str(row[0] or 0)) if row else 0

    def count(self, wanted: WantedCalls) -> int:
        """How many calls are meant."""
        if wanted == EVERY_CALL:
            return int(str(self._database.query("SELECT count(*) FROM call")[0][0]))
        return sum(part.calls for part in CallSearch(self._database, "").sums(wanted))

    def pages(
        self, wanted: WantedCalls, columns: Sequence[str], last: int, *, notes: bool = False
    ) -> Iterator[ExportedPage]:
        """The calls that are meant up to number `last`, oldest first, at most PAGE at a time.

        Every value is a text. A page is a stretch of numbers, few of which are no call's.
        """
        texts = [_TEXTS[name] for name in columns]
        search = CallSearch(self._database, ", ".join((*texts, *(("reference", *_NOTES) if notes else ()))))
        first, newest = search.bounds(wanted)
        for start in range(first, min(newest, last) + 1, PAGE):
            rows = search.stretch(wanted, start, min(start + PAGE - 1, last))
            if rows:
                yield _page(rows, len(columns))


def _page(rows: list[tuple[object, ...]], width: int) -> ExportedPage:
    columns = tuple(zip(*rows, strict=True))
    # every value is a text by its expression above, and what follows has the types of STRICT columns
    return ExportedPage(len(rows), columns[:width], tuple(_notes(*columns[width:])))


def _notes(
    references: Sequence[str] = (), note_keys: Sequence[int | None] = (), sealed: Sequence[bytes] = ()
) -> Iterator[SealedNote]:
    for place, note_key in enumerate(note_keys):
        if note_key is not None:
            yield SealedNote(place, references[place], note_key, sealed[place])
