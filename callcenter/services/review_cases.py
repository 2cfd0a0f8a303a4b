"""Review cases: a caller disputes an answer, and a supervisor is to look at it."""

from callcenter.domain.answers import Word
from callcenter.domain.notes import check_note
from callcenter.domain.review_cases import REVIEW_REASONS, NoSuchReason, parse_call_back
from callcenter.errors import UserFacing
from callcenter.services.call_protocol import NewCase
from callcenter.services.note_sealing import NoteSealing, Text
from callcenter.services.session import Session
from callcenter.storage.rows import CallRow, CaseRow


class CaseOpened(UserFacing):
    """A second review case was to be opened in a call."""

    code = "case_opened"
    sentence = "A review case is open for this call already. Wrap the call up."


class CaseNotDue(UserFacing):
    """A review case was to be opened in a call that gives no cause for one."""

    code = "case_not_due"
    sentence = "A review case is for a caller who got a NO or cannot give more details. Check the details first."


def open_case(session: Session, sealing: NoteSealing, call: CallRow, case: NewCase) -> None:
    """Open a case for a call under way: after a NO or MORE, or where the throttle refused the check.

    Raises NoSuchReason, CallBackUnreadable, a fault of the note, CaseOpened or CaseNotDue; nothing is kept then.
    """
    if case.reason not in REVIEW_REASONS:
        raise NoSuchReason
    call_back, note = parse_call_back(case.call_back), check_note(case.note)
    if session.database.cases.find(call.reference):
        raise CaseOpened
    if not _is_due(session, call):
        raise CaseNotDue
    sealed = sealing.seal(call.reference, {Text.CALL_BACK: call_back, Text.CASE_NOTE: note})
    row = CaseRow(
        reference=call.reference,
        opened_at=session.moment(),
        opened_by=session.user,
        reason=case.reason,
        note_key=sealed.key,
        call_back=sealed.texts.get(Text.CALL_BACK),
        note=sealed.texts.get(Text.CASE_NOTE),
    )
    with session.journal.transaction():
        session.database.cases.open(row)
        session.record(
            "review_case_opened",
            at=row.opened_at,
            reference=row.reference,
            reason=row.reason,
            note_key=row.note_key,
            call_back=row.call_back.hex() if row.call_back else None,
            note=row.note.hex() if row.note else None,
        )


def _is_due(session: Session, call: CallRow) -> bool:
    if call.answer == Word.CANNOT.value:  # of the reasons for it, this one alone sends a caller to a supervisor
        return session.database.throttle.is_refused(call.reference)
    return call.answer in {Word.NO.value, Word.MORE.value}
