"""What the desk says: understood values, echo, next steps, and what became of calls."""

from datetime import date, datetime

from callcenter.domain.answers import REVIEW_CASE, Reason, Word
from callcenter.domain.dates import age_on
from callcenter.domain.policy import Detail
from callcenter.domain.program import Program
from callcenter.domain.review_cases import WAITING
from callcenter.domain.understood import Understood
from ui.desk.state import DeskState
from ui.language import tr
from ui.texts import answer_word, day_in_words, in_screen_language, moment, weekday


def understood_words(values: Understood, today: date, keeps_last4: bool) -> dict[str, str]:
    """What stands beneath each box."""
    return {
        "educator_id": values.educator_id or "",
        "last_name": "  ·  ".join(values.last_name or ()),
        "first_name": "  ·  ".join(values.first_name or ()),
        "birth_date": _birth_date_in_words(values.birth_date, today) if values.birth_date else "",
        "ssn": _digits_in_words(values.digits, keeps_last4) if values.digits else "",
    }


def echo_words(values: Understood) -> str:
    """`Checked: last name GARCIA, born February 9, 1980, SSN ending 3456`, from what was typed."""
    said = [
        (tr("last name {value}"), values.last_name[0] if values.last_name else ""),
        (tr("first name {value}"), values.first_name[0] if values.first_name else ""),
        (tr("born {value}"), day_in_words(values.birth_date) if values.birth_date else ""),
        (tr("SSN ending {value}"), values.digits[-4:] if values.digits else ""),
        (tr("ID {value}"), values.educator_id or ""),
    ]
    return tr("Checked: {details}").format(
        details=", ".join(words.format(value=value) for words, value in said if value)
    )


def next_step_words(state: DeskState) -> str:
    """What the operator does next; nothing without an answer to show."""
    answer = state.shown_answer
    if answer is None:
        return ""
    if state.tells_case:
        return tr("The review case is open: give the caller this reference. Then F9 to wrap up, or F12: next call.")
    decision = answer.decision
    match decision.word:
        case Word.YES:
            words = _yes_words(state.enrollment_over)
        case Word.NO:
            words = _no_words(decision.ask)
        case Word.MORE:
            words = _ask_words(decision.ask)
        case Word.CANNOT:
            words = _cannot_words(decision.reason, state.opens_at)
    return words


def answer_words(answer: str) -> str:
    """The answer a call came to, in a word or two."""
    return tr("no check") if answer == "NONE" else answer_word(answer)


def case_words(case: str) -> str:
    """What became of a call's review case, as the caller who asks is told."""
    return {
        "": tr("none was opened"),
        WAITING: tr("waits for a supervisor"),
        "to_be_added": tr("eligible; is being put on the list, so a check may not find it yet"),
        "added": tr("eligible; on the list now: check the details again"),
        "not_eligible": tr("not eligible: the proof does not bear it out"),
        "found_meanwhile": tr("eligible; found on the list in a later check"),
        "unreachable": tr("ended: the caller was not reached; a supervisor can take it up again"),
        "withdrawn": tr("ended: the caller withdrew it"),
        "duplicate": tr("ended: another case is about the same; ask for its reference"),
    }.get(case, tr("decided by a supervisor"))


def wrap_up_labels(program: Program) -> dict[str, str]:
    """What each wrap-up code says, and what stands where there is none."""
    labels = {code.code: in_screen_language(code.label) for code in program.known_codes}
    return {**labels, "not_wrapped_up": tr("not wrapped up"), "": tr("from a shell")}


def _yes_words(enrollment_over: bool) -> str:
    if enrollment_over:
        return tr("The last day to enroll has passed: say so. Then F9 to wrap up, or F12 for the next call.")
    return tr("Tell the caller how to enroll, as the script says. Then F9 to wrap up, or F12 for the next call.")


def _no_words(ask: str | None) -> str:
    if ask == REVIEW_CASE:
        return tr("This was tried several times: a review case is the way now. F8 opens one.")
    return tr("Ask for a former name or another spelling, type it and press Enter. If nothing helps: F8, review case.")


def _cannot_words(reason: Reason, opens: datetime | None) -> str:
    if opens is not None:
        words = tr("The line is closed. It opens {day}, {moment}, on the center's clock. F9 to wrap up.")
        return words.format(day=weekday(opens), moment=moment(opens, opens.year))
    return {
        "closed": tr("The line is closed: no check is made. F9 to wrap up."),
        "throttled": tr("A supervisor can release these details. F8 opens a review case."),
        "importing": tr("No roster is active yet: a supervisor imports one on the roster page."),
        "locked": tr("Sign in again, then press Enter."),
        "damaged": tr("Call a supervisor: the records cannot be trusted just now."),
    }[reason.value]


def _ask_words(ask: str | None) -> str:
    """What the operator asks for, after a MORE."""
    if ask == REVIEW_CASE or ask is None:
        return tr("Nothing more can be asked: F8 opens a review case.")
    if ask == Detail.EDUCATOR_ID.value:
        return tr(
            "Ask for the educator ID, type it and press Enter. Without one: fill another empty box, or F8, review case."
        )
    return tr("Ask for the {detail}, type it and press Enter.").format(detail=_detail_word(ask))


def _detail_word(ask: str) -> str:
    return {
        Detail.LAST_NAME.value: tr("last name"),
        Detail.FIRST_NAME.value: tr("first name"),
        Detail.BIRTH_DATE.value: tr("birth date"),
        Detail.EDUCATOR_ID.value: tr("educator ID"),
        Detail.LAST4.value: tr("last four digits of the Social Security number"),
        Detail.SSN.value: tr("Social Security number", "to be asked for"),
    }[ask]


def _birth_date_in_words(born: date, today: date) -> str:
    return tr("{day} (age {age})").format(day=day_in_words(born), age=age_on(born, today))


def _digits_in_words(digits: str, keeps_last4: bool) -> str:
    if keeps_last4:
        return tr("ending in {digits}").format(digits=" ".join(digits))
    return "  ".join((" ".join(digits[:3]), " ".join(digits[3:5]), " ".join(digits[5:])))
