"""The first two steps decided: which file, what to do with it, and how its beginning is read."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.dates import DateFormatFault
from callcenter.domain.import_mode import ImportMode
from callcenter.errors import CallCenterError
from callcenter.services.requests import ask
from callcenter.services.roster_protocol import RosterDesk, RosterPreview
from ui.notices import sentence_of
from ui.roster.board import Board
from ui.roster.faults import PROTECTED, WRONG_PASSWORD, fault_of_failure, fault_of_preview
from ui.roster.state import Choices, Fault, Place, Step
from ui.runner import Running


class Looking:
    """Looks at the chosen file anew after each choice; a late answer to an older choice is dropped.

    `seen` is called with each answer once it is shown, `idle` when nothing more is looked at.
    """

    def __init__(self, board: Board, seen: Callable[[], None], idle: Callable[[], None]) -> None:
        self._board = board
        self._told_seen = seen
        self._told_idle = idle
        self._number = 0
        self._running: Running | None = None

    def set_mode(self, mode: ImportMode) -> None:
        """What the file does to the roster that answers."""
        if mode is ImportMode.REPLACE or self._board.state.active:
            self._board.choose(mode=mode)

    def choose_file(self, path: Path) -> None:
        """Another file: nothing chosen for the one before is kept but what is done with it."""
        if self._board.state.step is Step.FILE:
            self._board.choose(**vars(Choices(self._board.choices.mode, path)))
            self.look()

    def give_password(self, password: str) -> None:
        """The password of a protected workbook."""
        if self._board.choices.path and self._board.choices.asks_password:
            self._board.choose(password=password)
            self.look()

    def set_encoding(self, encoding: str | None) -> None:
        """How bytes are letters; None looks for it."""
        self._read_as(encoding=encoding)

    def set_delimiter(self, delimiter: str | None) -> None:
        """What stands between cells; None looks for it."""
        self._read_as(delimiter=delimiter)

    def set_sheet(self, sheet: str | None) -> None:
        """Which sheet of a workbook; None takes the only one."""
        self._read_as(sheet=sheet)

    def look(self) -> None:
        """Read the beginning of the file as it is now chosen."""
        file = self._board.choices.roster_file(self._options())
        if file is None:
            return
        self.drop()
        number = self._number
        self._board.show(looking=True, fault=None)

        def seen(preview: RosterPreview) -> None:
            if number == self._number:
                self._seen(preview)

        def failed(failure: CallCenterError) -> None:
            if number == self._number:
                self._failed(failure)

        self._running = self._board.runner.start(ask(RosterDesk.look, file), seen, failed)

    def drop(self) -> None:
        """Wait no longer for the answer under way."""
        self._number += 1
        if self._running:
            self._running.cancel()
            self._running = None

    def _options(self) -> ColumnsOptions | None:
        """None while nothing is chosen, so that everything is found by looking."""
        try:
            options = self._board.choices.options
        except DateFormatFault:
            options = replace(self._board.choices, date_format=None).options
        return None if options == ColumnsOptions() else options

    def _read_as(self, **changes: object) -> None:
        """Read in another way: headers may be others then, so what they are taken for is found anew."""
        now = vars(self._board.choices)
        if any(now[name] != value for name, value in changes.items()):
            self._board.choose(**changes, taken=(), guesses=(), profile="", may_suggest=False)
            self.look()

    def _seen(self, preview: RosterPreview) -> None:
        self._running = None
        if preview.fault in {PROTECTED, WRONG_PASSWORD}:
            self._ask_password(preview)
            return
        choices, fault = self._board.choices, fault_of_preview(preview)
        before = choices.preview
        if choices.taken and len(preview.headers) != len(choices.taken):
            if before and preview.fault:
                # What was chosen stays in sight while a fault keeps the file from being read so far.
                preview = replace(before, fault=preview.fault, sentence=preview.sentence)
            else:
                choices = replace(choices, taken=(), guesses=())
        if not choices.taken:
            guessed = dict(preview.read_as.guessed)
            guesses = tuple(column if column in guessed else "" for column in preview.columns)
            choices = replace(choices, taken=preview.columns, guesses=guesses)
        choices = replace(choices, preview=preview, asks_password=False)
        self._board.show(choices=choices, looking=False, fault=fault)
        self._told_seen()
        if not self._board.state.looking:
            self._told_idle()

    def _ask_password(self, preview: RosterPreview) -> None:
        was_given = self._board.choices.password is not None
        fault = Fault(Place.PASSWORD, WRONG_PASSWORD) if was_given or preview.fault == WRONG_PASSWORD else None
        choices = replace(self._board.choices, preview=None, password=None, asks_password=True)
        self._board.show(step=Step.FILE, choices=choices, looking=False, fault=fault)
        self._board.view.point_to(fault or Fault(Place.PASSWORD))

    def _failed(self, failure: CallCenterError) -> None:
        """The file is gone, or cannot be read at all: another can be chosen."""
        self._running = None
        fault = fault_of_failure(failure) or Fault(Place.FILE, sentence=sentence_of(failure))
        choices = replace(self._board.choices, preview=None)
        self._board.show(choices=choices, looking=False)
        self._board.refuse(replace(fault, place=Place.FILE))
