"""The window's end of the pipe: starts the vault's process, carries requests to it, and ends it."""

import atexit
import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from multiprocessing.process import BaseProcess
from queue import Empty, SimpleQueue
from threading import Lock, Thread

from callcenter.clock import Clock
from callcenter.errors import EnvironmentFault
from callcenter.progress import CancelToken, Progress, Report, unwatched
from callcenter.services import wire
from callcenter.services.requests import Request, Result
from callcenter.services.vault_process import serve

_SPAWN = multiprocessing.get_context("spawn")
_LOOK_AT_TOKEN = 0.1  # seconds between two looks at whether somebody cancelled
_SECONDS_TO_END = 5.0


class VaultProcessEnded(EnvironmentFault):
    """The process that held the keys is gone without having been asked to."""

    code = "vault_process_ended"
    sentence = (
        "The part of the program that holds the vault has ended. Every answer that was shown is in the journal. "
        "Sign in again."
    )


class VaultProcessNotStarted(EnvironmentFault):
    """The machine gave no process for the vault."""

    code = "vault_process_not_started"
    sentence = (
        "The part of the program that holds the vault could not be started. Close other programs, and sign in again."
    )


_End = wire.ResultMessage | wire.FailureMessage
_Heard = SimpleQueue[_End | wire.ProgressMessage | None]  # None: the process is gone


class ProcessLink:
    """A `VaultLink` to a process of its own, started at once so that it stands ready for a sign-in."""

    def __init__(self, clock: Clock, lost: Callable[[], None]) -> None:
        """`lost` is called, in a thread of this link's, when the process ends without having been asked to.

        Raises VaultProcessNotStarted.
        """
        self._lost = lost
        self._numbers = count(1)
        self._waiting: dict[int, _Heard] = {}
        self._guard = Lock()
        self._sending = Lock()
        self._closing = Lock()
        self._ended = False
        requests, self._to_vault = _SPAWN.Pipe(duplex=False)
        self._from_vault, replies = _SPAWN.Pipe(duplex=False)
        self._process: BaseProcess = _SPAWN.Process(target=serve, args=(requests, replies, clock), name="vault")
        # Closed here, these ends are the child's alone: when it ends, in any way, reading does too.
        with requests, replies:
            try:
                self._process.start()
            except OSError:
                self._to_vault.close()
                self._from_vault.close()
                raise VaultProcessNotStarted from None
        # A program that ends without closing would wait for the process, which waits for the program.
        atexit.register(self.close)
        self._reader = Thread(target=self._read, name="vault replies", daemon=True)
        self._reader.start()
        self._send(wire.encode(wire.Hello(wire.VERSION)))

    @property
    def number(self) -> int | None:
        """The process's number."""
        return self._process.pid

    @property
    def has_ended(self) -> bool:
        """Whether the process is gone, asked or not."""
        return self._ended

    def perform(
        self, request: Request[Result], report: Report = unwatched, cancel: CancelToken | None = None
    ) -> Result:
        """Put a request to the process and wait for its end. Raises its failure, or VaultProcessEnded."""
        number = next(self._numbers)
        message = wire.encode_request(number, request)
        heard: _Heard = SimpleQueue()
        with self._guard:
            if self._ended:
                raise VaultProcessEnded
            self._waiting[number] = heard
        self._send(message)
        end = self._await_end(number, heard, report, cancel)
        failure: Exception
        try:
            if isinstance(end, wire.ResultMessage):
                result: Result = wire.value_in(end, request)
                return result
            failure = wire.failure_in(end)
        except wire.Malformed:
            self._process.kill()
            failure = VaultProcessEnded()
        raise failure

    def close(self) -> None:
        """End the connection, and with it the process; one that does not end by itself is killed."""
        with self._guard:
            self._ended = True
        with self._closing:  # two threads that close one descriptor may close somebody else's
            with self._sending:
                self._to_vault.close()
            self._reader.join(_SECONDS_TO_END)
            if self._reader.is_alive():
                self._process.kill()
                self._reader.join()
            self._from_vault.close()
        atexit.unregister(self.close)

    def _await_end(self, number: int, heard: _Heard, report: Report, cancel: CancelToken | None) -> _End:
        """Tell the progress of a request in the thread that asked, as one in this process would, until its end."""
        told = False
        while True:
            if cancel and cancel.is_cancelled and not told:
                told = True
                self._send(wire.encode(wire.CancelMessage(number)))
            try:
                message = heard.get(timeout=_LOOK_AT_TOKEN if cancel and not told else None)
            except Empty:
                continue
            if message is None:
                raise VaultProcessEnded
            if not isinstance(message, wire.ProgressMessage):
                return message
            report(Progress(message.done, message.total, message.seconds_left))

    def _send(self, message: bytes) -> None:
        """To a process that is gone nothing is sent: the reader tells those who wait."""
        with self._sending, suppress(OSError):
            self._to_vault.send_bytes(message)

    def _read(self) -> None:
        """Hand messages on until the process ends, or says something else and is ended; it leaves no zombie."""
        try:
            self._hear()
        except EOFError:
            pass
        except (OSError, wire.Malformed):
            self._process.kill()
        with self._guard:
            unasked, self._ended = not self._ended, True
            left, self._waiting = self._waiting, {}
        for heard in left.values():
            heard.put(None)
        if unasked:
            self._lost()
        self._process.join()

    def _hear(self) -> None:
        if wire.decode_for_window(self._from_vault.recv_bytes(wire.LARGEST_HELLO)) != wire.Hello(wire.VERSION):
            raise wire.Malformed
        while True:
            message = wire.decode_for_window(self._from_vault.recv_bytes(wire.LARGEST_MESSAGE))
            if isinstance(message, wire.Hello):
                raise wire.Malformed
            with self._guard:
                is_last = not isinstance(message, wire.ProgressMessage)
                heard = self._waiting.pop(message.number, None) if is_last else self._waiting.get(message.number)
            if heard is None:
                raise wire.Malformed
            heard.put(message)
