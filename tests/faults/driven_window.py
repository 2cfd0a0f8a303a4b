"""A test's hold on the program that plays the window: asks it, hears it, kills it."""

import os
import subprocess
import sys
import threading
from collections import defaultdict
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import msgspec

from callcenter.services.protocols import Access
from callcenter.services.requests import Request, Result, ask, signature_of
from tests.faults.vault_window import Command, Heard, path_from_text
from tests.services.together import PATIENCE
from tests.services.vault_processes import SOON
from tests.world import PASSWORDS, SUPERVISOR, World

ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).parent / "vault_window.py"


class Gone(Exception):
    """The window ended before it answered."""


class Refused(Exception):
    """The window was told a failure; its code."""


class Window:
    """The program that plays the window, and what is heard from it."""

    def __init__(self, *, before: tuple[str, ...] = (), **environment: str) -> None:
        self._process = subprocess.Popen(
            [*before, sys.executable, str(PROGRAM)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
            bufsize=0,
            start_new_session=True,
        )
        self.number = self._process.pid
        self._queues: dict[int, SimpleQueue[Heard | None]] = defaultdict(SimpleQueue)
        self._sending = threading.Lock()
        self._commands = 0
        self._gone = False
        self._listening = threading.Thread(target=self._listen)
        self._listening.start()

    def begin(self, request: Request[Any]) -> int:
        """Put a request; the number to wait for."""
        arguments = signature_of(request).in_order(request)
        return self._send(f"{request.service}.{request.method}", arguments)

    def await_end(self, number: int) -> Any:
        """What came of a command. Raises Gone or Refused."""
        while True:
            heard = self._queues[number].get(timeout=PATIENCE)
            if heard is None:
                raise Gone
            if heard.is_last:
                del self._queues[number]
            if heard.failure:
                raise Refused(heard.failure)
            if heard.is_last:
                return heard.value

    def await_progress(self, number: int) -> None:
        """A first sign of how far a request is."""
        heard = self._queues[number].get(timeout=PATIENCE)
        assert heard is not None
        assert not heard.is_last, heard

    def ask(self, request: Request[Result]) -> Result:
        """The answer to a request. Raises Gone or Refused."""
        value = self.await_end(self.begin(request))
        answer: Result = msgspec.convert(value, signature_of(request).result, dec_hook=path_from_text)
        return answer

    def tell(self, word: str, *arguments: Any) -> Any:
        """One of the window's own words."""
        return self.await_end(self._send(word, list(arguments)))

    def sign_in(self, world: World, user: str = SUPERVISOR) -> int:
        """Sign in; the process that holds the vault then."""
        self.ask(ask(Access.sign_in, world.path, user, PASSWORDS[user]))
        return int(self.tell("process"))

    def kill(self) -> None:
        """kill -9."""
        self._process.kill()
        self._process.wait()

    def close(self) -> int:
        """End of input, then of everything; the exit code."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(SOON)
        except subprocess.TimeoutExpired:
            self.kill()
        self._listening.join()
        assert self._process.stdout is not None
        self._process.stdout.close()
        return self._process.returncode

    def _send(self, do: str, arguments: list[Any]) -> int:
        assert self._process.stdin is not None
        with self._sending:
            if self._gone:
                raise Gone
            self._commands += 1
            number = self._commands
            line = msgspec.json.encode(Command(number, do, arguments), enc_hook=str) + b"\n"
            try:
                self._process.stdin.write(line)
            except OSError:
                raise Gone from None
        return number

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with os.fdopen(os.dup(self._process.stdout.fileno()), "rb") as lines:
            for line in lines:
                heard = msgspec.json.decode(line, type=Heard)
                self._queues[heard.number].put(heard)
        with self._sending:
            self._gone = True
            for number in range(self._commands + 1):
                self._queues[number].put(None)
