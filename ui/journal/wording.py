"""What is said of the journal: what a verification found and what to do then, and entries in plain words."""

from dataclasses import dataclass
from datetime import datetime

from callcenter.domain.hours import LineHours
from callcenter.domain.journal_groups import Group
from callcenter.services.journal_protocol import KnownHead, LastVerification, Verification
from callcenter.services.protocols import Head
from ui.language import tr
from ui.texts import counted, moment

_SHOWN_OF_CODE = 16


@dataclass(frozen=True)
class Found:
    """A verification's result: the verdict, what it means, and what to do."""

    verdict: str
    meaning: str
    advice: str


def entries(number: int) -> str:
    """`1 entry`, `2,000 entries`."""
    return counted(number, tr("1 entry"), tr("{number} entries"))


def short_code(head: Head) -> str:
    """As much of a code as is shown at sign-out."""
    return head.code[:_SHOWN_OF_CODE]


def found_words(found: Verification) -> Found:
    """What was found, what it means, what to do."""
    if found.ok:
        verdict = tr("The journal is as it was written: {entries}.").format(entries=entries(found.entries))
        meaning = tr("Its last entry is number {entry}, code {code}.")
        advice = tr("Keep that number and code elsewhere: whoever verifies later can hold the journal against it.")
        return Found(verdict, meaning.format(entry=f"{found.head.seq:,}", code=short_code(found.head)), advice)
    place = found.first_fault_seq or 0
    verdict = tr("The journal is not as it was written: entry {entry}.")
    without = tr("The vault is not as it was written.")
    meaning, advice = reason_words(found.reason or "")
    return Found(verdict.format(entry=f"{place:,}") if place else without, meaning, advice)


def reason_words(reason: str) -> tuple[str, str]:
    """What a reason means, and what to do."""
    meanings = {
        "entry_missing": tr("An entry is missing here, or one was put in or moved."),
        "entry_changed": tr("This entry was changed, or the one before it was taken out."),
        "epoch_without_start": tr("This entry claims a beginning that nobody signed."),
        "epoch_start_changed": tr("A supervisor's sign-in, which vouches for all before it, was changed here."),
        "unlinked_epoch": tr(
            "The file vault.seal was missing or did not fit at this sign-in, as after a restored backup. Entries "
            "before it may have been cut off."
        ),
        "head_differs": tr("The entry of this number is not the one that the head you gave names."),
        "shorter_than_head": tr("The journal ends before the head you gave: entries were cut off."),
        "call_log_differs": tr("The call log, or a note in it, does not say what the journal says."),
        "review_cases_differ": tr("The review cases are not those that the journal tells of."),
        "line_differs": tr("The openings of the line are not those that the journal tells of."),
        "settings_differ": tr("The settings are not those that the journal tells of."),
        "program_differs": tr("A version of the program is not the one that the journal tells of."),
        "roster_differs": tr("A roster's signed revision is not the one that the journal tells of."),
        "roster_damaged": tr("A stored roster is not what a supervisor signed."),
        "database_damaged": tr("The database has damaged pages."),
        "purge_unsigned": tr("The text of an entry is gone, and no supervisor signed that it was purged."),
        "renewal_missing": tr(
            "The word of the supervisors' present keys on what was before them is missing or changed."
        ),
        "renewal_differs": tr(
            "What was written before the supervisors' keys were changed is not what they found then."
        ),
    }
    advices = {
        "unlinked_epoch": tr(
            "If a backup was restored then, this is why: note it. If not, hold the journal against a head that was "
            "kept elsewhere before that day."
        ),
        "head_differs": tr(
            "Check that the head is of this vault. If it is, an old folder was put back, or entries forged."
        ),
        "shorter_than_head": tr(
            "Check that the head is of this vault. If it is, find the newest backup, and who put an old folder back."
        ),
        "roster_damaged": tr("Load the roster again. No check is answered from a changed one."),
        "database_damaged": tr("Put back the newest backup, and have the disk checked."),
    }
    otherwise = tr(
        "Somebody changed the vault's file past the program, or the disk is damaged. Copy the vault folder as it is "
        "for whoever looks into it, and compare with the newest backup and the exports."
    )
    other = tr("What is stored is not what the journal tells of.")
    return meanings.get(reason, other), advices.get(reason, otherwise)


def last_words(last: LastVerification | None, hours: LineHours) -> str:
    """When somebody verified last, and what was found."""
    if last is None:
        return tr("Nobody has verified this journal yet.")
    words = (
        tr("Last verified {moment} by {user}: as it was written.")
        if last.ok
        else tr("Last verified {moment} by {user}: not as it was written.")
    )
    return words.format(moment=moment_words(last.at, hours), user=last.user)


def moment_words(at: str, hours: LineHours) -> str:
    """A moment by the center's clock; empty where none is told."""
    return moment(hours.local(datetime.fromisoformat(at))) if at else ""


def way_words(head: KnownHead) -> str:
    """How a head left the program."""
    ways = {
        "log_exported": tr("in an export of calls"),
        "head_written": tr("written to a file"),
        "signed_out": tr("shown at a sign-out"),
    }
    return ways.get(head.way, head.way)


def group_words(group: Group) -> str:
    """What a group of entries is called."""
    return {
        Group.DEEDS: tr("All but calls"),
        Group.SIGN_INS: tr("Signing in and out"),
        Group.PEOPLE: tr("People and passwords"),
        Group.ROSTERS: tr("Rosters"),
        Group.SETTINGS: tr("Settings and line"),
        Group.CASES: tr("Review cases, notes, quoted calls"),
        Group.EXPORTS: tr("Exports and reports"),
        Group.JOURNAL: tr("Journal and backups"),
        Group.EVERYTHING: tr("Everything, calls too"),
    }[group]
