"""The desk as an operator works it: every deed by its key in the real page."""

from datetime import date, timedelta

import msgspec
import pytest
from PySide6.QtCore import Qt

from callcenter.domain.answers import Decision
from callcenter.domain.review_cases import REVIEW_REASONS
from tests.gui.desk.conftest import KNOWN, Seat, SitDown
from tests.gui.desk.fake_call_desk import CLOSED, MORE, NO, NO_MORE, QUOTED, REFERENCE, THROTTLED, YES
from tests.gui.shown import texts
from tests.gui.somebody import PROGRAM
from tests.gui.widgets.announcements import Ear
from tests.world import MONDAY_MORNING
from ui.desk.own_day_panel import OwnDayPanel
from ui.desk.questions_panel import QuestionsPanel
from ui.desk.quoted_panel import QuotedPanel
from ui.desk.review_panel import ReviewPanel
from ui.desk.script_panel import ScriptPanel
from ui.desk.spelling_panel import SpellingPanel
from ui.desk.state import Phase, Showing
from ui.desk.wrap_up_panel import WrapUpPanel
from ui.shortcuts import Shortcut
from ui.widgets.answer_banner import Look

CONTROL = Qt.KeyboardModifier.ControlModifier
SCRIPT = PROGRAM.script


def script(seat: Seat) -> str:
    (found,) = seat.page.findChildren(ScriptPanel)
    return found.text


def spelling(seat: Seat) -> SpellingPanel:
    (found,) = seat.page.findChildren(SpellingPanel)
    return found


def questions(seat: Seat) -> QuestionsPanel:
    (found,) = seat.page.findChildren(QuestionsPanel)
    return found


def quoted(seat: Seat) -> QuotedPanel:
    (found,) = seat.page.findChildren(QuotedPanel)
    return found


def own_day(seat: Seat) -> OwnDayPanel:
    (found,) = seat.page.findChildren(OwnDayPanel)
    return found


def review(seat: Seat) -> ReviewPanel:
    (found,) = seat.page.findChildren(ReviewPanel)
    return found


def wrap_up(seat: Seat) -> WrapUpPanel:
    (found,) = seat.page.findChildren(WrapUpPanel)
    return found


def test_f7_spells_the_name_with_the_caret_then_the_other_and_esc_brings_the_script_back(sit_down: SitDown) -> None:
    seat = sit_down(NO)
    seat.ask()
    seat.take(Shortcut.FIRST_NAME)
    seat.press(Qt.Key.Key_End)
    seat.take(Shortcut.SPELL)
    assert spelling(seat).isVisible()
    assert spelling(seat).letters.accessibleName() == "Mike, Alfa, Romeo, India, with an accent, Alfa"
    seat.take(Shortcut.SPELL)
    assert spelling(seat).letters.accessibleName().startswith("Golf, Alfa, Romeo")
    seat.take(Shortcut.LANGUAGE)
    assert spelling(seat).letters.accessibleName().startswith("G de Gloria, A de Antonio")
    seat.type("x")  # the caret never left the box
    assert seat.page.spoken.first_name == "Maríax"
    seat.press(Qt.Key.Key_Escape)
    assert (spelling(seat).isVisible(), spelling(seat).letters.accessibleName()) == (False, "")
    assert seat.caret == "First name"


@pytest.mark.parametrize("decision", [NO, NO_MORE, MORE, THROTTLED])
def test_f8_digits_tab_and_enter_open_a_review_case(sit_down: SitDown, decision: Decision) -> None:
    seat = sit_down(decision)
    seat.ask()
    seat.take(Shortcut.REVIEW_CASE)
    assert review(seat).isVisible()
    assert script(seat).startswith("I will open a review case")
    assert "A7F-2QM: Alfa, 7, Foxtrot, 2, Quebec, Mike" in script(seat)
    seat.press(Qt.Key.Key_2)
    assert seat.caret == "2, Former name not remembered"
    seat.press(Qt.Key.Key_Tab)
    seat.type("5735550134")  # a digit in a box chooses nothing
    seat.press(Qt.Key.Key_Tab)
    seat.type("was Ms. Li once")
    seat.enter()
    (case,) = seat.link.cases
    assert (case.reason, case.call_back, case.note) == (REVIEW_REASONS[1], "573-555-0134", "was Ms. Li once")
    assert not review(seat).isVisible()
    assert seat.banner.next_step.startswith("The review case is open")
    seat.take(Shortcut.WRAP_UP)
    seat.enter()
    assert seat.link.wrapped_up == [(REFERENCE, "review_case", "")]


