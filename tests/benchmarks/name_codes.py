"""Which codes of a name are best: what they find, whom they take for somebody else, what they cost.

    python -m tests.benchmarks.name_codes [--folder FEBRL] [--sample 20000] [--policy last4|full]

Finding is measured on FEBRL data sets 1 to 3 by the stand-in, and on made-up callers whose last and first name were
both typed as another name of the census that sounds alike; wrong YES is computed for 1,000,000 outsiders with the
census's names against 620,000 people. Prints one table in Markdown.
"""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import jellyfish

from callcenter.domain.codes import Code
from callcenter.domain.policy import POLICIES, Detail, Part, Policy, Rule
from tests.benchmarks import febrl
from tests.benchmarks.census import census_lists
from tests.benchmarks.chance import SAMPLE, TODAY, TOGETHER, Sample, expected_wrong
from tests.benchmarks.heard import callers_heard_wrong
from tests.benchmarks.identities import Identified
from tests.benchmarks.stand_in import Result, Scheme, StandIn, other_code, with_rules

FEBRL = Path(__file__).parents[3] / "shared" / "data" / "febrl"
SETS = (1, 2, 3)
YEAR_RULE, START_RULE = "last4_year_surname_given", "last4_birth_surname_start"


def _for_latin(name: str, code: Callable[[str], str]) -> Code:
    """A code for forms of A-Z; another script's form, and one the code leaves nothing of, is its own."""
    return other_code(name, lambda form: (code(form) or form) if form.isascii() else form)


NYSIIS, METAPHONE, MATCH_RATING = (
    _for_latin(code.__name__, code) for code in (jellyfish.nysiis, jellyfish.metaphone, jellyfish.match_rating_codex)
)
FIRST_THREE_AND_LAST = _for_latin("first three and last", lambda form: form[:3] + form[-1:])
WHOLE, SOUNDEX, FIRST_THREE, FIRST_FOUR = Code.WHOLE, Code.SOUNDEX, Code.FIRST_THREE, Code.FIRST_FOUR


@dataclass(frozen=True)
class Codes:
    """The codes of last and first names in the rules that hold one name, and in the weak rules, which hold both.

    `start` is the code of the last name in a further rule beside the first one, `year` whether number, year of birth
    and both names answer YES.
    """

    surname: Code = SOUNDEX
    given: Code = FIRST_FOUR
    weak: Code = SOUNDEX
    start: Code | None = None
    year: bool = False
    name: str = field(default="", compare=False)

    def policy(self, program: Policy) -> Policy:
        """The program's policy with these codes."""
        return with_rules(program, self._changed)

    def _changed(self, rule: Rule) -> Rule | None:
        names = {part.detail for part in rule.public} & {Detail.LAST_NAME, Detail.FIRST_NAME}
        if rule.name == YEAR_RULE:
            return rule if self.year else None
        if rule.name == START_RULE:
            return _with_codes(rule, {Detail.LAST_NAME: self.start}) if self.start else None
        if len(names) == 2:
            return _with_codes(rule, {Detail.LAST_NAME: self.weak, Detail.FIRST_NAME: self.weak})
        return _with_codes(rule, {Detail.LAST_NAME: self.surname, Detail.FIRST_NAME: self.given})


def _with_codes(rule: Rule, codes: dict[Detail, Code]) -> Rule:
    return replace(rule, public=tuple(Part(part.detail, codes.get(part.detail, part.code)) for part in rule.public))


ONE_CODE = {
    "Soundex": SOUNDEX,
    "NYSIIS": NYSIIS,
    "Metaphone": METAPHONE,
    "match rating": MATCH_RATING,
    "first three letters": FIRST_THREE,
    "first four letters": FIRST_FOUR,
    "the whole form": WHOLE,
}
MIXES = {
    "Soundex, first names match rating": Codes(given=MATCH_RATING),
    "Soundex, first names four letters": Codes(),
    "the same, also three letters and the last of the last name": Codes(start=FIRST_THREE_AND_LAST),
    "the same, also four letters of the last name": Codes(start=FIRST_FOUR),
    "the same, also three letters of the last name": Codes(start=FIRST_THREE),
    "the same, also year and both names: **the program**": Codes(start=FIRST_THREE, year=True),
    "the same, also Metaphone instead of letters": Codes(start=METAPHONE, year=True),
}


def schemes(policy: Policy) -> Iterator[Scheme]:
    """Every choice of codes that is compared."""
    for name, code in ONE_CODE.items():
        yield Scheme(f"{name} throughout", Codes(code, code, code).policy(policy))
    for name, codes in MIXES.items():
        yield Scheme(name, codes.policy(policy))


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
    yield f"| `{policy.name}` | FEBRL-1 | FEBRL-2 | FEBRL-3 | heard wrong | wrong YES | tags | evaluations |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    roster, heard = callers_heard_wrong(census_lists(), policy.digits)
    seen: set[frozenset[Rule]] = set()
    for scheme in schemes(policy):
        if frozenset(scheme.policy.rules) in seen:
            continue  # `full` has not every rule
        seen.add(frozenset(scheme.policy.rules))
        results = [finding(scheme, folder, number) for number in SETS]
        heard_as = StandIn(scheme, roster, TODAY).result(heard)
        wrong = expected_wrong(scheme, sample)[TOGETHER]
        last = results[-1]
        found = " | ".join(f"{one.found:.1f} / {one.found_or_more:.1f}" for one in results)
        costs = f"{wrong:.1f} | {heard_as.tags:.1f} | {last.middle:.0f}, {max(last.evaluations)}"
        yield f"| {scheme.name} | {found} | {heard_as.found:.1f} | {costs} |"


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
