import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.text import fold, is_blank, plain
from tests.domain.typed import any_text


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("  a\u00a0b\t", "a b"),
        ("1–2—3−4‑5\u00ad6", "1-2-3-4-5-6"),
        ("ＡＢ１２", "AB12"),
        ("a\u200bb\ufeff", "ab"),
        ("٣", "٣"),
        ("1²①", "1\ufffd\ufffd"),
        ("e\u200b\u0301", "é"),
    ],
)
def test_plain_text_has_one_kind_of_blank_and_one_kind_of_dash(typed: str, read: str) -> None:
    assert plain(typed) == read


def test_a_box_of_invisible_characters_is_blank() -> None:
    assert is_blank(" \u200b\u00a0\ufeff\n")
    assert not is_blank(".")


@given(any_text("aéß19 -'", ["e\u0301", "\u200b", "'", "\u1100", "\u1161", "ｶ", "ﾞ"]))
def test_folding_and_plain_text_change_nothing_the_second_time(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert plain(plain(text)) == plain(text)


@given(st.text("aZ '`-.\t\n\x0b\x1f09(", max_size=30) | st.text(st.characters(max_codepoint=127)))
def test_plain_letters_take_a_shorter_way_to_the_same_text(text: str) -> None:
    assert plain(text) == plain(text + "\u200b")
    assert fold(text) == fold(text + "\u200b")
