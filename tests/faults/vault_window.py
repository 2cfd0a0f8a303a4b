"""Plays the window's side of the vault's process, as a program of its own that can be killed.

Each line of its input is a command, each line of its output something it heard or did, both as JSON. It
imports what the window may import and nothing else.
"""

import os
import sys
from pathlib import Path
from threading import Lock, Thread
from typing import Any

import msgspec

from callcenter.clock import SystemClock
from callcenter.errors import CallCenterError, UserCancelled
from callcenter.progress import CancelToken, Progress
from callcenter.services.requests import Request, signature_of
from callcenter.services.vault_host import VaultHost


class Command(msgspec.Struct, omit_defaults=True):
    """`do` is a request's `Service.method`, or one of the words that `Window.obey` knows."""

    number: int
    do: str
    arguments: list[Any] = []
    """Of a request, or what a word takes."""


class Heard(msgspec.Struct, omit_defaults=True):
    """What came of a command; `failure` is a code."""

    number: int
    value: Any = None
    failure: str | None = None
    sentence: str = ""
    progress: int | None = None

    @property
    def is_last(self) -> bool:
        """Whether the command is done."""
        return self.progress is None


def path_from_text(kind: type, value: Any) -> Any:
    """What JSON has no word for."""
    assert issubclass(kind, Path)
    return Path(value)


class Window:
    """Answers commands, each request in a thread of its own."""

    def __init__(self) -> None:
        self._host = VaultHost(SystemClock())
        self._host.when_lost(lambda: self._say(Heard(0, "lost")))
        self._tokens: dict[int, CancelToken] = {}
        self._saying = Lock()
        self._planted: list[bytes] = []

    def run(self) -> None:
        """Obey until the input ends."""
        for line in sys.stdin.buffer:
            self._obey(msgspec.json.decode(line, type=Command))
        self._host.close()

    def _obey(self, command: Command) -> None:
        if "." in command.do:
            self._tokens[command.number] = CancelToken()
            Thread(target=self._ask, args=(command,)).start()
            return
        said: Any = None
        if command.do == "cancel":
            self._tokens[command.arguments[0]].cancel()
        elif command.do == "process":
            said = self._host.number
        elif command.do == "modules":
            said = sorted(sys.modules)
        elif command.do == "plant":
            self._planted += [bytes.fromhex(command.arguments[0]), command.arguments[0].encode()]
        elif command.do == "leave":
            sys.exit("left without closing anything")
        self._say(Heard(command.number, said))

    def _ask(self, command: Command) -> None:
        number = command.number
        service, _, method = command.do.partition(".")
        signature = signature_of(Request(service, method, (), {}))
        types = tuple.__class_getitem__(signature.types)
        arguments = msgspec.convert(command.arguments, types, dec_hook=path_from_text)
        options = dict(zip(signature.parameters, arguments, strict=True))
        request: Request[Any] = Request(service, method, (), options)

        def report(progress: Progress) -> None:
            self._say(Heard(number, progress=progress.done))

        try:
            heard = Heard(number, self._host.perform(request, report, self._tokens[number]))
        except UserCancelled:
            heard = Heard(number, failure="cancelled")
        except CallCenterError as failure:
            heard = Heard(number, failure=failure.code, sentence=str(failure))
        del self._tokens[number]
        self._say(heard)

    def _say(self, heard: Heard) -> None:
        line = msgspec.json.encode(heard, enc_hook=str) + b"\n"
        with self._saying:
            os.write(1, line)


if __name__ == "__main__":
    Window().run()
