import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.ssn import SsnRules, looks_like_ssn, parse_ssn
from callcenter.errors import DetailFault

PLAIN = SsnRules()


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
        ("", "0 digits were"),
        ("7", "1 digit was"),
        ("123", "3 digits were"),
        ("12345", "5 digits were"),
        ("21909999", "8 digits were"),
        ("219-09-99980", "10 digits were"),
    ],
)
def test_a_wrong_count_is_named(typed: str, count: str) -> None:
    with pytest.raises(DetailFault) as caught:
        parse_ssn(typed, PLAIN)
    assert (caught.value.field, caught.value.fault) == ("ssn", "ssn_digits")
    assert str(caught.value) == (
        f"A Social Security number has 9 digits, its end has 4; {count} typed: ask for it again."
    )


@pytest.mark.parametrize(
    "typed", ["219-O9-9998", "219/09/9998", "٢١٩٠٩٩٩٩٨", "९९९८", "XXX-XX-9998", "last 49998", "9998\x00"]
)
def test_other_characters_are_refused_and_never_read_as_digits(typed: str) -> None:
    with pytest.raises(DetailFault) as caught:
        parse_ssn(typed, PLAIN)
    assert caught.value.fault == "ssn_characters"
    assert str(caught.value) == (
        "A Social Security number is written with the digits 0 to 9, spaces, dots and hyphens: "
        "take everything else out."
    )


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
    assert str(caught.value) == ("No Social Security number has these digits: ask the caller to read them once more.")


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


@given(st.text() | st.text("0123456789 -.٣/SN:"))
def test_any_text_gives_digits_or_our_own_fault(text: str) -> None:
    try:
        digits = parse_ssn(text, PLAIN)
    except DetailFault as fault:
        assert fault.field == "ssn"
        return
    assert len(digits) in (4, 9)
    assert set(digits) <= set("0123456789")


@given(st.from_regex("[0-9]{9}", fullmatch=True))
def test_the_grouped_number_is_read_as_the_bare_one(digits: str) -> None:
    def read(text: str) -> str:
        try:
            return parse_ssn(text, PLAIN)
        except DetailFault as fault:
            return fault.fault

    assert read(f"{digits[:3]}-{digits[3:5]}-{digits[5:]}") == read(digits)
    assert read(digits) in (digits, "ssn_impossible")
