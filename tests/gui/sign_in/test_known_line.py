"""What is remembered of a vault's line to tell before anybody signs in: public facts alone, or nothing."""

from datetime import timedelta
from pathlib import Path

import pytest

from callcenter.domain.hours import Opening
from callcenter.services.protocols import Access, SignedIn
from callcenter.services.requests import ask
from tests.gui.sign_in.fake_access import FakeAccess
from tests.world import MONDAY_MORNING
from ui.preferences import MOST_VAULTS, Preferences
from ui.sign_in.known_line import KnownLine, as_text, from_text, line_of

VAULT = Path("/vaults/missouri")
EVENING = Opening(MONDAY_MORNING + timedelta(hours=11), MONDAY_MORNING + timedelta(hours=13))


@pytest.fixture
def signed_in() -> SignedIn:
    access = FakeAccess({VAULT: {"Olive": "secret"}}, openings=(EVENING,))
    return access.perform(ask(Access.sign_in, VAULT, "Olive", "secret"))


def test_it_is_found_again_as_it_was_seen(signed_in: SignedIn) -> None:
    found = from_text(as_text(line_of(signed_in)))

    assert found == line_of(signed_in)
    assert found is not None
    assert found.hours.is_open(MONDAY_MORNING)
    assert found.hours.is_open(EVENING.opens_at) and not found.hours.is_open(EVENING.closes_at)
    assert not found.always_open


def test_nothing_but_the_lines_hours_is_written_down(signed_in: SignedIn) -> None:
    written = as_text(line_of(signed_in))

    line, program = signed_in.program.line, signed_in.program
    for kept in (line.time_zone, "monday", line.opens, line.closes, "2026-11-26"):
        assert kept in written
    for dropped in ("Olive", "missouri", line.phone, program.sponsor.en, program.enrollment.phone):
        assert dropped not in written


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{", "["),
        ("America/Chicago", "Nowhere/City"),
        ("monday", "someday"),
        ('"08:00"', '"21:00"'),
        ('"08:00"', "8"),
        ("2026-11-26", "2026-11-31"),
        ("Z", ""),
    ],
)
def test_what_is_no_line_counts_as_never_remembered(signed_in: SignedIn, old: str, new: str) -> None:
    written = as_text(line_of(signed_in))
    assert old in written

    assert from_text(written.replace(old, new)) is None


@pytest.mark.parametrize("text", ["", "{}", "null", "[]", '{"line": 1}'])
def test_neither_is_anything_else(text: str) -> None:
    assert from_text(text) is None


def test_a_training_line_is_always_open() -> None:
    access = FakeAccess({VAULT: {"Olive": "secret"}}, training=True)

    line = line_of(access.perform(ask(Access.sign_in, VAULT, "Olive", "secret")))

    assert isinstance(line, KnownLine) and line.always_open


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def vaults(folder: Path, count: int) -> list[Path]:
    made = [folder / f"vault {number}, año" for number in range(count)]
    for path in made:
        path.mkdir()
    return made


def test_what_is_known_of_a_line_is_found_again_with_its_vault(file: Path, tmp_path: Path) -> None:
    first, second = vaults(tmp_path, 2)
    kept = Preferences(file)
    for vault in (first, second):
        kept.remember_vault(vault)
        kept.remember_line(vault, f'the line of {vault.name}; "é"')

    found = Preferences(file)
    assert [found.line_of(vault) for vault in (first, second)] == [
        f'the line of {vault.name}; "é"' for vault in (first, second)
    ]
    assert found.line_of(tmp_path / "elsewhere") == ""


def test_the_line_of_a_vault_that_is_recent_no_more_is_forgotten(file: Path, tmp_path: Path) -> None:
    made = vaults(tmp_path, MOST_VAULTS + 1)
    kept = Preferences(file)
    for vault in made:
        kept.remember_vault(vault)
        kept.remember_line(vault, "a line")

    assert [Preferences(file).line_of(vault) for vault in made] == ["", *["a line"] * MOST_VAULTS]


@pytest.mark.parametrize("content", ["lines=7", "lines=[1]", "lines=@Invalid()", "lines={", 'lines="{\\"/a\\": 1}"'])
def test_damaged_lines_count_as_never_kept_and_can_be_kept_again(file: Path, tmp_path: Path, content: str) -> None:
    (vault,) = vaults(tmp_path, 1)
    file.write_text(f"[vaults]\n{content}\n")
    kept = Preferences(file)
    assert (kept.line_of(vault), kept.line_of(Path("/a"))) == ("", "")

    kept.remember_vault(vault)
    kept.remember_line(vault, "a line")

    assert Preferences(file).line_of(vault) == "a line"
