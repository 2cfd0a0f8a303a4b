"""The call of a reference that a caller quotes: what an operator may know of it."""

from callcenter.domain.calls import possible_references
from callcenter.domain.review_cases import WAITING
from callcenter.errors import UserFacing
from callcenter.services.call_protocol import QuotedCall
from callcenter.services.session import Session


class NoSuchReference(UserFacing):
    """No call of this vault has the reference, or more than one could be meant."""

    code = "no_such_reference"
    sentence = "No call on this computer has this reference. Have the caller read it once more, letter by letter."


def quoted_call(session: Session, reference: str) -> QuotedCall:
    """Look a reference up, however it was written, and journal that somebody did. Raises NoSuchReference."""
    stored = session.database
    found = [row for one in possible_references(reference, session.facts.seat) if (row := stored.calls.find(one))]
    row = found[0] if len(found) == 1 else None
    session.record("reference_quoted", reference=row.reference if row else None)
    if row is None:
        raise NoSuchReference
    case = stored.cases.find(row.reference)
    return QuotedCall(
        reference=row.reference,
        started_at=row.started_at,
        answer=row.answer,
        wrap_up=row.wrap_up,
        case="" if case is None else case.decision or WAITING,
    )
