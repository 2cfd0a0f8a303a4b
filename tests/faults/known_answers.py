"""A vault whose right answers are known, and what it says after something happened to its files."""

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


def wrong_answers(world: World) -> list[tuple[Word, Word]]:
    """(right answer, answer given) of each check that was answered and answered wrong.

    A fault of the vault's is no wrong answer, and CANNOT is none; any other exception leaves.
    """
    wrong: list[tuple[Word, Word]] = []
    try:
        with world.sign_in(OPERATOR) as session, Calls(session) as calls:
            for spoken, right in RIGHT_ANSWERS:
                given = calls.single(spoken).decision.word
                if given not in {right, Word.CANNOT}:
                    wrong.append((right, given))
    except EnvironmentFault:
        pass
    return wrong


def reports_a_fault(world: World) -> bool:
    """Whether a supervisor who signs in and verifies everything is told that something is wrong."""
    try:
        with world.sign_in() as session:
            return bool(session.warnings) or not Journal(session).verify(everything=True).ok
    except EnvironmentFault:
        return True


def all_is_well(world: World) -> bool:
    """Whether the vault answers, and answers right, and nobody finds a fault."""
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        answers = [calls.single(spoken).decision.word for spoken, _ in RIGHT_ANSWERS]
    return answers == [right for _, right in RIGHT_ANSWERS] and not reports_a_fault(world)
