import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.educator_id import parse_educator_id
from callcenter.errors import DetailFault


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("ab-12.34", "AB1234"),
        (" 0012 345 ", "0012345"),
        ("ＡＢ１２", "AB12"),
        ("a_1/b–2", "A1B2"),
        ("x1", "X1"),
        ("A" * 20, "A" * 20),
        ("1234567890", "1234567890"),
    ],
)
def test_separators_and_case_do_not_matter(typed: str, read: str) -> None:
    assert parse_educator_id(typed) == read


@pytest.mark.parametrize(
    ("typed", "fault", "sentence"),
    [
        (
            "AB#12",
            "educator_id_characters",
            "Badge: only the letters A to Z and the digits 0 to 9 count: take everything else out.",
        ),
        (
            "٣٤٥٦",
            "educator_id_characters",
            "Badge: only the letters A to Z and the digits 0 to 9 count: take everything else out.",
        ),
        ("7", "educator_id_length", "Badge: 2 to 20 characters are needed, 1 were typed: check it."),
        ("A" * 21, "educator_id_length", "Badge: 2 to 20 characters are needed, 21 were typed: check it."),
        (
            "219-09-9998",
            "educator_id_ssn",
            "Badge: this looks like a Social Security number: leave the box empty, or ask for the ID itself.",
        ),
        (
            "000000000",
            "educator_id_ssn",
            "Badge: this looks like a Social Security number: leave the box empty, or ask for the ID itself.",
        ),
    ],
)
def test_each_fault_says_its_mend_in_the_words_of_the_program(typed: str, fault: str, sentence: str) -> None:
    with pytest.raises(DetailFault) as caught:
        parse_educator_id(typed, "Badge")
    assert (caught.value.field, caught.value.fault) == ("educator_id", fault)
    assert str(caught.value) == sentence


def test_letters_that_only_look_latin_are_refused_and_not_spelled_out() -> None:
    with pytest.raises(DetailFault):
        parse_educator_id("ß12")


@given(st.text() | st.text("abZ09 -./_ß"))
def test_any_text_gives_an_id_or_our_own_fault_and_reading_twice_changes_nothing(text: str) -> None:
    try:
        educator_id = parse_educator_id(text)
    except DetailFault as fault:
        assert fault.field == "educator_id"
        return
    assert parse_educator_id(educator_id) == educator_id
