"""Names and references read out letter by letter, in two languages."""

import pytest

from callcenter.domain.spelling import Letter, spelled, spelled_aloud


def said(text: str, *, in_spanish: bool = False) -> list[str]:
    return [letter.said for letter in spelled(text, in_spanish=in_spanish)]


def shown(text: str, *, in_spanish: bool = False) -> list[str]:
    return [letter.shown for letter in spelled(text, in_spanish=in_spanish)]


def test_every_letter_has_a_word_that_begins_with_it_in_both_languages() -> None:
    for letter in "abcdefghijklmnopqrstuvwxyz":
        assert said(letter)[0][0].upper() == letter.upper()
        letter_said, _, word = said(letter, in_spanish=True)[0].partition(" de ")
        assert letter_said == letter.upper()
        assert spelled(word[0], in_spanish=True)[0].said.startswith(letter.upper())


def test_english_takes_the_words_of_the_radio() -> None:
    assert said("Jex") == ["Juliett", "Echo", "X-ray"]
    assert spelled_aloud("K7F-2QM", in_spanish=False) == "Kilo, 7, Foxtrot, hyphen, 2, Quebec, Mike"


def test_spanish_says_the_letter_and_its_word() -> None:
    assert said("Ana", in_spanish=True) == ["A de Antonio", "N de Nicaragua", "A de Antonio"]


def test_enye_is_a_letter_of_its_own_in_spanish_and_an_n_with_a_tilde_in_english() -> None:
    for typed in ("ñ", "n\u0303", "Ñ"):
        assert (said(typed, in_spanish=True), shown(typed, in_spanish=True)) == (["Ñ de Ñandú"], ["Ñ"])
        assert (said(typed), shown(typed)) == (["November, with a tilde"], ["Ñ"])


@pytest.mark.parametrize(
    ("typed", "english", "spanish"),
    [
        ("é", "Echo, with an accent", "E de Enrique, con acento"),
        ("ü", "Uniform, with two dots", "U de Úrsula, con diéresis"),
        ("ç", "Charlie, with a cedilla", "C de Carmen, con cedilla"),
        ("ø", "Oscar, with a stroke", "O de Óscar, con una raya"),
        ("ß", "Sierra", "S de Santiago"),
        ("ế", "Echo, with a circumflex, with an accent", "E de Enrique, con acento circunflejo, con acento"),
        ("ạ", "Alfa, with a mark", "A de Antonio, con un signo"),
        ("-", "hyphen", "guion"),
        ("–", "hyphen", "guion"),
        ("'", "apostrophe", "apóstrofo"),
        ("’", "apostrophe", "apóstrofo"),
        ("ʻ", "apostrophe", "apóstrofo"),
        (".", "period", "punto"),
    ],
)
def test_accents_and_signs_are_named(typed: str, english: str, spanish: str) -> None:
    assert (said(typed)[0], said(typed, in_spanish=True)[0]) == (english, spanish)


def test_a_name_is_shown_in_capitals_as_it_is_written() -> None:
    assert shown("O’Brien-Núñez") == ["O", "’", *"BRIEN", "-", "N", "Ú", "Ñ", "E", "Z"]


def test_blanks_in_a_row_are_one_and_those_around_are_none() -> None:
    assert said("  de  la ") == ["Delta", "Echo", "space", "Lima", "Alfa"]
    assert shown("a b") == ["A", "", "B"]
    assert said("   ") == []


@pytest.mark.parametrize("typed", ["王", "한", "7", "@"])
def test_what_has_no_word_is_shown_alone(typed: str) -> None:
    (letter,) = spelled(typed, in_spanish=False)
    assert letter.said == ""
    assert letter.shown


def test_nothing_of_a_name_is_in_a_repr() -> None:
    assert repr(spelled("Garcia", in_spanish=False)[0]) == repr(Letter("G", "Golf")) == "<letter>"
