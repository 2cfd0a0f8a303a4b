"""A wrap-up code that is offered no more keeps its words wherever calls of before are told of."""

from msgspec.structs import replace

from callcenter.domain.wording import Text
from tests.gui.somebody import PROGRAM
from ui.call_log.wording import wrap_up_labels as labels_of_the_log
from ui.dashboard.wording import code_labels
from ui.desk.wording import wrap_up_labels as labels_of_a_day

RETIRED = replace(PROGRAM.wrap_up[6], code="sent_elsewhere", label=Text(en="Sent elsewhere", es="A otra parte"))
LATER = replace(PROGRAM, retired=(replace(RETIRED, suggested_for=()),))


def test_the_log_and_ones_own_day_say_its_words() -> None:
    assert labels_of_the_log(LATER)["sent_elsewhere"] == "Sent elsewhere"
    assert labels_of_a_day(LATER)["sent_elsewhere"] == "Sent elsewhere"


def test_the_day_says_them_where_a_call_has_it() -> None:
    assert code_labels(LATER, ["sent_elsewhere"])["sent_elsewhere"] == "Sent elsewhere"
    assert "sent_elsewhere" not in code_labels(LATER, [])
