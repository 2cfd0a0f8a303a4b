"""Which calls of the call log are meant: of which days, by whom, with which end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

FROM_A_SHELL = "from_a_shell"
"""Stands in a filter for the calls of a shell, which nobody wraps up."""


@dataclass(frozen=True)
class CallFilter:
    """Every part that is set narrows; nothing set means every call.

    `first` and `last` are days of the center's zone, both included. `operator`, `answer` (YES, NO, MORE, CANNOT or
    NONE), `wrap_up` (a code, `not_wrapped_up` or FROM_A_SHELL) and `reference` are empty where any will do.
    `line_open` tells calls begun in open hours from those after hours; None takes both.
    """

    first: date | None = None
    last: date | None = None
    operator: str = ""
    answer: str = ""
    wrap_up: str = ""
    line_open: bool | None = None
    reference: str = ""

    def told(self) -> dict[str, str]:
        """What is set, as an export's sidecar and the journal name it."""
        days = {"from": self.first, "to": self.last}
        told = {name: day.isoformat() for name, day in days.items() if day}
        words = {name: getattr(self, name) for name in ("operator", "answer", "wrap_up", "reference")}
        told |= {name: value for name, value in words.items() if value}
        if self.line_open is not None:
            told["line_open"] = "yes" if self.line_open else "no"
        return told


EVERY_CALL = CallFilter()


def filter_told(told: Mapping[str, str]) -> CallFilter:
    """The filter of which `told` is what `CallFilter.told` says; other names are passed over."""
    first, last = (date.fromisoformat(told[name]) if name in told else None for name in ("from", "to"))
    words = {name: told[name] for name in ("operator", "answer", "wrap_up", "reference") if name in told}
    return CallFilter(first, last, line_open={"yes": True, "no": False}.get(told.get("line_open", "")), **words)
