"""The process that holds keys and database: it answers requests from one pipe, and ends with it."""

import multiprocessing
import os
import signal
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from callcenter.clock import Clock
from callcenter.errors import CallCenterError, Unexpected, UserCancelled
from callcenter.progress import CancelToken, Progress, Report
from callcenter.services import wire
from callcenter.services.hardening import keep_memory_private
from callcenter.services.requests import Request, UnknownRequest, VaultLink

_AT_ONCE = 6  # requests: a check finds a free thread beside an import, an export and pages that load
_LAST_MOMENT = 0.5  # seconds in which what is under way may end once the window is gone
_KEPT = {"HOME", "LANG", "LC_ALL", "LC_CTYPE", "PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "TZ", "USERPROFILE"}


def serve(requests: Connection, replies: Connection, clock: Clock) -> None:
    """Answer requests until the window ends the connection, in any way; the vault is closed then."""
    _harden()
    threading.Thread(target=_end_with_window, name="the window's end", daemon=True).start()
    from callcenter.services.local_vault import LocalVault

    vault = LocalVault(clock)
    try:
        with suppress(EOFError, OSError, wire.Malformed):
            _Server(requests, replies, vault).run()
    finally:
        requests.close()
        vault.close()
        replies.close()


class _Server:
    """One connection, and the requests under way on it."""

    def __init__(self, requests: Connection, replies: Connection, vault: VaultLink) -> None:
        self._requests = requests
        self._replies = replies
        self._vault = vault
        self._sending = threading.Lock()
        self._under_way: dict[int, CancelToken] = {}

    def run(self) -> None:
        """Serve. Raises EOFError or OSError when the window is gone, Malformed when it says something else."""
        hello = wire.decode_for_vault(self._requests.recv_bytes(wire.LARGEST_HELLO))
        if hello != wire.Hello(wire.VERSION):
            raise wire.Malformed
        self._send(wire.encode(wire.Hello(wire.VERSION)))
        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="request") as pool:
            try:
                while True:
                    self._take(wire.decode_for_vault(self._requests.recv_bytes(wire.LARGEST_MESSAGE)), pool)
            finally:
                pool.shutdown(wait=False, cancel_futures=True)
                for number in tuple(self._under_way):
                    self._cancel(number)

    def _take(self, message: wire.ToVault, pool: ThreadPoolExecutor) -> None:
        """Begin what a message asks for. Raises Malformed, which ends the connection, and OSError."""
        if isinstance(message, wire.CancelMessage):
            self._cancel(message.number)
        elif isinstance(message, wire.CallMessage) and message.number not in self._under_way:
            try:
                request = wire.request_in(message)
            except UnknownRequest as unknown:
                self._send(wire.encode_failure(message.number, unknown))
                return
            self._under_way[message.number] = CancelToken()
            pool.submit(self._answer, message.number, request)
        else:
            raise wire.Malformed

    def _cancel(self, number: int) -> None:
        token = self._under_way.get(number)
        if token:
            token.cancel()

    def _answer(self, number: int, request: Request[Any]) -> None:
        try:
            result = self._vault.perform(request, self._reporter(number), self._under_way[number])
            reply = wire.encode_result(number, result)
        except (CallCenterError, UserCancelled) as failure:
            reply = wire.encode_failure(number, failure)
        except Exception as fault:
            reply = wire.encode_failure(number, Unexpected(fault))
        self._under_way.pop(number, None)
        with suppress(OSError):  # the window is gone; the loop hears of it too
            self._send(reply)

    def _reporter(self, number: int) -> Report:
        def report(progress: Progress) -> None:
            message = wire.ProgressMessage(number, progress.done, progress.total, progress.seconds_left)
            with suppress(OSError):
                self._send(wire.encode(message))

        return report

    def _send(self, message: bytes) -> None:
        with self._sending:
            self._replies.send_bytes(message)


def _harden() -> None:
    """No core dumps, no tracing, private files, a bare environment, and no stream that could show anything."""
    keep_memory_private()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the window, which then ends this process
    os.umask(0o077)
    for name in set(os.environ) - _KEPT:
        del os.environ[name]
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.close(nothing)
    sys.stdin = sys.stdout = sys.stderr = open(os.devnull, "r+", encoding="utf-8")  # noqa: SIM115, PTH123 - for the life of the process


def _end_with_window() -> None:
    """Once the window is gone, however it went, wait for nothing that takes long: a database takes a kill."""
    window = multiprocessing.parent_process()
    if window is not None:
        window.join()
        time.sleep(_LAST_MOMENT)
        os._exit(1)