@pytest.mark.parametrize("decision", [YES, CLOSED])
def test_f8_after_other_answers_says_why_not(sit_down: SitDown, decision: Decision) -> None:
    seat = sit_down(decision)
    seat.ask()
    seat.take(Shortcut.REVIEW_CASE)
    assert (len(seat.heard), review(seat).isVisible()) == (1, False)
    assert "nothing to review" in seat.heard[0].text


def test_a_number_that_is_none_marks_its_box_and_the_caret_goes_there(sit_down: SitDown) -> None:
    seat = sit_down(NO)
    seat.ask()
    seat.take(Shortcut.REVIEW_CASE)
    seat.press(Qt.Key.Key_Tab)
    seat.type("555")
    seat.press(Qt.Key.Key_Tab)
    seat.enter()
    assert seat.caret == "Call-back number, if given"
    assert review(seat).hint.startswith("A call-back number has ten digits")
    assert seat.focused.accessibleDescription() == review(seat).hint
    seat.type("5550134")
    assert review(seat).hint.startswith("A digit chooses")
    assert seat.link.cases == []


def test_wrap_up_with_a_code_and_a_note(sit_down: SitDown) -> None:
    seat = sit_down(YES)
    seat.ask()
    seat.take(Shortcut.WRAP_UP)
    seat.press(Qt.Key.Key_7)
    seat.press(Qt.Key.Key_Tab)
    seat.type("asked 3 times")
    assert "13 of 200" in texts(seat.page)
    assert seat.state.code == "letter_again"
    seat.enter()
    assert seat.link.wrapped_up == [(REFERENCE, "letter_again", "asked 3 times")]
    assert seat.state.phase is Phase.READY


def test_where_the_program_keeps_no_notes_none_is_asked_for(sit_down: SitDown) -> None:
    seat = sit_down(YES, program=msgspec.structs.replace(PROGRAM, notes=False))
    seat.ask()
    seat.take(Shortcut.WRAP_UP)
    assert "Note, if needed" not in texts(seat.page)
    seat.press(Qt.Key.Key_7)
    seat.enter()
    assert seat.link.wrapped_up == [(REFERENCE, "letter_again", "")]


def test_a_note_that_tells_too_much_is_not_saved_and_the_caret_is_back_in_it(sit_down: SitDown) -> None:
    seat = sit_down(YES)
    seat.ask()
    seat.take(Shortcut.WRAP_UP)
    seat.press(Qt.Key.Key_Tab)
    seat.type("ssn 900-12-3456")
    seat.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    seat.enter()
    assert seat.caret == "Note, if needed"
    assert (seat.link.wrapped_up, wrap_up(seat).isVisible()) == ([], True)
    assert wrap_up(seat).hint.startswith("The note holds")
    seat.take(Shortcut.LANGUAGE)
    assert seat.caret == "Note, if needed"
    seat.press(Qt.Key.Key_Home)
    for _ in range("ssn 900-12-3456".__len__()):
        seat.press(Qt.Key.Key_Delete)
    seat.enter()
    assert seat.link.wrapped_up == [(REFERENCE, "eligible_informed", "")]


