"""Reading a roster file through a short-lived process without keys: this side distrusts what it hears."""

import multiprocessing
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection

import msgspec

from callcenter.domain.policy import Policy
from callcenter.domain.roster import ROW_PROBLEM_SENTENCES
from callcenter.errors import CallCenterError, EnvironmentFault, UserFacing
from callcenter.files.regular_file import INPUT_FILE_SENTENCES, InputFileFault
from callcenter.files.roster_faults import ROSTER_FILE_SENTENCES, RosterFileFault
from callcenter.files.roster_reader import (
    LARGEST_MESSAGE,
    READ_COLUMNS,
    EndMessage,
    FaultMessage,
    Message,
    RawCombination,
    ReadRow,
    RosterSource,
    RowsMessage,
    SourceFacts,
    read_roster,
)
from callcenter.progress import CancelToken

__all__ = ["RawCombination", "ReadRow", "RosterReading", "RosterSource", "SourceFacts", "open_roster"]

_LOOK_AT_TOKEN = 0.1  # seconds
_SPAWN = multiprocessing.get_context("spawn")


class RosterFileChanged(UserFacing):
    """The file is not, or no longer, the one whose digest was taken."""

    code = "roster_file_changed"
    sentence = (
        "The roster file changed after it was first read. Start the import again when nobody writes to it "
        "any more; to resume one, put back the file that it was begun with."
    )


class RosterReaderStopped(EnvironmentFault):
    """The reading process ended or said something else than it should."""

    code = "roster_reader_stopped"
    sentence = (
        "Reading the roster file stopped before its end. Check that memory is free and start again; if it "
        "stops at the same place, the file may be built to do harm."
    )


class RosterReading:
    """A roster file being read, made by `open_roster`. Iterate over it once for its rows.

    Each row given out stood in the file whose SHA-256 `facts` tell. The iteration may raise
    RosterFileChanged, RosterReaderStopped or InputFileFault.
    """

    def __init__(self, connection: Connection, policy: Policy, cancel: CancelToken | None = None) -> None:
        """Wait for the first pass. Raises RosterFileFault, InputFileFault, RosterReaderStopped or UserCancelled."""
        self._connection = connection
        self._cancel = cancel or CancelToken()
        self._widths = {rule.number: len(rule.public) for rule in policy.rules}
        self._decoder = msgspec.msgpack.Decoder(Message)
        message = self._receive()
        if not isinstance(message, SourceFacts) or not set(message.columns) <= READ_COLUMNS:
            raise RosterReaderStopped
        self.facts = message

    def __iter__(self) -> Iterator[ReadRow]:
        while not isinstance(message := self._receive(), EndMessage):
            if not isinstance(message, RowsMessage) or not all(map(self._well_formed, message.rows)):
                raise RosterReaderStopped
            yield from message.rows
        if message.sha256 != self.facts.sha256:
            raise RosterFileChanged

    def _receive(self) -> Message:
        message: Message | None
        self._cancel.check()
        try:
            while not self._connection.poll(_LOOK_AT_TOKEN):
                self._cancel.check()
            message = self._decoder.decode(self._connection.recv_bytes(LARGEST_MESSAGE))
        except (EOFError, OSError, msgspec.DecodeError, UnicodeError, RecursionError):
            message = None
        # Raised out here so that no decoder's exception, which may quote a value, hangs on this one.
        if message is None:
            raise RosterReaderStopped
        if isinstance(message, FaultMessage):
            raise _fault(message)
        return message

    def _well_formed(self, row: ReadRow) -> bool:
        return all(code in ROW_PROBLEM_SENTENCES for code in row.problems) and all(
            self._widths.get(each.rule_number) == len(each.public) for each in row.combinations
        )


@contextmanager
def open_roster(source: RosterSource, skip_rows: int = 0, cancel: CancelToken | None = None) -> Iterator[RosterReading]:
    """Start the reading process, and end it with the block, however that ends.

    The block begins when the first pass is done and the file's form found sound. `skip_rows` leaves out
    so many rows that an earlier reading gave out. Raises RosterFileFault, InputFileFault,
    RosterFileChanged, RosterReaderStopped or, within a moment of `cancel`, UserCancelled.
    """
    receiving, sending = _SPAWN.Pipe(duplex=False)
    process = _SPAWN.Process(target=read_roster, args=(sending, source, skip_rows), daemon=True)
    with receiving:
        # Its copy closed here, the pipe's other end is the child's alone: when that ends, so does reading.
        with sending:
            _start(process)
        try:
            yield RosterReading(receiving, source.rules.policy, cancel)
        finally:
            process.kill()
            process.join()
            process.close()


def _start(process: multiprocessing.process.BaseProcess) -> None:
    try:
        with _interrupts_held():
            process.start()
    except OSError:
        raise RosterReaderStopped from None


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let a child inherit a blocked SIGINT: Ctrl+C reaches it too, long before it could ignore it."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # would unblock it when it starts
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _fault(message: FaultMessage) -> CallCenterError:
    """The fault a message stands for, in our own words."""
    if message.code == RosterFileChanged.code:
        return RosterFileChanged()
    if message.code == InputFileFault.code and message.fault in INPUT_FILE_SENTENCES:
        return InputFileFault(message.fault)
    known_column = message.column is None or message.column in READ_COLUMNS
    if message.code == RosterFileFault.code and message.fault in ROSTER_FILE_SENTENCES and known_column:
        return RosterFileFault(message.fault, message.line, message.column, message.names)
    return RosterReaderStopped()
