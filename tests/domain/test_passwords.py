import random

import pytest

from callcenter.domain.passwords import (
    PasswordIsUserName,
    PasswordTooCommon,
    PasswordTooLong,
    PasswordTooShort,
    PasswordUnreadable,
    check_password,
    generate_password,
    password_bytes,
    wait_after,
)

COMMON = frozenset({"password", "qwertyuiopasdfgh", "contraseña", "aaaaaaaaaaaa"})


@pytest.mark.parametrize("password", ["blue otter rides", "x7#kfo2-wwpq", "ñandú ñandú!", "paßwörter gibts"])
def test_a_password_that_nobody_guesses_passes(password: str) -> None:
    check_password(password, "Maria", COMMON)


def test_twelve_characters_are_needed_however_many_bytes_they_have() -> None:
    check_password("ñáéíóúü-xkcd"[:12], "Maria", COMMON)
    with pytest.raises(PasswordTooShort):
        check_password("ñáéíóúü-xkc", "Maria", COMMON)


def test_characters_are_counted_in_the_form_that_is_hashed() -> None:
    """Eleven letters and their eleven accents are eleven characters."""
    with pytest.raises(PasswordTooShort):
        check_password("e\u0301" * 11, "Maria", COMMON)


def test_1024_bytes_are_the_most() -> None:
    long = "".join(random.Random(1).choice("abcdefgh") for _ in range(1024))
    check_password(long, "Maria", COMMON)
    for too_long in (long + "x", "é" * 513, "\ufdfa" * 100):
        with pytest.raises(PasswordTooLong):
            check_password(too_long, "Maria", COMMON)


@pytest.mark.parametrize(
    "password",
    [
        "qwertyuiopasdfgh",
        "QwertyUIOPasdfgh",
        "password2024",
        "2024 Password!!",
        "CONTRASEÑA12",
        "ｐａｓｓｗｏｒｄ2024",
        "aaaaaaaaaaaa",
    ],
)
def test_common_passwords_are_refused_with_digits_and_marks_around_them_too(password: str) -> None:
    with pytest.raises(PasswordTooCommon):
        check_password(password, "Maria", COMMON)


@pytest.mark.parametrize(
    "password", ["MariaMariaMaria", "maria maria m", "maria-2024-11", "Maria1234567", "mariamariamar"]
)
def test_the_user_name_again_and_again_is_refused(password: str) -> None:
    with pytest.raises(PasswordIsUserName):
        check_password(password, "María".replace("í", "i"), COMMON)


def test_a_name_of_marks_or_one_letter_refuses_no_good_password() -> None:
    check_password("m8392017465x", "m", COMMON)
    check_password("839201746523", ". .", COMMON)
    check_password("blue otter rides", "blue otter rides north", COMMON)


def test_half_a_character_is_told_without_showing_it() -> None:
    with pytest.raises(PasswordUnreadable) as half:
        password_bytes("secret secret\udcff")
    assert half.value.__context__ is None
    assert "secret" not in str(half.value)


def test_two_ways_to_type_one_password_give_the_same_bytes() -> None:
    assert (
        password_bytes("contrasen\u0303a \ufb01na") == password_bytes("contraseña fina") == "contraseña fina".encode()
    )


def test_a_generated_password_is_five_drawn_words() -> None:
    draws = iter(["otter", "blue", "north", "otter", "rides"])
    words = ("blue", "north", "otter", "rides")
    assert generate_password(words, lambda offered: next(draws) if offered == words else "") == (
        "otter-blue-north-otter-rides"
    )


def test_waiting_begins_with_the_fourth_wrong_password_and_ends_at_a_minute() -> None:
    assert [wait_after(failures) for failures in range(12)] == [0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60]
    assert wait_after(10**9) == 60
