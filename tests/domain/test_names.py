from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.names import LONGEST, given_forms, surname_forms
from callcenter.domain.text import fold
from callcenter.errors import DetailFault
from tests.domain.typed import any_text, dressed, names, outcome

PIECES = [
    "Jr",
    "II",
    "Ph.D.",
    "Dr",
    "de",
    "la",
    "Mc",
    "O'",
    "Saint",
    "Smith",
    "ß",
    "Ἀ",
    "7",
    "Müller",
    "Иванов",
    "山田",
]
ANY_NAME = any_text("abcMcÉø '-.,()", PIECES)


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        ("Smith", ("SMITH",)),
        ("  smith\t", ("SMITH",)),
        ("X", ("X",)),
        # Accents, and letters that Unicode does not take apart.
        ("Muñoz", ("MUNOZ",)),
        ("Mun\u0303oz", ("MUNOZ",)),
        ("Łukasiewicz", ("LUKASIEWICZ",)),
        ("Sørensen", ("SORENSEN",)),
        ("Strauß", ("STRAUSS",)),
        ("STRAUẞ", ("STRAUSS",)),
        ("Æsir", ("AESIR",)),
        ("Lœuf", ("LOEUF",)),
        ("Đorđević", ("DORDEVIC",)),
        ("Guðmundsson", ("GUDMUNDSSON",)),
        ("Þorn", ("THORN",)),
        ("Işık", ("ISIK",)),
        ("ﬁsher", ("FISHER",)),
        ("Ｓｍｉｔｈ", ("SMITH",)),
        # Apostrophes of all kinds.
        ("O'Brien", ("OBRIEN",)),
        ("O’Brien", ("OBRIEN",)),
        ("O´Brien", ("OBRIEN",)),
        ("OʻBrien", ("OBRIEN",)),
        ("O`Brien", ("OBRIEN",)),
        ("O' Brien", ("OBRIEN",)),
        ("Ka´ahumanu", ("KAAHUMANU",)),
        ("ŉaam", ("NAAM",)),
        # Double surnames and particles.
        ("García López", ("GARCIALOPEZ", "GARCIA", "LOPEZ")),
        ("García-López", ("GARCIALOPEZ", "GARCIA", "LOPEZ")),
        ("García – López", ("GARCIALOPEZ", "GARCIA", "LOPEZ")),
        ("García/López", ("GARCIALOPEZ", "GARCIA", "LOPEZ")),
        ("Smith Smith", ("SMITHSMITH", "SMITH")),
        ("de la Cruz", ("DELACRUZ",)),
        ("García de la Cruz", ("GARCIADELACRUZ", "GARCIA", "DELACRUZ")),
        ("del Valle-Ortiz", ("DELVALLEORTIZ", "DELVALLE", "ORTIZ")),
        ("van der Berg", ("VANDERBERG",)),
        ("von Trapp", ("VONTRAPP",)),
        ("Mc Donald", ("MCDONALD",)),
        ("Mac Arthur", ("MACARTHUR",)),
        ("D'Angelo", ("DANGELO",)),
        ("St. John", ("STJOHN",)),
        ("Nguyen Van", ("NGUYENVAN", "NGUYEN", "VAN")),
        ("Van", ("VAN",)),
        ("Ortega y Gasset", ("ORTEGAYGASSET", "ORTEGA", "GASSET")),
        # Titles and suffixes, only where a delimiter sets them apart.
        ("Dr. Smith", ("SMITH",)),
        ("Mrs Smith", ("SMITH",)),
        ("Prof. Dr. Smith", ("SMITH",)),
        ("Sr. García", ("GARCIA",)),
        ("Drake", ("DRAKE",)),
        ("Smith Jr", ("SMITH",)),
        ("Smith, Jr.", ("SMITH",)),
        ("Smith.Jr", ("SMITH",)),
        ("Smith III", ("SMITH",)),
        ("Smith Ⅳ", ("SMITH",)),
        ("Smith 3rd", ("SMITH",)),
        ("Smith, Jr., M.D.", ("SMITH",)),
        ("Smith Ph. D.", ("SMITH",)),
        ("Smith, Ed.D.", ("SMITH",)),
        ("Pompii", ("POMPII",)),
        ("Burn", ("BURN",)),
        ("Smithjr", ("SMITHJR",)),
        ("Jr", ("JR",)),
        ("Smith-Jr", ("SMITHJR", "SMITH", "JR")),
        # Brackets, stray punctuation and digits.
        ("Smith (Jones)", ("SMITH",)),
        ("Smith [née Jones {x}]", ("SMITH",)),
        ("Smith (Jones", ("SMITH",)),
        ("(née) Smith)", ("SMITH",)),
        (")Smith", ("SMITH",)),
        ("Smith,", ("SMITH",)),
        ("Smith2", ("SMITH",)),
        ("Smith\u200b\u00ad", ("SMITH",)),
        # Other scripts match themselves.
        ("Иванов", ("иванов",)),
        ("ИВАНОВ", ("иванов",)),
        ("山田", ("山田",)),
        ("김", ("김",)),
        ("देवी", ("देवी",)),
        ("Иванов-Smith", ("ивановsmith", "иванов", "SMITH")),
        ("Παπαδόπουλος", ("παπαδοπουλοσ",)),
        ("ΠΑΠΑΔΟΠΟΥΛΟΣ", ("παπαδοπουλοσ",)),
        ("الحسن", ("الحسن",)),
        ("כהן", ("כהן",)),
        ("𠮷田", ("𠮷田",)),
        ("Nguyễn", ("NGUYEN",)),
        ("Nguye\u0302\u0303n", ("NGUYEN",)),
        ("Ng\u200b", ("NG",)),
    ],
)
def test_a_last_name_gives_its_joined_form_and_its_parts(typed: str, forms: tuple[str, ...]) -> None:
    assert surname_forms(typed) == forms


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        ("Mary", ("MARY",)),
        ("Mary Ann", ("MARY", "MARYANN")),
        ("Jean-Luc", ("JEAN", "JEANLUC")),
        ("María de los Ángeles", ("MARIA", "MARIADELOSANGELES")),
        ("De Shawn", ("DE", "DESHAWN")),
        ("D’Andre", ("DANDRE",)),
        ("Ms. Mary", ("MARY",)),
        ("John Jr.", ("JOHN",)),
        ("J.R.", ("J", "JR")),
        ("J", ("J",)),
        ("William (Bill)", ("WILLIAM",)),
        ("Don", ("DON",)),
        ("Don William", ("DON", "DONWILLIAM")),
    ],
)
def test_a_given_name_gives_its_first_word_and_its_joined_form(typed: str, forms: tuple[str, ...]) -> None:
    assert given_forms(typed) == forms


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", "name_letters"),
        (" -.' ", "name_letters"),
        ("123", "name_letters"),
        ("(Smith)", "name_letters"),
        ("\u0301\u093f", "name_letters"),
        ("A" * 129, "name_long"),
        ("ab " * 65, "name_long"),
        ("García, María", "name_comma"),
        ("García， María", "name_comma"),
        ("Smith, Jr., John", "name_comma"),
    ],
)
def test_what_is_no_name_is_refused(typed: str, fault: str) -> None:
    with pytest.raises(DetailFault) as caught:
        surname_forms(typed)
    assert (caught.value.field, caught.value.fault) == ("last_name", fault)


