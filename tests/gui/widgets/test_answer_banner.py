"""An answer told by word, shape, border and announcement, and a stale one that can no longer be read."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.widgets.announcements import Ear, listen
from ui.theme import Scheme, apply_theme, colors_of, set_zoom
from ui.widgets.answer_banner import AnswerBanner, Banner, Form, Look
from ui.widgets.icon import Icon

YES = Banner(
    Look.YES, "YES", "You are on the list.", "Tell the caller how to enroll.", "Checked: last name LI, SSN ending 3456"
)
LONG = "You are among the educators who are offered twelve months of credit monitoring at no cost to you. " * 4
ANSWERS = (Look.YES, Look.NO, Look.MORE, Look.CANNOT)


@pytest.fixture
def ear(monkeypatch: pytest.MonkeyPatch) -> Ear:
    return listen(monkeypatch)


@pytest.fixture
def banner(qtbot: QtBot, ear: Ear) -> AnswerBanner:
    banner = AnswerBanner()
    qtbot.addWidget(banner)
    banner.resize(1340, banner.sizeHint().height())
    banner.show()
    return banner


def words(banner: AnswerBanner) -> list[str]:
    """Every text that can be seen."""
    return [label.text() for label in banner.findChildren(QLabel) if label.isVisibleTo(banner) and label.text()]


def test_an_answer_shows_word_sentence_next_step_and_echo(banner: AnswerBanner) -> None:
    banner.show_banner(YES)
    assert words(banner) == [
        "YES",
        "“You are on the list.”",
        "Tell the caller how to enroll.",
        "Checked: last name LI, SSN ending 3456",
    ]
    assert banner.accessibleName() == "YES. You are on the list."
    assert banner.accessibleDescription() == "Tell the caller how to enroll."


@pytest.mark.parametrize("look", Look)
def test_every_look_has_its_own_shape(banner: AnswerBanner, look: Look) -> None:
    banner.show_banner(Banner(look, "word"))
    assert banner.findChildren(Icon)[0].name == look.value


def test_the_looks_can_be_told_apart_without_color_and_without_words(banner: AnswerBanner) -> None:
    shapes = []
    for look in Look:
        banner.show_banner(Banner(look))
        icon = banner.findChildren(Icon)[0]
        icon.setStyleSheet("color: black; background: white;")
        shapes.append(icon.grab().toImage())
        icon.setStyleSheet("")
    assert all(one != other for place, one in enumerate(shapes) for other in shapes[:place])


@pytest.mark.parametrize("look", ANSWERS)
def test_an_answer_without_a_word_says_its_own(banner: AnswerBanner, look: Look) -> None:
    banner.show_banner(Banner(look, say="A sentence."))
    assert words(banner)[0] == look.value.upper()


@pytest.mark.parametrize("look", ANSWERS)
def test_an_answer_is_announced_at_once_and_only_once(banner: AnswerBanner, ear: Ear, look: Look) -> None:
    answer = replace(YES, look=look, word=look.value.upper())
    banner.show_banner(answer)
    banner.show_banner(replace(answer))
    assert ear.heard == [(f"{look.value.upper()}. You are on the list.", True)]


def test_the_same_answer_after_another_check_is_announced_again(banner: AnswerBanner, ear: Ear) -> None:
    banner.show_banner(YES)
    banner.show_banner(Banner(Look.CHECKING, "Checking…"))
    banner.show_banner(YES)
    assert len(ear.heard) == 2


def test_of_an_answer_that_stands_there_only_a_new_sentence_is_announced(banner: AnswerBanner, ear: Ear) -> None:
    banner.show_banner(YES)
    banner.show_banner(replace(YES, say="Sí, está en la lista."))
    banner.show_banner(replace(YES, say="Sí, está en la lista.", next_step="F9."))
    assert ear.heard[1:] == [("Sí, está en la lista.", True)]


def test_a_new_sentence_of_an_answer_that_nobody_sees_is_not_announced(banner: AnswerBanner, ear: Ear) -> None:
    banner.show_banner(YES)
    banner.hide()
    banner.show_banner(replace(YES, say="Sí, está en la lista."))
    assert len(ear.heard) == 1


@pytest.mark.parametrize("look", [look for look in Look if look not in ANSWERS])
def test_what_is_no_answer_is_not_announced(banner: AnswerBanner, ear: Ear, look: Look) -> None:
    banner.show_banner(Banner(look, "word", "sentence"))
    assert ear.heard == []


def test_a_stale_answer_can_no_longer_be_read_whoever_hands_it_over(banner: AnswerBanner) -> None:
    banner.show_banner(YES)
    banner.show_banner(replace(YES, look=Look.CHANGED, next_step="Enter checks."))
    assert words(banner) == ["Changed: check again", "Enter checks."]
    assert banner.accessibleName() == "Changed: check again"
    everything = [label.text() for label in banner.findChildren(QLabel)]
    assert not any("YES" in text or "list" in text or "LI" in text for text in everything)


def test_a_sentence_is_never_read_as_markup(banner: AnswerBanner) -> None:
    banner.show_banner(replace(YES, say="<b>bold</b> & more"))
    assert "“<b>bold</b> & more”" in words(banner)
    assert {label.textFormat() for label in banner.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize(
    ("look", "color"),
    [(Look.YES, "#00703c"), (Look.NO, "#b50909"), (Look.MORE, "#ffbe2e"), (Look.CANNOT, "#1b1b1b")],
)
@pytest.mark.parametrize("scheme", Scheme)
def test_an_answer_is_filled_with_its_color_in_both_schemes(
    qapp: QApplication, banner: AnswerBanner, scheme: Scheme, look: Look, color: str
) -> None:
    apply_theme(qapp, scheme)
    banner.show_banner(Banner(look))
    picture = banner.grab().toImage()
    assert picture.pixelColor(banner.width() - 40, banner.height() // 2).name() == color


@pytest.mark.parametrize("look", Look)
@pytest.mark.parametrize("scheme", Scheme)
def test_every_text_is_drawn_in_the_color_that_can_be_read_there(
    qapp: QApplication, banner: AnswerBanner, scheme: Scheme, look: Look
) -> None:
    apply_theme(qapp, scheme)
    banner.show_banner(replace(YES, look=look))
    colors = colors_of(scheme)
    expected = {Look.MORE: colors.on_more, Look.CHANGED: colors.on_changed}.get(
        look, colors.on_answer if look in ANSWERS else colors.text
    )
    shown = [label for label in banner.findChildren(QLabel) if label.isVisibleTo(banner)]
    assert {label.palette().color(label.foregroundRole()).name() for label in shown} == {expected}


def test_blue_yes_is_blue_and_leaves_the_other_answers_alone(banner: AnswerBanner) -> None:
    banner.blue_yes = True
    banner.show_banner(YES)
    assert banner.grab().toImage().pixelColor(banner.width() - 40, banner.height() // 2).name() == "#005ea2"
    banner.show_banner(Banner(Look.NO))
    assert banner.grab().toImage().pixelColor(banner.width() - 40, banner.height() // 2).name() == "#b50909"


def test_no_has_a_double_border_and_yes_has_none(banner: AnswerBanner) -> None:
    crossings = {}
    for look in (Look.NO, Look.YES):
        banner.show_banner(Banner(look))
        picture = banner.grab().toImage()
        row = [picture.pixelColor(x, banner.height() // 2).name() == "#ffffff" for x in range(14)]
        crossings[look] = sum(now and not before for before, now in zip([False, *row], row, strict=False))
    assert crossings == {Look.NO: 2, Look.YES: 0}


def test_cannot_has_an_edge_on_the_dark_ground(qapp: QApplication, banner: AnswerBanner) -> None:
    apply_theme(qapp, Scheme.DARK)
    banner.show_banner(Banner(Look.CANNOT))
    picture = banner.grab().toImage()
    edge = {picture.pixelColor(x, 1).name() for x in range(100, 140)}
    assert colors_of(Scheme.DARK).cannot_border in edge


@pytest.mark.parametrize("width", [900, 1340])
@pytest.mark.parametrize("step", [-2, 0, 4])
def test_it_is_as_high_with_every_answer(qtbot: QtBot, ear: Ear, step: int, width: int) -> None:
    set_zoom(step)
    page, banner = QWidget(), AnswerBanner()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    layout.addWidget(banner)
    layout.addStretch()
    page.resize(width, 900)
    page.show()
    heights = set()
    for look in Look:
        for say in ("", "Short.", LONG):
            banner.show_banner(Banner(look, "word", say, "Next step.", "Checked: last name LI"))
            QApplication.processEvents()
            heights.add(banner.height())
    assert len(heights) == 1
    if step == 0:
        assert 165 <= heights.pop() <= 190


def test_the_repr_holds_nothing_of_the_caller() -> None:
    assert repr(YES) == "<banner yes>"


@pytest.mark.parametrize("form", [Form.STACKED, Form.SLIM])
def test_a_narrow_banner_has_its_word_whole_and_is_as_high_with_every_answer(
    banner: AnswerBanner, in_spanish: None, form: Form
) -> None:
    banner.set_form(form)
    heights = set()
    for look in Look:
        banner.show_banner(Banner(look, say=LONG, next_step="Next step.", echo="Checked: last name LI"))
        QApplication.processEvents()
        heights.add(banner.sizeHint().height())
        assert banner.minimumSizeHint().width() <= 488
        shown = {label.text() for label in banner.findChildren(QLabel) if label.isVisible() and label.text()}
        assert ("Next step." in shown) is (form is Form.STACKED)
        assert look is not Look.CANNOT or "SIN CONSULTA" in shown  # in one line, for its sentence is not beside it
    assert len(heights) == 1


def test_a_banner_laid_out_wide_again_is_as_it_was(banner: AnswerBanner) -> None:
    banner.show_banner(YES)
    before = (banner.sizeHint().height(), words(banner))
    for form in (Form.SLIM, Form.STACKED, Form.WIDE):
        banner.set_form(form)
    QApplication.processEvents()
    assert (banner.sizeHint().height(), words(banner)) == before
