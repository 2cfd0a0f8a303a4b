"""People who do not exist, with American names, for the demo, training vaults and benchmarks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from random import Random

from callcenter.domain.details import SpokenDetails
from callcenter.domain.policy import Detail
from callcenter.domain.wording import MONTHS_EN

_WOMEN = 0.75  # of public school teachers in the United States, about
_MARRIED_NAME = 0.15
_DOUBLE_SPANISH, _DOUBLE_OTHER = 0.25, 0.03
_MIDDLE_NAME, _MIDDLE_INITIAL = 0.10, 0.15
_NO_SSN, _NO_BIRTH_DATE, _NO_BIRTH_DATE_EITHER = 0.02, 0.01, 0.05
_SHARED_SSN = 0.001
_HAS_EDUCATOR_ID = 0.85
_FIRST_BIRTH, _LIKELY_BIRTH, _LAST_BIRTH = date(1940, 1, 1), date(1972, 1, 1), date(2000, 12, 31)

# SSNs are made up of area 900-998, which Social Security never issues, a group and a serial. Those on a
# roster have odd groups and outsiders even ones, so that no outsider has the number of somebody on it
# while their last four digits are spread alike.
_AREAS, _GROUPS, _SERIALS = 99, 49, 9999
_ROSTER_LETTERS, _OUTSIDER_LETTERS = "ABCDEFGHJKLM", "NPQRSTUVWXYZ"
_ID_NUMBERS = 1_000_000


@dataclass(frozen=True)
class WeightedNames:
    """Names and, beside each, the sum of the weights up to it."""

    names: tuple[str, ...]
    sums: tuple[int, ...]

    @classmethod
    def of(cls, weights: Mapping[str, int]) -> "WeightedNames":
        """From each name's own weight."""
        return cls(tuple(weights), tuple(accumulate(weights.values())))

    def draw(self, chance: Random) -> str:
        """One name, the heavier the likelier."""
        return chance.choices(self.names, cum_weights=self.sums)[0]


@dataclass(frozen=True)
class NameLists:
    """What names are drawn from; Spanish surnames and the others are drawn in proportion of their sums."""

    surnames: WeightedNames
    spanish_surnames: WeightedNames
    female: WeightedNames
    male: WeightedNames


@dataclass(frozen=True, repr=False)
class MadeUpPerson:
    """Somebody who does not exist; a detail that is missing is empty or None.

    `number` counts from 0 within its series; `ssn` is nine digits.
    """

    number: int
    last_name: str
    first_name: str
    former_last_names: tuple[str, ...]
    birth_date: date | None
    ssn: str
    educator_id: str

    def __repr__(self) -> str:
        return "<made-up person>"


def made_up_people(count: int, seed: int, lists: NameLists) -> Iterator[MadeUpPerson]:
    """People for a roster, one after another: the same for the same seed and lists, whatever the count.

    SSNs differ, but for about one in a thousand that is another's; educator IDs differ among the first
    twelve million.
    """
    return _people(count, f"roster {seed}", lists, group_offset=1, letters=_ROSTER_LETTERS)


def outsiders(count: int, seed: int, lists: NameLists) -> Iterator[MadeUpPerson]:
    """People like those of `made_up_people`, none of whom has the SSN or educator ID of any of them."""
    return _people(count, f"outsiders {seed}", lists, group_offset=2, letters=_OUTSIDER_LETTERS)


def as_roster_row(person: MadeUpPerson) -> dict[str, str]:
    """The person under the canonical headers of a roster file."""
    return {
        "last_name": person.last_name,
        "first_name": person.first_name,
        "former_last_names": ";".join(person.former_last_names),
        "birth_date": person.birth_date.isoformat() if person.birth_date else "",
        "ssn": person.ssn,
        "educator_id": person.educator_id,
    }


def as_spoken(person: MadeUpPerson, digits: Detail = Detail.LAST4) -> SpokenDetails:
    """What the person would say on the phone; `digits` is LAST4 or SSN, as the policy asks.

    Dates are said in several ways, one person's always in the same.
    """
    ssn = person.ssn
    if digits is Detail.LAST4:
        ssn = ssn[-4:]
    elif ssn:
        ssn = f"{ssn[:3]}-{ssn[3:5]}-{ssn[5:]}"
    return SpokenDetails(
        last_name=person.last_name,
        first_name=person.first_name.split()[0],
        birth_date=_spoken_date(person.birth_date, person.number) if person.birth_date else "",
        ssn=ssn,
        educator_id=person.educator_id,
    )


