"""A link that is asked before it is made."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from callcenter.errors import UserCancelled
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.protocols import Access
from callcenter.services.requests import Request, Result, ask
from ui.late_link import LateLink

PROGRAMS = ask(Access.programs)


class OneAnswer:
    """A link that has one answer to everything, and can be lost."""

    def __init__(self) -> None:
        self.closed = False
        self.lose: Callable[[], None] = lambda: None

    def perform(self, _r: Request[Result], _report: Report = unwatched, _cancel: CancelToken | None = None) -> Result:
        return ("standard",)  # type: ignore[return-value]  # the result of PROGRAMS, which alone is asked here

    def when_lost(self, tell: Callable[[], None]) -> None:
        self.lose = tell

    def close(self) -> None:
        self.closed = True


def test_what_is_asked_before_the_link_is_made_is_answered_when_it_is() -> None:
    link = LateLink(OneAnswer)
    with ThreadPoolExecutor() as threads:
        early = threads.submit(link.perform, PROGRAMS)
        assert not early.done()
        link.begin()
        assert early.result() == ("standard",)
    assert link.perform(PROGRAMS) == ("standard",)


def test_whoever_waits_for_a_link_can_stop_waiting() -> None:
    link, token = LateLink(OneAnswer), CancelToken()
    with ThreadPoolExecutor() as threads:
        waiting = threads.submit(link.perform, PROGRAMS, unwatched, token)
        token.cancel()
        with pytest.raises(UserCancelled):
            waiting.result()


def test_a_link_that_is_closed_before_it_is_made_is_never_made() -> None:
    made: list[OneAnswer] = []

    def make() -> OneAnswer:
        made.append(OneAnswer())
        return made[0]

    link = LateLink(make)
    link.when_lost(lambda: None)
    link.close()
    link.close()
    link.begin()
    assert not made
    with pytest.raises(UserCancelled):
        link.perform(PROGRAMS)


def test_the_link_that_is_made_is_closed_and_tells_of_its_loss() -> None:
    told: list[str] = []
    behind = OneAnswer()
    link = LateLink(lambda: behind)
    link.when_lost(lambda: told.append("lost"))
    link.begin()
    behind.lose()
    assert told == ["lost"]
    link.close()
    assert behind.closed
