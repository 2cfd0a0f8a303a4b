"""What tests of the throttle have in common: Smith, who stands on the roster, and guesses at his last four digits."""

from collections.abc import Iterable

from callcenter.domain.details import SpokenDetails
from callcenter.services.calls import Calls
from callcenter.services.session import Session
from tests.world import OPERATOR, World

TEN_NAMES = ("Amy", "Bella", "Carl", "Dora", "Eve", "Frank", "Gina", "Hugo", "Ida", "Karl")
SMITHS_BIRTH = "7/30/1961"
SMITHS_DIGITS = "9876"
SMITH_SAYS = {"last_name": "Smith", "first_name": "Robert", "birth_date": SMITHS_BIRTH, "ssn": SMITHS_DIGITS}


def ask_all(world: World, questions: Iterable[dict[str, str]], user: str = OPERATOR) -> list[str]:
    """Each question as a call of its own within one session; the answers' words."""
    with world.sign_in(user) as session, Calls(session) as calls:
        return [calls.single(SpokenDetails(**typed)).decision.word.value for typed in questions]


def other_digits(count: int, first: int = 1001) -> list[str]:
    """Digits that nobody on the roster has."""
    return [str(first + number) for number in range(count)]


def guesses(count: int, first: int = 1001, names: Iterable[str] = TEN_NAMES) -> list[dict[str, str]]:
    """Digits guessed for Smith's birth date and surname, hidden behind given names that the rule ignores."""
    given = list(names) * count
    return [
        {"last_name": "Smith", "first_name": name, "birth_date": SMITHS_BIRTH, "ssn": digits}
        for name, digits in zip(given[:count], other_digits(count, first), strict=True)
    ]


def stored(session: Session) -> int:
    """How many failed checks are counted, over all counters."""
    [(total,)] = session.database.connection.query("SELECT coalesce(sum(count), 0) FROM throttle")
    return int(str(total))
