"""What the page of review cases says: figures, decisions to choose from, what follows from one."""

from callcenter.domain.review_cases import DECISIONS, TO_BE_ADDED, TOLD, CaseList, Told
from callcenter.services.case_protocol import Addition, CaseFigures, ListedCase
from ui.case_words import decision_words
from ui.check_words import Local
from ui.language import tr
from ui.texts import counted, moment


def list_words(meant: CaseList) -> str:
    """Which cases are listed."""
    return {
        CaseList.WAITING: tr("Waiting"),
        CaseList.TO_BE_ADDED: tr("To be added"),
        CaseList.DECIDED: tr("Decided"),
        CaseList.ALL: tr("All", "cases"),
    }[meant]


def nothing_words(meant: CaseList) -> str:
    """What is said where a list is empty."""
    return {
        CaseList.WAITING: tr("No review case waits for a decision."),
        CaseList.TO_BE_ADDED: tr("Nobody waits to be added to the roster."),
        CaseList.DECIDED: tr("No review case has been decided."),
        CaseList.ALL: tr("No review case has been opened."),
    }[meant]


def days_words(days: int) -> str:
    """`today`, `1 day`, `12 days`."""
    return tr("today") if days <= 0 else counted(days, tr("1 day"), tr("{number} days"))


def queue_words(figures: CaseFigures) -> str:
    """`3 wait, the oldest since 2 days; 1 to be added`."""
    said = [tr("{number} waiting").format(number=f"{figures.waiting:,}")]
    if figures.oldest_days is not None:
        said.append(tr("the oldest: {days}").format(days=days_words(figures.oldest_days)))
    said.append(tr("{number} to be added").format(number=f"{figures.to_be_added:,}"))
    return "  ·  ".join(said)


def decided_words(figures: CaseFigures) -> str:
    """What was decided in the last 30 days, how, and how long it took."""
    total = sum(figures.decided.values())
    if not total or figures.average_days is None:
        return tr("Nothing was decided in the last 30 days.")
    average = tr("{number} days on average").format(number=f"{figures.average_days:.1f}")
    said = [tr("{number} decided in the last 30 days").format(number=f"{total:,}"), average]
    most = sorted(figures.decided.items(), key=lambda one: -one[1])
    said += [f"{decision_words(decision)} {number:,}" for decision, number in most]
    return "  ·  ".join(said)


def choices() -> list[str]:
    """Every decision as it is chosen."""
    words = {
        "to_be_added": tr("Eligible: to be added to the roster"),
        "not_eligible": tr("Not eligible: the proof does not bear it out"),
        "found_meanwhile": tr("Found: a later check said YES"),
        "unreachable": tr("The caller cannot be reached"),
        "withdrawn": tr("Withdrawn by the caller"),
        "duplicate": tr("Another case is about the same"),
    }
    return [words[decision] for decision in DECISIONS]


def what_follows(decision: str) -> str:
    """What a decision brings about; how to choose one where none is chosen."""
    if not decision:
        return tr("A digit chooses, Tab leads to the note, Enter decides, Esc goes back to the list")
    if decision == TO_BE_ADDED:
        return tr(
            "The caller is told: eligible. The roster stays as it is until an addition is signed: make it on the "
            "roster page, then name it here."
        )
    return {
        Told.ELIGIBLE: tr("Whoever asks for this reference is told: eligible."),
        Told.NOT_ELIGIBLE: tr("Whoever asks for this reference is told: not eligible."),
        Told.NOTHING: tr("Whoever asks for this reference is told how it ended; who is eligible stays open."),
    }[TOLD[decision]]


def opened_words(case: ListedCase, local: Local) -> str:
    """When and by whom a case was opened."""
    return tr("{time}, by {user}").format(time=moment(local(case.opened_at)), user=case.opened_by)


def decision_line(case: ListedCase, local: Local) -> str:
    """How, when and by whom a case was decided; how long it waits while it was not."""
    if not case.decided_at:
        return tr("waiting: {days}").format(days=days_words(case.days))
    words = tr("{decision}, {time}, by {user}")
    if case.revision is not None:
        words = tr("{decision} with revision {revision}, {time}, by {user}")
    return words.format(
        decision=decision_words(case.decision),
        time=moment(local(case.decided_at)),
        user=case.decided_by,
        revision=case.revision,
    )


def addition_words(addition: Addition, local: Local) -> str:
    """One signed addition, to be told from others."""
    words = tr("Revision {revision}, {time}, by {user}")
    return words.format(revision=addition.revision, time=moment(local(addition.signed_at)), user=addition.signed_by)


def decided_notice(case: ListedCase) -> str:
    """What the message bar says of a decision."""
    words = tr("Case {reference}: {decision}.").format(reference=case.reference, decision=decision_words(case.decision))
    if case.decision == TO_BE_ADDED:
        mend = tr("Load an addition on the roster page, then name it here.")
        return f"{words} {mend}"
    return words
