"""Review cases: why a caller disputes an answer, where to call back, and how a supervisor decides."""

import re
from enum import Enum

from callcenter.domain.text import plain
from callcenter.errors import UserFacing

REVIEW_REASONS = ("has_letter", "former_name_unknown", "details_differ", "on_behalf", "throttled", "other")
"""has_letter: got a letter or an e-mail about the offer; former_name_unknown: was on the list under a name that nobody
remembers; details_differ: thinks that the list has a detail wrong; on_behalf: calls for somebody else."""

WAITING, DECIDED = "waiting", "decided"


class Told(Enum):
    """What a caller is told of a case that was decided."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    NOTHING = "nothing"  # whether he is eligible was not decided


TO_BE_ADDED, ADDED = "to_be_added", "added"
TOLD = {
    TO_BE_ADDED: Told.ELIGIBLE,
    "not_eligible": Told.NOT_ELIGIBLE,
    "found_meanwhile": Told.ELIGIBLE,
    "unreachable": Told.NOTHING,
    "withdrawn": Told.NOTHING,
    "duplicate": Told.NOTHING,
    ADDED: Told.ELIGIBLE,
}
"""Every decision. to_be_added: the paper proof bears it out, and an addition to the roster is to be signed; added: it
was; not_eligible: the proof does not bear it out; found_meanwhile: a later check said YES; duplicate: another case is
about the same."""

DECISIONS = tuple(decision for decision in TOLD if decision != ADDED)
"""What a supervisor can choose; `added` follows from the signed addition alone."""


class CaseList(Enum):
    """Which cases are meant."""

    WAITING = "waiting"
    TO_BE_ADDED = "to_be_added"
    DECIDED = "decided"
    ALL = "all"


_EXTENSION = re.compile(
    r"[\s,;]*(?:ext(?:ension|ensi[oó]n)?\.?|x|anexo|#)[\s.:#]*(?P<digits>[0-9]{1,6})", re.IGNORECASE
)
_SEPARATORS = dict.fromkeys(map(ord, " .-()/\t"))
_AMERICAN = re.compile(r"(?:\+?1)?(?P<area>[2-9][0-9]{2})(?P<exchange>[2-9][0-9]{2})(?P<line>[0-9]{4})")
_ABROAD = re.compile(r"\+(?!1)[0-9]{10,15}")  # shorter ones could be a Social Security number
_LONGEST = 40


class NoSuchReason(UserFacing):
    """A reason that no review case has."""

    code = "no_such_reason"
    sentence = "No review case has this reason. Choose one of the list."


class NoSuchDecision(UserFacing):
    """A decision that no review case comes to."""

    code = "no_such_decision"
    sentence = "No review case can be decided so. Choose one of the list."


class CallBackUnreadable(UserFacing):
    """A text that is no phone number."""

    code = "call_back_unreadable"
    sentence = (
        "A call-back number has ten digits, such as 573-555-0134, with an extension if need be; one from abroad begins "
        "with + and the country. Ask for it again."
    )


def parse_call_back(text: str) -> str:
    """Return a phone number as 573-555-0134, 573-555-0134 ext. 12 or +442079460958; empty for an empty box.

    Spaces, dots, hyphens, slashes and brackets are dropped, and a 1 or +1 in front of ten digits. Area and exchange
    begin with 2 to 9, as the North American Numbering Plan has it; with + 10 to 15 digits count (ITU-T E.164).
    Raises CallBackUnreadable.
    """
    written = plain(text)
    if not written:
        return ""
    if len(written) > _LONGEST:
        raise CallBackUnreadable
    found = _EXTENSION.search(written)
    if found and found.end() != len(written):
        raise CallBackUnreadable
    digits = written[: found.start() if found else None].translate(_SEPARATORS)
    american = _AMERICAN.fullmatch(digits)
    if american:
        number = "-".join(american.group("area", "exchange", "line"))
    elif _ABROAD.fullmatch(digits):
        number = digits
    else:
        raise CallBackUnreadable
    return f"{number} ext. {found['digits']}" if found else number
