import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.names import given_forms, surname_forms
from callcenter.errors import DetailFault

PIECES = st.sampled_from(
    [
        " ",
        "-",
        ",",
        ".",
        "'",
        "(",
        ")",
        "Jr",
        "II",
        "Dr",
        "de",
        "la",
        "Mc",
        "O",
        "ß",
        "Ø",
        "É",
        "Smith",
        "7",
        "´",
        "Ἀ",
    ]
)
NAMES = st.text() | st.lists(PIECES, max_size=12).map("".join)


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
    ("typed", "fault", "sentence"),
    [
        ("", "name_letters", "The last name has no letter outside brackets: type it in letters."),
        (" -.' ", "name_letters", "The last name has no letter outside brackets: type it in letters."),
        ("123", "name_letters", "The last name has no letter outside brackets: type it in letters."),
        ("(Smith)", "name_letters", "The last name has no letter outside brackets: type it in letters."),
        ("\u0301\u093f", "name_letters", "The last name has no letter outside brackets: type it in letters."),
        ("A" * 129, "name_long", "The last name has more than 128 letters: type the name alone."),
        ("ab " * 65, "name_long", "The last name has more than 128 letters: type the name alone."),
        (
            "García, María",
            "name_comma",
            "The last name has a comma in it: type this name alone; the other name has its own box.",
        ),
        (
            "Smith, Jr., John",
            "name_comma",
            "The last name has a comma in it: type this name alone; the other name has its own box.",
        ),
    ],
)
def test_each_fault_of_a_name_says_its_mend(typed: str, fault: str, sentence: str) -> None:
    with pytest.raises(DetailFault) as caught:
        surname_forms(typed)
    assert (caught.value.field, caught.value.fault) == ("last_name", fault)
    assert str(caught.value) == sentence


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


def test_a_cell_of_a_million_brackets_is_read_at_once() -> None:
    with pytest.raises(DetailFault):
        surname_forms("(" * 1_000_000)
    assert surname_forms("(" * 500_000 + ")" * 500_000 + "Smith") == ("SMITH",)


@given(NAMES)
def test_any_text_gives_forms_or_our_own_fault_and_a_form_read_again_is_itself(text: str) -> None:
    try:
        surnames = surname_forms(text)
    except DetailFault as fault:
        assert fault.field == "last_name"
        return
    given_names = given_forms(text)
    for form in surnames:
        assert surname_forms(form) == (form,)
    for form in given_names:
        assert given_forms(form) == (form,)
    assert len(set(surnames)) == len(surnames)
    assert len(set(given_names)) == len(given_names)


@given(st.text("abcdefghijklmnopqrstuvwxyzáéñüł '-", max_size=40))
def test_case_does_not_matter(text: str) -> None:
    def forms(name: str) -> tuple[str, ...] | str:
        try:
            return surname_forms(name)
        except DetailFault as fault:
            return fault.fault

    assert forms(text) == forms(text.upper())
