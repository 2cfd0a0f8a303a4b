"""What the message bar says: news, and failures in words that fit a window."""

from dataclasses import dataclass
from enum import Enum

from callcenter.errors import Bug, CallCenterError, EnvironmentFault
from ui.sentences import in_screen_words


class Kind(Enum):
    """How a notice looks, worst last."""

    NEWS = "news"
    DONE = "done"
    MEND = "mend"
    FAULT = "fault"


@dataclass(frozen=True)
class Notice:
    """One sentence or two for the message bar. What has to be mended stays, news pass unless they are to be kept."""

    kind: Kind
    text: str
    stays: bool = False


# A failure's own sentence may name an option of the command line; these say the same for a window.
WINDOW_SENTENCES = {
    "vault_missing": "There is no vault in this folder. Choose another folder, or make a new vault.",
    "vault_in_use": "This vault is open in another program on this computer. Close it there and sign in again.",
    "roster_damaged": "The roster is not the one a supervisor signed, so no check is answered from it. "
    "Load it again, or switch to a former one on the roster page.",
    "import_staged": "An import was interrupted. Go on with the same file, or give it up first.",
    "other_file": "This is not the file whose import was interrupted. Choose that very file, or give the "
    "interrupted import up.",
    "other_settings": "The import was begun by another edition of the program, or reads the file in another way. "
    "Give the interrupted import up and import again.",
    "nobody_loaded": "No row of the roster file could be loaded, so nothing was changed. Look at what is wrong "
    "with its rows, mend the file and import it again.",
    "nobody_removed": "No row of the file stands on the roster as it was loaded, so nothing was changed. Look at what "
    "is wrong with its rows, or load the whole corrected list in place of the roster.",
    "would_leave_nobody": "This removal would leave nobody on the roster, so nothing was changed. To put another list "
    "in its place, choose to replace the roster.",
    "no_active_roster": "No roster is active, so there is nothing to add to or to remove from. Choose to replace the "
    "roster.",
    "other_base": "The active roster was loaded under another matching specification, cost or policy than this vault "
    "has now, so nobody can be added or removed. Load the whole list again.",
    "base_replaced": "Another roster was made active since this addition or removal was begun, and switching to it now "
    "would undo that. Give the import up and import the file again.",
    "staged_kept": "This roster was never active. Give its import up instead.",
    "bundle_staged": "The import of a roster bundle was begun and is not finished. Go on with it or give it up from a "
    "shell.",
    "bundle_unfinished": "The import of this roster's bundle is not finished. Go on with it from a shell.",
    "nothing_staged": "No import was interrupted, so there is nothing to go on with or to give up.",
    "staging_damaged": "The interrupted import was changed from outside. Give it up and import again.",
    "no_such_roster": "The vault has no such roster any more. Look at the list again.",
    "import_unfinished": "The import of this roster is not finished. Go on with the same file.",
    "supervisor_keys_gone": "This needs a supervisor's password again: the signing key left memory when the "
    "import began.",
    "password_must_change": "This one-time password must be changed first.",
    "training_only": "Only a training vault may have cheap hashes, an open line and no throttle.",
}


def sentence_of(failure: CallCenterError) -> str:
    """A failure's sentence as the window says it, in the language of the screen."""
    return in_screen_words(WINDOW_SENTENCES.get(failure.code, str(failure)))


def notice_of(failure: CallCenterError) -> Notice:
    """A failure for the message bar: what a person can mend, and what the machine or the program did."""
    kind = Kind.FAULT if isinstance(failure, EnvironmentFault | Bug) else Kind.MEND
    return Notice(kind, sentence_of(failure))
