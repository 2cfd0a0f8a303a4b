"""The third step decided: what each header is taken for, how dates and names are written, and kept profiles."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from callcenter.domain.dates import DateFormat, DateFormatFault
from callcenter.domain.one_name import NameOrder, split_name
from callcenter.domain.roster import ONE_NAME
from callcenter.errors import CallCenterError
from callcenter.services.requests import ask
from callcenter.services.roster_protocol import ColumnProfile, RosterDesk
from ui.notices import notice_of, sentence_of
from ui.roster.board import Board
from ui.roster.state import Choices, Fault, Place

_NAME_PARTS = frozenset({"last_name", "first_name"})


class ColumnsChoice:
    """`look` is called when the file must be looked at anew, for what is masked follows from the columns."""

    def __init__(self, board: Board, look: Callable[[], None]) -> None:
        self._board = board
        self._look = look

    def take(self, place: int, column: str) -> None:
        """Take a header for a canonical column, or "" for none."""
        taken = self._board.choices.taken
        if place < len(taken) and taken[place] != column:
            taken = (*taken[:place], column, *taken[place + 1 :])
            self._board.choose(taken=taken, profile="", may_suggest=False)
            self._suggest_order()
            self._look()

    def set_date_format(self, text: str | None) -> None:
        """As typed or chosen; None finds it by looking. Whether it is one is told when going on."""
        if text != self._board.choices.date_format:
            self._board.choose(date_format=text)

    def set_name_order(self, order: NameOrder) -> None:
        """How names of one column are written."""
        self._board.choose(name_order=order)

    def set_pad_zeros(self, pads: bool) -> None:
        """Whether zeros are put back before Social Security numbers."""
        self._board.choose(pad_zeros=pads)

    def load_profiles(self) -> None:
        """Ask for the kept profiles."""

        def loaded(profiles: tuple[ColumnProfile, ...]) -> None:
            self._board.show(profiles=profiles)
            self.suggest()

        self._board.runner.start(ask(RosterDesk.profiles), loaded, self._tell)

    def suggest(self) -> None:
        """Apply the profile that fits the file best, unless something was chosen already."""
        choices = self._board.choices
        if choices.preview and choices.may_suggest and not choices.profile:
            found = fitting(self._board.state.profiles, choices.headers)
            if found:
                self.use_profile(found[0].name)
            else:
                self._suggest_order()

    def use_profile(self, name: str) -> None:
        """Choose all as it was kept under a name, as far as it goes for this file; an empty name does without."""
        profile = next((one for one in self._board.state.profiles if one.name == name), None)
        choices = self._board.choices
        if profile:
            self._board.choose(**vars(_applied(profile, choices)))
        elif choices.profile:
            self._board.choose(**vars(_without_profile(choices)))
        else:
            return
        self._suggest_order()
        self._look()

    def keep_profile(self, name: str) -> None:
        """Keep what is chosen under a name, in place of what was kept under it."""
        choices = self._board.choices
        fault = None if name.strip() else Fault(Place.PROFILE, "profile_needs_name")
        fault = fault or fault_of_columns(choices)
        if fault:
            self._board.refuse(fault)
            return

        def kept(_: None) -> None:
            self._board.choose(profile=name.strip(), may_suggest=False)
            self._board.view.tell_profile(name.strip(), True)
            self.load_profiles()

        def failed(failure: CallCenterError) -> None:
            self._board.refuse(Fault(Place.PROFILE, sentence=sentence_of(failure)))

        self._board.runner.start(ask(RosterDesk.keep_profile, name.strip(), choices.options), kept, failed)

    def drop_profile(self, name: str) -> None:
        """Keep a profile no longer; what it chose stays chosen."""

        def dropped(_: None) -> None:
            self._board.choose(profile="", may_suggest=False)
            self._board.view.tell_profile(name, False)
            self.load_profiles()

        self._board.runner.start(ask(RosterDesk.drop_profile, name), dropped, self._tell)

    def _suggest_order(self) -> None:
        """Whole names mostly have a comma, or mostly none."""
        choices = self._board.choices
        if ONE_NAME in choices.taken and choices.name_order is None:
            cells = choices.cells(choices.taken.index(ONE_NAME))
            split = {order: sum(split_name(cell, order) is not None for cell in cells) for order in NameOrder}
            self._board.choose(name_order=max(NameOrder, key=lambda order: split[order]))

    def _tell(self, failure: CallCenterError) -> None:
        self._board.view.tell(notice_of(failure))


def fitting(profiles: Sequence[ColumnProfile], headers: Sequence[str]) -> list[ColumnProfile]:
    """The profiles whose headers all stand in a file, those with the most headers first."""
    there = {_plain(header) for header in headers}
    fit = [
        one for one in profiles if one.columns.headers and {_plain(name) for _, name in one.columns.headers} <= there
    ]
    return sorted(fit, key=lambda one: -len(one.columns.headers))


def fault_of_columns(choices: Choices) -> Fault | None:
    """What keeps the columns as chosen from being counted."""
    taken = [column for column in choices.taken if column]
    for place, column in enumerate(choices.taken):
        if column and column in choices.taken[:place]:
            return Fault(Place.COLUMN, "given_twice", column=place)
        names = [_plain(header) for header in choices.headers]
        if column and names.count(names[place]) > 1:
            return Fault(Place.COLUMN, "same_header", column=place)
    if not taken:
        return Fault(Place.COLUMN, "nothing_used")
    if ONE_NAME in taken and not _NAME_PARTS.isdisjoint(taken):
        return Fault(Place.COLUMN, "name_and_parts", column=choices.taken.index(ONE_NAME))
    if ONE_NAME in taken and choices.name_order is None:
        return Fault(Place.NAME_ORDER, "order_needed")
    return _fault_of_dates(choices)


def _fault_of_dates(choices: Choices) -> Fault | None:
    if choices.date_format is None:
        return Fault(Place.DATE_FORMAT, "date_format_needed") if choices.needs_date_format else None
    try:
        DateFormat.from_text(choices.date_format)
    except DateFormatFault as fault:
        return Fault(Place.DATE_FORMAT, sentence=sentence_of(fault))
    return None


def _applied(profile: ColumnProfile, choices: Choices) -> Choices:
    columns = profile.columns
    named = {_plain(header): column for column, header in columns.headers}
    taken = [named.get(_plain(header), "") for header in choices.headers]
    if columns.guess:
        found = choices.preview.columns if choices.preview else ()
        for place, column in enumerate(found):
            if column and not taken[place] and column not in taken:
                taken[place] = column
    sheets = choices.preview.sheets if choices.preview else ()
    of_text = not choices.is_workbook
    return replace(
        choices,
        profile=profile.name,
        taken=tuple(taken),
        date_format=columns.date_format,
        name_order=columns.name_order,
        pad_zeros=columns.pad_zeros,
        encoding=columns.encoding if of_text else None,
        delimiter=columns.delimiter if of_text else None,
        sheet=columns.sheet if columns.sheet in sheets else choices.sheet,
        needs_date_format=choices.needs_date_format and columns.date_format is None,
    )


def _without_profile(choices: Choices) -> Choices:
    """As the file looked before: what it holds is found anew."""
    begun = Choices(choices.mode, choices.path, choices.password, preview=choices.preview, may_suggest=False)
    return replace(begun, sheet=choices.sheet)


def _plain(header: str) -> str:
    return header.strip().casefold()
