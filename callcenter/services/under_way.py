"""Requests that are being answered just now: whoever closes the door cancels them and waits for the last."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from callcenter.progress import CancelToken
from callcenter.services.session import NotSignedIn


class UnderWay:
    """Lets requests in until it is closed."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._tokens: list[CancelToken] = []
        self._closed = False

    @property
    def is_busy(self) -> bool:
        """Whether anybody is in."""
        with self._changed:
            return bool(self._tokens)

    @contextmanager
    def one(self, cancel: CancelToken) -> Iterator[None]:
        """A request for as long as the block lasts; `cancel` is what stops it. Raises NotSignedIn once closed."""
        with self._changed:
            if self._closed:
                raise NotSignedIn
            self._tokens.append(cancel)
        try:
            yield
        finally:
            with self._changed:
                self._tokens.remove(cancel)
                self._changed.notify_all()

    def close(self) -> None:
        """Let nobody in any more, cancel whoever is in, and wait until all are out; may be called twice."""
        with self._changed:
            self._closed = True
            for token in self._tokens:
                token.cancel()
            self._changed.wait_for(lambda: not self._tokens)
