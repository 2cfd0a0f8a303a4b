"""Decides what is verified, against which head, and what is shown of it; without Qt."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from callcenter.errors import CallCenterError
from callcenter.progress import Progress
from callcenter.services.journal_protocol import (
    LEAST_OF_CODE,
    HeldHead,
    JournalDesk,
    JournalOverview,
    Verification,
)
from callcenter.services.requests import ask
from ui.notices import Notice, notice_of
from ui.runner import Runner, Running

_DIGITS = frozenset("0123456789abcdef")


@dataclass(frozen=True)
class VerifyState:
    """What of it is shown. `is_unread` marks a typed head as none; `progress` is None before the first report."""

    overview: JournalOverview | None = None
    is_verifying: bool = False
    is_stopping: bool = False
    progress: Progress | None = None
    found: Verification | None = None
    is_unread: bool = False


class VerifyView(Protocol):
    """The section, as far as the presenter speaks to it."""

    def show_state(self, state: VerifyState) -> None:
        """Show all of it."""
        ...

    def show_head(self, seq: str, code: str) -> None:
        """A head that was read from a file, in the boxes where one is typed."""
        ...

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        ...

    def tell_found(self, found: Verification) -> None:
        """A verification has ended."""
        ...

    def tell_given_up(self) -> None:
        """A verification was given up."""
        ...


class VerifyPresenter:
    """One verification at a time; a head is held against it while one stands in the boxes."""

    def __init__(self, view: VerifyView, runner: Runner) -> None:
        self._view = view
        self._runner = runner
        self._running: Running | None = None
        self._epoch: tuple[HeldHead, int] | None = None  # of a head from a file, which is not typed
        self.state = VerifyState()

    def refresh(self) -> None:
        """The section is shown: look how the journal stands."""
        self._runner.start(ask(JournalDesk.overview), self._take_overview, self._fail)

    def take_file(self, path: Path) -> None:
        """Have a head read from a file."""
        self._runner.start(ask(JournalDesk.read_head, path), self._take_head, self._fail)

    def verify(self, seq: str, code: str, *, everything: bool) -> None:
        """Verify, against the head that was typed unless both boxes are empty."""
        if self.state.is_verifying:
            return
        held = None
        if seq.strip() or code.strip():
            held = self._read(seq, code)
            if held is None:
                self._show(is_unread=True, found=None)
                return
        self._show(is_verifying=True, is_stopping=False, progress=None, found=None, is_unread=False)
        self._running = self._runner.start(
            ask(JournalDesk.verify, held, everything),
            self._take_found,
            self._fail,
            cancelled=self._give_up,
            progress=lambda progress: self._show(progress=progress),
        )

    def stop(self) -> None:
        """Give the verification up."""
        if self._running and self.state.is_verifying:
            self._show(is_stopping=True)
            self._running.cancel()

    def _read(self, seq: str, code: str) -> HeldHead | None:
        """A head as people copy it: a number with or without commas, a code in any case and in groups."""
        number, digits = seq.strip().replace(",", ""), "".join(code.split()).lower()
        if not (number.isascii() and number.isdecimal() and int(number)):
            return None
        if not LEAST_OF_CODE <= len(digits) <= 64 or not set(digits) <= _DIGITS:
            return None
        typed = HeldHead(int(number), digits)
        from_file, epoch = self._epoch or (None, 0)
        return replace(typed, epoch=epoch) if typed == from_file else typed

    def _take_overview(self, overview: JournalOverview) -> None:
        self._show(overview=overview)

    def _take_head(self, head: HeldHead) -> None:
        self._epoch = (replace(head, epoch=None), head.epoch or 0) if head.epoch is not None else None
        self._show(is_unread=False)
        self._view.show_head(f"{head.seq:,}", head.code)

    def _take_found(self, found: Verification) -> None:
        self._show(is_verifying=False, found=found)
        self._view.tell_found(found)
        self.refresh()

    def _give_up(self) -> None:
        self._show(is_verifying=False)
        self._view.tell_given_up()

    def _fail(self, failure: CallCenterError) -> None:
        self._show(is_verifying=False)
        self._view.tell(notice_of(failure))

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self._view.show_state(self.state)
