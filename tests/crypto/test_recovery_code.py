import random
import re

import pytest

from callcenter.crypto.recovery_code import RecoveryCodeMistyped, new_recovery_code, read_recovery_code

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_a_code_has_34_characters_in_groups_of_four() -> None:
    code = new_recovery_code()
    assert re.fullmatch(f"([{ALPHABET}]{{4}}-){{8}}[{ALPHABET}]{{2}}", code)
    assert read_recovery_code(code) == code.replace("-", "")[:32]
    assert new_recovery_code() != code


def test_a_code_is_read_however_it_is_typed() -> None:
    code = known_code()
    squeezed = code.replace("-", "")
    typed = (
        code.lower(),
        squeezed,
        f" {squeezed[:9]}  {squeezed[9:]}\n",
        code.replace("-", " — "),
        code.replace("0", "O").replace("1", "I"),
        code.replace("0", "o").replace("1", "l"),
    )
    assert {read_recovery_code(one) for one in typed} == {squeezed[:32]}


def test_any_one_wrong_character_is_found() -> None:
    squeezed = known_code().replace("-", "")
    for place, right in enumerate(squeezed):
        for wrong in ALPHABET.replace(right, ""):
            assert is_mistyped(squeezed[:place] + wrong + squeezed[place + 1 :])


def test_any_two_exchanged_characters_are_found() -> None:
    squeezed = known_code().replace("-", "")
    for first in range(32):
        for second in range(first + 1, 32):
            typed = list(squeezed)
            typed[first], typed[second] = typed[second], typed[first]
            assert squeezed[first] == squeezed[second] or is_mistyped("".join(typed))


@pytest.mark.parametrize("typed", ["", "   ", "0" * 33, "0" * 35, "U" * 34, "é" * 34, "password of mine", "0" * 32])
def test_what_is_no_code_is_told_apart_before_any_slow_derivation(typed: str) -> None:
    assert is_mistyped(typed)


def test_what_was_typed_is_not_repeated_in_the_message() -> None:
    with pytest.raises(RecoveryCodeMistyped) as wrong:
        read_recovery_code("my secret guess")
    assert "guess" not in str(wrong.value)


def is_mistyped(text: str) -> bool:
    try:
        read_recovery_code(text)
    except RecoveryCodeMistyped:
        return True
    return False


def known_code() -> str:
    """Some code with 0 and 1 in it, its check worked out anew: the code as a number, modulo 1021."""
    draw = random.Random(5)
    code = "01" + "".join(draw.choice(ALPHABET) for _ in range(30))
    number = 0
    for character in code:
        number = number * 32 + ALPHABET.index(character)
    check = ALPHABET[number % 1021 // 32] + ALPHABET[number % 1021 % 32]
    whole = code + check
    return "-".join(whole[at : at + 4] for at in range(0, 34, 4))
