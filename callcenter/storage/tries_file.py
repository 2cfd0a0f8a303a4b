"""vault.tries: wrong passwords since each user's last sign-in. Kept by the program, not by cryptography."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec

from callcenter.durable_file import environment_fault, write_durably

_LIMIT = 1 << 20


@dataclass(frozen=True)
class Tries:
    """How many wrong passwords in a row, and when the last one was typed (aware, UTC)."""

    count: int
    last: Annotated[datetime, msgspec.Meta(tz=True)]


class TriesFile:
    """Wrong passwords by user name; an unreadable file counts as empty, since it only slows guessing."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def of(self, user: str) -> Tries | None:
        """What is kept of one user."""
        return self._read().get(user)

    def add(self, user: str, moment: datetime) -> None:
        """One more wrong password."""
        tries = self._read()
        before = tries.get(user)
        tries[user] = Tries((before.count if before else 0) + 1, moment)
        self._write(tries)

    def forget(self, user: str) -> None:
        """The user has signed in."""
        tries = self._read()
        if tries.pop(user, None):
            self._write(tries)

    def _read(self) -> dict[str, Tries]:
        try:
            with self._path.open("rb") as file:
                return msgspec.json.decode(file.read(_LIMIT), type=dict[str, Tries])
        except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return {}
        except OSError as error:
            raise environment_fault(error) from None

    def _write(self, tries: dict[str, Tries]) -> None:
        write_durably(self._path, msgspec.json.encode(tries, order="sorted"))
