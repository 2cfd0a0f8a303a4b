import pytest

from callcenter.domain.accounts import (
    Role,
    UserNameCharacters,
    UserNameLength,
    UserNameReserved,
    UserNameSpaces,
    check_user_name,
    name_key,
)


def test_supervisors_and_the_recovery_code_hold_the_supervisors_keys() -> None:
    assert [role for role in Role if role.is_supervisor] == [Role.SUPERVISOR, Role.RECOVERY]


@pytest.mark.parametrize("name", ["M", "María José", "j.o-ann_2", "李小龍", "x" * 40, "O.", "1"])
def test_letters_digits_and_a_few_marks_make_a_name(name: str) -> None:
    assert check_user_name(name) == name


def test_a_name_is_kept_in_normal_form_c() -> None:
    assert check_user_name("Jose\u0301") == "José"
    assert len(check_user_name("e\u0301" * 40)) == 40


@pytest.mark.parametrize("name", ["", "x" * 41])
def test_a_name_has_1_to_40_characters(name: str) -> None:
    with pytest.raises(UserNameLength):
        check_user_name(name)


@pytest.mark.parametrize(
    "name", ["a/b", "a\tb", "a\nb", "a\0b", "a:b", "a\u200bb", "a\u202eb", "a\u00a0b", "=a", "a\ud800", "🙂"]
)
def test_other_characters_are_refused(name: str) -> None:
    with pytest.raises(UserNameCharacters):
        check_user_name(name)


@pytest.mark.parametrize("name", [" a", "a ", " ", "a\n", "\u00a0a"])
def test_spaces_at_the_ends_are_refused(name: str) -> None:
    with pytest.raises(UserNameSpaces):
        check_user_name(name)


@pytest.mark.parametrize("name", ["recovery", "Recovery", "RECOVERY", "ｒｅｃｏｖｅｒｙ"])
def test_the_name_of_the_recovery_slot_is_taken(name: str) -> None:
    with pytest.raises(UserNameReserved):
        check_user_name(name)


def test_spellings_of_one_name_fall_together() -> None:
    assert name_key("MARÍA") == name_key("mari\u0301a") == name_key("Ｍaría")
    assert name_key("Maria") != name_key("María")
