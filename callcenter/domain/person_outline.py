"""How many combinations a person of a roster fills, and what tells people apart, without making any combination."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from itertools import chain
from math import prod

from callcenter.domain.codes import Code
from callcenter.domain.combinations import fillable_rules
from callcenter.domain.details import Details, Given, texts
from callcenter.domain.policy import Part, Policy, Rule
from callcenter.domain.remembered import Remembered

MOST_IDENTITY = (1 << 63) - 1

Codes = tuple[Callable[[str], str], ...]
Sizes = tuple[int, ...]
"""How many codes one detail has in each of its parts."""


@dataclass(frozen=True)
class _Shape:
    """What people with the same details given have in common: which rules, and by their places which details, count.

    `numbers` are their own and only code; the others become several `codes`, of whose sizes `count` is made.
    """

    rules: str
    codes: tuple[tuple[int, Codes], ...]
    numbers: tuple[int, ...]
    count: Remembered[tuple[Sizes, ...], int]


class PersonOutlines:
    """For a dry run: counting is a fraction of the work of `combinations`, and gives the same number."""

    def __init__(self, policy: Policy, seed: bytes) -> None:
        """Under one `seed`, of at most 16 bytes, people are told apart alike."""
        self._policy = policy
        self._unfed = blake2b(digest_size=8, salt=seed)
        self._shapes: dict[tuple[bool, ...], _Shape] = {}

    def outline(self, details: Details) -> tuple[int, int]:
        """The number of distinct combinations, and 63 bits that two people share when all of these are the same."""
        given: tuple[Given, ...] = details
        which = tuple(map(bool, given))
        shape = self._shapes.get(which)
        if shape is None:
            shape = self._shapes[which] = _shape(self._policy, details)
        coded = [_coded(given[place], codes) for place, codes in shape.codes]
        # Codes hold no NUL: it keeps them apart.
        told = "\0".join([shape.rules, *[text for _, text in coded], *[str(given[place]) for place in shape.numbers]])
        digest = self._unfed.copy()
        digest.update(told.encode())
        return shape.count[tuple([sizes for sizes, _ in coded])], int.from_bytes(digest.digest(), "big") >> 1


def _shape(policy: Policy, details: Details) -> _Shape:
    fillable = fillable_rules(details, policy)
    used = dict.fromkeys(part for rule in fillable for part in _parts(rule))
    codes: list[tuple[int, Codes]] = []
    numbers: list[int] = []
    several: list[Part] = []
    for place, (detail, given) in enumerate(zip(details.values(policy), details, strict=True)):
        parts = [part for part in used if part.detail is detail]
        if isinstance(given, str) and [part.code for part in parts] == [Code.WHOLE]:
            numbers.append(place)
        elif parts:
            codes.append((place, tuple(part.code.of for part in parts)))
            several += parts
    rules = [[several.index(part) for part in _parts(rule) if part in several] for rule in fillable]
    return _Shape(
        rules=" ".join(str(rule.number) for rule in fillable),
        codes=tuple(codes),
        numbers=tuple(numbers),
        count=Remembered(partial(_count, rules)),
    )


def _parts(rule: Rule) -> tuple[Part, ...]:
    return (*rule.public, Part(rule.secret))


def _coded(given: Given, codes: Codes) -> tuple[Sizes, str]:
    """How many codes of each kind a detail has, and all of them in one text."""
    values = texts(given)
    if len(values) == 1:  # as most have
        return (1,) * len(codes), "\0".join([code(values[0]) for code in codes])
    distinct = [sorted(set(map(code, values))) for code in codes]
    return tuple(map(len, distinct)), "\0".join(map("\n".join, distinct))


def _count(rules: list[list[int]], sizes: tuple[Sizes, ...]) -> int:
    flat = tuple(chain.from_iterable(sizes))
    return sum(prod(flat[place] for place in rule) for rule in rules)
