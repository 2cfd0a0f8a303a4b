"""A fast stand-in for a vault: the same combinations looked up as plain tuples, for benchmarks alone.

It hashes nothing and protects nobody; nothing in the program imports it. Its answers are those of the check service as
long as two combinations with one tag are the same combination, which 16 bytes of Argon2id make certain enough. What the
program does is the default of a `Scheme`; each field is one thing that could be done differently.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, product
from statistics import median
from typing import TypeAlias

from callcenter.domain.combinations import combinations
from callcenter.domain.dates import DateFormat
from callcenter.domain.details import Details, SpokenDetails
from callcenter.domain.names import given_forms, name_code, surname_forms
from callcenter.domain.policy import LAST4, RULE_BY_NAME, Detail, Policy
from callcenter.domain.reading import ReadingRules, read_spoken
from callcenter.domain.roster import read_row
from callcenter.domain.ssn import SsnRules
from callcenter.errors import DetailFault
from tests.benchmarks.identities import Identified

Forms: TypeAlias = tuple[str, ...]
Key: TypeAlias = tuple[str, tuple[str, ...], str]
Coder: TypeAlias = Callable[[str], str]

BOUND = 48
ALL_RULES = frozenset(RULE_BY_NAME)
DATE_SWAP = ALL_RULES - {"last4_birth_given"}
SSN_PAIRS = (3, 5, 6, 7)
_ISO = DateFormat.from_text()


def distinct(forms: Iterable[str]) -> Forms:
    """The forms without repetitions, in their order."""
    return tuple(dict.fromkeys(forms))


def coded(forms: Forms, coders: tuple[Coder, ...]) -> Forms:
    """Every form under every code; codes of different kinds stay apart."""
    if len(coders) == 1:
        return distinct(map(coders[0], forms))
    return distinct(f"{kind} {coder(form)}" for kind, coder in enumerate(coders) for form in forms)


def neighbors_exchanged(digits: str, pairs: Iterable[int]) -> Forms:
    """The number with two neighboring digits exchanged, in each of these places where that changes it."""
    other = (f"{digits[:n]}{digits[n + 1]}{digits[n]}{digits[n + 2 :]}" for n in pairs)
    return tuple(one for one in distinct(other) if one != digits)


@dataclass(frozen=True)
class ExtraRule:
    """A rule that is only tried out: digits with what is kept of the date and of the names; asked with every tolerance.

    A coder that is None leaves the name out of the rule.
    """

    name: str
    digits: Detail
    strong: bool
    kept_of_date: Callable[[date], str]
    surname: Coder | None
    given: Coder | None

    def keys(self, digits: str | None, days: Iterable[date], surnames: Forms, given: Forms) -> Iterator[Key]:
        """Every filling of the rule."""
        last = _kept(surnames, self.surname)
        first = _kept(given, self.given)
        if digits:
            for day, one, other in product(distinct(map(self.kept_of_date, days)), last, first):
                yield self.name, (day, one, other), digits


def _kept(forms: Forms, coder: Coder | None) -> Forms:
    return distinct(map(coder, forms)) if coder else ("",)


@dataclass(frozen=True)
class Scheme:
    """How people are stored and callers asked about.

    `exchanged`, `date_swap` and `ssn_swaps` name the rules that are asked with both names exchanged, with day and month
    exchanged, and with neighboring digits of a full number exchanged, at `ssn_pairs`; `both_at_once` exchanges names
    and date in one question; `extra` are rules the program has not.
    """

    name: str
    policy: Policy = LAST4
    surname_coders: tuple[Coder, ...] = (name_code,)
    given_coders: tuple[Coder, ...] = (name_code,)
    stored_surname: Callable[[str], Forms] = surname_forms
    asked_surname: Callable[[str], Forms] = surname_forms
    stored_given: Callable[[str], Forms] = given_forms
    asked_given: Callable[[str], Forms] = given_forms
    asked_ids: Callable[[str], Forms] = lambda text: (text,)  # a field's default
    former: bool = True
    exchanged: frozenset[str] = ALL_RULES
    date_swap: frozenset[str] = DATE_SWAP
    both_at_once: bool = False
    ssn_swaps: frozenset[str] = frozenset({"ssn_birth"})
    ssn_pairs: tuple[int, ...] = SSN_PAIRS
    extra: tuple[ExtraRule, ...] = ()
    bound: int = BOUND

    @property
    def reading(self) -> ReadingRules:
        """A training vault's."""
        return ReadingRules(self.policy, SsnRules(made_up=True))

    @property
    def strong(self) -> frozenset[str]:
        """Names of the rules that answer YES."""
        return frozenset(
            {rule.name for rule in self.policy.strong} | {rule.name for rule in self.extras if rule.strong}
        )

    @property
    def extras(self) -> tuple[ExtraRule, ...]:
        """The rules tried out that go with the policy."""
        return tuple(rule for rule in self.extra if rule.digits is self.policy.digits)

    def stored(self, cells: Mapping[str, str], today: date) -> Iterator[Key]:
        """Every combination a person of the roster is found by."""
        details = read_row(cells, self.reading, _ISO, today)[0]
        surnames = self._stored_surnames(cells)
        given = _read(self.stored_given, cells.get("first_name", ""))
        yield from _keys(self._named(details, surnames, given), self.policy)
        for rule in self.extras:
            yield from rule.keys(details.digits, details.birth_dates, surnames, given)

    def asked(self, spoken: SpokenDetails, today: date) -> list[Key]:
        """The combinations asked for a caller, the likeliest first, not more than `bound`."""
        details = understood(spoken, self.reading, today)
        surnames = _read(self.asked_surname, spoken.last_name)
        given = _read(self.asked_given, spoken.first_name)
        details = self._named(details, surnames, given)
        once = replace(details, birth_dates=details.birth_dates[:1])
        found = list(_keys(once, self.policy))
        found += (key for key in _keys(details, self.policy) if key[0] in self.date_swap)
        for other in self.asked_ids(details.educator_id or "")[1:]:
            found += _keys(Details(details.surnames, (), once.birth_dates, None, other), self.policy)
        if details.digits and self.policy.digits is Detail.SSN:
            found += self._with_digits_swapped(once, details.digits)
        for rule in self.extras:
            found += rule.keys(details.digits, details.birth_dates, surnames, given)
        if surnames and given:
            found += self._exchanged(once, details, surnames, given)
        return list(dict.fromkeys(found))[: self.bound]

    def _named(self, details: Details, surnames: Forms, given: Forms) -> Details:
        return replace(details, surnames=coded(surnames, self.surname_coders), given=coded(given, self.given_coders))

    def _exchanged(self, once: Details, details: Details, surnames: Forms, given: Forms) -> Iterator[Key]:
        for other, rules in ((once, ALL_RULES), (details, self.date_swap if self.both_at_once else frozenset())):
            turned = self._named(other, given, surnames)
            yield from (key for key in _keys(turned, self.policy) if key[0] in self.exchanged & rules)
        for rule in self.extras:
            yield from rule.keys(details.digits, details.birth_dates, given, surnames)

    def _with_digits_swapped(self, details: Details, digits: str) -> Iterator[Key]:
        for other in neighbors_exchanged(digits, self.ssn_pairs):
            first = replace(details, digits=other, educator_id=None)
            yield from (key for key in _keys(first, self.policy) if key[0] in self.ssn_swaps)

    def _stored_surnames(self, cells: Mapping[str, str]) -> Forms:
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


def _keys(details: Details, policy: Policy) -> Iterator[Key]:
    for one in combinations(details, policy, bound=None):
        yield one.rule.name, one.public, one.secret


def _read(forms: Callable[[str], Forms], text: str) -> Forms:
    try:
        return forms(text)
    except DetailFault:
        return ()
