"""One call opened to its checks, as the journal tells them: names of fields and rules, never a value."""

import json
from collections.abc import Mapping

from callcenter.errors import UserFacing
from callcenter.services.call_log_protocol import CaseOfCall, ListedCall, MadeCheck, OpenedCall
from callcenter.services.session import Session
from callcenter.storage.rows import CallRow


class CallNotThere(UserFacing):
    """A call was to be opened that the log does not have."""

    code = "call_not_there"
    sentence = "The call log has no call of this reference any more. Look at the list again."


def opened_call(session: Session, reference: str) -> OpenedCall:
    """The call of a reference. Raises CallNotThere."""
    stored = session.database
    found = stored.calls.numbered(reference)
    if found is None:
        raise CallNotThere
    number, row = found
    entries = (json.loads(entry.entry) for entry in stored.journal.of_call(reference))
    case = stored.cases.find(reference)
    return OpenedCall(
        call=listed_call(number, row),
        program_version=row.program_version,
        checks=tuple(_check(entry) for entry in entries if entry["kind"] == "check"),
        has_note=stored.notes.find(reference) is not None,
        case=CaseOfCall(case.opened_at, case.reason, case.decision or "") if case else None,
    )


def listed_call(number: int, row: CallRow) -> ListedCall:
    """A call as a list shows it."""
    return ListedCall(
        number=number,
        reference=row.reference,
        started_at=row.started_at,
        ended_at=row.ended_at,
        operator=row.operator,
        line_open=row.line_open,
        checks=row.checks,
        answer=row.answer,
        wrap_up=row.wrap_up,
    )


def _check(entry: Mapping[str, object]) -> MadeCheck:
    names = ("at", "answer", "reason", "ask", "roster", "revision", "program_version")
    listed: dict[str, tuple[str, ...]] = {
        name: tuple(entry[name])  # type: ignore[arg-type]  # lists, as every check's entry has them
        for name in ("fields", "rules_asked", "rules_hit")
    }
    return MadeCheck(**{name: entry.get(name) for name in names}, **listed)  # type: ignore[arg-type]  # as above
