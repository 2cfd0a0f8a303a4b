import pytest
from PySide6.QtWidgets import QBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.narrowness import Narrowness, stand

LETTERS = 40


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    return page


def widened(page: QWidget, letters: float) -> QWidget:
    page.resize(round(letters * page.fontMetrics().averageCharWidth()), 100)
    return page


def test_a_page_is_narrow_below_its_letters_and_wide_again_only_a_scroll_bar_above_them(page: QWidget) -> None:
    narrowness = Narrowness(LETTERS)
    told = [narrowness.measure(widened(page, letters)) for letters in (40, 39, 41, 45, 46, 41)]
    assert told == [False, True, True, True, False, False]
    assert 5 * page.fontMetrics().averageCharWidth() > page.style().pixelMetric(
        page.style().PixelMetric.PM_ScrollBarExtent
    )


def test_larger_letters_make_the_same_page_narrow(page: QWidget) -> None:
    narrowness = Narrowness(LETTERS)
    assert not narrowness.measure(widened(page, LETTERS))
    font = page.font()
    font.setPointSizeF(1.5 * font.pointSizeF())
    page.setFont(font)
    assert narrowness.measure(page)


def test_boxes_of_a_narrow_page_stand_beneath_one_another() -> None:
    boxes = QBoxLayout(QBoxLayout.Direction.LeftToRight), QBoxLayout(QBoxLayout.Direction.LeftToRight)
    stand(True, *boxes)
    assert {box.direction() for box in boxes} == {QBoxLayout.Direction.TopToBottom}
    stand(False, *boxes)
    assert {box.direction() for box in boxes} == {QBoxLayout.Direction.LeftToRight}
