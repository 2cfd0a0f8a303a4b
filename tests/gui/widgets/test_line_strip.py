"""Open or closed, told in words and by a shape."""

from pytestqt.qtbot import QtBot

from ui.widgets.line_strip import LineStrip


def test_open_and_closed_differ_in_words_and_in_shape(qtbot: QtBot) -> None:
    strip = LineStrip()
    qtbot.addWidget(strip)
    strip.show_line(True, "Line open until 8:00 p.m.")
    opened = (strip.text, strip.icon)
    strip.show_line(False, "Line closed, opens Monday 8:00 a.m.")
    assert opened == ("Line open until 8:00 p.m.", "open")
    assert (strip.text, strip.icon) == ("Line closed, opens Monday 8:00 a.m.", "closed")
    assert strip.accessibleName() == "Line closed, opens Monday 8:00 a.m."


def test_both_shapes_can_be_told_apart_without_color(qtbot: QtBot) -> None:
    strip = LineStrip()
    qtbot.addWidget(strip)
    strip.setStyleSheet("* { color: black; }")
    pictures = []
    for is_open in (True, False):
        strip.show_line(is_open, "")
        pictures.append(strip.grab().toImage())
    assert pictures[0] != pictures[1]
