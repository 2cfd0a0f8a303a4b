import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.codes import Code
from callcenter.domain.names import given_forms, surname_forms
from callcenter.errors import DetailFault


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("ROBERT", "R163"),
        ("RUPERT", "R163"),
        ("ASHCRAFT", "A261"),
        ("TYMCZAK", "T522"),
        ("PFISTER", "P236"),
        ("LEE", "L000"),
        ("O", "O000"),
    ],
)
def test_soundex_is_that_of_the_national_archives(form: str, code: str) -> None:
    assert Code.SOUNDEX.of(form) == code


@pytest.mark.parametrize(
    ("code", "form", "kept"),
    [
        (Code.WHOLE, "GARCIA", "GARCIA"),
        (Code.FIRST_THREE, "GARCIA", "GAR"),
        (Code.FIRST_FOUR, "GARCIA", "GARC"),
        (Code.FIRST_FOUR, "LEE", "LEE"),
        (Code.FIRST_THREE, "O", "O"),
        (Code.YEAR, "1980-02-09", "1980"),
    ],
)
def test_the_other_codes_keep_a_beginning(code: Code, form: str, kept: str) -> None:
    assert code.of(form) == kept


@pytest.mark.parametrize("code", [Code.SOUNDEX, Code.FIRST_THREE, Code.FIRST_FOUR, Code.WHOLE])
@pytest.mark.parametrize("form", ["иванов", "ивановsmith", "παπαδοπουλος", "李小龍", "حسين"])
def test_a_form_of_another_script_is_its_own_code(code: Code, form: str) -> None:
    assert code.of(form) == form


@given(st.text(max_size=40), st.sampled_from([code for code in Code if code is not Code.YEAR]))
def test_no_form_of_a_name_has_an_empty_code(text: str, code: Code) -> None:
    try:
        forms = surname_forms(text) + given_forms(text)
    except DetailFault:
        return
    assert all(map(code.of, forms))
