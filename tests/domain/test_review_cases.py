import pytest

from callcenter.domain.review_cases import CallBackUnreadable, parse_call_back


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("573-555-0134", "573-555-0134"),
        ("5735550134", "573-555-0134"),
        (" (573) 555.0134 ", "573-555-0134"),
        ("1 573 555 0134", "573-555-0134"),
        ("+1 (573) 555-0134", "573-555-0134"),
        ("５７３-５５５-０１３４", "573-555-0134"),
        ("573-555-0134 x12", "573-555-0134 ext. 12"),
        ("573 555 0134, ext. 204", "573-555-0134 ext. 204"),
        ("5735550134 Extensión 7", "573-555-0134 ext. 7"),
        ("573-555-0134 #9", "573-555-0134 ext. 9"),
        ("+44 20 7946 0958", "+442079460958"),
        ("+52 55 5555 0134 ext 3", "+525555550134 ext. 3"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_a_call_back_number_is_read_however_it_is_written(typed: str, number: str) -> None:
    assert parse_call_back(typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        "555-0134",
        "123-45-6789",
        "573-555-013",
        "573-555-01345",
        "173-555-0134",
        "573-155-0134",
        "+123456789",
        "+234567891",
        "+1 73 555 0134",
        "+1234567890123456",
        "44 20 7946 0958",
        "call my son",
        "573-555-0134 or 573-555-0190",
        "573-555-0134 ext. 1234567",
        "573-555-0134 x",
        "maria@example.org",
        "5" * 2000,
    ],
)
def test_what_is_no_phone_number_is_refused(typed: str) -> None:
    with pytest.raises(CallBackUnreadable) as caught:
        parse_call_back(typed)
    assert str(caught.value) == CallBackUnreadable.sentence
