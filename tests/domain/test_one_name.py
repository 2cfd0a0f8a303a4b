import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.names import given_forms, surname_forms
from callcenter.domain.one_name import NameOrder, split_name


@pytest.mark.parametrize(
    ("text", "last", "first"),
    [
        ("Garcia, Maria", "Garcia", "Maria"),
        ("GARCIA LOPEZ,MARIA L.", "GARCIA LOPEZ", "MARIA L."),
        ("Smith, John, Jr.", "Smith", "John"),
        ("Smith, Jr., John", "Smith", "John"),
        ("Smith, Mary, Ph.D.", "Smith", "Mary"),
        ("de la Cruz\uff0c Ana", "de la Cruz", "Ana"),
        ("O\u2019Neil,  Pat ", "O\u2019Neil", "Pat"),
    ],
)
def test_the_part_before_the_comma_is_the_last_name(text: str, last: str, first: str) -> None:
    assert split_name(text, NameOrder.LAST_FIRST) == (last, first)


@pytest.mark.parametrize(
    "text", ["Maria Garcia", "Garcia,", ", Maria", "Garcia, Maria, Ana", ",", "Smith, Jr.", "-, -", "Garcia, Maria,"]
)
def test_without_one_comma_nothing_is_split(text: str) -> None:
    assert split_name(text, NameOrder.LAST_FIRST) is None


@pytest.mark.parametrize(
    ("text", "last", "first"),
    [
        ("Maria Garcia", "Garcia", "Maria"),
        ("  Maria\u00a0 Garcia ", "Garcia", "Maria"),
        ("Dr. Maria Garcia", "Garcia", "Maria"),
        ("John Q. Public", "Public", "John"),
        ("John Q Public Jr.", "Public Jr.", "John"),
        ("Ana de la Cruz", "de la Cruz", "Ana"),
        ("Maria Garcia Lopez", "Garcia Lopez", "Maria"),
        ("Mary Ann Smith", "Ann Smith", "Mary"),
        ("Al B", "B", "Al"),
    ],
)
def test_every_word_behind_the_first_is_a_last_name(text: str, last: str, first: str) -> None:
    assert split_name(text, NameOrder.FIRST_LAST) == (last, first)


@pytest.mark.parametrize("text", ["Garcia", "Dr. Garcia", "", "Garcia, Maria"])
def test_one_word_or_a_comma_is_not_split(text: str) -> None:
    assert split_name(text, NameOrder.FIRST_LAST) is None


def test_either_half_of_two_last_names_and_the_last_of_two_first_names_is_found() -> None:
    split = split_name("Maria Garcia Lopez", NameOrder.FIRST_LAST)
    assert split is not None
    assert {"GARCIA", "LOPEZ", "GARCIALOPEZ"} <= set(surname_forms(split[0]))
    assert "MARIA" in given_forms(split[1])


@given(st.text(max_size=40), st.sampled_from(NameOrder))
def test_any_text_is_split_in_two_or_not_at_all(text: str, order: NameOrder) -> None:
    split = split_name(text, order)
    assert split is None or all(split)
