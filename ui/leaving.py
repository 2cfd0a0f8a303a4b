"""What is said to whoever comes back to a locked window, and after a sign-out."""

from callcenter.services.ending_protocol import Ended
from callcenter.services.protocols import Head, Locked, LockReason
from ui.language import tr
from ui.notices import Kind, Notice

_SHOWN_OF_CODE = 16


def locked_notice(reason: LockReason, locked: Locked, time: str, idle_minutes: int, kept: str) -> Notice:
    """Why it is locked, since when, and what waits; `kept` is the sentence on a kept call. `time` is the center's."""
    reasons = {
        LockReason.BY_HAND: tr("Locked."),
        LockReason.BREAK: tr("On a break since {time}."),
        LockReason.IDLE: tr("Locked at {time}: {minutes} minutes passed without a key or mouse in this program."),
        LockReason.DESKTOP: tr("Locked at {time}, together with the desktop."),
    }
    said = [reasons[reason].format(time=time, minutes=idle_minutes), kept]
    if reason is LockReason.BREAK:
        said.append(_head_words(locked.head))
    if locked.importing:
        said.append(tr("A roster is still being hashed: keys stay in memory until that ends."))
    kind = Kind.MEND if locked.importing else Kind.NEWS
    return Notice(kind, " ".join(filter(None, said)), stays=reason is not LockReason.BY_HAND)


def kept_words(reference: str, user: str) -> str:
    """That a call waits for whoever took it; empty without one."""
    call = tr("Call {reference} is kept for {user} for 30 minutes.")
    return call.format(reference=reference, user=user) if reference else ""


def signed_out_notice(head: Head, by_itself: bool) -> Notice:
    """That nobody is signed in any more, and what to note; `by_itself` when the session's time was over."""
    why = tr("Signed out: a session lasts twelve hours at most. Sign in again to go on.") if by_itself else ""
    return Notice(Kind.NEWS, " ".join(filter(None, (why or tr("Signed out."), _head_words(head)))), stays=True)


def ended_notice(ended: Ended) -> Notice:
    """That a program was ended, where the statement is, and what is left in the folder."""
    said = [tr("The program is ended: its keys are destroyed. The signed statement is {file}.")]
    rest = ended.rest
    still_open = (*rest.undeleted, *rest.moved_aside)
    if still_open:
        said.append(tr("Not deleted, and may still open with a password: {open}. Delete them."))
    if rest.left:
        said.append(tr("Files that are not the program's were left: {files}."))
    if not still_open and not rest.left:
        said.append(tr("The folder is deleted. Backups elsewhere still open: delete them."))
    names = {"file": ended.statement.name, "open": ", ".join(still_open), "files": ", ".join(rest.left)}
    return Notice(Kind.MEND if still_open else Kind.DONE, " ".join(said).format(**names), stays=True)


def _head_words(head: Head) -> str:
    words = tr("The journal's last entry is number {entry}, code {code}.")
    return words.format(entry=head.seq, code=head.code[:_SHOWN_OF_CODE])
