import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callcenter.canonical_json import parse_canonical
from callcenter.domain.program_checks import ProgramFault
from callcenter.errors import UserFacing
from callcenter.files.program_file import (
    LARGEST_FILE,
    ProgramFileUnusable,
    UnknownProgram,
    bundled_program,
    bundled_programs,
    find_program,
    program_bytes,
    program_from_bytes,
    read_program,
)
from callcenter.files.regular_file import InputFileFault

MISSOURI = "missouri-dese-2021"
BUNDLED = Path(__file__).parents[2] / "resources" / "programs" / f"{MISSOURI}.toml"


@pytest.fixture(scope="module")
def text() -> str:
    return BUNDLED.read_text(encoding="utf-8")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "own.toml"


def fault_in(file: Path, text: str) -> ProgramFault:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ProgramFault) as caught:
        read_program(file)
    assert caught.value.__cause__ is None
    return caught.value


def test_every_bundled_program_is_sound_and_carries_the_name_of_its_file() -> None:
    assert MISSOURI in bundled_programs()
    assert [bundled_program(name).name for name in bundled_programs()] == list(bundled_programs())


def test_a_file_reads_as_the_bundled_program_does(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8-sig")
    assert read_program(file) == bundled_program(MISSOURI)


@pytest.mark.parametrize(
    ("old", "new", "key", "mend"),
    [
        ("idle_minutes = 10", "idle_minutes = 10\ncost = 'training'", "cost", "remove it"),
        ("[matching]", "[matching]\ncost = 'training'", "matching.cost", "remove it"),
        ("[throttle]", "[throttle]\noff = true", "throttle.off", "remove it"),
        ("idle_minutes = 10", "training = true", "training", "remove it"),
        ("[matching]", "[tags]\ncost = 'training'\n[matching]", "tags", "remove it"),
        ('phone = "(800) 555-0117"', "", "line.phone", "add it"),
        ("[line]", "[lines]", "lines", "remove it"),
        ('name = "missouri-dese-2021"', "", "name", "add it"),
        ('{ en = "Educator ID", es = "Número de educador" }', '{ en = "Educator ID" }',
         "matching.educator_id_label.es", "add it"),
        ('opens = "08:00"', "opens = 8", "line.opens", "text in quotes"),
        ('opens = "08:00"', "opens = 08:00:00", "line.opens", "text in quotes"),
        ("idle_minutes = 10", 'idle_minutes = "10"', "idle_minutes", "a whole number"),
        ("grace_minutes = 15", "grace_minutes = 15.5", "line.grace_minutes", "a whole number"),
        ("allow_itin = false", 'allow_itin = "no"', "matching.allow_itin", "true or false"),
        ("2026-01-19,", '"Jan 19",', "line.closed_days.2", "a date such as"),
        ("2026-01-19,", "2026-01-19T00:00:00,", "line.closed_days.2", "a date such as"),
        ("2026-01-19,", "19,", "line.closed_days.2", "a date such as"),
        ('how = "in_letter"', 'how = "in_letter"\ndeadline = 5', "enrollment.deadline", "a date such as"),
        ('how = "in_letter"', 'how = "code"\ncode = 5', "enrollment.code", "text in quotes"),
        ('suggested_for = ["NO"]', 'suggested_for = "NO"', "wrap_up.2.suggested_for", "a list in square"),
        ('label = { en = "Not on the list", es = "No figura en la lista" }', 'label = "Not on the list"',
         "wrap_up.2.label", "a table"),
        ('code = "not_on_list"', "code = 7", "wrap_up.2.code", "text in quotes"),
        ("per_day = 10", "per_day = 11111111111111111111111111", "throttle.per_day", "3 to 20"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_file_is_named_by_its_key(
    file: Path, text: str, old: str, new: str, key: str, mend: str
) -> None:
    assert text.count(old) == 1
    fault = fault_in(file, text.replace(old, new))
    assert fault.key == key
    assert f"`{key}`" in str(fault)
    assert mend in str(fault)
    assert fault.code == "program"


def test_every_key_of_the_example_is_either_needed_or_has_a_default(text: str) -> None:
    """Taking any one key away names that key, or leaves a program that says the same or less."""
    optional = {"idle_minutes", "throttle", "questions"}
    tables = tomllib.loads(text)
    for key in tables:
        rest = {name: value for name, value in tables.items() if name != key}
        stored = msgspec.json.encode(rest)
        if key in optional:
            program_from_bytes(stored)
            continue
        with pytest.raises(ProgramFault) as caught:
            program_from_bytes(stored)
        assert caught.value.key == key


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ('name = "a"\n\nsponsor = \n', "Line 3"),
        ('name = "a"\nname = "b"\n', "Line 2"),
        ("day = 2026-02-30\n", "of own.toml"),
        ('text = """never closed\n', "of own.toml"),
        ("deep = " + "[" * 5000, "of own.toml"),
        ("long = " + "1" * 5000, "of own.toml"),
    ],
)
def test_a_file_that_is_not_toml_is_said_to_be_so_with_its_line(file: Path, broken: str, line: str) -> None:
    file.write_text(broken)
    with pytest.raises(ProgramFileUnusable, match="is not TOML: look for") as caught:
        read_program(file)
    assert line in str(caught.value)


def test_a_file_in_another_encoding_is_named_with_its_line(file: Path, text: str) -> None:
    file.write_bytes(b'name = "a"\n' + text.encode("cp1252", errors="replace"))
    line = next(n for n, words in enumerate(text.splitlines(), 2) if not words.isascii())
    with pytest.raises(ProgramFileUnusable, match=f"Line {line} of own.toml is not UTF-8: save"):
        read_program(file)


def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(tmp_path: Path, file: Path) -> None:
    file.write_bytes(b"#" * LARGEST_FILE)
    with pytest.raises(ProgramFault):
        read_program(file)
    file.write_bytes(b"#" * (LARGEST_FILE + 1))
    for path, fault in ((file, "too_large"), (tmp_path, "folder"), (tmp_path / "none.toml", "missing")):
        with pytest.raises(InputFileFault) as caught:
            read_program(path)
        assert caught.value.fault == fault


def test_a_program_is_found_by_its_name_or_by_its_path(file: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(text.replace("idle_minutes = 10", "idle_minutes = 20"), encoding="utf-8")
    monkeypatch.chdir(file.parent)
    for way in (str(file), "own.toml", "./own.toml"):
        assert find_program(way).idle_minutes == 20
    assert find_program(MISSOURI).idle_minutes == 10
    with pytest.raises(UnknownProgram, match=MISSOURI):
        find_program("kansas")
    with pytest.raises(InputFileFault):
        find_program(f"./{MISSOURI}")


@pytest.mark.parametrize("name", ["", "..", "../names/README", "missouri-dese-2021.toml", "\x00"])
def test_a_bundled_name_never_reaches_another_file(name: str) -> None:
    with pytest.raises(UnknownProgram):
        bundled_program(name)


def test_a_program_is_kept_as_canonical_json() -> None:
    program = bundled_program(MISSOURI)
    stored = program_bytes(program)
    assert program_from_bytes(stored) == program
    assert program_bytes(program_from_bytes(stored)) == stored
    tables: Any = parse_canonical(stored)
    assert tables["line"]["closed_days"][0] == "2026-01-01"
    assert "ó" in stored.decode("utf-8")


@pytest.mark.parametrize("stored", [b"", b"{", b"[]", b"null", b"{}", b'{"name":"\xff"}', b"[" * 100_000])
def test_stored_bytes_that_are_no_program_are_refused(stored: bytes) -> None:
    with pytest.raises(ProgramFault) as caught:
        program_from_bytes(stored)
    assert caught.value.key


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(edits=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), min_size=1, max_size=3))
def test_a_file_edited_at_random_is_read_or_refused_in_a_sentence(
    file: Path, text: str, edits: list[tuple[float, bytes]]
) -> None:
    content = text.encode()
    for place, put_in in edits:
        at = int(place * len(content))
        content = content[:at] + put_in + content[at + len(put_in) :]
    file.write_bytes(content)
    try:
        read_program(file)
    except UserFacing as fault:
        assert str(fault)
