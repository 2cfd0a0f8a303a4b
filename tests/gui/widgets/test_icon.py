"""A picture as large as a letter and in its color."""

from importlib.resources import files

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from ui.widgets.icon import Icon

NAMES = sorted(file.name.removesuffix(".svg") for file in files("resources").joinpath("icons").iterdir())


def test_it_has_the_color_of_its_text(qtbot: QtBot) -> None:
    icon = Icon("open")
    qtbot.addWidget(icon)
    icon.setStyleSheet("color: #123456; font-size: 30pt;")
    icon.ensurePolished()
    icon.resize(icon.sizeHint())
    assert icon.grab().toImage().pixelColor(icon.rect().center()).name() == "#123456"


def test_it_is_as_high_as_a_line_of_its_font(qtbot: QtBot) -> None:
    icon = Icon("open")
    qtbot.addWidget(icon)
    sizes = []
    for points in (10, 40):
        icon.setStyleSheet(f"font-size: {points}pt;")
        icon.ensurePolished()
        sizes.append(icon.sizeHint())
    assert all(size.width() == size.height() for size in sizes)
    assert sizes[1].width() > 3 * sizes[0].width()


@pytest.mark.parametrize("name", NAMES)
def test_every_bundled_picture_can_be_drawn_and_takes_the_color_of_its_text(name: str) -> None:
    drawing = files("resources").joinpath("icons", f"{name}.svg").read_bytes()
    assert QSvgRenderer(QByteArray(drawing)).isValid()
    assert b"currentColor" in drawing
    assert b"#" not in drawing
