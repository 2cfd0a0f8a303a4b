from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.educator_id import parse_educator_id
from callcenter.errors import DetailFault
from tests.domain.typed import any_text, dressed, outcome


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
    ("typed", "fault"),
    [
        ("AB#12", "educator_id_characters"),
        ("٣٤٥٦", "educator_id_characters"),
        ("AB①②", "educator_id_characters"),
        ("AB1²", "educator_id_characters"),
        ("7", "educator_id_length"),
        ("- -", "educator_id_length"),
        ("A" * 21, "educator_id_length"),
        ("219-09-9998", "educator_id_ssn"),
        ("000000000", "educator_id_ssn"),
    ],
)
def test_what_is_no_id_is_refused_in_the_words_of_the_program(typed: str, fault: str) -> None:
    with pytest.raises(DetailFault) as caught:
        parse_educator_id(typed, "Badge")
    assert (caught.value.field, caught.value.fault) == ("educator_id", fault)
    assert str(caught.value).startswith("Badge: ")


def test_letters_that_only_look_latin_are_refused_and_not_spelled_out() -> None:
    with pytest.raises(DetailFault):
        parse_educator_id("ß12")


@given(any_text("abZ09 -./_", ["AB", "12", "E104477", "219-09-9998"]))
def test_any_text_gives_an_id_or_our_own_fault_and_reading_twice_changes_nothing(text: str) -> None:
    try:
        educator_id = parse_educator_id(text)
    except DetailFault as fault:
        codes = {"educator_id_characters", "educator_id_length", "educator_id_ssn"}
        assert (fault.field, fault.fault in codes) == ("educator_id", True)
        return
    assert parse_educator_id(educator_id) == educator_id
    letters_and_digits = [character for character in normalize("NFKC", text).upper() if character.isalnum()]
    assert educator_id == "".join(letters_and_digits)


@given(st.text("abZ09 -./_", max_size=24).flatmap(lambda typed: st.tuples(st.just(typed), dressed(typed))))
def test_an_id_in_another_dress_is_the_same_id(typed: tuple[str, str]) -> None:
    bare, other = typed
    assert outcome(parse_educator_id, other) == outcome(parse_educator_id, bare)
