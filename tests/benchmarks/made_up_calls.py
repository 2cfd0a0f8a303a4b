"""What made-up people and outsiders are told by the stand-in of a vault that holds a whole roster of made-up people."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from random import Random
from statistics import median

from callcenter.domain.combinations import fillable_rules
from callcenter.domain.details import Details, SpokenDetails
from callcenter.domain.made_up_people import (
    MadeUpPerson,
    NameLists,
    as_roster_row,
    as_spoken,
    made_up_people,
    outsiders,
)
from callcenter.domain.policy import Detail, Policy, Rule
from callcenter.domain.text import fold
from tests.benchmarks.chance import SEED, TODAY, Known, remembering
from tests.benchmarks.nickname_lists import english, spanish
from tests.benchmarks.peers import PEERS, Cells
from tests.benchmarks.stand_in import BOUND, Scheme, understood

CHANGED = 100_000
NEW_SURNAME, NICKNAME, DROPPED, DATE_SWAPPED = 0.15, 0.20, 0.10, 0.02


@dataclass(frozen=True)
class MadeUpFigures:
    """What came of it.

    `alone` has for each rule the people who can fill it and those of them whom it finds alone; `yes` is per cent of
    the callers with changes, `wrong` the outsiders told YES, `wrong_by_peer` those told YES by a rule of somebody
    else's.
    """

    alone: dict[str, tuple[int, int]]
    yes: float
    middle: float
    largest: int
    wrong: int
    wrong_by_peer: dict[str, int]


def figures(people: int, strangers: int, lists: NameLists, policy: Policy) -> MadeUpFigures:
    """Everybody by every rule alone, callers with the usual changes, and outsiders."""
    scheme = remembering(Scheme("program", policy))
    known = Known(scheme, made_up_people(people, SEED, lists))
    alone = _by_each_rule(scheme, known, made_up_people(people, SEED, lists))
    complete = (one for one in made_up_people(people, SEED, lists) if one.ssn and one.birth_date)
    asked = [scheme.asked(said, TODAY) for said in _changed(islice(complete, CHANGED), lists, policy)]
    evaluations = [len(keys) for keys in asked]
    return MadeUpFigures(
        alone=alone,
        yes=100 * sum(bool(known.strong_hit(keys)) for keys in asked) / len(asked),
        middle=median(evaluations),
        largest=max(evaluations),
        wrong=known.told_yes(outsiders(strangers, SEED, lists)).total(),
        wrong_by_peer={name: _told_yes_by_peer(name, people, strangers, lists, policy) for name in PEERS},
    )


def _by_each_rule(scheme: Scheme, known: Known, people: Iterable[MadeUpPerson]) -> dict[str, tuple[int, int]]:
    policy = scheme.policy
    able, found = Counter[Rule](), Counter[Rule]()
    for person in people:
        details = understood(as_spoken(person, policy.digits), scheme.reading, TODAY)
        for rule in fillable_rules(details, policy):
            able[rule] += 1
            asked = scheme.keys(_for_rule(details, rule), BOUND)
            found[rule] += any(key[0] == rule.name and key in known for key in asked)
    return {rule.name: (able[rule], found[rule]) for rule in scheme.policy.rules}


def _for_rule(details: Details, rule: Rule) -> Details:
    """What a caller says who gives the details of one rule and no other."""
    said = {detail.field for detail in rule.details}
    return Details(
        details.surnames if "last_name" in said else (),
        details.given if "first_name" in said else (),
        details.birth_date if "birth_date" in said else None,
        details.digits if "ssn" in said else None,
        details.educator_id if "educator_id" in said else None,
    )


def _changed(persons: Iterable[MadeUpPerson], lists: NameLists, policy: Policy) -> Iterator[SpokenDetails]:
    """What people say who married, are called by a nickname, leave a surname out, or say the day first."""
    chance = Random(f"changes {SEED}")
    nicknames = {**english(), **spanish()}
    for person in persons:
        said = as_spoken(person, policy.digits)
        if chance.random() < NEW_SURNAME:
            said = replace(said, last_name=lists.surnames.draw(chance))
        known = nicknames.get(fold(said.first_name), ())
        if known and chance.random() < NICKNAME:
            said = replace(said, first_name=chance.choice(known))
        if chance.random() < DROPPED:
            said = replace(said, last_name=_dropped(said.last_name, chance))
        day = person.birth_date
        if day and day.day <= 12 and chance.random() < DATE_SWAPPED:
            said = replace(said, birth_date=f"{day.day}/{day.month}/{day.year}")
        yield said


def _dropped(name: str, chance: Random) -> str:
    """Without its accents, and without its hyphen or its second part."""
    plain = fold(name)
    return chance.choice((plain.replace("-", ""), plain.replace("-", " ").split()[0]))


def _told_yes_by_peer(name: str, people: int, strangers: int, lists: NameLists, policy: Policy) -> int:
    keys = PEERS[name]
    known = {hash(key) for one in made_up_people(people, SEED, lists) for key in keys(_cells(one, policy))}
    return sum(
        any(hash(key) in known for key in keys(_cells(one, policy))) for one in outsiders(strangers, SEED, lists)
    )


def _cells(person: MadeUpPerson, policy: Policy) -> Cells:
    row = as_roster_row(person)
    return row | {"ssn": row["ssn"][-4:]} if policy.digits is Detail.LAST4 else row
