"""A vault of very many people's tags, made directly: nobody stands behind them, and no hash is computed.

    python -m tests.benchmarks.filled_vault FOLDER [--people 620000]

Makes it at standard cost under the policy `last4`, with as many tags a rule as there are people, spread as hashes are.
A folder that holds one already is left as it is, so that several benchmarks can work with the same vault.
"""

import argparse
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from callcenter.clock import SystemClock
from callcenter.crypto.tags import STANDARD
from callcenter.domain.buckets import BucketDigests, bits_for, digests_of_rule
from callcenter.domain.policy import LAST4
from callcenter.domain.specification import SPECIFICATION
from callcenter.files.program_file import bundled_program
from callcenter.services.rosters import Rosters, _Content
from callcenter.services.session import Session
from callcenter.services.sign_in import sign_in
from callcenter.services.vault_creation import VaultOptions, create_vault
from callcenter.storage.rows import PERSON_RULE, RosterFacts

USER, PASSWORD = "Sam", "a benchmark's own password"
_ROWS = 20_000  # in a transaction: nobody waits for the writer here


def spread(count: int) -> Iterator[bytes]:
    """So many distinct keys of 16 bytes in ascending order, spread as hashes are."""
    step = (1 << 128) // count
    for number in range(count):
        yield (number * step + int.from_bytes(os.urandom(8), "big") % step).to_bytes(16, "big")


def fill(session: Session, people: int) -> None:
    """Make a signed, active roster of tags that nobody stands behind."""
    store = session.database.rosters
    rules = (PERSON_RULE, *sorted(rule.number for rule in LAST4.rules))
    facts = RosterFacts(
        number=store.next_number(),
        state="staged",
        tag_key=os.urandom(32),
        cost=STANDARD.name,
        policy=LAST4.name,
        specification=SPECIFICATION,
        source_sha256="0" * 64,
        source_rows=people,
        settings="",
        started_at=session.moment(),
    )
    store.create(facts)
    for rule in rules:
        keys = spread(people)
        while part := [(rule, key, 1) for key in islice(keys, _ROWS)]:
            with session.database.vault.write():
                store.add_rows(facts.number, part)
    bits = bits_for(people)
    digests = BucketDigests(
        bits, (each for rule in rules for each in digests_of_rule(rule, store.rows(facts.number, rule), bits))
    )
    store.replace_buckets(facts.number, digests.rows())
    content = _Content(bits, digests.hash_of_all, people, people * len(LAST4.rules))
    Rosters(session)._sign(session.signing_keys(), facts, content, "replace")


def vault_of(folder: Path, people: int) -> Path:
    """A vault with a roster of so many people; the one that the folder holds already, if it does."""
    path = folder / f"vault-{people}"
    if path.exists():
        return path
    options = VaultOptions(cost=STANDARD.name, training=True, hours_apply=False, throttle_applies=False)
    create_vault(path, bundled_program("missouri-dese-2021"), USER, PASSWORD, options, SystemClock())
    with sign_in(path, USER, PASSWORD, SystemClock()) as session:
        fill(session, people)
    return path


def main() -> None:
    """Make one and say where."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--people", type=int, default=620_000)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    print(vault_of(asked.folder, asked.people))


if __name__ == "__main__":
    main()
