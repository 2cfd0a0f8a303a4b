"""All that the call log's page shows: the filter as it stands, the list and its totals, one call opened."""

from dataclasses import dataclass

from callcenter.services.call_log_protocol import CallTotals, FilterChoices, OpenedCall

ANY_DAY, CHOSEN_DAYS = "", "chosen_days"
"""Beside the spans of `domain/call_span.py`: every day, and the days that were typed."""


@dataclass(frozen=True)
class FilterForm:
    """What stands in the filter, as it was typed and chosen; empty where any will do."""

    days: str = ANY_DAY
    first: str = ""
    last: str = ""
    operator: str = ""
    answer: str = ""
    wrap_up: str = ""
    line_open: bool | None = None
    reference: str = ""


@dataclass(frozen=True)
class FilterState:
    """The filter. `chosen` is the kept filter that it is; `faulty` names the box that `fault` is about."""

    form: FilterForm = FilterForm()
    choices: FilterChoices = FilterChoices((), (), ())
    chosen: str = ""
    faulty: str = ""
    fault: str = ""
    is_naming: bool = False


@dataclass(frozen=True)
class ListState:
    """What is shown of the list besides the calls; `more` when older ones can be fetched.

    Without `totals` they are being counted, or nobody could.
    """

    shown: int = 0
    more: bool = False
    is_loading: bool = False
    is_filtered: bool = False
    totals: CallTotals | None = None


@dataclass(frozen=True, repr=False)
class CallState:
    """The call that is opened, if one is; its note once somebody wanted to see it."""

    opened: OpenedCall | None = None
    note: str | None = None
    is_asking: bool = False
