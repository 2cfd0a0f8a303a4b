"""What tests of several threads have in common: a crowd to load, an import that pauses, a link that looks closely."""

import pickle
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import product
from math import ceil

from callcenter.domain.policy import LAST4
from callcenter.progress import CancelToken, Progress, Report, unwatched
from callcenter.services.local_vault import LocalVault
from callcenter.services.person_hashing import BATCH_TAGS
from callcenter.services.protocols import Access, SignedIn
from callcenter.services.requests import Request, Result, ask
from callcenter.services.roster_protocol import ImportReport, RosterDesk, RosterFile
from tests.world import PASSWORDS, SUPERVISOR, World

FIRST_BATCH = ceil(BATCH_TAGS / len(LAST4.rules))  # people: everybody of the crowd fills each rule once
PEOPLE = 300  # of the crowd that a `Hashing` imports
PATIENCE = 60  # seconds; a wait ends as soon as what it waits for is there
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def crowd(count: int) -> Iterator[dict[str, str]]:
    """People of different names, numbers and birth dates."""
    for number, letters in zip(range(count), product(_LETTERS, repeat=3), strict=False):
        yield {
            "last_name": "Teach" + "".join(letters),
            "first_name": "Robin",
            "birth_date": f"19{50 + number % 50}-03-{1 + number % 28:02}",
            "ssn": f"9{number % 90:02}-{11 + number % 80}-{1000 + number}",
            "educator_id": f"T{number:05}",
        }


class PausedImport:
    """A report under which an import stands still after its first batch until it is let go or told to stop."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.token = _WatchedToken()

    def __call__(self, progress: Progress) -> None:
        self.reached.set()
        assert self.token.told.wait(PATIENCE)

    def wait(self) -> None:
        """Until the import stands still."""
        assert self.reached.wait(PATIENCE)

    def let_go(self) -> None:
        """Let the import go on to its end."""
        self.token.told.set()


class _WatchedToken(CancelToken):
    """Tells when somebody cancels it."""

    def __init__(self) -> None:
        super().__init__()
        self.told = threading.Event()

    def cancel(self) -> None:
        super().cancel()
        self.told.set()


class Hashing:
    """Imports that stand still after their first batch until they are let go."""

    def __init__(self, vault: LocalVault, world: World) -> None:
        self._vault = vault
        self._roster = world.roster_file(crowd(PEOPLE))
        self._threads = ThreadPoolExecutor(2)
        self._paused: list[PausedImport] = []

    def begin(self, password: str | None = None) -> "Future[ImportReport]":
        paused = PausedImport()
        self._paused.append(paused)
        request = ask(RosterDesk.start, RosterFile(self._roster), password=password)
        running = self._threads.submit(self._vault.perform, request, paused, paused.token)
        paused.wait()
        return running

    def watch(self) -> "Future[ImportReport | None]":
        return self._threads.submit(lambda: self._vault.perform(ask(RosterDesk.watch)))

    def let_go(self) -> None:
        for paused in self._paused:
            paused.let_go()

    def close(self) -> None:
        self.let_go()
        self._threads.shutdown()


class PipedVault:
    """Sends each request and each result through pickle, as a pipe would, and remembers what was asked."""

    def __init__(self, vault: LocalVault) -> None:
        self._vault = vault
        self.asked: set[tuple[str, str]] = set()

    def perform(
        self, request: Request[Result], report: Report = unwatched, cancel: CancelToken | None = None
    ) -> Result:
        self.asked.add((request.service, request.method))
        piped: Request[Result] = pickle.loads(pickle.dumps(request))
        result = self._vault.perform(piped, report, cancel)
        received: Result = pickle.loads(pickle.dumps(result))
        assert received == result
        return received

    def when_lost(self, tell: Callable[[], None]) -> None:
        """It never is."""

    def close(self) -> None:
        self._vault.close()


def sign_in(vault: LocalVault, world: World, user: str = SUPERVISOR) -> SignedIn:
    """Sign in with the right password."""
    return vault.perform(ask(Access.sign_in, world.path, user, PASSWORDS[user]))