def test_the_fault_names_the_box_it_belongs_to() -> None:
    with pytest.raises(DetailFault) as caught:
        given_forms("Smith, John")
    assert caught.value.field == "first_name"
    assert str(caught.value).startswith("The first name has a comma")
    with pytest.raises(DetailFault) as caught:
        surname_forms("?", "former_last_names")
    assert caught.value.field == "former_last_names"
    assert str(caught.value).startswith("The former last name has no letter")


def test_128_letters_are_still_a_name() -> None:
    assert surname_forms("A" * 128) == ("A" * 128,)
    assert surname_forms("山" * 128) == ("山" * 128,)
    assert surname_forms(" ".join(["Abc"] * 42)) == ("ABC" * 42, "ABC")


def test_a_cell_of_a_million_brackets_is_read_at_once() -> None:
    with pytest.raises(DetailFault):
        surname_forms("(" * 1_000_000)
    assert surname_forms("(" * 500_000 + ")" * 500_000 + "Smith") == ("SMITH",)


@given(ANY_NAME, st.sampled_from([surname_forms, given_forms]))
def test_any_text_gives_forms_or_our_own_fault_and_a_form_read_again_is_itself(
    text: str, forms_of: Callable[[str], tuple[str, ...]]
) -> None:
    try:
        forms = forms_of(text)
    except DetailFault as fault:
        assert fault.fault in {"name_letters", "name_long", "name_comma"}
        return
    for form in forms:
        assert forms_of(form) == (form,)
        assert 0 < len(fold(form)) <= LONGEST
    assert len(set(forms)) == len(forms) > 0


@given(ANY_NAME, st.sampled_from([surname_forms, given_forms]))
def test_a_folded_name_has_the_forms_of_the_name(text: str, forms_of: Callable[[str], tuple[str, ...]]) -> None:
    assert outcome(forms_of, fold(text)) == outcome(forms_of, text)


@given(names().flatmap(lambda name: st.tuples(st.just(name), dressed(name))))
def test_a_name_in_another_dress_has_the_same_forms(typed: tuple[str, str]) -> None:
    """Letter case, dashes, blanks, apostrophes, width, composition and invisible characters do not matter."""
    plain, other = typed
    assert outcome(surname_forms, other) == outcome(surname_forms, plain)
    assert outcome(given_forms, other) == outcome(given_forms, plain)
