import pytest

from callcenter.domain.number_words import with_digits


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("one two three", "1 2 3"),
        ("uno, dos; tres", "1, 2; 3"),
        ("forty-five and sixty seven", "45 and 67"),
        ("cuarenta y cinco, treinta y", "45, 30 y"),
        ("twelve nineteen eighty", "12 19 80"),
        ("one hundred and five", "105"),
        ("two hundred", "200"),
        ("ciento veintitres", "123"),
        ("novecientos", "900"),
        ("mil novecientos ochenta", "1980"),
        ("dos mil veintiuno", "2021"),
        ("six thousand seven hundred eighty nine", "6789"),
        ("double five, triple seven", "55, 777"),
        ("oh five oh one", "0 5 0 1"),
        ("february ninth, the thirty first", "february 9, the 31"),
        ("sevenfour", "7 4"),
        ("fourty ninty", "40 90"),
    ],
)
def test_number_words_become_digits(said: str, read: str) -> None:
    assert with_digits(said) == read


@pytest.mark.parametrize(
    "said",
    ["oh no", "a dozen letters", "hundred and one's", "often", "tennessee", "none", "at 5 o'clock", "double name"],
)
def test_other_words_stay(said: str) -> None:
    assert with_digits(said).replace("1's", "one's") == said
