"""How callers fare: every row of one file asked of a throw-away vault that holds the rows of another.

    python -m tests.benchmarks.answers ROSTER.csv CALLERS.csv [--policy last4|full] [--id-column NAME]

Both files have the canonical roster header and a column that says who a row really is, or both have the layout of the
FEBRL data sets; one such file given twice is split into its own rows (the roster) and its later accounts (callers).
The roster goes through the real import and every caller through the check service. Who stands behind a tag is kept in
a table outside the vault: a YES is wrong when the caller is behind none of the tags that hit. A detail that cannot be
read is left out, as an operator would after the message, and counted. Prints one JSON object.
"""

import argparse
import csv
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from callcenter.clock import MovableClock, SystemClock
from callcenter.crypto.tags import TAG_COSTS, TagHasher
from callcenter.domain.answers import Word
from callcenter.domain.details import SpokenDetails
from callcenter.domain.policy import POLICIES, Policy
from callcenter.domain.roster import CANONICAL_COLUMNS
from callcenter.errors import DetailFault
from callcenter.services.calls import Calls
from callcenter.services.session import Session
from tests.benchmarks import febrl
from tests.benchmarks.identities import ID_COLUMN, Identified, IdentityTable, read_identified
from tests.world import World, load

Tags = list[tuple[int, bytes]]


class OtherTags(Exception):
    """The table outside the vault has not as many tags as the vault: it would judge by another roster."""


@dataclass(frozen=True)
class Material:
    """Who is on the roster, who calls, and on which day."""

    roster: list[Identified]
    callers: list[Identified]
    today: datetime


class Tally:
    """What came of the callers so far."""

    def __init__(self, people: int) -> None:
        """`people` are on the roster."""
        self.people = people
        self.words: Counter[Word] = Counter()
        self.left_out: Counter[str] = Counter()
        self.more_by: Counter[str] = Counter()
        self.wrong = 0
        self.evaluations: list[int] = []

    @property
    def middle(self) -> float:
        """The median of the evaluations."""
        return median(self.evaluations or [0])

    def share(self, word: Word) -> float:
        """Per cent of the callers who were told this."""
        return 100 * self.words[word] / max(1, self.words.total())

    def report(self) -> dict[str, object]:
        """The JSON object that is printed."""
        words = {word.value.lower(): self.words[word] for word in (Word.YES, Word.MORE, Word.NO, Word.CANNOT)}
        return {
            "people": self.people,
            "callers": self.words.total(),
            **words,
            "wrong_yes": self.wrong,
            "more_by": dict(sorted(self.more_by.items())),
            "evaluations": {"median": self.middle, "max": max(self.evaluations, default=0)},
            "left_out": dict(sorted(self.left_out.items())),
        }


def read_material(roster: Path, callers: Path, policy: Policy, id_column: str = ID_COLUMN) -> Material:
    """The rows of both files; raises NoIdentity for one that does not say who they are."""
    if not (febrl.is_febrl(roster) and febrl.is_febrl(callers)):
        today = SystemClock().now()
        return Material(read_identified(roster, id_column), read_identified(callers, id_column), today)
    own, later = ("org", "dup") if roster.samefile(callers) else ("", "")
    return Material(febrl.read_febrl(roster, policy, own), febrl.read_febrl(callers, policy, later), febrl.TODAY)


def measure(material: Material, policy: Policy, folder: Path) -> Tally:
    """Make the vault in an empty folder and ask everybody."""
    world = World(folder / "vault", MovableClock(material.today.astimezone(UTC)))
    world.make_vault(policy.name, operator=False)
    with world.sign_in() as session:
        report = load(session, _roster_file(folder / "roster.csv", material.roster))
        tally = Tally(report.people)
        table = _table(session, material.roster)
        with Calls(session) as calls:
            for caller in material.callers:
                _ask(calls, caller, table, tally)
    return tally


def _roster_file(path: Path, people: Iterable[Identified]) -> Path:
    """The file that is imported: the roster's rows without their identities."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, CANONICAL_COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(person.cells for person in people)
    return path


def _table(session: Session, people: Iterable[Identified]) -> IdentityTable:
    """Who is behind each tag of the active roster; raises OtherTags when the vault's are not as many."""
    store = session.database.rosters
    revision = store.newest_revision()
    facts = store.get(revision.roster) if revision else None
    if facts is None:
        raise OtherTags
    hasher = TagHasher(facts.tag_key, TAG_COSTS[facts.cost])
    table = IdentityTable(people, hasher, session.reading_rules(), session.today())
    stored = sum(size for rule, size in store.rule_sizes(facts.number).items() if rule in _RULE_NUMBERS[facts.policy])
    if len(table) != stored:
        raise OtherTags
    return table


_RULE_NUMBERS = {policy.name: {rule.number for rule in policy.rules} for policy in POLICIES.values()}


def _ask(calls: Calls, caller: Identified, table: IdentityTable, tally: Tally) -> None:
    """One caller's check. Each message takes one detail out, so there are at most as many as details."""
    spoken = caller.spoken()
    while True:
        try:
            with _evaluated() as tags:
                answer = calls.single(spoken)
            break
        except DetailFault as fault:
            tally.left_out[fault.fault] += 1
            spoken = _without(spoken, fault.field)
    word = answer.decision.word
    tally.words[word] += 1
    if word is Word.MORE:
        tally.more_by[answer.decision.reason.value] += 1
    tally.evaluations.append(len(tags))
    tally.wrong += word is Word.YES and caller.identity not in table.behind(tags)


def _without(spoken: SpokenDetails, box: str) -> SpokenDetails:
    return replace(spoken, **{box: ""})


@contextmanager
def _evaluated() -> Iterator[Tags]:
    """Every (rule number, tag) that is computed while the block lasts, in whatever thread."""
    tags: Tags = []
    compute = TagHasher.tag

    def noted(hasher: TagHasher, rule_number: int, public: tuple[str, ...], secret: str) -> bytes:
        tag = compute(hasher, rule_number, public, secret)
        tags.append((rule_number, tag))
        return tag

    TagHasher.tag = noted  # type: ignore[method-assign,assignment]  # the service hands its tags to nobody
    try:
        yield tags
    finally:
        TagHasher.tag = compute  # type: ignore[method-assign]  # as above


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("roster", type=Path)
    parser.add_argument("callers", type=Path)
    parser.add_argument("--policy", choices=POLICIES, default="last4")
    parser.add_argument("--id-column", default=ID_COLUMN)
    asked = parser.parse_args()
    policy = POLICIES[asked.policy]
    material = read_material(asked.roster, asked.callers, policy, asked.id_column)
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measure(material, policy, Path(folder)).report()))


if __name__ == "__main__":
    main()
