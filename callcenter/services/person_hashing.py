"""From rows as they are read to people as they are stored: slow hashes on every core, in batches."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from callcenter.crypto.tags import TagHasher
from callcenter.files.roster_messages import RawCombination, ReadRow
from callcenter.services.hashing import map_in_order
from callcenter.services.import_account import stored_row
from callcenter.storage.rows import HashedPerson

BATCH_ROWS = 50  # people in one transaction, if they have
BATCH_TAGS = 200  # and hardly more tags: at 60 microseconds an insert among a million others, under 20 ms
REMOVED_TAGS = 100  # the same for a removal, in which a tag is counted down and then taken out
_HASHED_ROWS = 8  # people handed to a thread at a time

HashedRow = tuple[ReadRow, HashedPerson | None]


def hashed_rows(
    pool: ThreadPoolExecutor, hasher: TagHasher, rows: Iterable[ReadRow], before_each_tag: Callable[[], None]
) -> Generator[HashedRow, None, None]:
    """Each row with its person's digest and tags, in the file's order. Raises what `before_each_tag` raises."""

    def work(part: Sequence[ReadRow]) -> list[HashedRow]:
        return [(row, hash_person(hasher, row.combinations, before_each_tag)) for row in part]

    for done in map_in_order(pool, work, rows, _HASHED_ROWS):
        yield from done


def hash_person(
    hasher: TagHasher, combinations: Sequence[RawCombination], before_each_tag: Callable[[], None]
) -> HashedPerson | None:
    """A person's distinct tags and digest; None when there is nothing to hash."""
    if not combinations:
        return None

    def tag(one: RawCombination) -> tuple[int, bytes]:
        before_each_tag()
        return one.rule_number, hasher.tag(one.rule_number, one.public, one.secret)

    tags = sorted(set(map(tag, combinations)))
    return HashedPerson(hasher.person_digest(stored_row(*tag) for tag in tags), tuple(tags))


def batches(people: Iterable[HashedRow], most_tags: int) -> Iterator[list[HashedRow]]:
    """Rows for one transaction each: bounded by people, and by tags for people of many names."""
    batch: list[HashedRow] = []
    tags = 0
    for row, person in people:
        batch.append((row, person))
        tags += len(person.tags) if person else 0
        if len(batch) == BATCH_ROWS or tags >= most_tags:
            yield batch
            batch, tags = [], 0
    if batch:
        yield batch
