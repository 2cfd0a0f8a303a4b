"""A fast stand-in for a vault: the same combinations looked up as plain tuples, for benchmarks alone.

It hashes nothing and protects nobody; nothing in the program imports it. Its answers are those of the check service as
long as two combinations with one tag are the same combination, which 16 bytes of Argon2id make certain enough. What the
program does is the default of a `Scheme`; its policy and each other field is one thing that could be done differently.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain
from statistics import median
from typing import TypeAlias, cast

from callcenter.domain.codes import Code
from callcenter.domain.combinations import combinations
from callcenter.domain.dates import DateFormat
from callcenter.domain.details import Details, SpokenDetails
from callcenter.domain.names import given_forms, surname_forms
from callcenter.domain.policy import LAST4, Policy, Rule
from callcenter.domain.reading import ReadingRules, read_spoken
from callcenter.domain.row_reader import read_row
from callcenter.domain.ssn import SsnRules
from callcenter.errors import DetailFault
from tests.benchmarks.identities import Identified

Forms: TypeAlias = tuple[str, ...]
Key: TypeAlias = tuple[str, tuple[str, ...], str]
Speller: TypeAlias = Callable[[str], Forms]

BOUND = 48
_ISO = DateFormat.from_text()


@dataclass(frozen=True)
class OtherCode:
    """A code that the program has not."""

    name: str
    of: Callable[[str], str]


def other_code(name: str, of: Callable[[str], str]) -> Code:
    """The same, in the place of one of the program's: a rule asks of a code only `of`."""
    return cast(Code, OtherCode(name, of))


def distinct(forms: Iterable[str]) -> Forms:
    """The forms without repetitions, in their order."""
    return tuple(dict.fromkeys(forms))


def with_rules(policy: Policy, change: Callable[[Rule], Rule | None]) -> Policy:
    """The policy with each rule changed, or left out where the change gives None."""
    strong, weak = (tuple(filter(None, map(change, rules))) for rules in (policy.strong, policy.weak))
    return Policy(policy.name, strong, weak)


@dataclass(frozen=True)
class Scheme:
    """How people are stored and callers asked about: rules with their codes and tolerances, and forms of names."""

    name: str
    policy: Policy = LAST4
    stored_surname: Speller = surname_forms
    asked_surname: Speller = surname_forms
    stored_given: Speller = given_forms
    asked_given: Speller = given_forms
    former: bool = True
    bound: int = BOUND

    @property
    def reading(self) -> ReadingRules:
        """A training vault's."""
        return ReadingRules(self.policy, SsnRules(made_up=True))

    @cached_property
    def strong(self) -> frozenset[str]:
        """Names of the rules that answer YES."""
        return frozenset(rule.name for rule in self.policy.strong)

    def stored(self, cells: Mapping[str, str], today: date) -> list[Key]:
        """Every combination a person of the roster is found by."""
        details = read_row(cells, self.reading, _ISO, today)[0]
        given = _read(self.stored_given, cells.get("first_name", ""))
        return self.keys(details._replace(surnames=self.stored_surnames(cells), given=given), None)

    def asked(self, spoken: SpokenDetails, today: date) -> list[Key]:
        """The combinations asked for a caller, the likeliest first, not more than `bound`."""
        details = understood(spoken, self.reading, today)
        surnames = _read(self.asked_surname, spoken.last_name)
        given = _read(self.asked_given, spoken.first_name)
        return self.keys(details._replace(surnames=surnames, given=given), self.bound)

    def keys(self, details: Details, bound: int | None) -> list[Key]:
        """A caller's combinations, or with a bound of None a person's."""
        found = combinations(details, self.policy, bound, tolerant=bound is not None)
        return [(one.rule.name, one.public, one.secret) for one in found]

    def stored_surnames(self, cells: Mapping[str, str]) -> Forms:
        """The forms of a person's last name and former ones."""
        former = cells.get("former_last_names", "").split(";") if self.former else []
        names = [name for name in (cells.get("last_name", ""), *former) if name]
        return distinct(chain.from_iterable(_read(self.stored_surname, name) for name in names))


class StandIn:
    """Who is found by which combination."""

    def __init__(self, scheme: Scheme, roster: Iterable[Identified], today: date) -> None:
        self.scheme, self.today = scheme, today
        self._people: defaultdict[Key, set[str]] = defaultdict(set)
        self.tags = Counter[str]()
        for person in roster:
            keys = set(scheme.stored(person.cells, today))
            self.tags[person.identity] += len(keys)
            for key in keys:
                self._people[key].add(person.identity)

    def result(self, callers: Iterable[Identified]) -> "Result":
        """What the callers are told."""
        strong = self.scheme.strong
        words: Counter[str] = Counter()
        wrong = 0
        evaluations = []
        for caller in callers:
            asked = self.scheme.asked(caller.spoken(), self.today)
            evaluations.append(len(asked))
            hits = [key for key in asked if key in self._people]
            is_yes = any(key[0] in strong for key in hits)
            words["yes" if is_yes else "more" if hits else "other"] += 1
            wrong += is_yes and not any(caller.identity in self._people[key] for key in hits)
        per_person = sum(self.tags.values()) / max(1, len(self.tags))
        return Result(words.total(), words["yes"], words["more"], wrong, per_person, evaluations)


@dataclass(frozen=True)
class Result:
    """Callers, those found, wrong YES, stored combinations a person, evaluations of each check."""

    callers: int
    yes: int
    more: int
    wrong: int
    tags: float
    evaluations: list[int]

    @property
    def found(self) -> float:
        """Per cent of callers answered YES."""
        return 100 * self.yes / self.callers

    @property
    def found_or_more(self) -> float:
        """Per cent answered YES, or MORE because of a weak hit."""
        return 100 * (self.yes + self.more) / self.callers

    @property
    def middle(self) -> float:
        """The median of the evaluations."""
        return median(self.evaluations)


def understood(spoken: SpokenDetails, rules: ReadingRules, today: date) -> Details:
    """What is read of a caller's details, those left out that cannot be read."""
    while True:
        try:
            return read_spoken(spoken, rules, today)
        except DetailFault as fault:
            spoken = replace(spoken, **{fault.field: ""})


def _read(forms: Speller, text: str) -> Forms:
    try:
        return forms(text)
    except DetailFault:
        return ()
