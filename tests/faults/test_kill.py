"""kill -9 in the middle of an import and of checks: what was acknowledged is there, what was begun goes on."""

import hmac
import json
import os
import select
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import jellyfish
import pytest
from argon2.low_level import Type, hash_secret_raw

from callcenter.domain.answers import Word
from callcenter.services.protocols import Head
from callcenter.services.verification import Journal
from tests.world import OPERATOR, PASSWORDS, SUPERVISOR, World

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="waits on processes that are not its children")

ROOT = Path(__file__).parents[2]
SECONDS_TO_END = 20.0
KILLED = -signal.SIGKILL
SURNAMES = (
    "Adams",
    "Baker",
    "Clark",
    "Davis",
    "Evans",
    "Foster",
    "Garcia",
    "Hughes",
    "Irwin",
    "Jones",
    "Klein",
    "Lopez",
)
GIVEN = ("Alice", "Bruno", "Carla", "David", "Elena", "Frank", "Grace", "Henry", "Irene", "Jorge", "Karen")
PEOPLE = 300
MANY_PEOPLE = 1500  # so many that the reading process waits for its parent, its pipe full
Person = dict[str, str]
TaggedRow = tuple[int, bytes]

# Runs the program, which ends itself with kill -9 at the nth statement sent to the database, or at the
# nth hash, counted from the statement that begins a roster or to delete one. Told 0, it counts to the end.
KILLING_ITSELF = """
import os, signal, sys

def counted(owner, name, kind):
    original = getattr(owner, name)
    def step(self, *arguments):
        if arguments and str(arguments[0]).startswith(("INSERT INTO roster VALUES", "DELETE FROM tag")):
            counts.append("begun")
        if counts:
            counts.append(kind)
        if kind == chosen and counts.count(kind) == moment:
            os.kill(os.getpid(), signal.SIGKILL)
        return original(self, *arguments)
    setattr(owner, name, step)

if __name__ == "__main__":
    from callcenter.crypto.tags import TagHasher
    from callcenter.storage.connection import Database
    from main import main
    counts, chosen, moment = [], sys.argv.pop(1), int(sys.argv.pop(1))
    for method in ("query", "execute", "execute_many"):
        counted(Database, method, "statement")
    counted(TagHasher, "tag", "hash")
    try:
        main()
    finally:
        print(counts.count("statement"), counts.count("hash"), file=sys.stderr)
"""


# People, and what the vault must hold of them, computed without the program


def people(count: int) -> list[Person]:
    """Distinct people with every detail, whose names have one form each."""
    return [
        {
            "last_name": SURNAMES[number % len(SURNAMES)],
            "first_name": GIVEN[number % len(GIVEN)],
            "birth_date": f"{1940 + number % 60}-{1 + number % 12:02}-{1 + number % 28:02}",
            "ssn": f"90{number % 10}-{10 + number % 80}-{1000 + number}",
            "educator_id": f"E{400_000 + number}",
        }
        for number in range(count)
    ]


def tag_of(key: bytes, rule: int, public: Sequence[str], secret: str) -> TaggedRow:
    laid_out = b"".join(len(text.encode()).to_bytes(2, "big") + text.encode() for text in public)
    salt = hmac.digest(key, b"ccv1/tag\0" + bytes([rule]) + laid_out, "sha256")[:16]
    tag = hash_secret_raw(secret.encode(), salt, time_cost=1, memory_cost=64, parallelism=1, hash_len=16, type=Type.ID)
    return rule, tag


