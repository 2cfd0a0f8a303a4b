"""A call's reference, short and sayable, free of personal data; seats; how long a call waits for its operator."""

from collections.abc import Callable, Sequence
from datetime import timedelta

KEPT_FOR = timedelta(minutes=30)
"""A call under way is kept over a lock for so long."""

# no vowels (no words), no 0 O 1 I L S 5 U V that sound or look like another
ALPHABET = "2346789BCDFGHJKMNPQRTWXYZ"
FIRST_SEAT = "A"
SEATS = "".join(sorted(FIRST_SEAT + "".join(filter(str.isalpha, ALPHABET))))
"""The letters that a vault's references may begin with, one for each vault whose call logs are to be merged."""
_LENGTH = 6


def new_reference(seat: str, choose: Callable[[Sequence[str]], str]) -> str:
    """A reference such as `A7F-2QM`: the vault's seat letter and five drawn characters."""
    drawn = seat + "".join(choose(ALPHABET) for _ in range(_LENGTH - len(seat)))
    return f"{drawn[:3]}-{drawn[3:]}"
