"""Sentences from below the window in Spanish: every failure, problem and warning, with its values kept."""

import ast
import re
import runpy
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from callcenter.crypto.self_test import SelfTestFailed
from callcenter.domain.dates import DateFormat
from callcenter.domain.details import SpokenDetails
from callcenter.domain.policy import FULL, LAST4
from callcenter.domain.reading import ReadingRules
from callcenter.domain.roster import ROW_PROBLEM_SENTENCES
from callcenter.domain.understood import detail_faults
from callcenter.errors import CallCenterError, Unexpected
from callcenter.files.program_file import bundled_program, read_program
from callcenter.files.roster_faults import ROSTER_FILE_SENTENCES, RosterFileFault
from callcenter.services.active_roster import OtherSpecification
from callcenter.services.pace import TooFast
from callcenter.services.sign_in import BackOff
from callcenter.storage.connection import UnsafeDriver
from ui.language import ENGLISH, speak
from ui.notices import WINDOW_SENTENCES, sentence_of
from ui.sentences import CONTEXT, SENTENCES, in_screen_words

ROOT = Path(__file__).parents[2]
TEXTS = runpy.run_path(str(ROOT / ".ci" / "texts.py"))
TODAY = date(2026, 11, 23)
pytestmark = pytest.mark.usefixtures("in_spanish")


def same(sentences: list[str]) -> list[str]:
    """Those that are not translated."""
    return [sentence for sentence in sentences if in_screen_words(sentence) == sentence]


def unreadable(rules: ReadingRules) -> Iterator[SpokenDetails]:
    """Details with each fault there is."""
    for name in ("Smith, Ann", "()", "x" * 129):
        yield SpokenDetails(last_name=name)
        yield SpokenDetails(first_name=name)
    for day in ("1980", "2/9/80", "13/2/1980", "Fob 9 1980", "2/30/1980", "2/9/2080", "2/9/1880", "1/1/1901"):
        yield SpokenDetails(birth_date=day)
    for ssn in ("12a4", "1", "12345", "0000", *(("1234",) if rules.policy is FULL else ())):
        yield SpokenDetails(ssn=ssn)
    for educator_id in ("#1", "1", "x" * 21, "123-45-6788"):
        yield SpokenDetails(educator_id=educator_id)


def detail_failures() -> Iterator[CallCenterError]:
    for policy in (LAST4, FULL):
        rules = ReadingRules(policy)
        for spoken in unreadable(rules):
            faults = detail_faults(spoken, rules, TODAY)
            assert faults, spoken.birth_date
            yield from faults


def date_format_failures() -> Iterator[CallCenterError]:
    for text in ("MM/DD", "MM/DD/YYYY/DD", "YYYY-MM", "MM/DD/YYYY x", "MDYYYY"):
        try:
            DateFormat.from_text(text)
        except CallCenterError as failure:
            yield failure


def roster_file_failures() -> Iterator[CallCenterError]:
    for fault in ROSTER_FILE_SENTENCES:
        for line in (None, 17):
            yield RosterFileFault(fault, line, "birth_date", ("Sheet1", "Hoja 2"))


def program_failures(folder: Path) -> Iterator[CallCenterError]:
    """Of a program file, with a fault of each kind put into the bundled one."""
    good = (ROOT / "resources" / "programs" / "missouri-dese-2021.toml").read_text(encoding="utf-8")
    file = folder / "program.toml"
    for old, new in (
        ('opens = "08:00"', 'opens = "8"'),
        ('opens = "08:00"', 'opens = "21:00"'),
        ('opens = "08:00"', "opens = 8"),
        ('opens = "08:00"', ""),
        ("idle_minutes = 10", "idle_minutes = 1"),
        ("idle_minutes = 10", "idle = 1"),
        ("idle_minutes = 10", "idle_minutes ="),
        ("{incident} El", "{phone} {gone} El"),
        ("{incident} El", "{phone El"),
        ("\n", "\n\n\n[[["),
        ("idle_minutes", "\udcff"),
    ):
        assert old in good
        file.write_bytes(good.replace(old, new, 1).encode("utf-8", "surrogateescape"))
        try:
            read_program(file)
        except CallCenterError as failure:
            yield failure
    try:
        bundled_program("elsewhere")
    except CallCenterError as failure:
        yield failure


def unexpected() -> Unexpected:
    try:
        raise KeyError("Smith")
    except KeyError as fault:
        return Unexpected(fault)


def others() -> Iterator[CallCenterError]:
    yield from (BackOff(8), TooFast(1), TooFast(12), OtherSpecification(1), SelfTestFailed("Argon2id"), unexpected())
    yield UnsafeDriver("The installed SQLCipher ignores the setting cipher_page_size. Install sqlcipher3 0.6.4.")


def formed(folder: Path) -> list[CallCenterError]:
    """Failures whose sentence is put together when they are raised."""
    return [
        *detail_failures(),
        *date_format_failures(),
        *roster_file_failures(),
        *program_failures(folder),
        *others(),
    ]


