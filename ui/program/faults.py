"""What keeps a program from being sound, in words that name boxes instead of the keys of a program file."""

import re
from collections.abc import Callable

from callcenter.domain.program_checks import ProgramFault
from ui.language import tr
from ui.notices import sentence_of
from ui.program.wording import part_words

_QUOTED = re.compile("`([^`]+)`")
_KEY = re.compile(r"[a-z_]+(\.[a-z0-9_]+)*")


def fault_words(fault: ProgramFault, label_of: Callable[[str], str]) -> str:
    """One sentence; `label_of` gives the label of a key's box, empty where the section has none for it."""
    own = {
        "line.days": tr("Tick at least one day on which the line is open."),
        "line.opens": tr("The line must open earlier than it closes: change one of the two times."),
        "enrollment.code": tr("Type the code that callers are given, or choose another way to enroll."),
    }
    if fault.key in own:
        return own[fault.key]

    def named(quoted: re.Match[str]) -> str:
        key = quoted[1]
        if not _KEY.fullmatch(key):
            return key
        return tr("“{box}”").format(box=label_of(key) or part_words(key))

    return _QUOTED.sub(named, sentence_of(fault))
