"""What stands beneath the boxes, and what may leave the window."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.dates import age_on
from callcenter.domain.details import SpokenDetails
from callcenter.domain.policy import FULL, LAST4
from callcenter.domain.reading import ReadingRules, read_spoken
from callcenter.domain.ssn import SsnRules
from callcenter.domain.text import is_blank
from callcenter.domain.understood import Understood, cut_spoken, detail_faults, understood
from callcenter.errors import DetailFault
from tests.domain.typed import any_text, names
from ui.desk.wording import understood_words

TODAY = date(2026, 11, 24)
RULES = ReadingRules(LAST4)
FULL_RULES = ReadingRules(FULL, SsnRules(made_up=True))
TYPED = st.builds(
    SpokenDetails,
    any_text("abcé -'", ["Smith", "de", "Jr."]),
    any_text("abcé -'", ["Mary", "Ann"]),
    any_text("0123456789/-", ["2/9/1980", "Feb", "9", "1980"]),
    any_text("0123456789-", ["212-12-3456", "3456", "SSN"]),
    any_text("aE0123456789-", ["E104477", "212123456"]),
)
READABLE = st.builds(
    SpokenDetails,
    names(),
    names(),
    st.dates(date(1910, 1, 1), date(2026, 1, 1)).map(date.isoformat),
    st.from_regex("[0-9]{9}", fullmatch=True),
    st.from_regex("[A-Za-z][A-Za-z0-9]{1,19}", fullmatch=True),
)


def test_each_box_is_understood_by_itself() -> None:
    spoken = SpokenDetails("García-López", "María Elena", "2/9/1980", "212-12-3456", "e-104 477")
    assert understood(spoken, RULES, TODAY) == Understood(
        ("GARCIALOPEZ", "GARCIA", "LOPEZ"), ("MARIA", "MARIAELENA"), date(1980, 2, 9), "3456", "E104477"
    )


def test_a_box_that_cannot_be_read_yet_does_not_hide_the_others() -> None:
    assert understood(SpokenDetails("Smith", "", "2/9", "21"), RULES, TODAY) == Understood(("SMITH",))


def test_under_full_all_nine_digits_are_understood_and_four_are_not() -> None:
    rules = ReadingRules(FULL)
    assert understood(SpokenDetails(ssn="212-12-3456"), rules, TODAY).digits == "212123456"
    assert understood(SpokenDetails(ssn="3456"), rules, TODAY).digits is None


def test_every_box_at_fault_is_told_in_the_order_of_the_boxes() -> None:
    spoken = SpokenDetails("12", "Ann", "2/9/80", "34", "212123456")
    assert [fault.field for fault in detail_faults(spoken, RULES, TODAY)] == [
        "last_name",
        "birth_date",
        "ssn",
        "educator_id",
    ]


def test_a_fault_between_two_boxes_is_told() -> None:
    spoken = SpokenDetails(ssn="212-12-3456", educator_id="X212123456")
    assert [fault.fault for fault in detail_faults(spoken, RULES, TODAY)] == ["educator_id_ssn"]


@given(TYPED)
def test_details_without_a_fault_are_those_that_can_be_read(spoken: SpokenDetails) -> None:
    try:
        read_spoken(spoken, RULES, TODAY)
    except DetailFault:
        assert detail_faults(spoken, RULES, TODAY)
    else:
        assert detail_faults(spoken, RULES, TODAY) == ()


@pytest.mark.parametrize(("typed", "sent"), [("212-12-3456", "3456"), ("3456", "3456"), ("", ""), (" \t", "")])
def test_only_the_last_four_digits_leave_the_window_under_last4(typed: str, sent: str) -> None:
    assert cut_spoken(SpokenDetails("Smith", ssn=typed), RULES) == SpokenDetails("Smith", ssn=sent)


def test_cut_details_are_read_as_the_whole_ones_were() -> None:
    spoken = SpokenDetails("Smith", "Ann", "2/9/1980", "212-12-3456", "E1")
    assert read_spoken(cut_spoken(spoken, RULES), RULES, TODAY) == read_spoken(spoken, RULES, TODAY)


def test_understood_values_are_not_in_their_repr() -> None:
    assert repr(understood(SpokenDetails("Smith"), RULES, TODAY)) == "<details>"


@pytest.mark.parametrize(("today", "age"), [(date(2026, 2, 8), 45), (date(2026, 2, 9), 46)])
def test_an_age_counts_whole_years(today: date, age: int) -> None:
    assert age_on(date(1980, 2, 9), today) == age


@given(READABLE, st.sampled_from([RULES, FULL_RULES]))
def test_what_stands_beneath_a_box_is_understood_alike(spoken: SpokenDetails, rules: ReadingRules) -> None:
    """A shown form of a name stands for itself; of a date the words, without the age in brackets, are typed."""
    values = understood(spoken, rules, TODAY)
    shown = understood_words(values, TODAY, rules.policy is LAST4)
    again = understood(
        SpokenDetails(
            birth_date=shown["birth_date"].partition(" (")[0],
            ssn=shown["ssn"].removeprefix("ending in "),
            educator_id=shown["educator_id"],
        ),
        rules,
        TODAY,
    )
    assert (again.birth_date, again.educator_id) == (values.birth_date, values.educator_id)
    assert again.digits == values.digits
    assert shown["birth_date"]
    for box in ("last_name", "first_name"):
        for form in shown[box].split("  ·  "):
            assert getattr(understood(SpokenDetails(**{box: form}), rules, TODAY), box) in {(form,), None}
            assert form or getattr(values, box) is None


@given(TYPED, st.sampled_from([RULES, FULL_RULES]))
def test_nothing_typed_stops_the_desk(spoken: SpokenDetails, rules: ReadingRules) -> None:
    """Whatever stands in the boxes, each is understood, or its fault is told, and never anything else."""
    values = understood(spoken, rules, TODAY)
    told = {fault.field for fault in detail_faults(spoken, rules, TODAY)}
    for box in fields(SpokenDetails):
        understood_value = values.digits if box.name == "ssn" else getattr(values, box.name)
        if is_blank(getattr(spoken, box.name)):
            assert (understood_value, box.name in told) == (None, False)
        elif understood_value is None:
            assert box.name in told
    assert understood_words(values, TODAY, True).keys() == {box.name for box in fields(SpokenDetails)}