def _people(count: int, series: str, lists: NameLists, group_offset: int, letters: str) -> Iterator[MadeUpPerson]:
    chance = Random(series)
    ssn_places = _Shuffle(_AREAS * _GROUPS * _SERIALS, chance)
    id_places = _Shuffle(len(letters) * _ID_NUMBERS, chance)
    for number in range(count):
        is_woman = chance.random() < _WOMEN
        last_name = _surname(chance, lists)
        former = _surname(chance, lists) if is_woman and chance.random() < _MARRIED_NAME else last_name
        given = lists.female if is_woman else lists.male
        first_name = given.draw(chance) + _middle(chance, given)
        ssn_owner = max(0, number - chance.randint(1, 50)) if chance.random() < _SHARED_SSN else number
        has_ssn = chance.random() >= _NO_SSN
        no_birth_date = _NO_BIRTH_DATE if has_ssn else _NO_BIRTH_DATE_EITHER
        birth_date = _birth_date(chance)
        yield MadeUpPerson(
            number=number,
            last_name=last_name,
            first_name=first_name,
            former_last_names=(former,) if former != last_name else (),
            birth_date=birth_date if chance.random() >= no_birth_date else None,
            ssn=_ssn(ssn_places.place(ssn_owner), group_offset) if has_ssn else "",
            educator_id=_educator_id(id_places.place(number), letters) if chance.random() < _HAS_EDUCATOR_ID else "",
        )


class _Shuffle:
    """Numbers below `size`, each once, in an order that depends on chance and takes no memory.

    A Feistel network over the next even power of two; a number that falls outside is put in again.
    """

    def __init__(self, size: int, chance: Random) -> None:
        self._size = size
        self._half = ((size - 1).bit_length() + 1) // 2
        halves = 1 << self._half
        self._rounds = [[chance.randrange(halves) for _ in range(halves)] for _ in range(4)]

    def place(self, index: int) -> int:
        """The number at `index`; after `size` of them they come again."""
        place = self._mixed(index % self._size)
        while place >= self._size:
            place = self._mixed(place)
        return place

    def _mixed(self, number: int) -> int:
        left, right = number >> self._half, number & ((1 << self._half) - 1)
        for table in self._rounds:
            left, right = right, left ^ table[right]
        return left << self._half | right


def _surname(chance: Random, lists: NameLists) -> str:
    plain, spanish = lists.surnames, lists.spanish_surnames
    is_spanish = chance.random() * (plain.sums[-1] + spanish.sums[-1]) < spanish.sums[-1]
    source, double = (spanish, _DOUBLE_SPANISH) if is_spanish else (plain, _DOUBLE_OTHER)
    name = source.draw(chance)
    if chance.random() >= double:
        return name
    joint = " " if chance.random() < (0.7 if is_spanish else 0.2) else "-"
    return f"{name}{joint}{source.draw(chance)}"


def _middle(chance: Random, given: WeightedNames) -> str:
    kind = chance.random()
    if kind < _MIDDLE_NAME:
        return f" {given.draw(chance)}"
    if kind < _MIDDLE_NAME + _MIDDLE_INITIAL:
        return f" {given.draw(chance)[0]}."
    return ""


def _birth_date(chance: Random) -> date:
    first, likely, last = (day.toordinal() for day in (_FIRST_BIRTH, _LIKELY_BIRTH, _LAST_BIRTH))
    return date.fromordinal(int(chance.triangular(first, last + 1, likely)))


def _ssn(place: int, group_offset: int) -> str:
    rest, serial = divmod(place, _SERIALS)
    area, group = divmod(rest, _GROUPS)
    return f"{900 + area}{2 * group + group_offset:02}{serial + 1:04}"


def _educator_id(place: int, letters: str) -> str:
    letter, number = divmod(place, _ID_NUMBERS)
    return f"{letters[letter]}{number:06}"


def _spoken_date(day: date, number: int) -> str:
    ways = (
        f"{MONTHS_EN[day.month - 1]} {day.day} {day.year}",
        f"{day.month}/{day.day}/{day.year}",
        f"{day:%m%d%Y}",
        f"{MONTHS_EN[day.month - 1][:3]} {day.day} {day.year}",
        f"{day.month}-{day.day}-{day.year}",
    )
    return ways[number % len(ways)]
