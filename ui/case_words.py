"""What is said of review cases on several pages: why one was opened, and how it was decided."""

from ui.language import tr


def reason_words(reason: str) -> str:
    """Why a caller disputes an answer."""
    return {
        "has_letter": tr("Got a letter or an e-mail"),
        "former_name_unknown": tr("Former name not remembered"),
        "details_differ": tr("Thinks a detail is wrong"),
        "on_behalf": tr("Calls for somebody else"),
        "throttled": tr("Tried too many times"),
        "other": tr("Another reason"),
    }.get(reason, reason)


def decision_words(decision: str) -> str:
    """How a case was decided; that it waits where it was not."""
    return {
        "": tr("waiting"),
        "to_be_added": tr("to be added"),
        "added": tr("added to the roster"),
        "not_eligible": tr("not eligible"),
        "found_meanwhile": tr("found meanwhile"),
        "unreachable": tr("not reached"),
        "withdrawn": tr("withdrawn"),
        "duplicate": tr("same as another case"),
    }.get(decision, decision)
