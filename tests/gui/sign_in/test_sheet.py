"""The recovery sheet as it comes out on paper."""

import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QPdfWriter, QTextDocument
from PySide6.QtWidgets import QApplication

from callcenter.services.protocols import CreatedVault
from tests.gui.sign_in.fake_access import CODE, FINGERPRINT, GROUPS, SECOND_PASSWORD
from ui.sign_in.new_vault_state import RecoverySheet
from ui.sign_in.sheet_paper import draw_sheet, save_sheet
from ui.sign_in.sheet_words import sheet_html

pytestmark = pytest.mark.usefixtures("dressed")


def sheet(second: str = "Ann", vault: Path = Path("/vaults/missouri")) -> RecoverySheet:
    made = CreatedVault("ab" * 16, CODE, FINGERPRINT, SECOND_PASSWORD if second else "")
    return RecoverySheet(vault, date(2026, 11, 23), "Sam", second, made)


def text_of(html: str) -> str:
    document = QTextDocument()
    document.setHtml(html)
    return document.toPlainText().replace("\u00a0", " ")


def pages_in(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def test_it_says_everything_that_is_needed_without_the_computer(qapp: QApplication) -> None:
    text = text_of(sheet_html(sheet()))

    for number, group in enumerate(GROUPS, 1):
        assert f"{number}  {group}" in text
    for said in (
        "AAAA-BBBB-CCCC-DDDD\nEEEE-FFFF-GGGG-HHHH",
        "missouri",
        "/vaults",
        "ab" * 16,
        "November 23, 2026",
        "Sam",
    ):
        assert said in text
    assert "under the user name “recovery”" in text
    assert "print it, then delete the file" in text


def test_the_second_supervisor_has_a_page_that_can_be_handed_over_alone(qapp: QApplication, tmp_path: Path) -> None:
    first, second = sheet_html(sheet()).split("page-break-before")

    assert all(said in second for said in ("For Ann", SECOND_PASSWORD, "It serves once"))
    assert SECOND_PASSWORD not in first
    assert not any(group in second for group in GROUPS)
    save_sheet(sheet(), tmp_path / "two.pdf")
    save_sheet(sheet(second=""), tmp_path / "one.pdf")
    assert [pages_in((tmp_path / name).read_bytes()) for name in ("two.pdf", "one.pdf")] == [2, 1]


def test_the_fullest_sheet_keeps_to_its_pages_on_other_paper_too(qapp: QApplication, tmp_path: Path) -> None:
    long_names = sheet("A" * 40, Path("/") / ("many words " * 20).strip() / ("many words " * 20).strip())
    draw_sheet(long_names, QPdfWriter(str(tmp_path / "a4.pdf")))

    assert pages_in((tmp_path / "a4.pdf").read_bytes()) == 2


def test_a_folders_name_is_no_markup(qapp: QApplication) -> None:
    odd = sheet(vault=Path("/vaults & <b>more</b>/missouri"))

    assert "/vaults & <b>more</b>" in text_of(sheet_html(odd))


def test_nothing_beside_the_pages_tells_the_code(qapp: QApplication, tmp_path: Path) -> None:
    """Readers show a file's title, and finders index it."""
    save_sheet(sheet(), tmp_path / "sheet.pdf")

    found = (tmp_path / "sheet.pdf").read_bytes()
    assert not any(group.encode(encoding) in found for group in GROUPS for encoding in ("ascii", "utf-16-be"))


def test_a_sheet_that_cannot_be_written_leaves_nothing_behind(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "sheet.pdf").mkdir()  # a folder is not replaced by a file

    with pytest.raises(OSError):
        save_sheet(sheet(), tmp_path / "sheet.pdf")

    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]
