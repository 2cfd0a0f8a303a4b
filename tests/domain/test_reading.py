from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.details import Details, SpokenDetails
from callcenter.domain.policy import FULL, LAST4
from callcenter.domain.reading import ReadingRules, cut_to_policy, read_spoken
from callcenter.domain.ssn import SsnRules
from callcenter.errors import DetailFault

TODAY = date(2021, 11, 15)
RULES = ReadingRules(LAST4)
FULL_RULES = ReadingRules(FULL, SsnRules(made_up=True), "Badge")
WORDS = st.text(max_size=12) | st.sampled_from(["", "Smith", "2/9/1980", "219-09-9998", "9998", "AB12"])


def test_a_caller_is_read_as_forms_a_date_and_cut_digits() -> None:
    spoken = SpokenDetails("García López", "Mary Ann", "2/9/1980", "219-09-9998", "ab-12")
    assert read_spoken(spoken, RULES, TODAY) == Details(
        surnames=("GARCIALOPEZ", "GARCIA", "LOPEZ"),
        given=("MARY", "MARYANN"),
        birth_date=date(1980, 2, 9),
        digits="9998",
        educator_id="AB12",
    )


def test_empty_boxes_give_empty_details() -> None:
    assert read_spoken(SpokenDetails(), RULES, TODAY) == Details()
    assert read_spoken(SpokenDetails(" ", "\t", "\u200b", "\u00a0", "\n"), RULES, TODAY) == Details()


def test_last_four_are_taken_as_they_are_and_nine_are_checked_before_they_are_cut() -> None:
    assert read_spoken(SpokenDetails(ssn="9998"), RULES, TODAY).digits == "9998"
    with pytest.raises(DetailFault) as caught:
        read_spoken(SpokenDetails(ssn="666-09-9998"), RULES, TODAY)
    assert caught.value.fault == "ssn_impossible"


def test_a_full_policy_keeps_nine_digits_and_refuses_four() -> None:
    assert read_spoken(SpokenDetails(ssn="900-12-3456"), FULL_RULES, TODAY).digits == "900123456"
    with pytest.raises(DetailFault) as caught:
        read_spoken(SpokenDetails(ssn="3456"), FULL_RULES, TODAY)
    assert (caught.value.field, caught.value.fault) == ("ssn", "ssn_nine_needed")
    assert str(caught.value) == (
        "This program compares all 9 digits of the Social Security number: type all of them, or none."
    )


@pytest.mark.parametrize("rules", [RULES, FULL_RULES])
@pytest.mark.parametrize("educator_id", ["219-09-9998", "E219099998", "219-09-9998-A", "21E90W9999 8"])
def test_the_callers_own_number_is_no_educator_id(rules: ReadingRules, educator_id: str) -> None:
    spoken = SpokenDetails(ssn="219-09-9998", educator_id=educator_id)
    with pytest.raises(DetailFault) as caught:
        read_spoken(spoken, rules, TODAY)
    assert (caught.value.field, caught.value.fault) == ("educator_id", "educator_id_ssn")
    assert str(caught.value).startswith(f"{rules.educator_label}: this looks like")


def test_an_educator_id_may_hold_the_last_four_digits_by_chance() -> None:
    assert read_spoken(SpokenDetails(ssn="9998", educator_id="19998"), RULES, TODAY).educator_id == "19998"


def test_the_first_fault_in_the_order_of_the_boxes_is_the_one_that_is_told() -> None:
    faults = []
    boxes = {"last_name": "?", "first_name": "?", "birth_date": "?", "ssn": "?", "educator_id": "?"}
    while boxes:
        with pytest.raises(DetailFault) as caught:
            read_spoken(SpokenDetails(**boxes), RULES, TODAY)
        faults.append(caught.value.field)
        del boxes[caught.value.field]
    assert faults == ["last_name", "first_name", "birth_date", "ssn", "educator_id"]


def test_digits_are_cut_to_what_the_policy_hashes() -> None:
    assert cut_to_policy("219099998", LAST4) == "9998"
    assert cut_to_policy("9998", LAST4) == "9998"
    assert cut_to_policy("219099998", FULL) == "219099998"


@given(st.builds(SpokenDetails, WORDS, WORDS, WORDS, WORDS, WORDS), st.sampled_from([RULES, FULL_RULES]))
def test_any_words_give_details_or_our_own_fault_that_holds_no_value(
    spoken: SpokenDetails, rules: ReadingRules
) -> None:
    try:
        details = read_spoken(spoken, rules, TODAY)
    except DetailFault as fault:
        assert fault.field in SpokenDetails.__dataclass_fields__
        assert "219" not in str(fault)
        assert fault.__cause__ is None
    else:
        assert repr(details) == "<details>"
