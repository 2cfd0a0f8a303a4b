"""News that leave by themselves, and what stays until somebody closes it."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.gui.widgets.announcements import listen
from ui.notices import Kind, Notice
from ui.widgets.icon import Icon
from ui.widgets.message_bar import MessageBar

PASSING = (Kind.NEWS, Kind.DONE)
STAYING = (Kind.MEND, Kind.FAULT)


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    bar = MessageBar()
    qtbot.addWidget(bar)
    return bar


def timer_of(bar: MessageBar) -> QTimer:
    return bar.findChildren(QTimer)[0]


def test_it_is_not_there_without_a_notice(bar: MessageBar) -> None:
    assert bar.isHidden()
    assert bar.notice is None


@pytest.mark.parametrize("kind", Kind)
def test_a_notice_is_told_by_word_shape_and_text(bar: MessageBar, kind: Kind) -> None:
    bar.show_notice(Notice(kind, "The roster was switched over."))
    words = {Kind.NEWS: "Note", Kind.DONE: "Done", Kind.MEND: "Attention", Kind.FAULT: "Problem"}
    shown = [label.text() for label in bar.findChildren(QLabel)]
    assert not bar.isHidden()
    assert words[kind] in shown
    assert "The roster was switched over." in shown
    assert bar.findChildren(Icon)[0].name == kind.value
    assert bar.accessibleName() == f"{words[kind]}: The roster was switched over."


@pytest.mark.parametrize("kind", PASSING)
def test_news_leave_by_themselves_after_eight_seconds(bar: MessageBar, qtbot: QtBot, kind: Kind) -> None:
    bar.show_notice(Notice(kind, "Saved."))
    timer = timer_of(bar)
    assert timer.isActive()
    assert timer.interval() == 8000
    timer.start(1)
    qtbot.waitUntil(bar.isHidden, timeout=1000)
    assert bar.notice is None


@pytest.mark.parametrize("kind", STAYING)
def test_what_has_to_be_mended_stays_until_it_is_closed_by_keyboard(bar: MessageBar, kind: Kind) -> None:
    bar.show_notice(Notice(kind, "The disk is full."))
    assert not timer_of(bar).isActive()
    assert bar.close_button.accessibleName() == "Close the message"
    assert bar.close_button.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(bar.close_button, Qt.Key.Key_Space)
    assert bar.isHidden()


def test_a_fault_comes_back_when_newer_news_have_left(bar: MessageBar) -> None:
    fault = Notice(Kind.FAULT, "The disk is full.")
    bar.show_notice(fault)
    bar.show_notice(Notice(Kind.NEWS, "Signed in."))
    assert bar.notice == Notice(Kind.NEWS, "Signed in.")
    assert "1 more" in [label.text() for label in bar.findChildren(QLabel)]
    timer_of(bar).timeout.emit()
    assert bar.notice == fault
    assert not bar.isHidden()


def test_a_notice_that_is_told_twice_is_closed_once(bar: MessageBar) -> None:
    for _ in range(3):
        bar.show_notice(Notice(Kind.MEND, "These details were not checked."))
    bar.close_button.click()
    assert bar.isHidden()


def test_news_do_not_wait_behind_news(bar: MessageBar) -> None:
    for text in ("One.", "Two."):
        bar.show_notice(Notice(Kind.NEWS, text))
    timer_of(bar).timeout.emit()
    assert bar.isHidden()


def test_dismissing_takes_everything_away(bar: MessageBar) -> None:
    for kind in Kind:
        bar.show_notice(Notice(kind, "Something."))
    bar.dismiss()
    assert bar.isHidden()
    assert bar.notice is None
    assert not timer_of(bar).isActive()


def test_it_is_announced_without_breaking_in(bar: MessageBar, monkeypatch: pytest.MonkeyPatch) -> None:
    ear = listen(monkeypatch)
    bar.show_notice(Notice(Kind.MEND, "A name is missing."))
    assert ear.heard == [("Attention: A name is missing.", False)]


def test_a_notice_is_never_read_as_markup(bar: MessageBar) -> None:
    bar.show_notice(Notice(Kind.NEWS, "<b>bold</b>"))
    texts = [label for label in bar.findChildren(QLabel) if label.text() == "<b>bold</b>"]
    assert [label.textFormat() for label in texts] == [Qt.TextFormat.PlainText]


def test_a_long_notice_wraps(bar: MessageBar) -> None:
    bar.show_notice(Notice(Kind.MEND, "Look at what is wrong with its rows, mend the file and import it again. " * 4))
    assert bar.heightForWidth(700) > bar.heightForWidth(3000)


def test_news_that_are_to_be_kept_stay_until_they_are_closed(bar: MessageBar) -> None:
    bar.show_notice(Notice(Kind.NEWS, "The journal's last entry is number 60.", stays=True))
    assert not timer_of(bar).isActive()
    QTest.keyClick(bar.close_button, Qt.Key.Key_Space)
    assert bar.isHidden()
