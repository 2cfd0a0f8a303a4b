import secrets
from pathlib import Path

import pytest

from callcenter.domain.passwords import check_password, generate_password
from callcenter.files import word_lists
from callcenter.files.word_lists import WordListMissing, load_common_passwords, load_words


def test_five_words_are_worth_at_least_50_bits() -> None:
    words = load_words()
    assert len(set(words)) == len(words) >= 1024


def test_words_are_plain_and_easy_to_say() -> None:
    assert all(word.isascii() and word.isalpha() and word.islower() and 3 <= len(word) <= 10 for word in load_words())


def test_common_passwords_stand_as_they_are_compared() -> None:
    common = load_common_passwords()
    assert all(entry == entry.casefold().strip() and entry for entry in common)
    assert sum(len(entry) >= 12 for entry in common) >= 300


def test_every_generated_password_is_a_good_one() -> None:
    words, common = load_words(), load_common_passwords()
    for _ in range(500):
        check_password(generate_password(words, secrets.choice), "Maria", common)


def test_a_list_that_is_missing_is_the_installations_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_lists, "files", lambda _: tmp_path)
    with pytest.raises(WordListMissing):
        load_words()
