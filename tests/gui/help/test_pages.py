"""The pages of help: whole in both languages, with keys that exist, and found by what is typed."""

import re
from importlib.resources import files

import pytest

from ui.help.pages import KEYBOARD, PAGES, found, page, sections, without_pictures
from ui.language import ENGLISH, LANGUAGES, SPANISH
from ui.shortcuts import Shortcut

KEYS_IN_WORDS = re.compile(r"\b(F\d{1,2}|Ctrl|Shift|Alt|Enter|Return|Intro|Esc|Tab|AltGr|Mayús)\b")
VARIABLE = re.compile(r"\{([^}]*)\}")
HEADING = re.compile(r"^#+ ", re.MULTILINE)
LINK = re.compile(r"(?<!!)\[[^]]+\]\(([^)]*)\)")
PICTURE = re.compile(r"!\[([^]]*)\]\(([^)]*)\)")
ITEM = re.compile(r"^(\d\.|-|\|) ", re.MULTILINE)
EACH = pytest.mark.parametrize("language", LANGUAGES)
BOTH = pytest.mark.parametrize("name", PAGES)


def source(name: str, language: str) -> str:
    return (files("resources") / "help" / language / f"{name}.md").read_text(encoding="utf-8")


@EACH
def test_every_file_is_a_page_and_every_page_a_file(language: str) -> None:
    names = {one.name for one in (files("resources") / "help" / language).iterdir()}
    assert names == {f"{name}.md" for name in PAGES}


@EACH
@BOTH
def test_no_page_names_a_key_by_itself(name: str, language: str) -> None:
    """Keys are written as variables, so that a page can only name one that is there."""
    text = VARIABLE.sub("", source(name, language))
    assert KEYS_IN_WORDS.findall(text) == []
    known = {*Shortcut.__members__, *KEYBOARD[language]}
    assert set(VARIABLE.findall(source(name, language))) <= known


def test_every_key_of_the_window_is_on_the_page_of_keys() -> None:
    assert {shortcut.name for shortcut in Shortcut} <= set(VARIABLE.findall(source("keys", ENGLISH)))


def test_a_label_stands_where_its_key_is_named() -> None:
    assert Shortcut.NEXT_CALL.label in page("desk", ENGLISH).text
    assert "{" not in page("desk", ENGLISH).text
    assert "<F12>" in page("desk", ENGLISH, lambda label: f"<{label}>").text


@BOTH
def test_the_spanish_page_has_the_headings_lists_links_and_pictures_of_the_english_one(name: str) -> None:
    """Heading by heading: as many items, the same keys, the same links, the same pictures in the same order."""

    def shape(part: str) -> tuple[object, ...]:
        items = [one[0] for one in ITEM.findall(part)]
        return HEADING.findall(part), items, sorted(VARIABLE.findall(part)), LINK.findall(part), pictures(part)

    def pictures(part: str) -> list[str]:
        return [where for _, where in PICTURE.findall(part)]

    def parts(language: str) -> list[str]:
        return re.split(r"^(?=#)", source(name, language), flags=re.MULTILINE)

    assert [shape(part) for part in parts(SPANISH)] == [shape(part) for part in parts(ENGLISH)]


@BOTH
def test_no_line_of_a_page_was_left_in_english(name: str) -> None:
    def lines(language: str) -> set[str]:
        text = PICTURE.sub(r"\1", LINK.sub("", VARIABLE.sub("", source(name, language))))
        return {line.strip() for line in text.splitlines() if len(re.findall(r"[A-Za-z]{3,}", line)) > 1}

    assert lines(ENGLISH) & lines(SPANISH) == set()


@EACH
@BOTH
def test_a_page_has_a_title_short_lines_of_markdown_and_no_way_out(name: str, language: str) -> None:
    text = source(name, language)
    assert re.match(r"# \S.*\n\n\S", text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\n\n\n" not in text
    assert set(LINK.findall(text)) <= set(PAGES)
    assert re.findall(r"https?:|www\.|<\w|&\w+;", text) == []
    assert all(alt for alt, _ in PICTURE.findall(text))


def test_a_picture_is_left_out_where_the_screen_is_at_hand() -> None:
    assert "![" in source("desk", ENGLISH)
    assert "![" not in without_pictures(page("desk", ENGLISH).text)


def hits(typed: str, language: str = ENGLISH) -> list[tuple[str, str]]:
    return [(one.page.name, one.heading) for one in found(typed, language)]


def test_nothing_is_found_for_nothing() -> None:
    assert hits("") == []
    assert hits("  ?") == []
    assert hits("zeppelin") == []


def test_titles_and_headings_come_before_what_merely_mentions_a_word() -> None:
    """The answers, read before, lead to a review case as well."""
    places = hits("review case")
    assert places[0] == ("review_case", "")
    assert ("answers", "NO") in places[1:]


def test_every_word_typed_counts_and_none_has_to_be_whole() -> None:
    assert ("sign_in", "A forgotten password") in hits("forgot passw")
    assert hits("forgot zeppelin") == []


def test_accents_and_capitals_do_not_matter() -> None:
    assert hits("CONTRASEÑA", SPANISH) == hits("contrasena", SPANISH) != []


@EACH
def test_every_section_is_found_by_its_own_heading(language: str) -> None:
    for one in sections(language):
        if one.heading:
            assert one in found(one.heading, language)