def tags_of(key: bytes, person: Person) -> list[TaggedRow]:
    """What a person is stored under in a training vault of policy `last4`."""
    surname, given = person["last_name"].upper(), person["first_name"].upper()
    last, first = jellyfish.soundex(surname), jellyfish.soundex(given)
    born, last4, educator = person["birth_date"], person["ssn"][-4:], person["educator_id"]
    return [
        tag_of(key, 1, (born, last), last4),
        tag_of(key, 2, (born, given[:4]), last4),
        tag_of(key, 3, (last, first), last4),
        tag_of(key, 4, (last, first), born),
        tag_of(key, 5, (born,), educator),
        tag_of(key, 6, (last,), educator),
        tag_of(key, 9, (born, surname[:3]), last4),
        tag_of(key, 10, (born[:4], surname, given[:4]), last4),
    ]


def expected_rows(key: bytes, loaded: Sequence[Person]) -> tuple[dict[TaggedRow, int], dict[bytes, int]]:
    """Every tag and every person's digest with its count; whoever comes again gives no tags again."""
    tags: Counter[TaggedRow] = Counter()
    digests: Counter[bytes] = Counter()
    for person in loaded:
        own = sorted(set(tags_of(key, person)))
        told = b"".join(bytes([rule]) + tag for rule, tag in own)
        digest = hmac.digest(key, b"ccv1/person" + told, "sha256")[:16]
        tags.update(() if digest in digests else own)
        digests[digest] += 1
    return dict(tags), dict(digests)


def assert_loaded(world: World, loaded: Sequence[Person]) -> None:
    """The active roster holds exactly these people, answers for them, and the whole vault verifies."""
    with world.database() as database:
        [(number,)] = database.query("SELECT roster FROM roster_revision ORDER BY revision DESC LIMIT 1")
        [(key,)] = database.query("SELECT tag_key FROM roster WHERE number = ?", (int(str(number)),))
        tags = database.query("SELECT rule, tag, count FROM tag WHERE roster = ?", (int(str(number)),))
        digests = database.query("SELECT digest, count FROM person WHERE roster = ?", (int(str(number)),))
    assert isinstance(key, bytes)
    expected_tags, expected_digests = expected_rows(key, loaded)
    assert {(rule, tag): count for rule, tag, count in tags} == expected_tags
    assert dict(digests) == expected_digests  # type: ignore[arg-type]  # rows as they were read
    for person in (loaded[0], loaded[-1]):
        assert world.ask(**person).decision.word is Word.YES
    assert world.verify(everything=True).ok


# Processes


def command(world: World, user: str, *words: str | Path) -> list[str]:
    password = world.path.parent / f"password of {user}"
    password.write_text(PASSWORDS[user])
    name, *rest = map(str, words)
    return [name, str(world.path), *rest, "--user", user, "--password-file", str(password)]


@contextmanager
def started(*arguments: str | Path, **streams: Any) -> Iterator["subprocess.Popen[bytes]"]:
    """A program in a session of its own, of whose processes none may be left."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    program = [sys.executable, *map(str, arguments)]
    with subprocess.Popen(program, env=environment, bufsize=0, start_new_session=True, **streams) as process:
        try:
            yield process
        finally:
            process.kill()
    for number in processes_of(process.pid):
        assert has_ended(number), "a process was left running"


def processes_of(session: int) -> list[int]:
    """Processes of a session that still run."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, _, its_session = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
        except OSError:  # it ended while it was looked at
            continue
        if int(its_session) == session and state != "Z":
            found.append(int(folder.name))
    return found


def has_ended(number: int) -> bool:
    """Wait until a process has ended, for a while."""
    try:
        handle = os.pidfd_open(number)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], SECONDS_TO_END)[0])
    finally:
        os.close(handle)


class Lines:
    """Lines out of a process's pipe, each as soon as it is whole."""

    def __init__(self, pipe: Any) -> None:
        self._descriptor = pipe.fileno()
        self._waiting = b""

    def next(self, seconds: float = SECONDS_TO_END) -> bytes | None:
        """The next line; None when the pipe has ended or nothing comes in time."""
        while b"\n" not in self._waiting:
            if not select.select([self._descriptor], [], [], seconds)[0]:
                return None
            if not (data := os.read(self._descriptor, 1 << 16)):
                return None
            self._waiting += data
        line, _, self._waiting = self._waiting.partition(b"\n")
        return line

    def rest(self) -> Iterator[bytes]:
        """Whole lines up to the end of the pipe."""
        while (line := self.next()) is not None:
            yield line


