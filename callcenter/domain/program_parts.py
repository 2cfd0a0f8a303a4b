"""The parts a program is made of: plain values, as a program file has them."""

from datetime import date

from msgspec import Struct

from callcenter.domain.throttle import ThrottleLimits
from callcenter.domain.wording import Text

_FULL_DAY = 24 * 60


class Enrollment(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How an eligible person takes up the offer.

    `how` is `code` (the center gives `code` to whoever is eligible), `in_letter` (the code stands
    in the person's letter) or `no_code`. Without a `deadline` none is known.
    """

    web: str
    phone: str
    how: str
    text: Text
    code: str | None = None
    deadline: date | None = None


class Line(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The phone line: `opens` and `closes` are HH:MM in `time_zone`, `closes` up to 24:00.

    `time_zone` is a name of the IANA time zone database, `days` are English weekdays in small
    letters. A call that began while the line was open may go on for `grace_minutes` after it closes.
    """

    phone: str
    time_zone: str
    days: tuple[str, ...]
    opens: str
    closes: str
    closed_days: tuple[date, ...] = ()
    grace_minutes: int = 15

    @property
    def opens_minute(self) -> int:
        """Minutes after midnight, 0 to 1439."""
        return minutes_of(self.opens)

    @property
    def closes_minute(self) -> int:
        """Minutes after midnight, 1 to 1440."""
        return minutes_of(self.closes)


class Matching(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which details are asked for; `evaluations_bound` is the most slow hashes one check may take."""

    policy: str = "last4"
    evaluations_bound: int = 48
    allow_itin: bool = False
    educator_id_used: bool = True
    educator_id_label: Text


class Throttle(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Failed checks allowed for one context: in 24 hours, in 30 days, and changing only the digits.

    From the failed check number `advise_from` on, a review case is advised.
    """

    per_day: int = 10
    per_month: int = 100
    digits_only: int = 5
    advise_from: int = 3

    def limits(self) -> ThrottleLimits:
        """The same figures as the throttle takes them."""
        return ThrottleLimits(self.per_day, self.per_month, self.digits_only, self.advise_from)


class WrapUpCode(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a call ended. Its place in the program's list is its number on the keyboard, the 10th is 0.

    `suggested_for` holds the answers (YES, NO, MORE, CANNOT, NONE) for which it is the likely code.
    """

    code: str
    label: Text
    suggested_for: tuple[str, ...] = ()


class Script(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the operator has in front of him at each step of a call."""

    greeting: Text
    identify: Text
    yes: Text
    no: Text
    more: Text
    cannot: Text
    review_case: Text
    closing: Text


class MoreSentences(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sentence to say with MORE, by the detail that is asked for."""

    last_name: Text
    first_name: Text
    birth_date: Text
    educator_id: Text
    last4: Text
    ssn: Text
    review_case: Text


class CannotSentences(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sentence to say with CANNOT, by its reason."""

    closed: Text
    throttled: Text
    locked: Text
    importing: Text
    damaged: Text


class Sentences(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sentence to say aloud with each answer.

    `no_review_case` goes with a NO after which names were tried enough; a program stored before there was
    such a sentence says the one of MORE that announces a review case.
    """

    yes: Text
    no: Text
    no_review_case: Text | None = None
    more: MoreSentences
    cannot: CannotSentences


class Question(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A question callers ask, and what to answer."""

    question: Text
    answer: Text


def minutes_of(clock: str) -> int:
    """Minutes after midnight of HH:MM, 24:00 being 1440; raises ValueError when it is not one."""
    hour, minute = clock[:2], clock[3:]
    if len(clock) != len("HH:MM") or clock[2] != ":" or not (clock.isascii() and (hour + minute).isdecimal()):
        raise ValueError
    minutes = int(hour) * 60 + int(minute)
    if int(minute) > 59 or minutes > _FULL_DAY:
        raise ValueError
    return minutes
