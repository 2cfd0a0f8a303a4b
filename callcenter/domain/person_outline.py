"""How many combinations a person of a roster fills, and what tells people apart, without making any combination."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import blake2b
from itertools import chain
from math import prod

from callcenter.domain.details import Details
from callcenter.domain.policy import Detail, Part, Policy, Rule

MOST_IDENTITY = (1 << 63) - 1

_REMEMBERED = 1 << 15  # values of each detail: some MB
Values = tuple[str, ...]
Coded = tuple[tuple[int, str], ...]
"""For each part of one detail: how many codes its values have there, and all of them in one text."""


@dataclass(frozen=True)
class _Shape:
    """What people with the same details given have in common: how their details become codes, and these a count."""

    rules: str
    coded: tuple[tuple[Detail, Callable[[Values], Coded]], ...]
    count: Callable[[tuple[int, ...]], int]


class PersonOutlines:
    """For a dry run: counting is a fraction of the work of `combinations`, and gives the same number.

    It keeps details in memory, so it belongs into a process that ends with the roster's file.
    """

    def __init__(self, policy: Policy, seed: bytes) -> None:
        """Under one `seed`, of at most 64 bytes, people are told apart alike."""
        self._policy = policy
        self._seed = seed
        self._shapes: dict[tuple[Detail, ...], _Shape] = {}

    def outline(self, details: Details) -> tuple[int, int]:
        """The number of distinct combinations, and 63 bits that two people share when all of these are the same."""
        values = details.values(self._policy)
        given = tuple([detail for detail, told in values.items() if told])
        shape = self._shapes.get(given)
        if shape is None:
            shape = self._shapes[given] = _shape(self._policy, frozenset(given))
        codes = [*chain.from_iterable([coded(values[detail]) for detail, coded in shape.coded])]
        told = "\0".join([shape.rules, *[text for _, text in codes]])  # codes hold no NUL: it keeps them apart
        digest = blake2b(told.encode(), digest_size=8, key=self._seed).digest()
        return shape.count(tuple([size for size, _ in codes])), int.from_bytes(digest, "big") & MOST_IDENTITY


def _shape(policy: Policy, given: frozenset[Detail]) -> _Shape:
    fillable = [rule for rule in policy.rules if rule.details <= given]
    used = dict.fromkeys(part for rule in fillable for part in _parts(rule))
    details = dict.fromkeys(part.detail for part in used)
    of_detail = {detail: tuple(part for part in used if part.detail is detail) for detail in details}
    places = {part: place for place, part in enumerate(chain.from_iterable(of_detail.values()))}
    rules = tuple(tuple(places[part] for part in _parts(rule)) for rule in fillable)
    return _Shape(
        rules=" ".join(str(rule.number) for rule in fillable),
        coded=tuple((detail, lru_cache(_REMEMBERED)(partial(_coded, parts))) for detail, parts in of_detail.items()),
        count=lru_cache(_REMEMBERED)(partial(_count, rules)),
    )


def _parts(rule: Rule) -> tuple[Part, ...]:
    return (*rule.public, Part(rule.secret))


def _coded(parts: tuple[Part, ...], values: Values) -> Coded:
    codes = ({part.code.of(value) for value in values} for part in parts)
    return tuple((len(each), "\n".join(sorted(each))) for each in codes)


def _count(rules: tuple[tuple[int, ...], ...], sizes: tuple[int, ...]) -> int:
    return sum(prod(sizes[place] for place in rule) for rule in rules)
