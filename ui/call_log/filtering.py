"""The filter decided: which calls are meant by what was typed and chosen, and the filters that are kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Protocol

from callcenter.clock import Clock
from callcenter.domain.call_filter import CallFilter
from callcenter.domain.call_span import SPANS, days_of
from callcenter.domain.calls import FIRST_SEAT, possible_references
from callcenter.domain.dates import DayUnreadable, parse_day
from callcenter.domain.hours import LineHours
from callcenter.domain.program_parts import Line
from callcenter.errors import CallCenterError
from callcenter.services.call_log_protocol import CallLogDesk, FilterChoices, SavedFilter
from callcenter.services.requests import ask
from ui.call_log.state import ANY_DAY, CHOSEN_DAYS, FilterForm, FilterState
from ui.language import tr
from ui.notices import Notice, notice_of, sentence_of
from ui.runner import Runner


class FilterView(Protocol):
    """What shows the filter."""

    def show_filter(self, state: FilterState) -> None:
        """Show all of it."""
        ...

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        ...


class _Unread(Exception):
    """A box that cannot be read, and the sentence that says why."""

    def __init__(self, box: str, sentence: str) -> None:
        super().__init__(sentence)
        self.box, self.sentence = box, sentence


class FilterPresenter:
    """Reads the form and hands the calls that are meant to `apply`; a form with a fault changes nothing."""

    def __init__(
        self, view: FilterView, runner: Runner, clock: Clock, line: Line, apply: Callable[[CallFilter], None]
    ) -> None:
        self._view = view
        self._runner = runner
        self._clock = clock
        self._hours = LineHours(line)
        self._apply = apply
        self.state = FilterState()
        self.meant = CallFilter()

    def refresh(self) -> None:
        """Ask again what a filter can be made of."""
        self._runner.start(ask(CallLogDesk.choices), self._take_choices, self._fail)

    def take(self, form: FilterForm) -> bool:
        """Apply what was typed and chosen; False where something of it cannot be read."""
        chosen = self._kept(self.state.chosen)
        if chosen and form != _form_of(chosen, self._today):
            chosen = None
        return self._put(form, chosen.name if chosen else "")

    def choose_days(self, days: str, form: FilterForm) -> bool:
        """Other days, by a span or without any; those that are typed wait for their boxes."""
        if days == CHOSEN_DAYS:
            self._show(form=replace(form, days=days), faulty="", fault="", chosen="")
            return True
        first, last = (_written(day) for day in days_of(days, self._today))
        return self.take(replace(form, days=days, first=first, last=last))

    def choose_kept(self, name: str) -> None:
        """A filter that is kept under this name; every call for a name that none has."""
        kept = self._kept(name)
        self._put(_form_of(kept, self._today) if kept else FilterForm(), kept.name if kept else "")

    def clear(self) -> None:
        """Every call."""
        self.choose_kept("")

    def ask_name(self, form: FilterForm) -> None:
        """Under which name is this filter to be kept?"""
        if self.take(form):
            self._show(is_naming=True)

    def leave_name(self) -> None:
        """Keep it under none."""
        self._show(is_naming=False, faulty="", fault="")

    def keep(self, name: str) -> None:
        """Keep the filter that is applied, in place of one of the same name."""
        form, meant = self.state.form, self.meant
        span = form.days if form.days in SPANS else ""
        saved = SavedFilter(name, replace(meant, first=None, last=None) if span else meant, span)

        def kept(all_kept: tuple[SavedFilter, ...]) -> None:
            tidy = " ".join(name.split())
            self._show(choices=replace(self.state.choices, saved=all_kept), chosen=tidy, is_naming=False)
            self._show(faulty="", fault="")

        self._runner.start(ask(CallLogDesk.save_filter, saved), kept, self._refuse_name)

    def remove(self) -> None:
        """Forget the kept filter that is chosen; the calls that are shown stay."""

        def removed(all_kept: tuple[SavedFilter, ...]) -> None:
            self._show(choices=replace(self.state.choices, saved=all_kept), chosen="")

        if self.state.chosen:
            self._runner.start(ask(CallLogDesk.remove_filter, self.state.chosen), removed, self._fail)

    @property
    def _today(self) -> date:
        return self._hours.day(self._clock.now())

    def _kept(self, name: str) -> SavedFilter | None:
        return next((one for one in self.state.choices.saved if one.name == name), None)

    def _put(self, form: FilterForm, chosen: str) -> bool:
        try:
            form, meant = self._read(form)
        except _Unread as unread:
            self._show(form=form, faulty=unread.box, fault=unread.sentence)
            return False
        self.meant = meant
        self._show(form=form, chosen=chosen, faulty="", fault="")
        self._apply(meant)
        return True

    def _read(self, form: FilterForm) -> tuple[FilterForm, CallFilter]:
        """The form with its days as they are meant, and the calls. Raises _Unread."""
        if form.days in SPANS:
            first, last = days_of(form.days, self._today)
            form = replace(form, first=_written(first), last=_written(last))
        else:
            first, last = _day("first", form.first), _day("last", form.last)
            form = replace(form, days=CHOSEN_DAYS if first or last else ANY_DAY)
        if first and last and first > last:
            raise _Unread("last", _turned_words())
        if form.reference.strip() and not possible_references(form.reference, FIRST_SEAT):
            raise _Unread("reference", _no_reference_words())
        return form, CallFilter(
            first=first,
            last=last,
            operator=form.operator,
            answer=form.answer,
            wrap_up=form.wrap_up,
            line_open=form.line_open,
            reference=form.reference.strip(),
        )

    def _take_choices(self, choices: FilterChoices) -> None:
        self._show(choices=choices)

    def _refuse_name(self, failure: CallCenterError) -> None:
        if failure.code == "filter_unnamed":
            self._show(faulty="name", fault=sentence_of(failure))
        else:
            self._fail(failure)

    def _fail(self, failure: CallCenterError) -> None:
        self._view.tell(notice_of(failure))

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self._view.show_filter(self.state)


def _form_of(kept: SavedFilter, today: date) -> FilterForm:
    """A kept filter as it would be typed today."""
    meant = kept.meant
    first, last = days_of(kept.span, today) if kept.span else (meant.first, meant.last)
    return FilterForm(
        days=kept.span or (CHOSEN_DAYS if first or last else ANY_DAY),
        first=_written(first),
        last=_written(last),
        operator=meant.operator,
        answer=meant.answer,
        wrap_up=meant.wrap_up,
        line_open=meant.line_open,
        reference=meant.reference,
    )


def _day(box: str, typed: str) -> date | None:
    """The day that was typed, None for an empty box. Raises _Unread."""
    if not typed.strip():
        return None
    try:
        return parse_day(typed)
    except DayUnreadable as fault:
        raise _Unread(box, sentence_of(fault)) from None


def _written(day: date | None) -> str:
    """A day as it would be typed."""
    return f"{day.month}/{day.day}/{day.year}" if day else ""


def _turned_words() -> str:
    return tr("The last day is before the first one: change one of them.")


def _no_reference_words() -> str:
    return tr("A reference has six letters and digits, such as K7F-2QM: type it once more.")
