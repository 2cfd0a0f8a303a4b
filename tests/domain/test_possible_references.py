import pytest

from callcenter.domain.calls import possible_references


@pytest.mark.parametrize(
    "typed", ["A7F-2QM", "a7f-2qm", "A7F2QM", " a7f 2qm ", "A 7 F 2 Q M", "A7F–2QM", "Ａ７Ｆ-２ＱＭ"]
)
def test_a_reference_is_read_however_it_is_typed(typed: str) -> None:
    assert possible_references(typed, "A") == ("A7F-2QM",)


@pytest.mark.parametrize("typed", ["", "A7F", "A7F-2QMM", "maria", "A7F-2Q?", "A7F-2QÑ", "9" * 500])
def test_what_is_no_reference_may_mean_none(typed: str) -> None:
    assert possible_references(typed, "A") == ()


def test_a_character_that_no_reference_has_stands_for_those_it_looks_or_sounds_like() -> None:
    assert possible_references("A7F-20M", "A") == ("A7F-2QM", "A7F-2DM")
    assert "A7F-2QM" in possible_references("A1F-2OM", "A")
    assert len(possible_references("A1F-2OM", "A")) == 6
    assert possible_references("A1F-0OM", "A") == ()  # three would be a guess


def test_the_first_character_is_another_vaults_seat_or_misread_and_then_ones_own() -> None:
    assert possible_references("B7F-2QM", "A") == ("B7F-2QM",)
    assert possible_references("47F-2QM", "A") == possible_references("E7F-2QM", "A") == ("A7F-2QM",)
