"""Text that shrinks before it is cut."""

import pytest
from pytestqt.qtbot import QtBot

from ui.widgets.fitted_label import FittedLabel


@pytest.fixture
def label(qtbot: QtBot) -> FittedLabel:
    label = FittedLabel()
    qtbot.addWidget(label)
    label.resize(300, label.sizeHint().height())
    return label


def test_a_short_text_has_the_full_size(label: FittedLabel) -> None:
    label.setText("Short.")
    assert label.fitting_font().pointSizeF() == label.font().pointSizeF()


def test_a_longer_text_is_smaller_and_whole(label: FittedLabel) -> None:
    label.setText("Birth date needs a four-digit year: ask the caller for it.")
    label.grab()
    assert label.fitting_font().pointSizeF() < label.font().pointSizeF()
    assert label.toolTip() == ""


def test_what_does_not_fit_at_all_is_in_the_tool_tip(label: FittedLabel) -> None:
    label.setText("Much too long. " * 20)
    label.grab()
    assert label.toolTip() == label.text()
    label.setText("")
    assert label.toolTip() == ""


def test_its_height_does_not_depend_on_the_text(label: FittedLabel) -> None:
    empty = label.sizeHint()
    label.setText("Much too long. " * 20)
    assert label.sizeHint() == empty


def test_three_lines_are_taken_only_when_they_are_needed(qtbot: QtBot) -> None:
    label = FittedLabel(3)
    qtbot.addWidget(label)
    line = label.fontMetrics().lineSpacing()
    label.setText("Short.")
    assert label.heightForWidth(300) == line
    label.setText("Words that go on for a good while. " * 30)
    assert label.heightForWidth(300) == 3 * line
