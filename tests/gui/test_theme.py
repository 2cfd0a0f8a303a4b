"""Colors that can be read, a font that tells 0 from O, and a zoom that keeps every proportion."""

from collections.abc import Iterator
from dataclasses import asdict
from importlib.resources import files

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.gui.access.contrast import EDGE, TEXT, contrast
from ui.theme import POINTS, Scheme, apply_theme, colors_of, set_zoom, system_scheme

TEXTS = (
    *((text, ground) for text in ("text", "quiet", "fault") for ground in ("window", "surface")),
    *(("text", ground) for ground in ("pointed", "news_ground", "done_ground", "mend_ground", "fault_ground")),
    ("fault", "fault_ground"),
    ("done", "window"),
    ("done", "surface"),
    ("on_accent", "accent"),
    ("on_changed", "changed"),
    ("on_more", "more"),
    *(("on_answer", answer) for answer in ("yes", "blue_yes", "no", "cannot")),
)
EDGES = (
    ("border", "window"),
    ("border", "surface"),
    ("accent", "window"),
    ("accent", "surface"),
    ("fault", "window"),
    ("fault", "surface"),
    ("cannot_border", "window"),
)
WESTERN = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    "ÁÉÍÓÚÜÑáéíóúüñ¿¡ªº"
    "ÀÂÄÃÅÆÇÈÊËÌÎÏÒÔÖÕØŒÙÛŸàâäãåæçèêëìîïòôöõøœùûÿßÐÞðþŠšŽžŁł"
    "“”‘’«»–—…·•€%&()+-/:;.,'\"@#"
)


@pytest.fixture(autouse=True)
def plain_afterwards(qapp: QApplication) -> Iterator[None]:
    font = qapp.font()
    yield
    set_zoom(0)
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_every_text_can_be_read_on_its_ground(scheme: Scheme, text: str, ground: str) -> None:
    colors = asdict(colors_of(scheme))
    assert contrast(colors[text], colors[ground]) >= TEXT


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_every_edge_that_means_something_can_be_seen(scheme: Scheme, edge: str, ground: str) -> None:
    colors = asdict(colors_of(scheme))
    assert contrast(colors[edge], colors[ground]) >= EDGE


@pytest.mark.parametrize("scheme", Scheme)
def test_an_answer_has_the_same_color_in_both_schemes(scheme: Scheme) -> None:
    colors = colors_of(scheme)
    assert (colors.yes, colors.no, colors.more, colors.cannot) == ("#00703c", "#b50909", "#ffbe2e", "#1b1b1b")


def test_no_color_of_the_sheet_is_left_unused() -> None:
    sheet = files("resources").joinpath("styles", "window.qss").read_text(encoding="utf-8")
    assert [name for name in asdict(colors_of(Scheme.LIGHT)) if f"${name}" not in sheet] == []


@pytest.mark.parametrize("scheme", Scheme)
def test_the_palette_follows_the_scheme(qapp: QApplication, scheme: Scheme) -> None:
    apply_theme(qapp, scheme)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == colors_of(scheme).window
    assert qapp.palette().color(QPalette.ColorRole.Text).name() == colors_of(scheme).text


def test_a_window_that_is_open_changes_with_the_scheme(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, Scheme.LIGHT)
    label = QLabel("quiet")
    label.setObjectName("quiet_text")
    qtbot.addWidget(label)
    label.ensurePolished()
    apply_theme(qapp, Scheme.DARK)
    label.ensurePolished()
    assert label.palette().color(label.foregroundRole()) == QColor(colors_of(Scheme.DARK).quiet)


def test_the_font_is_the_bundled_one_and_its_bold_is_drawn_not_smeared(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.LIGHT)
    bold = QFont(qapp.font())
    bold.setBold(True)
    assert QFontInfo(qapp.font()).family() == "Atkinson Hyperlegible Next"
    assert QRawFont.fromFont(bold).styleName() == "Bold"


@pytest.mark.parametrize("bold", [False, True])
def test_the_font_has_every_letter_of_spanish_and_western_europe(qapp: QApplication, bold: bool) -> None:
    apply_theme(qapp, Scheme.LIGHT)
    font = QFont(qapp.font())
    font.setBold(bold)
    raw = QRawFont.fromFont(font)
    assert [letter for letter in WESTERN if not raw.supportsCharacter(ord(letter))] == []


def test_the_font_travels_with_its_license_and_is_small() -> None:
    folder = files("resources").joinpath("fonts")
    fonts = [file for file in folder.iterdir() if file.name.endswith(".ttf")]
    assert len(fonts) == 2
    assert sum(len(file.read_bytes()) for file in fonts) < 700_000
    assert "SIL OPEN FONT LICENSE Version 1.1" in folder.joinpath("OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("step", "taken", "percent"), [(-9, -2, 80), (-1, -1, 90), (0, 0, 100), (4, 4, 160), (9, 4, 160)]
)
def test_zoom_is_counted_in_steps_and_stops_at_both_ends(
    qapp: QApplication, qtbot: QtBot, step: int, taken: int, percent: int
) -> None:
    apply_theme(qapp, Scheme.LIGHT)
    title = QLabel("Sign in")
    title.setObjectName("title")
    qtbot.addWidget(title)
    assert set_zoom(step) == taken
    title.ensurePolished()
    assert qapp.font().pointSizeF() == pytest.approx(POINTS * percent / 100)
    assert title.font().pointSizeF() == pytest.approx(20 * percent / 100, abs=0.01)


def test_zoom_lasts_when_the_scheme_changes(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.LIGHT)
    set_zoom(4)
    apply_theme(qapp, Scheme.DARK)
    assert qapp.font().pointSizeF() == pytest.approx(POINTS * 1.6)


def test_a_system_that_has_not_chosen_dark_gets_light(qapp: QApplication) -> None:
    assert qapp.styleHints().colorScheme() is not Qt.ColorScheme.Dark
    assert system_scheme(qapp) is Scheme.LIGHT
