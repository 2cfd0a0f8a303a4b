"""The window's end of the pipe: starts the vault's process, carries requests to it, and ends it."""

import multiprocessing
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


class _Waiting:
    """One request under way: its end comes through a queue, its progress is told at once."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.end: SimpleQueue[wire.ResultMessage | Exception] = SimpleQueue()


class ProcessLink:
    """A `VaultLink` to a process of its own, started at once so that it stands ready for a sign-in."""

    def __init__(self, clock: Clock) -> None:
        self._numbers = count(1)
        self._waiting: dict[int, _Waiting] = {}
        self._guard = Lock()
        self._sending = Lock()
        self._ended = False
        requests, self._to_vault = _SPAWN.Pipe(duplex=False)
        self._from_vault, replies = _SPAWN.Pipe(duplex=False)
        self._process: BaseProcess = _SPAWN.Process(target=serve, args=(requests, replies, clock), name="vault")
        # Closed here, these ends are the child's alone: when it ends, in any way, reading does too.
        with requests, replies:
            self._process.start()
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
        number, waiting = next(self._numbers), _Waiting(report)
        message = wire.encode_request(number, request)
        with self._guard:
            if self._ended:
                raise VaultProcessEnded
            self._waiting[number] = waiting
        self._send(message)
        end = self._await_end(number, waiting, cancel)
        if isinstance(end, Exception):
            raise end
        try:
            result: Result = wire.value_in(end, request)
        except wire.Malformed:
            self._process.kill()
            raise VaultProcessEnded from None
        return result

    def close(self) -> None:
        """End the connection, and with it the process; one that does not end by itself is killed."""
        with self._guard:
            self._ended = True
        with self._sending:
            self._to_vault.close()
        self._process.join(_SECONDS_TO_END)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._reader.join()
        self._from_vault.close()

    def _await_end(self, number: int, waiting: _Waiting, cancel: CancelToken | None) -> wire.ResultMessage | Exception:
        told = False
        while True:
            try:
                return waiting.end.get(timeout=_LOOK_AT_TOKEN if cancel and not told else None)
            except Empty:
                if cancel and cancel.is_cancelled:
                    told = True
                    self._send(wire.encode(wire.CancelMessage(number)))

    def _send(self, message: bytes) -> None:
        """To a process that is gone nothing is sent: the reader tells those who wait."""
        with self._sending, suppress(OSError):
            self._to_vault.send_bytes(message)

    def _read(self) -> None:
        """Hand every message to whoever waits for it, until the process ends or says something else."""
        try:
            if wire.decode_for_window(self._from_vault.recv_bytes(wire.LARGEST_HELLO)) != wire.Hello(wire.VERSION):
                raise wire.Malformed
            while True:
                self._hand_on(wire.decode_for_window(self._from_vault.recv_bytes(wire.LARGEST_MESSAGE)))
        except (EOFError, OSError):
            pass
        except wire.Malformed:
            self._process.kill()
        with self._guard:
            self._ended = True
            left, self._waiting = self._waiting, {}
        for waiting in left.values():
            waiting.end.put(VaultProcessEnded())

    def _hand_on(self, message: wire.ToWindow) -> None:
        if isinstance(message, wire.Hello):
            raise wire.Malformed
        with self._guard:
            progress = isinstance(message, wire.ProgressMessage)
            waiting = self._waiting.get(message.number) if progress else self._waiting.pop(message.number, None)
        if waiting is None:
            raise wire.Malformed
        if isinstance(message, wire.ProgressMessage):
            waiting.report(Progress(message.done, message.total, message.seconds_left))
        else:
            waiting.end.put(message if isinstance(message, wire.ResultMessage) else wire.failure_in(message))
