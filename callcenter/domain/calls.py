"""A call's reference, short and sayable, free of personal data; seats; how long a call waits for its operator."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import product

from callcenter.domain.text import plain

KEPT_FOR = timedelta(minutes=30)
"""A call under way is kept over a lock for so long."""

# no vowels (no words), no 0 O 1 I L S 5 U V that sound or look like another
ALPHABET = "2346789BCDFGHJKMNPQRTWXYZ"
NOT_WRAPPED_UP = "not_wrapped_up"
"""Stands for a wrap-up code until a call has one."""
FIRST_SEAT = "A"
SEATS = "".join(sorted(FIRST_SEAT + "".join(filter(str.isalpha, ALPHABET))))
"""The letters that a vault's references may begin with, one for each vault whose call logs are to be merged."""
_LENGTH = 6
_MOST_MISREAD = 2
_TAKEN_FOR = {
    **dict.fromkeys("0O", "QD"),
    **dict.fromkeys("1IL", "7TJ"),
    **dict.fromkeys("5S", "8FX"),
    **dict.fromkeys("UV", "WY"),
    "A": "48K",
    "E": "3FB",
}


def new_reference(seat: str, choose: Callable[[Sequence[str]], str]) -> str:
    """A reference such as `A7F-2QM`: the vault's seat letter and five drawn characters."""
    drawn = seat + "".join(choose(ALPHABET) for _ in range(_LENGTH - len(seat)))
    return f"{drawn[:3]}-{drawn[3:]}"


def possible_references(text: str, seat: str) -> tuple[str, ...]:
    """The references that may be meant by what was typed of one; none where it can be none.

    Case, blanks and hyphens do not count. A character that no reference has stands for those it looks or sounds
    like, two of them at most; the first one then stands for the vault's own `seat`.
    """
    written = tidy_reference(text)
    if written is None:
        return ()
    bare = written.replace("-", "")
    first, others = bare[0], bare[1:]
    choices = [first if first in SEATS else seat]
    choices += [other if other in ALPHABET else _TAKEN_FOR.get(other, "") for other in others]
    if sum(len(choice) > 1 for choice in choices) > _MOST_MISREAD:
        return ()
    return tuple(f"{''.join(read[:3])}-{''.join(read[3:])}" for read in product(*choices))


def tidy_reference(text: str) -> str | None:
    """What was typed of a reference as references are written: `a7f 2qm` is `A7F-2QM`; None when it can be none."""
    bare = "".join(filter(str.isalnum, plain(text))).upper()
    return f"{bare[:3]}-{bare[3:]}" if len(bare) == _LENGTH and bare.isascii() else None


class ReferenceSet:
    """Which references were met: one bit for each that a seat can draw, so that a million take no more than ten."""

    def __init__(self) -> None:
        self._met: dict[str, bytearray] = {}

    def add(self, reference: str) -> bool:
        """Whether it is met for the first time. Raises ValueError for what is no reference."""
        bare = reference.replace("-", "")
        if len(bare) != _LENGTH or f"{bare[:3]}-{bare[3:]}" != reference or bare[0] not in SEATS:
            raise ValueError("not a reference")
        number = 0
        for sign in bare[1:]:
            number = number * len(ALPHABET) + ALPHABET.index(sign)
        if bare[0] not in self._met:
            self._met[bare[0]] = bytearray(len(ALPHABET) ** (_LENGTH - 1) // 8 + 1)
        bits = self._met[bare[0]]
        place, bit = number >> 3, 1 << (number & 7)
        is_new = not bits[place] & bit
        bits[place] |= bit
        return is_new
