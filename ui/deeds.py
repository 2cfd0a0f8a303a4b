"""What every key does, in words: tool tips and the sheet of keys say the same."""

from dataclasses import dataclass

from ui.language import tr
from ui.shortcuts import Shortcut

SIGN_IN, NEW_VAULT, DESK, SETTINGS = "sign_in", "new_vault", "desk", "settings"
DAY, CALLS, CASES, ROSTER = "day", "calls", "cases", "roster"
PEOPLE, JOURNAL, PROGRAM = "people", "journal", "program"
"""The pages by name, as help knows them."""

_HERE = {
    SIGN_IN: (),
    NEW_VAULT: (Shortcut.BACK,),
    DESK: (
        *(Shortcut.CHECK, Shortcut.LAST_NAME, Shortcut.FIRST_NAME, Shortcut.BIRTH_DATE, Shortcut.SSN),
        *(Shortcut.EDUCATOR_ID, Shortcut.LANGUAGE, Shortcut.SPELL, Shortcut.QUESTIONS, Shortcut.REVIEW_CASE),
        *(Shortcut.QUOTED, Shortcut.OWN_DAY, Shortcut.WRAP_UP, Shortcut.NEXT_CALL, Shortcut.BACK),
    ),
    DAY: (Shortcut.REFRESH,),
    CALLS: (Shortcut.FILTER, Shortcut.BACK),
    CASES: (),
    ROSTER: (Shortcut.BACK,),
    PEOPLE: (),
    JOURNAL: (),
    PROGRAM: (Shortcut.BACK,),
    SETTINGS: (Shortcut.BACK,),
}
_SIGNED_IN = (Shortcut.DESK, Shortcut.SETTINGS, Shortcut.BREAK, Shortcut.LOCK, Shortcut.SIGN_OUT)
_PAGES = (
    *(Shortcut.DAY, Shortcut.CALLS, Shortcut.CASES, Shortcut.ROSTER),
    *(Shortcut.PEOPLE, Shortcut.JOURNAL, Shortcut.PROGRAM),
)
_SUPERVISORS = (Shortcut.DESK, *_PAGES, *_SIGNED_IN[1:])
_ALWAYS = (Shortcut.HELP, Shortcut.ALL_KEYS, Shortcut.ZOOM_IN, Shortcut.ZOOM_OUT, Shortcut.ZOOM_RESET, Shortcut.QUIT)


PAGE_KEYS = frozenset({Shortcut.DESK, Shortcut.SETTINGS, *_PAGES})
"""The keys that turn to a page."""


@dataclass(frozen=True)
class Deed:
    """One line of the sheet: the keys as they are pressed, and what they do."""

    keys: str
    words: str


def keys_here(page: str) -> tuple[Shortcut, ...]:
    """The keys of one page alone."""
    return _HERE[page]


def keys_everywhere(page: str, *, supervisor: bool) -> tuple[Shortcut, ...]:
    """The keys that a page has with others."""
    entered = () if page in {SIGN_IN, NEW_VAULT} else _SUPERVISORS if supervisor else _SIGNED_IN
    return (*entered, *_ALWAYS)


def deed_of(shortcut: Shortcut) -> Deed:
    """A key's line."""
    return Deed(_keys_of(shortcut), words_of(shortcut))


def keyboard_deeds() -> tuple[Deed, ...]:
    """What the keyboard does by itself."""
    return (
        Deed("Tab", tr("On to the next box or button")),
        Deed("Shift+Tab", tr("Back to the one before")),
        Deed("Alt", tr("Shows the underlined letters; Alt with a letter presses its button")),
    )


def tip(shortcut: Shortcut) -> str:
    """What stands in the tool tip of a button that the key presses."""
    return f"{words_of(shortcut)}  {shortcut.label}"


def words_of(shortcut: Shortcut) -> str:
    """What a key does."""
    return (_desk_words() | _window_words())[shortcut]


def _keys_of(shortcut: Shortcut) -> str:
    words = tr("{key} or {other_key}")
    first, *others = shortcut.sequences
    return words.format(key=first, other_key=others[0]) if others else first


def _desk_words() -> dict[Shortcut, str]:
    return {
        Shortcut.CHECK: tr("Check what was typed"),
        Shortcut.LAST_NAME: tr("To the last name"),
        Shortcut.FIRST_NAME: tr("To the first name"),
        Shortcut.BIRTH_DATE: tr("To the birth date"),
        Shortcut.SSN: tr("To the Social Security number or its last 4"),
        Shortcut.EDUCATOR_ID: tr("To the ID, where the program asks for one"),
        Shortcut.LANGUAGE: tr("The script in its other language"),
        Shortcut.SPELL: tr("Spell the name letter by letter"),
        Shortcut.QUESTIONS: tr("Questions and answers of the program"),
        Shortcut.REVIEW_CASE: tr("Open a review case"),
        Shortcut.QUOTED: tr("Look up a reference that the caller quotes"),
        Shortcut.OWN_DAY: tr("Your own day"),
        Shortcut.WRAP_UP: tr("Wrap up the call"),
        Shortcut.NEXT_CALL: tr("Next call; this one gets its likely code"),
        Shortcut.FILTER: tr("To the filter of the calls"),
        Shortcut.BACK: tr("Back; closes what is open"),
    }


def _window_words() -> dict[Shortcut, str]:
    return {
        Shortcut.DESK: tr("To the desk"),
        Shortcut.DAY: tr("To the day's figures"),
        Shortcut.CALLS: tr("To the calls"),
        Shortcut.CASES: tr("To the review cases"),
        Shortcut.ROSTER: tr("To the roster"),
        Shortcut.PEOPLE: tr("To the people who may sign in"),
        Shortcut.JOURNAL: tr("To the journal and the backups"),
        Shortcut.PROGRAM: tr("To the program: hours, wording, codes"),
        Shortcut.SETTINGS: tr("To the settings"),
        Shortcut.REFRESH: tr("Look again: everything is read anew"),
        Shortcut.BREAK: tr("Take a break between two calls: locks, and says since when"),
        Shortcut.LOCK: tr("Lock; a call under way is kept"),
        Shortcut.SIGN_OUT: tr("Sign out"),
        Shortcut.HELP: tr("Help for this page"),
        Shortcut.ALL_KEYS: tr("This list of keys"),
        Shortcut.ZOOM_IN: tr("Everything larger"),
        Shortcut.ZOOM_OUT: tr("Everything smaller"),
        Shortcut.ZOOM_RESET: tr("Everything in its usual size"),
        Shortcut.QUIT: tr("Close the program"),
    }
