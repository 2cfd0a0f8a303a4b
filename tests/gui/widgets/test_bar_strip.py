"""Bars told apart by pattern and word, in both palettes, at every size."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.access.contrast import contrast
from ui.theme import Scheme, colors_of, set_zoom
from ui.widgets.bar_strip import Bar, BarStrip, Inks, Strip, inks_of, paint_strip

KINDS = ("YES", "NO", "MORE", "CANNOT", "no check")


def one_of(kind: int, calls: int = 40) -> Strip:
    """One bar of one kind alone, without its legend."""
    return Strip((), (Bar("8 AM", tuple(calls if kind == place else 0 for place in range(5))),))


@pytest.fixture
def strip(qtbot: QtBot, dressed: None) -> Iterator[BarStrip]:
    strip = BarStrip()
    qtbot.addWidget(strip)
    strip.resize(400, 200)
    yield strip


def drawn(strip: BarStrip, shown: Strip) -> QImage:
    strip.show_strip(shown)
    return strip.grab().toImage()


def in_one_ink(shown: Strip) -> QImage:
    """As somebody sees it who tells no colors apart."""
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_strip(painter, QRectF(image.rect()), shown, Inks("#000000", "#ffffff", ("#000000",) * 5))
    painter.end()
    return image


def test_kinds_are_told_apart_without_color(dressed: None) -> None:
    pictures = [in_one_ink(one_of(kind)) for kind in range(5)]
    for place, one in enumerate(pictures):
        assert all(one != other for other in pictures[place + 1 :])


@pytest.mark.parametrize("scheme", list(Scheme))
def test_every_ink_can_be_told_from_the_ground(scheme: Scheme) -> None:
    inks = inks_of(colors_of(scheme))
    assert all(contrast(ink, inks.ground) >= 4.5 for ink in (inks.words, *inks.kinds))


def ink_in(image: QImage) -> float:
    """The share of the middle of the only bar that has another color than its edge's ground."""
    ground = image.pixelColor(2, 100)
    places = [(x, y) for x in range(150, 250, 2) for y in range(100, 140, 2)]
    return sum(image.pixelColor(x, y) != ground for x, y in places) / len(places)


def test_a_solid_kind_is_filled_and_an_empty_one_is_not(strip: BarStrip) -> None:
    yes, none = (drawn(strip, one_of(kind)) for kind in (0, 4))
    assert yes.pixelColor(200, 120).name() == colors_of(Scheme.LIGHT).done
    assert none.pixelColor(200, 120).name() == colors_of(Scheme.LIGHT).surface
    assert ink_in(yes) == 1.0


def heights(strip: BarStrip, *calls: int) -> list[int]:
    """How many pixels of ink stand in the middle of each bar, all of one solid kind."""
    shown = Strip((), tuple(Bar("", (number, 0, 0, 0, 0)) for number in calls))
    image, color = drawn(strip, shown), colors_of(Scheme.LIGHT).done
    step = strip.width() / len(calls)
    return [
        sum(image.pixelColor(round((place + 0.5) * step), y).name() == color for y in range(strip.height()))
        for place in range(len(calls))
    ]


def test_a_bar_is_as_high_as_its_calls(strip: BarStrip) -> None:
    full, half, nothing = heights(strip, 40, 20, 0)
    assert nothing == 0
    assert full / 2 == pytest.approx(half, abs=2)
    (one,) = heights(strip, 1)
    assert one < full / 3, "one call is no tower"


@pytest.mark.parametrize("zoom", [-2, 0, 4])
@pytest.mark.parametrize("number", [0, 1, 7, 25, 96])
def test_any_number_of_bars_is_drawn_at_any_size(strip: BarStrip, number: int, zoom: int) -> None:
    set_zoom(zoom)
    bars = tuple(Bar(f"{place}:15 AM", (place, 1, 0, 2, 0)) for place in range(number))
    assert drawn(strip, Strip(KINDS, bars)) != drawn(strip, Strip())


def test_a_strip_that_says_the_same_is_not_drawn_anew(strip: BarStrip) -> None:
    strip.show()
    QApplication.processEvents()
    drawn(strip, one_of(0))
    QApplication.processEvents()
    painted: list[int] = []
    strip.paintEvent = lambda _event: painted.append(1)  # type: ignore[method-assign]  # to see that nothing is painted
    strip.show_strip(one_of(0))
    QApplication.processEvents()
    assert painted == []
    strip.show_strip(one_of(1))
    QApplication.processEvents()
    assert painted == [1]
