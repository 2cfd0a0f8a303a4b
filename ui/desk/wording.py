"""What the desk says: understood values, echo, next steps."""

from datetime import date

from callcenter.domain.answers import REVIEW_CASE, Answer, Word
from callcenter.domain.dates import age_on
from callcenter.domain.policy import Detail
from callcenter.domain.understood import Understood
from ui.language import tr
from ui.texts import day_in_words


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


def next_step_words(answer: Answer) -> str:
    """What the operator does next."""
    decision = answer.decision
    if decision.word is Word.YES:
        return tr("Tell the caller how to enroll, as the script says. Then F9 to wrap up, or F12 for the next call.")
    if decision.word is Word.NO and decision.ask == REVIEW_CASE:
        return tr("This was tried several times: a review case is the way now. F9 and choose the review case.")
    if decision.word is Word.NO:
        return tr("Ask for a former name or another spelling, type it and press Enter. If nothing helps: F9, review.")
    if decision.word is Word.MORE:
        return _ask_words(decision.ask)
    return {
        "closed": tr("The line is closed: no check is made. F9 to wrap up."),
        "throttled": tr("A supervisor can release these details. F9 and choose the review case."),
        "importing": tr("No roster is active yet: a supervisor imports one on the roster page."),
        "locked": tr("Sign in again, then press Enter."),
        "damaged": tr("Call a supervisor: the records cannot be trusted just now."),
    }[decision.reason.value]


def _ask_words(ask: str | None) -> str:
    """What the operator asks for, after a MORE."""
    if ask == REVIEW_CASE or ask is None:
        return tr("Nothing more can be asked: F9 and choose the review case.")
    if ask == Detail.EDUCATOR_ID.value:
        return tr(
            "Ask for the educator ID, type it and press Enter. Without one: fill another empty box, or F9, review."
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
