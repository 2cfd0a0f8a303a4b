"""A box of the desk: what stands above and beneath it, and that nothing jumps."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.shortcuts import Shortcut
from ui.theme import Scheme, colors_of, set_zoom
from ui.widgets.detail_field import DetailField
from ui.widgets.fitted_label import FittedLabel

LONG_FAULT = "A Social Security number is written with the digits 0 to 9, spaces and hyphens: take everything else out."


@pytest.fixture
def field(qtbot: QtBot) -> DetailField:
    field = DetailField("Last name", Shortcut.LAST_NAME)
    qtbot.addWidget(field)
    field.resize(600, field.sizeHint().height())
    field.show()
    return field


def test_the_label_and_its_key_stand_above_and_name_the_box(field: DetailField) -> None:
    shown = [label.text() for label in field.findChildren(QLabel)]
    assert "Last name" in shown
    assert "F2" in shown
    assert field.edit.accessibleName() == "Last name"
    field.set_label("Former last name")
    assert field.edit.accessibleName() == "Former last name"


def test_a_label_is_never_read_as_markup_or_mnemonic(qtbot: QtBot) -> None:
    field = DetailField("<b>R&D</b>", Shortcut.EDUCATOR_ID)
    qtbot.addWidget(field)
    drawn = [label for label in field.findChildren(QLabel) if label.text() == "<b>R&D</b>"]
    assert [type(label) for label in drawn] == [FittedLabel]  # it draws the sign, and makes no key of a letter
    assert not any(label.buddy() for label in drawn)
    assert field.edit.accessibleName() == "<b>R&D</b>"
    formats = {label.textFormat() for label in field.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_a_person_edits_and_the_program_does_not(field: DetailField, qtbot: QtBot) -> None:
    edits: list[str] = []
    field.edited.connect(lambda: edits.append(field.text()))
    field.set_text("Muñoz")
    field.forget()
    assert edits == []
    QTest.keyClicks(field.edit, "Li")
    assert edits == ["L", "Li"]


def test_forgetting_leaves_neither_text_nor_note_nor_mark(field: DetailField) -> None:
    QTest.keyClicks(field.edit, "Li")
    field.show_fault("Last name: take the digits out.")
    field.forget()
    QTest.keyClick(field.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (field.text(), field.note, field.has_fault) == ("", "", False)
    assert field.edit.accessibleDescription() == ""


def test_a_fault_is_told_by_words_shape_and_border(field: DetailField) -> None:
    field.edit.clearFocus()
    field.show_understood("LI")
    calm = field.grab().toImage()
    field.show_fault("LI")
    marked = field.grab().toImage()
    assert field.has_fault
    assert field.edit.accessibleDescription() == "LI"
    border = marked.pixelColor(field.width() // 2, field.edit.y() + 2).name()
    assert border == colors_of(Scheme.LIGHT).fault
    assert border != calm.pixelColor(field.width() // 2, field.edit.y() + 2).name()
    field.show_understood("LI")
    assert not field.has_fault
    assert field.grab().toImage().pixelColor(field.width() // 2, field.edit.y() + 2).name() != border


def test_a_marked_box_with_the_caret_has_the_ring_of_every_other_and_a_ground_of_its_own(field: DetailField) -> None:
    field.show_fault("LI")
    marked = field.grab().toImage()
    colors, middle = colors_of(Scheme.LIGHT), field.width() // 2
    assert marked.pixelColor(middle, field.edit.y() + 1).name() == colors.accent
    assert marked.pixelColor(middle, field.edit.geometry().center().y()).name() == colors.fault_ground


@pytest.mark.parametrize("step", [-2, 0, 4])
def test_nothing_jumps_whatever_stands_beneath(field: DetailField, step: int) -> None:
    set_zoom(step)
    places = set()
    for show, text in ((field.show_understood, ""), (field.show_understood, "LI"), (field.show_fault, LONG_FAULT)):
        show(text)
        QApplication.processEvents()
        places.add((field.sizeHint().height(), field.edit.geometry().getRect()))
    assert len(places) == 1


def test_the_focus_goes_to_the_box(field: DetailField) -> None:
    field.setFocus()
    assert field.focusProxy() is field.edit
    assert field.edit.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_narrow_box_points_to_where_a_long_fault_is_told_as_well(field: DetailField) -> None:
    field.resize(220, field.height())
    field.show_fault(LONG_FAULT, is_told_below=True)
    assert field.note == "To mend: see below"
    assert field.edit.accessibleDescription() == LONG_FAULT
    field.resize(760, field.height())
    assert field.note == LONG_FAULT


def test_a_narrow_box_takes_two_lines_for_a_fault_that_is_told_nowhere_else(field: DetailField) -> None:
    one_line = field.sizeHint().height()
    field.narrow = True
    field.resize(300, field.height())
    field.show_fault(LONG_FAULT)
    QApplication.processEvents()
    assert (field.note, field.sizeHint().height() > one_line) == (LONG_FAULT, True)
    field.show_understood("")
    QApplication.processEvents()
    assert field.sizeHint().height() == one_line
