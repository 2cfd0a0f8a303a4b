import re
import secrets
from collections.abc import Sequence

import pytest

from callcenter.domain.calls import ALPHABET, FIRST_SEAT, SEATS, new_reference, tidy_reference


@pytest.mark.parametrize("seat", ["A", "K", "Z"])
def test_a_reference_is_the_seat_and_five_drawn_characters_in_two_groups(seat: str) -> None:
    drawn = iter("7F2QM")
    assert new_reference(seat, lambda _: next(drawn)) == f"{seat}7F-2QM"


def test_every_character_is_drawn_from_the_whole_alphabet() -> None:
    offered: list[Sequence[str]] = []

    def last(characters: Sequence[str]) -> str:
        offered.append(characters)
        return characters[-1]

    assert new_reference("A", last) == "AZZ-ZZZ"
    assert offered == [ALPHABET] * 5


def test_no_character_sounds_or_looks_like_another_and_no_word_can_be_made() -> None:
    assert not set("AEIOU0O1ILS5UV") & set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET)
    assert ALPHABET.isascii()
    assert ALPHABET.upper() == ALPHABET


def test_seats_are_letters_that_are_not_misheard_and_the_first_is_one_of_them() -> None:
    assert FIRST_SEAT in SEATS
    assert not set("EIOULSV") & set(SEATS)
    assert SEATS.isalpha()
    assert list(SEATS) == sorted(set(SEATS))


def test_drawn_at_random_references_have_their_form_and_hardly_repeat() -> None:
    found = [new_reference("A", secrets.choice) for _ in range(1_000)]
    assert all(re.fullmatch(r"A[0-9A-Z]{2}-[0-9A-Z]{3}", one) for one in found)
    assert len(set(found)) > 990


@pytest.mark.parametrize("typed", ["A7F-2QM", "a7f2qm", " A7F 2QM ", "a-7-f-2-q-m", "Ａ７Ｆ－２ＱＭ"])
def test_what_was_typed_of_a_reference_is_tidied(typed: str) -> None:
    assert tidy_reference(typed) == "A7F-2QM"


@pytest.mark.parametrize("typed", ["", "A7F", "A7F-2QMX", "900-12-3456", "ÁBCDEF"])
def test_what_can_be_no_reference_is_none(typed: str) -> None:
    assert tidy_reference(typed) is None
