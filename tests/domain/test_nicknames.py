import pytest

from callcenter.domain.codes import Code
from callcenter.domain.names import given_forms
from callcenter.domain.nicknames import _formal_by_short, formal_names


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Bill", {"WILLIAM"}),
        ("peggy", {"MARGARET"}),
        ("Terry", {"TERRENCE", "TERESA", "THERESA"}),
        ("Pepe", {"JOSE"}),
        ("Toño", {"ANTONIO"}),
        ("Lupita", {"GUADALUPE"}),
        ("Betty", {"ELIZABETH", "BEATRIZ"}),
    ],
)
def test_a_short_name_may_stand_for_several(said: str, names: set[str]) -> None:
    assert set(formal_names(given_forms(said)[0])) == names


@pytest.mark.parametrize("said", ["William", "Zelda", "Иван"])
def test_most_names_are_short_for_nothing(said: str) -> None:
    assert formal_names(given_forms(said)[0]) == ()


def test_each_short_name_asks_for_something_new_and_costs_few_questions() -> None:
    assert len(_formal_by_short()) > 200
    for short, names in _formal_by_short().items():
        kept = {(code, code.of(name)) for code in (Code.FIRST_FOUR, Code.SOUNDEX) for name in names}
        assert kept - {(code, code.of(short)) for code in (Code.FIRST_FOUR, Code.SOUNDEX)}, short
        assert len(names) <= 4, short
