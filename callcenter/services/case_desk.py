"""The case desk: the queue of review cases, and what a supervisor decides after seeing the paper proof."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from callcenter.domain.import_mode import ImportMode
from callcenter.domain.notes import check_note
from callcenter.domain.review_cases import ADDED, DECIDED, DECISIONS, TO_BE_ADDED, CaseList, NoSuchDecision
from callcenter.errors import Bug, UserFacing
from callcenter.services.bundle_origin import BUNDLE
from callcenter.services.case_protocol import LARGEST_PAGE, Addition, CaseFigures, CasePage, ListedCase, OpenedCase
from callcenter.services.note_sealing import NoteSealing, Text
from callcenter.services.notes import SealedNotes
from callcenter.services.session import Session
from callcenter.services.sign_in import supervisors_for_once
from callcenter.storage.rows import CaseRow

_CASE_DECIDED = "review_case_decided"
_RECENT = timedelta(days=30)
_DAY = timedelta(days=1).total_seconds()
_ADDS = {ImportMode.ADD.value, BUNDLE}  # where rosters come by bundle, an addition made elsewhere does as well


class CasePageSize(Bug):
    """A page was asked for that is empty or holds the writer up."""

    code = "case_page_size"
    sentence = f"The program asked for a page of review cases that has none or more than {LARGEST_PAGE}."


class NoSuchCase(UserFacing):
    """A review case that no call has."""

    code = "no_such_case"
    sentence = "No call of this reference has a review case. Look at the list again."


class CaseSettled(UserFacing):
    """A case was to be decided anew after its person was put on the roster."""

    code = "case_settled"
    sentence = "This case ended with a signed addition to the roster, so its decision stays."


class NothingToAdd(UserFacing):
    """A case was to be marked as added that was not decided so."""

    code = "nothing_to_add"
    sentence = "This case does not wait for an addition to the roster. Look at the list again."


class NoSuchAddition(UserFacing):
    """A case was to be marked as added with a revision that added nobody, or that came before its decision."""

    code = "no_such_addition"
    sentence = (
        "No addition of this number was signed since the case was decided. Add the person on the roster page first."
    )


class VaultCaseDesk:
    """The review cases of one supervisor's session: fulfills `CaseDesk`."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        session.require_supervisor()
        self._session = session
        self._stored = session.database.cases
        self._sealing = NoteSealing(session)

    def page(
        self,
        meant: CaseList = CaseList.WAITING,
        beyond: int | None = None,
        size: int = 100,
        newest_first: bool = False,
    ) -> CasePage:
        """Up to `size` cases by their beginning. Raises CasePageSize beyond 1 to 1000."""
        if not 1 <= size <= LARGEST_PAGE:
            raise CasePageSize
        found = self._stored.page(meant, beyond, size + 1, newest_first=newest_first)
        return CasePage(tuple(self._listed(number, row) for number, row in found[:size]), len(found) > size)

    def figures(self) -> CaseFigures:
        """How the queue stands; what was decided is counted from now back."""
        since = (self._session.clock.now() - _RECENT).isoformat(timespec="seconds")
        sums = self._stored.sums(since)
        added = [row for row in map(self._as_decided, self._stored.added(since)) if (row.decided_at or "") >= since]
        of_each = sums.decided | ({ADDED: len(added)} if added else {})
        decided, seconds = sum(of_each.values()), sums.seconds + sum(map(_seconds_to_decide, added))
        return CaseFigures(
            waiting=sums.waiting,
            oldest_days=self._days(sums.oldest, None) if sums.oldest else None,
            to_be_added=sums.to_be_added,
            decided=of_each,
            average_days=seconds / _DAY / decided if decided else None,
        )

    def opened(self, reference: str, password: str | None = None) -> OpenedCase:
        """What was sealed with a case; the keys that a password opens serve this once, for a roster may be hashed."""
        supervisors = () if password is None else supervisors_for_once(self._session, password)
        return SealedNotes(self._session, supervisors).opened_case(reference)

    def decide(self, reference: str, decision: str, note: str = "") -> ListedCase:
        """Decide a case, or decide it anew: what was decided before stays in the journal."""
        if decision not in DECISIONS:
            raise NoSuchDecision
        note = check_note(note)
        self._require(reference, decision)
        with self._session.journal.still():  # between sealing and keeping no keys are renewed
            sealed = self._sealing.seal(reference, {Text.DECISION_NOTE: note})
            return self._settle(
                reference,
                decision,
                decision_key=sealed.key,
                decision_note=sealed.texts.get(Text.DECISION_NOTE),
            )

    def additions(self, reference: str) -> tuple[Addition, ...]:
        """Additions that were signed later than the decision, in the journal's order."""
        since = self._require(reference, ADDED).decision_entry or 0
        for sequence, entry in self._decisions(reference):
            if entry["decision"] != TO_BE_ADDED:
                break
            since = sequence  # written anew it is the same decision
        return tuple(reversed(tuple(self._additions_after(since))))

    def mark_added(self, reference: str, revision: int) -> ListedCase:
        """Say with which signed revision the person of a case came onto the roster; the decision's note stays."""
        if revision not in {addition.revision for addition in self.additions(reference)}:
            raise NoSuchAddition
        return self._settle(reference, ADDED, revision=revision)

    def _settle(self, reference: str, decision: str, **changes: object) -> ListedCase:
        """One decision: the journal's entry, and the row that follows from it."""
        session = self._session
        with session.journal.transaction():
            row = replace(
                self._require(reference, decision),  # somebody in a session beside this one may have been quicker
                state=DECIDED,
                decided_at=session.moment(),
                decided_by=session.user,
                decision=decision,
                **changes,  # type: ignore[arg-type]  # dataclasses.replace is untyped
            )
            entry = session.record(
                _CASE_DECIDED,
                at=row.decided_at,
                reference=reference,
                decision=decision,
                revision=row.revision,
                note_key=row.decision_key,
                note=row.decision_note.hex() if row.decision_note else None,
            )
            self._stored.decide(replace(row, decision_entry=entry))
        return self._listed(*self._found(reference))

    def _additions_after(self, entry: int) -> Iterator[Addition]:
        stored = {one.revision: one for one in self._session.database.rosters.revisions()}
        for row in self._session.database.journal.of_kinds("roster_switched"):
            told = json.loads(row.entry)
            revision = stored.get(told["revision"])
            if row.sequence > entry and told["mode"] in _ADDS and revision:
                yield Addition(
                    revision.revision, revision.roster, revision.people, revision.signed_at, revision.signed_by
                )

    def _decisions(self, reference: str) -> list[tuple[int, dict[str, str]]]:
        """The entries that decided a case, newest first, with their sequences."""
        rows = reversed(self._session.database.journal.of_call(reference))
        told = ((row.sequence, json.loads(row.entry)) for row in rows)
        return [(sequence, entry) for sequence, entry in told if entry["kind"] == _CASE_DECIDED]

    def _as_decided(self, row: CaseRow) -> CaseRow:
        """A row with who decided and when, also where the row itself tells who named the addition that followed."""
        entries = self._decisions(row.reference) if row.decision == ADDED else []
        decision = next((entry for _, entry in entries if entry["decision"] == TO_BE_ADDED), None)
        return replace(row, decided_at=decision["at"], decided_by=decision["user"]) if decision else row

    def _require(self, reference: str, decision: str) -> CaseRow:
        """The case of a call, which can come to this decision now."""
        case = self._found(reference)[1]
        if decision == ADDED and case.decision != TO_BE_ADDED:
            raise NothingToAdd
        if case.decision == ADDED:
            raise CaseSettled
        return case

    def _found(self, reference: str) -> tuple[int, CaseRow]:
        found = self._stored.numbered(reference)
        if found is None:
            raise NoSuchCase
        return found

    def _listed(self, number: int, row: CaseRow) -> ListedCase:
        row = self._as_decided(row)
        return ListedCase(
            number=number,
            reference=row.reference,
            opened_at=row.opened_at,
            opened_by=row.opened_by,
            reason=row.reason,
            days=self._days(row.opened_at, row.decided_at),
            decision=row.decision or "",
            decided_at=row.decided_at,
            decided_by=row.decided_by,
            revision=row.revision,
            has_call_back=row.call_back is not None,
            has_note=row.note is not None,
            has_decision_note=row.decision_note is not None,
        )

    def _days(self, start: str, end: str | None) -> int:
        """Days of the center between two moments, or until now."""
        session = self._session
        until = datetime.fromisoformat(end) if end else session.clock.now()
        return (session.hours.day(until) - session.hours.day(datetime.fromisoformat(start))).days


def _seconds_to_decide(row: CaseRow) -> float:
    opened, decided = (datetime.fromisoformat(moment or row.opened_at) for moment in (row.opened_at, row.decided_at))
    return (decided - opened).total_seconds()
