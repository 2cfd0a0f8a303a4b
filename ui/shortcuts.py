"""Every key of the window that does something from anywhere: one place, so that no two collide."""

from enum import Enum


class Shortcut(Enum):
    """A deed and the key sequences that do it, in the spelling of QKeySequence; the first one is shown."""

    CHECK = ("Enter", "Return")
    LAST_NAME = "F2"
    FIRST_NAME = "F3"
    BIRTH_DATE = "F4"
    SSN = "F5"
    EDUCATOR_ID = "Shift+F2"
    LANGUAGE = "F6"
    SPELL = "F7"
    REVIEW_CASE = "F8"
    WRAP_UP = "F9"
    QUESTIONS = "F11"
    NEXT_CALL = "F12"
    BACK = "Esc"
    QUOTED = "Ctrl+R"
    OWN_DAY = "Ctrl+D"
    FILTER = "Ctrl+F"
    REFRESH = ("F5",)  # a tuple, else Enum would take it for another name of SSN, which is on another page
    HELP = "F1"
    ALL_KEYS = ("Ctrl+/", "Shift+F1")
    SETTINGS = "Ctrl+,"
    BREAK = "Ctrl+B"
    DESK = "Ctrl+1"
    DAY = "Ctrl+2"
    CALLS = "Ctrl+3"
    CASES = "Ctrl+4"
    ROSTER = "Ctrl+5"
    PEOPLE = "Ctrl+6"
    JOURNAL = "Ctrl+7"
    PROGRAM = "Ctrl+8"
    ZOOM_IN = ("Ctrl++", "Ctrl+=")
    ZOOM_OUT = "Ctrl+-"
    ZOOM_RESET = "Ctrl+0"
    LOCK = "Ctrl+L"
    SIGN_OUT = "Ctrl+Shift+O"
    QUIT = "Ctrl+Q"

    def __init__(self, *sequences: str) -> None:
        self.sequences = sequences

    @property
    def label(self) -> str:
        """How a button or a label names the key."""
        return self.sequences[0]
