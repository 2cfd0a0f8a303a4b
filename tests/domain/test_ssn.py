import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.ssn import SsnRules, looks_like_ssn, parse_ssn
from callcenter.errors import DetailFault
from tests.domain.typed import any_text, dressed, outcome

PLAIN = SsnRules()
PIECES = ["219", "09", "9998", "-", " ", "SSN:", "last 4", "social", "seguro social", "#"]
ANY_NUMBER = any_text("0123456789 -.", PIECES)
DIGIT_TYPED = dict(zip("0123456789０１２３４５６７８９", "0123456789" * 2, strict=True))
NUMBERS = st.from_regex("[0-9]{4}|[0-9]{3}-[0-9]{2}-[0-9]{4}|[0-9]{3} [0-9]{2} [0-9]{4}|[0-9]{5,10}", fullmatch=True)


def read(text: str) -> str:
    return parse_ssn(text, PLAIN)


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("219099998", "219099998"),
        ("219-09-9998", "219099998"),
        ("219 09 9998", "219099998"),
        ("219.09.9998", "219099998"),
        ("219–09—9998", "219099998"),
        ("219\u221209\u20119998", "219099998"),
        ("\u00a0219\u200b-09\u2009-\t9998\n", "219099998"),
        ("２１９－０９－９９９８", "219099998"),
        ("SSN: 219-09-9998", "219099998"),
        ("ss# 219-09-9998", "219099998"),
        ("Social Security number 219-09-9998", "219099998"),
        ("Número de seguro social: 219-09-9998", "219099998"),
        ("9998", "9998"),
        ("99 98", "9998"),
        ("last 4: 9998", "9998"),
        ("last four 0001", "0001"),
    ],
)
def test_every_dress_gives_the_same_digits(typed: str, digits: str) -> None:
    assert parse_ssn(typed, PLAIN) == digits


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("", "0 digits"),
        ("7", "1 digit"),
        ("123", "3 digits"),
        ("12345", "5 digits"),
        ("21909999", "8 digits"),
        ("219-09-99980", "10 digits"),
    ],
)
def test_a_wrong_count_is_named(typed: str, count: str) -> None:
    with pytest.raises(DetailFault) as caught:
        parse_ssn(typed, PLAIN)
    assert (caught.value.field, caught.value.fault) == ("ssn", "ssn_digits")
    assert str(caught.value).startswith(f"{count} typed: ")


@pytest.mark.parametrize(
    "typed",
    [
        "219-O9-9998",
        "219/09/9998",
        "٢١٩٠٩٩٩٩٨",
        "९९९८",
        "XXX-XX-9998",
        "last 49998",
        "9998\x00",
        "999⁸",
        "⑨⑨⑨⑧",
        "9998½",
        "99\u033898",
    ],
)
def test_other_characters_are_refused_and_never_read_as_digits(typed: str) -> None:
    with pytest.raises(DetailFault) as caught:
        parse_ssn(typed, PLAIN)
    assert caught.value.fault == "ssn_characters"


@pytest.mark.parametrize(
    "typed",
    [
        "000-12-3456",
        "666-12-3456",
        "900-12-3456",
        "999-98-3456",
        "219-00-9998",
        "219-09-0000",
        "0000",
        "078-05-1120",
        "219-09-9999",
        "123-45-6789",
        "111-11-1111",
        "555555555",
    ],
)
def test_numbers_never_issued_are_refused(typed: str) -> None:
    with pytest.raises(DetailFault) as caught:
        parse_ssn(typed, PLAIN)
    assert caught.value.fault == "ssn_impossible"


@pytest.mark.parametrize("group", [50, 65, 70, 88, 90, 92, 94, 99])
def test_a_program_can_allow_taxpayer_numbers(group: int) -> None:
    assert parse_ssn(f"912-{group}-3456", SsnRules(allow_itin=True)) == f"912{group}3456"


@pytest.mark.parametrize("group", [1, 49, 66, 69, 89, 93])
def test_groups_that_no_taxpayer_number_has_stay_refused(group: int) -> None:
    with pytest.raises(DetailFault, match="No Social Security number"):
        parse_ssn(f"912-{group:02}-3456", SsnRules(allow_itin=True))


def test_a_training_vault_takes_made_up_numbers_and_still_knows_impossible_ones() -> None:
    rules = SsnRules(made_up=True)
    assert parse_ssn("900-12-3456", rules) == "900123456"
    assert parse_ssn("219-09-9998", rules) == "219099998"
    for typed in ("900-00-3456", "900-12-0000", "999-99-9999", "000-12-3456"):
        with pytest.raises(DetailFault):
            parse_ssn(typed, rules)


def test_nine_ascii_digits_look_like_a_number_even_when_impossible() -> None:
    assert looks_like_ssn("000000000")
    assert not looks_like_ssn("12345678")
    assert not looks_like_ssn("E12345678")
    assert not looks_like_ssn("١٢٣٤٥٦٧٨٩")


@given(ANY_NUMBER, st.sampled_from([PLAIN, SsnRules(allow_itin=True), SsnRules(made_up=True)]))
def test_any_text_gives_the_digits_that_were_typed_or_our_own_fault(text: str, rules: SsnRules) -> None:
    try:
        digits = parse_ssn(text, rules)
    except DetailFault as fault:
        assert (fault.field, fault.fault in {"ssn_characters", "ssn_digits", "ssn_impossible"}) == ("ssn", True)
        return
    typed = "".join(DIGIT_TYPED.get(character, "") for character in text)
    # A leading label may have a digit of its own.
    assert digits == typed or ("4" + digits == typed and "last" in normalize("NFKC", text).casefold())
    assert len(digits) in (4, 9)
    assert parse_ssn(digits, rules) == digits


@given(st.text("0123456789", min_size=9, max_size=9))
def test_nine_digits_are_a_number_unless_none_was_ever_issued_like_that(digits: str) -> None:
    issued = re.fullmatch("(?!000|666|9)[0-9]{3}(?!00)[0-9]{2}(?!0000)[0-9]{4}", digits)
    never = {"078051120", "219099999", "123456789", *(digit * 9 for digit in "12345678")}
    grouped = f"{digits[:3]}-{digits[3:5]}-{digits[5:]}"
    expected = digits if issued and digits not in never else (DetailFault, "ssn_impossible")
    assert outcome(read, digits) == outcome(read, grouped) == expected


@given(NUMBERS.flatmap(lambda number: st.tuples(st.just(number), dressed(number))))
def test_a_number_in_another_dress_is_the_same_number(typed: tuple[str, str]) -> None:
    bare, other = typed
    assert outcome(read, other) == outcome(read, bare)
