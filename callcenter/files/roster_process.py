"""Reading a roster file through a short-lived process without keys: this side distrusts what it hears."""

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from secrets import token_bytes

import msgspec

from callcenter.domain.policy import Policy
from callcenter.domain.roster import ROW_PROBLEM_SENTENCES
from callcenter.errors import CallCenterError, EnvironmentFault, UserFacing
from callcenter.files.regular_file import INPUT_FILE_SENTENCES, InputFileFault, begins_with, open_regular
from callcenter.files.roster_faults import ROSTER_FILE_SENTENCES, WORKBOOK_MAGICS, RosterFileFault
from callcenter.files.roster_messages import (
    LARGEST_MESSAGE,
    READ_COLUMNS,
    EndMessage,
    FaultMessage,
    LookMessage,
    Message,
    OutlinedRow,
    OutlinesMessage,
    ReadRow,
    RosterSource,
    RowsMessage,
    SourceFacts,
)
from callcenter.files.roster_reader import look_at_roster, outline_roster, read_roster
from callcenter.files.roster_table import Share
from callcenter.progress import CancelToken

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


class Hearing:
    """What one reading process says, believed as far as it is of the form that it should have."""

    def __init__(self, connection: Connection, cancel: CancelToken | None = None) -> None:
        self._connection = connection
        self._cancel = cancel or CancelToken()
        self._decoder = msgspec.msgpack.Decoder(Message)

    def facts(self) -> SourceFacts:
        """Wait for the first pass; raises as `next` does."""
        message = self.next()
        if not isinstance(message, SourceFacts) or not set(message.columns) <= READ_COLUMNS:
            raise RosterReaderStopped
        return message

    def next(self) -> Message:
        """The next message. Raises RosterFileFault, InputFileFault, RosterReaderStopped or UserCancelled."""
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


class RosterReading:
    """A roster file being read, made by `open_roster`. Iterate over it once for its rows.

    Each row given out stood in the file whose SHA-256 `facts` tell. The iteration may raise
    RosterFileChanged, RosterReaderStopped or InputFileFault.
    """

    def __init__(self, connection: Connection, policy: Policy, cancel: CancelToken | None = None) -> None:
        """Wait for the first pass. Raises RosterFileFault, InputFileFault, RosterReaderStopped or UserCancelled."""
        self._hearing = Hearing(connection, cancel)
        self._widths = {rule.number: len(rule.public) for rule in policy.rules}
        self.facts = self._hearing.facts()

    def __iter__(self) -> Iterator[ReadRow]:
        while not isinstance(message := self._hearing.next(), EndMessage):
            if not isinstance(message, RowsMessage) or not self._well_formed(message):
                raise RosterReaderStopped
            yield from message.rows
        if message.sha256 != self.facts.sha256:
            raise RosterFileChanged

    def _well_formed(self, message: RowsMessage) -> bool:
        filled = (each for row in message.rows for each in row.combinations)
        return _known(message) and all(self._widths.get(each.rule_number) == len(each.public) for each in filled)


class RosterOutlines:
    """A roster file being counted by several processes, made by `open_outlines`: as `RosterReading`, row by row."""

    def __init__(self, hearings: Sequence[Hearing]) -> None:
        """Wait for the first pass of all of them; raises as `RosterReading` does."""
        self._hearings = hearings
        found = [hearing.facts() for hearing in hearings]
        if any(facts != found[0] for facts in found):
            raise RosterFileChanged
        self.facts = found[0]

    def __iter__(self) -> Iterator[OutlinedRow]:
        turns = deque(self._hearings)
        while not isinstance(message := turns[0].next(), EndMessage):
            if not isinstance(message, OutlinesMessage) or not _known(message):
                raise RosterReaderStopped
            yield from message.rows
            turns.rotate(-1)
        ends = [message, *(hearing.next() for hearing in islice(turns, 1, None))]
        if any(end != EndMessage(self.facts.sha256) for end in ends):
            raise RosterFileChanged


@contextmanager
def open_roster(source: RosterSource, skip_rows: int = 0, cancel: CancelToken | None = None) -> Iterator[RosterReading]:
    """Start the reading process, and end it with the block, however that ends.

    The block begins when the first pass is done and the file's form found sound. `skip_rows` leaves out
    so many rows that an earlier reading gave out. Raises RosterFileFault, InputFileFault,
    RosterFileChanged, RosterReaderStopped or, within a moment of `cancel`, UserCancelled.
    """
    with _child(read_roster, source, skip_rows) as connection:
        yield RosterReading(connection, source.rules.policy, cancel)


@contextmanager
def open_outlines(source: RosterSource, cancel: CancelToken | None = None) -> Iterator[RosterOutlines]:
    """Count a file in as many processes as there are cores, else as `open_roster`.

    A workbook is read by one, for each would take all of it into memory.
    """
    with open_regular(source.path) as file:
        together = 1 if begins_with(file, *WORKBOOK_MAGICS) else os.cpu_count() or 1
    seed = token_bytes(16)
    with ExitStack() as children:
        connections = [
            children.enter_context(_child(outline_roster, source, Share(number, together), seed))
            for number in range(together)
        ]
        yield RosterOutlines([Hearing(connection, cancel) for connection in connections])


def look_at(source: RosterSource, cancel: CancelToken | None = None) -> LookMessage:
    """The beginning of a file. Raises InputFileFault, RosterReaderStopped or UserCancelled."""
    with _child(look_at_roster, source) as connection:
        message = Hearing(connection, cancel).next()
    if not isinstance(message, LookMessage) or not _well_formed_look(message):
        raise RosterReaderStopped
    return message


@contextmanager
def _child(target: Callable[..., None], *arguments: object) -> Iterator[Connection]:
    """A process that speaks into the connection; it is killed with the block. Raises RosterReaderStopped."""
    receiving, sending = _SPAWN.Pipe(duplex=False)
    process = _SPAWN.Process(target=target, args=(sending, *arguments), daemon=True)
    with receiving:
        # Its copy closed here, the pipe's other end is the child's alone: when that ends, so does reading.
        with sending:
            _start(process)
        try:
            yield receiving
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


def roster_file_fault(message: FaultMessage) -> RosterFileFault:
    """The fault that a message of this kind stands for; `fault` is a key of ROSTER_FILE_SENTENCES."""
    return RosterFileFault(message.fault, message.line, message.column, message.names)


def _fault(message: FaultMessage) -> CallCenterError:
    """The fault a message stands for, in our own words."""
    if message.code == RosterFileChanged.code:
        return RosterFileChanged()
    if message.code == InputFileFault.code and message.fault in INPUT_FILE_SENTENCES:
        return InputFileFault(message.fault)
    known_column = message.column is None or message.column in READ_COLUMNS
    if message.code == RosterFileFault.code and message.fault in ROSTER_FILE_SENTENCES and known_column:
        return roster_file_fault(message)
    return RosterReaderStopped()


def _known(message: RowsMessage | OutlinesMessage) -> bool:
    """Say whether the message tells no other problems than there are."""
    return ROW_PROBLEM_SENTENCES.keys() >= {code for row in message.rows for code in row.problems}


def _well_formed_look(look: LookMessage) -> bool:
    width, fault = len(look.headers), look.fault
    return (
        len(look.columns) == width
        and set(look.columns) <= READ_COLUMNS | {""}
        and all(len(cells) <= width for _, cells in (*look.rows, *look.accented))
        and (fault is None or isinstance(_fault(fault), RosterFileFault))
    )