def test_a_note_has_room_for_two_hundred_characters_and_no_more(sit_down: SitDown) -> None:
    seat = sit_down()
    seat.do(Shortcut.WRAP_UP)
    seat.press(Qt.Key.Key_Tab)
    seat.type("n" * 203)
    assert "200 of 200" in texts(seat.page)
    seat.enter()
    assert seat.link.wrapped_up == [(REFERENCE, "question_answered", "n" * 200)]


def test_esc_leads_from_wrap_up_to_the_box_that_had_the_caret_and_keeps_the_note(sit_down: SitDown) -> None:
    seat = sit_down(YES)
    seat.ask()
    seat.take(Shortcut.BIRTH_DATE)
    seat.take(Shortcut.WRAP_UP)
    seat.press(Qt.Key.Key_Tab)
    seat.type("asked twice")
    seat.press(Qt.Key.Key_Escape)
    assert (seat.caret, seat.banner.look) == ("Birth date", Look.YES)
    seat.take(Shortcut.WRAP_UP)
    seat.enter()
    assert seat.link.wrapped_up == [(REFERENCE, "eligible_informed", "asked twice")]


def test_f11_finds_a_question_as_it_is_typed_in_either_language(sit_down: SitDown) -> None:
    seat = sit_down(NO)
    seat.ask()
    seat.take(Shortcut.LAST_NAME)
    seat.take(Shortcut.QUESTIONS)
    seat.type("estafa")
    assert questions(seat).answer.startswith("It is right to ask.")
    seat.take(Shortcut.LANGUAGE)
    assert questions(seat).answer.startswith("Hace bien en preguntar.")
    seat.press(Qt.Key.Key_A, CONTROL)
    seat.type("letter")
    first = questions(seat).answer
    seat.press(Qt.Key.Key_Down)
    second = questions(seat).answer
    seat.press(Qt.Key.Key_Up)
    assert (first != second, questions(seat).answer) == (True, first)
    seat.enter()  # checks nothing here
    seat.press(Qt.Key.Key_Escape)
    assert (seat.caret, seat.page.spoken.last_name, seat.banner.look) == ("Last name", "García-López", Look.NO)
    assert (questions(seat).edit.text(), seat.link.asked.count("check")) == ("", 1)


def test_words_that_no_question_has_are_told(sit_down: SitDown) -> None:
    seat = sit_down()
    seat.take(Shortcut.QUESTIONS)
    seat.type("xyzzy")
    assert "No question has these words. Type fewer of them." in texts(seat.page)
    assert questions(seat).answer == ""


def test_ctrl_r_looks_a_quoted_reference_up_and_tells_it_in_words(sit_down: SitDown) -> None:
    seat = sit_down()
    seat.take(Shortcut.QUOTED)
    seat.type("a2b c3d")
    seat.enter()
    assert quoted(seat).words == [
        *("A2B-C3D", "Nov 20, 2026, 10:12 AM", "NO", "Review case opened"),
        "waits for a supervisor",
    ]
    seat.press(Qt.Key.Key_A, CONTROL)
    seat.type("A99-999")
    seat.enter()
    assert quoted(seat).hint == "No call has this reference. Ask the caller to read it once more."
    assert quoted(seat).words == [""] * 5
    seat.press(Qt.Key.Key_Escape)
    assert (quoted(seat).isVisible(), quoted(seat).edit.text(), seat.caret) == (False, "", "Educator ID")


def test_ctrl_d_shows_ones_own_day_and_it_counts_each_call_that_ends(sit_down: SitDown) -> None:
    seat = sit_down(NO)
    seat.link.calls = 2
    seat.ask()
    seat.do(Shortcut.OWN_DAY)
    assert own_day(seat).words[:3] == ["2", "3:05", "1"]
    assert own_day(seat).words[3].startswith("YES 0   ·   NO 2   ·   MORE 0")
    assert "As of 9:30 AM" in texts(seat.page)
    assert seat.caret == "Last 4 of Social Security number"
    seat.do(Shortcut.NEXT_CALL)
    assert (own_day(seat).words[0], own_day(seat).isVisible()) == ("3", True)
    seat.press(Qt.Key.Key_Escape)
    assert not own_day(seat).isVisible()