# Imports


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A vault without a roster, a file of three hundred people, and the program that kills itself."""
    world = World(tmp_path_factory.mktemp("empty") / "vault").make_vault()
    world.roster_file(people(PEOPLE))
    (world.path.parent / "killing.py").write_text(KILLING_ITSELF)
    return world


def import_killing_itself(empty: World, world: World, kind: str, moment: int) -> "subprocess.CompletedProcess[str]":
    """An import by the real command, ended by kill -9 at a moment; none for moment 0."""
    words = command(world, SUPERVISOR, "import", empty.path.parent / "roster.csv")
    with started(
        empty.path.parent / "killing.py", kind, str(moment), *words, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        out, err = process.communicate()
    return subprocess.CompletedProcess(words, process.returncode, out.decode(), err.decode())


@pytest.fixture(scope="module")
def totals(empty: World, tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """How many statements and hashes an import takes that nobody interrupts; its tags are the expected ones."""
    world = empty.copied_to(tmp_path_factory.mktemp("uninterrupted"))
    done = import_killing_itself(empty, world, "none", 0)
    assert done.returncode == 0, done.stderr
    assert_loaded(world, people(PEOPLE))
    statements, hashes = map(int, done.stderr.split()[-2:])
    return {"statement": statements, "hash": hashes}


def finish(world: World, roster: Path) -> str:
    """What a person does after the kill, told by the vault's state: nothing, import --resume, or import again."""
    with world.sign_in() as session:
        staged = session.database.rosters.staging() is not None
        active = session.database.rosters.newest_revision() is not None
    if active:
        assert not staged
        return "done before"
    words = command(world, SUPERVISOR, "import", roster, "--json", *(["--resume"] if staged else []))
    done = subprocess.run([sys.executable, str(ROOT / "main.py"), *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["rows"], told["people"], told["switched"]) == (PEOPLE, PEOPLE, True)
    return "resumed" if staged else "begun again"


def kill_imports(empty: World, totals: dict[str, int], folder: Path, moments: int, seed: int) -> Counter[str]:
    """Kill so many imports at drawn moments and finish each; how they were finished."""
    chance = Random(seed)
    finished: Counter[str] = Counter()
    for number in range(moments):
        kind = ("statement", "hash")[number % 2]
        moment = chance.randint(1, totals[kind])
        (folder / str(number)).mkdir()
        world = empty.copied_to(folder / str(number))
        killed = import_killing_itself(empty, world, kind, moment)
        assert (killed.returncode, killed.stdout) == (KILLED, ""), (kind, moment)
        finished[finish(world, empty.path.parent / "roster.csv")] += 1
        assert_loaded(world, people(PEOPLE))
    return finished


def test_an_import_killed_at_any_moment_is_finished_with_the_tags_of_one_that_was_not(
    empty: World, totals: dict[str, int], tmp_path: Path
) -> None:
    finished = kill_imports(empty, totals, tmp_path, moments=4, seed=20261123)
    assert finished["resumed"] >= 2


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_an_import_killed_at_a_hundred_moments_is_finished_with_the_tags_of_one_that_was_not(
    empty: World, totals: dict[str, int], tmp_path: Path
) -> None:
    finished = kill_imports(empty, totals, tmp_path, moments=100, seed=100)
    assert finished["resumed"] >= 60


def test_an_import_killed_from_outside_takes_its_reading_process_along_and_goes_on(tmp_path: Path) -> None:
    """The real command, killed between two lines of its progress."""
    world = World(tmp_path / "vault").make_vault()
    everybody = people(MANY_PEOPLE)
    roster = world.roster_file(everybody)
    words = command(world, SUPERVISOR, "import", roster, "--progress", "json")
    with started(ROOT / "main.py", *words, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        lines = Lines(process.stderr)
        seen = [json.loads(lines.next() or b"{}") for _ in range(2)]
        assert len(processes_of(process.pid)) > 1
    assert process.returncode == KILLED
    with world.sign_in() as session:
        staging = session.database.rosters.staging()
    assert staging is not None
    assert seen[0]["done"] < seen[1]["done"] <= staging.counts.position < MANY_PEOPLE
    again = command(world, SUPERVISOR, "import", roster, "--resume", "--json")
    done = subprocess.run([sys.executable, str(ROOT / "main.py"), *again], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["resumed_from"] == staging.counts.position
    assert_loaded(world, everybody)


# Checks


@pytest.fixture
def center(tmp_path: Path) -> World:
    """A vault with three hundred people on its roster."""
    world = World(tmp_path / "vault").make_vault()
    world.load(*people(PEOPLE))
    return world


def callers(chance: Random, count: int) -> list[dict[str, str]]:
    """People on the roster, outsiders, and some whose details cannot be read."""
    on_the_roster = people(PEOPLE)
    said: tuple[dict[str, str], ...] = ({}, {}, {"ssn": "902-11-0007", "educator_id": ""}, {"birth_date": "2/9/80"})
    return [chance.choice(on_the_roster) | chance.choice(said) for _ in range(count)]


def answers_until_killed(world: World, chance: Random) -> list[dict[str, Any]]:
    """Everything that could be read from `check --stdin` before and after it was killed."""
    lines = "".join(json.dumps(caller) + "\n" for caller in callers(chance, 60)).encode()
    heard: list[bytes] = []
    with started(
        ROOT / "main.py",
        *command(world, OPERATOR, "check", "--stdin"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdin is not None
        process.stdin.write(lines)  # fits the pipe: the program goes on at its own pace
        answers = Lines(process.stdout)
        for _ in range(chance.randint(0, 30)):
            heard.append(answers.next() or b"")
        # the kill comes a few milliseconds into the next check, or as soon as that is answered
        next_one = answers.next(chance.choice((0, 0, 0.001, 0.003, 0.006, 0.01)))
        process.kill()
        heard += [next_one] if next_one else []
        heard += answers.rest()
    assert process.returncode == KILLED
    return [json.loads(line) for line in heard]


def journaled_checks(world: World, after: int) -> dict[str, str]:
    """Reference and answer of each check behind an entry of the journal."""
    return {entry["reference"]: entry["answer"] for entry in world.entries()[after:] if entry["kind"] == "check"}


def kill_checks(world: World, moments: int, seed: int) -> tuple[int, int]:
    """Kill the command so often; how many answers were read, and how many checks were journaled besides."""
    chance = Random(seed)
    read = besides = 0
    head = Head(0, 0, "")
    for _ in range(moments):
        replies = answers_until_killed(world, chance)
        answered = {reply["reference"]: reply["answer"] for reply in replies if "answer" in reply}
        journaled = journaled_checks(world, head.seq)
        assert answered.items() <= journaled.items()
        assert len(journaled) - len(answered) in {0, 1}  # the one that was committed and not yet printed
        with world.sign_in() as session:
            assert not session.warnings
            verification = Journal(session).verify(head if head.seq else None)
            assert verification.ok, verification.reason
            head = session.head()
        read += len(answered)
        besides += len(journaled) - len(answered)
    return read, besides


def test_every_answer_that_was_read_is_journaled_however_checks_are_killed(center: World) -> None:
    read, _ = kill_checks(center, moments=8, seed=20261123)
    assert read > 30


@pytest.mark.long
@pytest.mark.timeout(900)
def test_every_answer_that_was_read_is_journaled_at_a_hundred_moments(center: World) -> None:
    read, _ = kill_checks(center, moments=100, seed=100)
    assert read > 400
