"""A vault whose right answers are known, and what it says after something happened to its files."""

from dataclasses import dataclass
from pathlib import Path

from callcenter.domain.answers import Word
from callcenter.domain.details import SpokenDetails
from callcenter.errors import EnvironmentFault
from callcenter.services.calls import Calls
from callcenter.services.verification import Journal
from tests.world import GARCIA, OPERATOR, SMITH, World

OTHERS = [
    {
        "last_name": f"Name{chr(97 + number % 26)}{chr(97 + number // 26)}",
        "first_name": "Ann",
        "birth_date": f"19{50 + number % 50}-0{1 + number % 9}-1{number % 10}",
        "ssn": f"90{number % 10}-{10 + number % 80}-{1000 + number}",
        "educator_id": f"E{300_000 + number}",
    }
    for number in range(60)
]
ON_THE_ROSTER = SpokenDetails("Hughes", "Maria", "2/9/1980", "900-12-3456")
A_STRANGER = SpokenDetails("Jones", "Ada", "3/4/1970", "902-11-2222", "E999999")
TOO_VAGUE = SpokenDetails("Smith", "Robert", "7/30/1961")
RIGHT_ANSWERS = ((ON_THE_ROSTER, Word.YES), (A_STRANGER, Word.NO), (TOO_VAGUE, Word.MORE))


def make_known_vault(folder: Path) -> World:
    """Everybody is on its roster, and some calls were taken."""
    world = World(folder / "vault").make_vault()
    world.load(GARCIA, SMITH, *OTHERS)
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        for spoken, _ in RIGHT_ANSWERS:
            calls.single(spoken)
    return world


@dataclass(frozen=True)
class Heard:
    """What an operator heard from a vault: (right answer, answer given) of each wrong one, and whether it complained.

    CANNOT is no wrong answer; it is a complaint, as a warning and a fault of the environment are.
    """

    wrong: tuple[tuple[Word, Word], ...]
    complained: bool


def take_calls(world: World) -> Heard:
    """An operator asks what has a known answer. Any exception but a fault of the environment leaves."""
    given: list[Word] = []
    complained = False
    try:
        with world.sign_in(OPERATOR) as session, Calls(session) as calls:
            complained = bool(session.warnings)
            for spoken, _ in RIGHT_ANSWERS:
                given.append(calls.single(spoken).decision.word)
    except EnvironmentFault:
        complained = True
    rights = [right for _, right in RIGHT_ANSWERS]
    unlike = [(right, word) for right, word in zip(rights, given, strict=False) if word is not right]
    wrong = tuple(pair for pair in unlike if pair[1] is not Word.CANNOT)
    return Heard(wrong, complained or len(wrong) < len(unlike))


def reports_a_fault(world: World) -> bool:
    """Whether a supervisor who signs in and verifies everything is told that something is wrong."""
    try:
        with world.sign_in() as session:
            return bool(session.warnings) or not Journal(session).verify(everything=True).ok
    except EnvironmentFault:
        return True


def all_is_well(world: World) -> bool:
    """Whether the vault answers, and answers right, and nobody finds a fault."""
    return take_calls(world) == Heard((), complained=False) and not reports_a_fault(world)
