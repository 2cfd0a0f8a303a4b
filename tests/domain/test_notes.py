import pytest

from callcenter.domain.note_detector import NoteKind
from callcenter.domain.notes import LONGEST_NOTE, NOTE_SENTENCES, NoteTellsTooMuch, NoteTooLong, check_note

TELLING = {
    NoteKind.SSN: "her number is 123-45-6789",
    NoteKind.LAST_FOUR: "last four 3456",
    NoteKind.DATE: "born 2/9/1980",
    NoteKind.EMAIL: "maria@example.org",
    NoteKind.CARD: "card 4111 1111 1111 1111",
}


def test_a_note_is_kept_without_the_blanks_around_it() -> None:
    assert check_note("  Letter never came.\n") == "Letter never came."
    assert check_note(" \n ") == ""


def test_a_note_has_room_for_200_characters() -> None:
    assert check_note("é" * LONGEST_NOTE) == "é" * LONGEST_NOTE
    with pytest.raises(NoteTooLong, match="200 characters"):
        check_note("é" * (LONGEST_NOTE + 1))


@pytest.mark.parametrize("kind", NoteKind)
def test_a_note_that_tells_too_much_is_refused_with_the_kind_and_never_the_value(kind: NoteKind) -> None:
    with pytest.raises(NoteTellsTooMuch) as caught:
        check_note(TELLING[kind])
    assert caught.value.fault == kind.value
    assert str(caught.value) == NOTE_SENTENCES[kind.value]
    assert not any(word in repr(caught.value) for word in TELLING[kind].split() if any(map(str.isdigit, word)))
