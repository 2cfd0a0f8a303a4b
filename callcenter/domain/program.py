"""The program: one remedy offer as data, with what to say and which wrap-up code is likely."""

from datetime import date

from msgspec import Struct

from callcenter.domain import program_checks as checks
from callcenter.domain.answers import REVIEW_CASE
from callcenter.domain.enrollment import YES_AFTER_DEADLINE, how_to_enroll, is_over
from callcenter.domain.program_parts import (
    Enrollment,
    Line,
    Matching,
    Question,
    Script,
    Sentences,
    Throttle,
    WrapUpCode,
)
from callcenter.domain.wording import Text, date_in_words, fill, hours_in_words
from callcenter.errors import Bug


class NoSentence(Bug):
    """Asked what to say for an answer, a detail or a reason that does not exist."""

    code = "no_sentence"
    sentence = "The program asked for a sentence that no program file has."


class Program(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One remedy offer. It exists only when it is sound: making one raises ProgramFault otherwise.

    `name` is a short word for files and commands; `sponsor` (without an article), `incident` (whole
    sentences) and `offer` (without an article) are put into other wording where it names them.
    `notes` says whether operators may end a call with a note. `retired` are wrap-up codes that calls of
    before have: none is chosen any more, and the call log still says their words.
    """

    name: str
    sponsor: Text
    incident: Text
    offer: Text
    enrollment: Enrollment
    line: Line
    matching: Matching
    throttle: Throttle = Throttle()
    idle_minutes: int = 10
    notes: bool = True
    wrap_up: tuple[WrapUpCode, ...]
    retired: tuple[WrapUpCode, ...] = ()
    script: Script
    sentences: Sentences
    questions: tuple[Question, ...] = ()

    def __post_init__(self) -> None:
        checks.check_name(self.name)
        checks.check_enrollment(self.enrollment)
        checks.check_line(self.line)
        checks.check_matching(self.matching)
        checks.check_throttle(self.throttle)
        checks.check_idle(self.idle_minutes)
        checks.check_wrap_up(self.wrap_up)
        checks.check_retired(self.retired, self.wrap_up)
        checks.check_questions(self.questions)
        checks.check_wording(self, self.variables())

    @property
    def known_codes(self) -> tuple[WrapUpCode, ...]:
        """Every wrap-up code whose words are known: those to choose from, then those of before."""
        return (*self.wrap_up, *self.retired)

    def variables(self) -> dict[str, Text]:
        """What stands for each variable; one without a value in this program is left out."""
        line, enrollment = self.line, self.enrollment
        values = {
            "sponsor": self.sponsor,
            "incident": self.incident,
            "offer": self.offer,
            "web": _same(enrollment.web.removeprefix("https://")),  # as it is said aloud
            "enroll_phone": _same(enrollment.phone),
            "phone": _same(line.phone),
            "hours": hours_in_words(line.days, line.opens_minute, line.closes_minute, line.time_zone),
        }
        if enrollment.code is not None:
            values["code"] = _same(enrollment.code)
        if enrollment.deadline is not None:
            values["deadline"] = date_in_words(enrollment.deadline)
        return values

    def filled(self, text: Text) -> Text:
        """Wording of this program with its variables filled in."""
        return fill(text, self.variables())

    def how_to_enroll(self, day: date) -> Text:
        """What to tell an eligible caller on the center's `day`, filled in: how to enroll, or that it is too late."""
        return self.filled(how_to_enroll(self.enrollment, day))

    def say(self, answer: str, ask: str | None = None, reason: str | None = None, *, day: date | None = None) -> Text:
        """The sentence to say aloud with an answer, filled in.

        `ask` counts for MORE (a detail's key or `review_case`) and NO (`review_case`), `reason` for CANNOT alone.
        With YES nobody is told to enroll whose last day to do so was before the center's `day`.
        Raises NoSentence for anything else, NONE included: then nothing was checked.
        """
        sentences = self.sentences
        match answer:
            case "YES" if day is not None and is_over(self.enrollment, day):
                text: Text | None = YES_AFTER_DEADLINE
            case "YES":
                text = sentences.yes
            case "NO" if ask == REVIEW_CASE:
                text = sentences.no_review_case or sentences.more.review_case
            case "NO":
                text = sentences.no
            case "MORE":
                text = _among(sentences.more, ask)
            case "CANNOT":
                text = _among(sentences.cannot, reason)
            case _:
                text = None
        if text is None:
            raise NoSentence
        return self.filled(text)

    def likely_code(self, answer: str) -> WrapUpCode:
        """The wrap-up code for a call that ended with `answer`: one of YES, NO, MORE, CANNOT, NONE."""
        return next(code for code in self.wrap_up if answer in code.suggested_for)


def _same(words: str) -> Text:
    return Text(en=words, es=words)


def _among(sentences: Struct, key: str | None) -> Text | None:
    return getattr(sentences, key) if key in sentences.__struct_fields__ else None
