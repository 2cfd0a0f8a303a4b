"""Which calls of the call log are meant: of which days, by whom, with which end."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class CallFilter:
    """Every part that is set narrows; nothing set means every call.

    `first` and `last` are days of the center's zone, both included. `operator`, `answer` (YES, NO, MORE, CANNOT or
    NONE), `wrap_up` (a code, or `not_wrapped_up`) and `reference` are empty where any will do. `line_open` tells calls
    begun in open hours from those after hours; None takes both.
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
