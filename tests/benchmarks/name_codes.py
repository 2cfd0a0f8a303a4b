"""Which code of a name is best: what it finds, whom it takes for somebody else, what it costs.

    python -m tests.benchmarks.name_codes [--folder FEBRL] [--sample 20000] [--policy last4|full]

Finding is measured on FEBRL data sets 1 to 3 by the stand-in; wrong YES is computed for 1,000,000 outsiders with the
census's names against 620,000 people. Prints one table in Markdown.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import jellyfish

from callcenter.domain.policy import POLICIES, Policy
from tests.benchmarks import febrl
from tests.benchmarks.census import census_lists
from tests.benchmarks.chance import SAMPLE, Sample, expected_wrong
from tests.benchmarks.identities import Identified
from tests.benchmarks.stand_in import Coder, Result, Scheme, StandIn

FEBRL = Path(__file__).parents[3] / "shared" / "data" / "febrl"
SETS = (1, 2, 3)


def _for_latin(code: Coder) -> Coder:
    """A code for forms of A-Z; another script's form, and one the code leaves nothing of, is its own."""
    return lambda form: (code(form) or form) if form.isascii() else form


SOUNDEX, NYSIIS, METAPHONE, MATCH_RATING = map(
    _for_latin, (jellyfish.soundex, jellyfish.nysiis, jellyfish.metaphone, jellyfish.match_rating_codex)
)


def exact(form: str) -> str:
    """The folded form itself."""
    return form


def without_first(form: str) -> str:
    """Soundex of all but the first letter."""
    return SOUNDEX(form[1:]) if len(form) > 1 else form


CODES: dict[str, tuple[tuple[Coder, ...], tuple[Coder, ...]]] = {
    "Soundex": ((SOUNDEX,), (SOUNDEX,)),
    "NYSIIS": ((NYSIIS,), (NYSIIS,)),
    "Metaphone": ((METAPHONE,), (METAPHONE,)),
    "match rating": ((MATCH_RATING,), (MATCH_RATING,)),
    "exact": ((exact,), (exact,)),
    "Soundex, first names exact": ((SOUNDEX,), (exact,)),
    "Soundex, first names NYSIIS": ((SOUNDEX,), (NYSIIS,)),
    "Soundex, first names match rating": ((SOUNDEX,), (MATCH_RATING,)),
    "NYSIIS, first names exact": ((NYSIIS,), (exact,)),
    "Soundex and NYSIIS": ((SOUNDEX, NYSIIS), (SOUNDEX, NYSIIS)),
    "Soundex and Metaphone": ((SOUNDEX, METAPHONE), (SOUNDEX, METAPHONE)),
    "Soundex and NYSIIS, first names Soundex": ((SOUNDEX, NYSIIS), (SOUNDEX,)),
    "Soundex with and without the first letter": ((SOUNDEX, without_first), (SOUNDEX, without_first)),
}


def febrl_rows(folder: Path, number: int, policy: Policy) -> tuple[list[Identified], list[Identified]]:
    """The roster and the callers of one data set."""
    path = folder / f"dataset{number}.csv"
    return febrl.read_febrl(path, policy, "org"), febrl.read_febrl(path, policy, "dup")


def finding(scheme: Scheme, folder: Path, number: int) -> Result:
    """What the callers of one data set are told under a scheme."""
    roster, callers = febrl_rows(folder, number, scheme.policy)
    return StandIn(scheme, roster, febrl.TODAY.date()).result(callers)


def lines(folder: Path, sample: Sample, policy: Policy) -> Iterator[str]:
    """The table, line by line."""
    yield f"| `{policy.name}` | FEBRL-1 | FEBRL-2 | FEBRL-3 | wrong YES | tags a person | evaluations |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for name, (surname, given) in CODES.items():
        scheme = Scheme(name, policy, surname, given)
        results = [finding(scheme, folder, number) for number in SETS]
        wrong = sum(expected_wrong(scheme, sample).values())
        last = results[-1]
        found = " | ".join(f"{one.found:.1f} / {one.found_or_more:.1f}" for one in results)
        yield f"| {name} | {found} | {wrong:.1f} | {last.tags:.1f} | {last.middle:.0f}, {max(last.evaluations)} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=FEBRL)
    parser.add_argument("--sample", type=int, default=SAMPLE)
    parser.add_argument("--policy", choices=POLICIES, default="last4")
    asked = parser.parse_args()
    for line in lines(asked.folder, Sample.of(census_lists(), asked.sample), POLICIES[asked.policy]):
        print(line, flush=True)


if __name__ == "__main__":
    main()