def test_every_failure_that_can_reach_the_window_has_its_spanish_sentence() -> None:
    told = {
        failure.code: WINDOW_SENTENCES.get(failure.code, failure.sentence)
        for failure in TEXTS["failures"]()
        if failure.code not in TEXTS["COMMAND_LINE_ALONE"]
    }
    assert [code for code, sentence in told.items() if sentence and in_screen_words(sentence) == sentence] == []
    assert len(told) > 80


def test_the_list_of_what_is_for_the_command_line_alone_names_failures_that_there_are() -> None:
    assert TEXTS["COMMAND_LINE_ALONE"] <= {failure.code for failure in TEXTS["failures"]()}
    assert TEXTS["COMMAND_LINE_TABLES"] <= {name for name, _ in TEXTS["tables"]()}


def test_a_failure_without_a_sentence_of_its_class_is_among_those_formed_here(tmp_path: Path) -> None:
    """The fault tables of these are walked below, and the window asks for three of columns files alone."""
    elsewhere = {
        *("input_file", "columns_file", "opening", "note_tells_too_much"),
        *("backup_plan", "retention", "export_columns", "day_unreadable"),
    }
    without = {failure.code for failure in TEXTS["failures"]() if not failure.sentence}
    formed_here = {failure.code for failure in formed(tmp_path)}

    assert without - TEXTS["COMMAND_LINE_ALONE"] - elsewhere - WINDOW_SENTENCES.keys() <= formed_here


def test_every_sentence_of_a_table_is_in_spanish() -> None:
    tabled = [
        sentence
        for name, table in TEXTS["tables"]()
        if name not in TEXTS["COMMAND_LINE_TABLES"]
        for sentence in table.values()
        if "{" not in sentence
    ]
    assert set(ROW_PROBLEM_SENTENCES.values()) <= set(tabled)
    assert same(tabled) == []


def test_a_sentence_keeps_its_values_in_spanish(tmp_path: Path) -> None:
    lost: list[tuple[str, str]] = []
    for failure in formed(tmp_path):
        english, spanish = str(failure), sentence_of(failure)
        if failure.code not in WINDOW_SENTENCES:
            values = re.findall(r"[0-9]+|`[^`]+`|Sheet1|Hoja 2|birth_date|KeyError|[\w/]+\.py", english)
            lost += [(english, spanish) for value in values if value not in spanish]
            assert spanish != english
    assert lost == []


def test_a_form_that_stands_in_two_parts_is_one_sentence() -> None:
    assert in_screen_words("The last name has no letter outside brackets: type it in letters.") == (
        "El apellido no tiene letras fuera de paréntesis: escríbalo con letras."
    )
    assert in_screen_words(str(RosterFileFault("nul", 1_234))).startswith("La línea 1234 tiene bytes NUL")
    assert in_screen_words(str(RosterFileFault("quote_open"))).startswith("En una línea unas comillas")


def test_what_is_unknown_and_what_is_asked_for_in_english_stays_as_it_is() -> None:
    assert in_screen_words("Nobody wrote this.") == "Nobody wrote this."
    speak(ENGLISH)
    assert same(list(SENTENCES)) == list(SENTENCES)


def raised() -> Iterator[str]:
    """Every sentence that is put together where a failure is raised or a warning given, its values being 7."""
    names = {failure.__name__ for failure in TEXTS["failures"]() if failure.code not in TEXTS["COMMAND_LINE_ALONE"]}
    for file in sorted((ROOT / "callcenter").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _raises(ast.unparse(node.func), names - {"ColumnsFileFault"}):
                for part in node.args:
                    text = _sample(part)
                    if " " in text:
                        yield text


def _raises(called: str, names: set[str]) -> bool:
    return called in names or called.endswith(("session.warnings.append", "found.append"))


def _sample(part: ast.expr) -> str:
    if isinstance(part, ast.JoinedStr):
        return "".join(map(_sample, part.values))
    if isinstance(part, ast.FormattedValue):
        return "7"
    return part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else ""


PUT_TOGETHER_OF_PARTS = {
    "The 7 7",
    "The date format 7 7: write 7 in it once.",
    "`7` names {7}, which 7: 7",
}
"""Their parts are no values but words; each is formed above."""


def test_no_sentence_that_is_formed_where_it_is_raised_is_forgotten() -> None:
    found = set(raised())
    assert len(found) > 40
    assert set(same(sorted(found))) == PUT_TOGETHER_OF_PARTS


def test_every_template_is_met_by_itself_first() -> None:
    """A wider template above a narrower one would take its sentences."""
    wrong = []
    for template in SENTENCES:
        values = {name: f"7{place}" for place, name in enumerate(dict.fromkeys(re.findall(r"\{(\w+)\}", template)))}
        if values:
            wanted = QCoreApplication.translate(CONTEXT, template).format(**values)
            if in_screen_words(template.format(**values)) != wanted:
                wrong.append(template)
    assert wrong == []