def test_the_next_call_brings_the_script_back_and_forgets_what_was_looked_up(sit_down: SitDown) -> None:
    seat = sit_down(NO)
    seat.ask()
    seat.take(Shortcut.QUOTED)
    seat.type(QUOTED.reference)
    seat.enter()
    seat.do(Shortcut.NEXT_CALL)
    assert script(seat) == PROGRAM.filled(SCRIPT.greeting).en
    assert (quoted(seat).isVisible(), quoted(seat).words, quoted(seat).edit.text()) == (False, [""] * 5, "")
    assert seat.caret == "Educator ID"


def test_after_a_yes_the_way_to_enroll_is_in_the_script_until_the_last_day_has_passed(sit_down: SitDown) -> None:
    seat = sit_down(YES)
    seat.ask()
    assert PROGRAM.filled(PROGRAM.enrollment.text).en in script(seat)
    enrollment = msgspec.structs.replace(PROGRAM.enrollment, deadline=date(2026, 11, 22))
    late = sit_down(YES, program=msgspec.structs.replace(PROGRAM, enrollment=enrollment))
    late.ask()
    assert "The last day to enroll was November 22, 2026." in script(late)
    assert "www.example.org" not in script(late)
    assert late.banner.next_step.startswith("The last day to enroll has passed")


def test_a_closed_line_says_when_it_opens_next(sit_down: SitDown) -> None:
    seat = sit_down(CLOSED, moment=MONDAY_MORNING + timedelta(days=4, hours=12))
    seat.ask()
    assert "It opens Mon, Nov 30, 8:00 AM, on the center's clock." in seat.banner.next_step


def test_the_first_edit_greys_the_answer_wherever_the_desk_is(sit_down: SitDown) -> None:
    called_for = (Shortcut.REVIEW_CASE, Shortcut.WRAP_UP, Shortcut.SPELL, Shortcut.QUESTIONS)
    seat = sit_down(*[NO] * len(called_for))
    seat.ask()
    for shortcut in called_for:
        assert seat.titles[-1] == "NO"
        seat.do(shortcut)
        seat.take(Shortcut.SSN)
        seat.type("9999")
        assert (seat.banner.look, seat.state.showing, seat.titles[-1]) == (Look.CHANGED, Showing.CHANGED, "")
        assert seat.state.phase is Phase.TALKING
        if seat.link.decisions:
            seat.enter()


def test_an_answer_is_announced_once_whatever_is_called_for_after_it(sit_down: SitDown, ear: Ear) -> None:
    seat = sit_down(NO)
    seat.ask()
    for shortcut in (Shortcut.REVIEW_CASE, Shortcut.WRAP_UP):
        seat.do(shortcut)
        seat.press(Qt.Key.Key_Escape)
    said = PROGRAM.say("NO")
    assert [heard for heard in ear.heard if heard[0].startswith("NO")] == [(f"NO. {said.en}", True)]
    seat.take(Shortcut.LANGUAGE)
    assert (said.es, True) in ear.heard  # only the new sentence, not the answer again
    assert len([text for text, _ in ear.heard if text.startswith("NO")]) == 1


def test_every_deed_has_a_button_that_does_the_same(sit_down: SitDown) -> None:
    seat = sit_down(NO)
    seat.ask()
    for text, panel, is_there in (
        ("Spell  F7", spelling(seat), True),
        ("Questions  F11", questions(seat), True),
        ("Reference  Ctrl+R", quoted(seat), True),
        ("My day  Ctrl+D", own_day(seat), True),
        ("Script  Esc", own_day(seat), False),
        ("Review case  F8", review(seat), True),
        ("Wrap up  F9", wrap_up(seat), True),
    ):
        seat.click(text)
        assert panel.isVisible() is is_there, text
    assert seat.page.spoken.last_name == KNOWN["last_name"]
