"""The operator's desk: boxes, script, banner, and wrap-up or a review case in the banner's place."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from callcenter.clock import Clock
from callcenter.domain.details import SpokenDetails
from callcenter.domain.hours import LineHours
from callcenter.errors import DetailFault
from callcenter.services.call_protocol import Drafts
from callcenter.services.protocols import SignedIn
from ui.desk.banners import banner_of
from ui.desk.boxes import BoxArea, DetailBoxes
from ui.desk.key_bar import KeyBar
from ui.desk.presenter import DeskPresenter
from ui.desk.review_panel import ReviewPanel
from ui.desk.side_stack import SideStack
from ui.desk.side_state import Side, SideState
from ui.desk.state import DeskState, Phase, Showing
from ui.desk.wrap_up_panel import WrapUpPanel
from ui.notices import Notice
from ui.shortcuts import Shortcut
from ui.tasks import Tasks
from ui.texts import in_screen_language
from ui.widgets.answer_banner import AnswerBanner, Form
from ui.widgets.places import Places
from ui.widgets.secure_line_edit import SecureLineEdit

_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
WIDE = 900
"""From how many pixels on boxes and script stand beside each other."""
_LEFT, _RIGHT = 11, 9  # shares of a wide window


class DeskPage(QWidget):
    """Shows what the presenter decides. `titled` carries the answer's word for the window's title, or nothing."""

    noticed = Signal(object)
    titled = Signal(str)
    changed = Signal()
    call_ended = Signal()

    def __init__(
        self,
        tasks: Tasks,
        clock: Clock,
        signed_in: SignedIn,
        *,
        in_spanish: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        signed_in = _in_screen_words(signed_in)
        program = signed_in.program
        # A style sheet dresses what is in a part anew when the part gets a parent: large parts have one from the start.
        self._right, self._lower = QWidget(self), Places(self)
        self._boxes = DetailBoxes(signed_in)
        self._left = BoxArea(self._boxes, self)
        self._keys = KeyBar()
        self._side = SideStack(program, LineHours(program.line).local, self._keys.menu, self._right)
        self._banner = AnswerBanner(self._lower)
        self._review = ReviewPanel()
        self._wrap_up = WrapUpPanel(program.wrap_up, notes=program.notes)
        self._phase = Phase.READY
        self._compact: bool | None = None
        self._before_side: QWidget | None = None
        self._upper = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()
        self.presenter = DeskPresenter(self, tasks.owned_by(self), clock, signed_in, in_spanish=in_spanish)
        self._connect()
        self.show_state(self.presenter.state)

    @property
    def spoken(self) -> SpokenDetails:
        """What stands in the boxes."""
        return self._boxes.spoken()

    @property
    def help_page(self) -> str:
        """The page of the help that goes with what is shown."""
        state, side = self.presenter.state, self.presenter.side.state.side
        lower = {Phase.WRAPPING: "wrap_up", Phase.REVIEWING: "review_case"}.get(state.phase)
        beside = {Side.QUESTIONS: "questions", Side.QUOTED: "quoted", Side.OWN_DAY: "own_day"}.get(side)
        return lower or beside or ("answers" if state.shown_answer else "desk")

    def box(self, name: str) -> SecureLineEdit:
        """The box of a detail."""
        return self._boxes.field(name).edit

    def show_state(self, state: DeskState) -> None:
        """Show all of it."""
        former, self._phase = self._phase, state.phase
        self._side.script.show_line(self.presenter.script(), state.in_spanish)
        banner = banner_of(state)
        self._banner.show_banner(banner)
        answer = banner.word if state.showing is Showing.ANSWER else ""
        self.titled.emit(answer)
        if state.phase is Phase.WRAPPING:
            self._wrap_up.show_code(state.code, answer)
        elif state.phase is Phase.REVIEWING:
            self._review.show_reason(state.reason, state.reference)
        elif state.case_open:
            self._review.forget()
        if former is not state.phase:
            if self._holds_caret(self._lower):  # what is hidden would hand it to whatever comes next
                self._boxes.return_caret()
            self._lower.setCurrentWidget(self._lower_widget())
            if state.phase in {Phase.WRAPPING, Phase.REVIEWING}:
                self.return_caret()
        self.changed.emit()
        if former is not Phase.READY and state.phase is Phase.READY:
            self.call_ended.emit()

    def show_side(self, state: SideState) -> None:
        """Show what stands beside the boxes; the caret goes there when something is to be typed, and comes back."""
        turned = state.side is not self._side.side
        if turned and self._side.side is Side.SCRIPT:
            self._before_side = QApplication.focusWidget()
        elif turned and self._holds_caret(self._side):
            self._bring_caret_back()
        self._side.show_side(state)
        if turned:
            self._set_form()
            self._side.point()

    def show_faults(self, faults: tuple[DetailFault, ...]) -> None:
        """Tell each box's fault; none brings back what was understood."""
        self._boxes.show_understood(self.presenter.understood(self.spoken), self.presenter.today)
        self._boxes.show_faults(faults)

    def refuse_note(self, sentence: str) -> None:
        """Say why the note is not saved, and put the caret into it."""
        self._wrap_up.refuse_note(sentence)

    def refuse_case(self, box: str, sentence: str) -> None:
        """Say why no review case is opened; the caret goes into `call_back` or `note`, or stays for an empty name."""
        self._review.refuse(box, sentence)

    def point_to(self, field: str) -> None:
        """Put the caret into a box."""
        self._boxes.point_to(field)

    def return_caret(self) -> None:
        """Put the caret back where it belongs: on the codes, on the reasons, or into the box that had it last."""
        if self._phase is Phase.WRAPPING:
            self._wrap_up.point()
        elif self._phase is Phase.REVIEWING:
            self._review.point()
        else:
            self._boxes.return_caret()

    def forget(self) -> None:
        """Empty every box without a trace and put the caret into the first."""
        self._wrap_up.forget()
        self._review.forget()
        self._boxes.forget()

    def resume(self) -> None:
        """The page is shown again: the caret goes where it is needed."""
        if self._phase is Phase.READY:
            self._boxes.point_to("")
        else:
            self.return_caret()

    def fill_drafts(self, drafts: Drafts) -> None:
        """Put notes not saved yet into their boxes."""
        self._wrap_up.fill(drafts.note)
        self._review.fill(drafts.call_back, drafts.case_note)

    def fill(self, spoken: SpokenDetails) -> None:
        """Put details back into the boxes."""
        self._boxes.fill(spoken)
        self.show_faults(())

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        self.noticed.emit(notice)

    def _arrange(self) -> None:
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(4)
        right.addWidget(self._side, 1)
        right.addWidget(self._keys)
        self._upper.addWidget(self._left, _LEFT)
        self._upper.addWidget(self._right, _RIGHT)
        for widget in (self._banner, self._review, self._wrap_up):
            self._lower.addWidget(widget)
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(6)
        self._whole.addLayout(self._upper, 1)
        self._whole.addWidget(self._lower)

    def _set_compact(self, compact: bool) -> None:
        """Boxes and script beside one another, or the script beneath the banner."""
        self._compact = compact
        if compact:
            self._upper.removeWidget(self._right)
            self._whole.addWidget(self._right, 1)
        else:
            self._whole.removeWidget(self._right)
            self._upper.addWidget(self._right, _RIGHT)
        self._whole.setContentsMargins(*((6,) * 4 if compact else (9,) * 4))
        self._whole.setStretchFactor(self._upper, int(not compact))
        self._boxes.set_compact(compact)
        self._left.updateGeometry()
        self._side.set_compact(compact)
        self._lower.steady = not compact
        for panel in (self._review, self._wrap_up):
            panel.set_compact(compact)
        self._set_form()
        upper, lower = _stops(self._right), _stops(self._lower)
        for one, other in pairwise([*_stops(self._boxes), *(lower + upper if compact else upper + lower)]):
            self.setTabOrder(one, other)

    def _set_form(self) -> None:
        narrow = Form.STACKED if self._side.side is Side.SCRIPT else Form.SLIM
        self._banner.set_form(narrow if self._compact else Form.WIDE)

    def _show_keys(self) -> None:
        """As buttons where there is room for them, else in a menu."""
        has_room = not self._compact and self._keys.sizeHint().width() <= self.width() * _RIGHT / (_LEFT + _RIGHT)
        self._keys.setVisible(has_room)
        self._side.script.show_menu(not has_room)

    def _connect(self) -> None:
        presenter, side = self.presenter, self.presenter.side
        self._boxes.edited.connect(lambda: presenter.edited(self.spoken))
        self._boxes.submitted.connect(presenter.check)
        self._side.script.language_turned.connect(presenter.turn_language)
        self._side.closed.connect(side.close)
        self._side.questions.typed.connect(side.find)
        self._side.questions.stepped.connect(side.step)
        self._side.questions.chosen.connect(side.choose)
        self._side.quoted.asked.connect(side.look_up)
        self._wrap_up.chosen.connect(presenter.choose)
        self._wrap_up.noted.connect(presenter.noted)
        self._wrap_up.done.connect(presenter.save)
        self._review.chosen.connect(presenter.choose_reason)
        self._review.drafted.connect(presenter.case.drafted)
        self._review.done.connect(presenter.open_case)
        for panel in (self._wrap_up, self._review):
            panel.left.connect(presenter.back)
        self._keys.wanted.connect(lambda shortcut: self._deeds()[shortcut]())
        for shortcut, act in self._deeds().items():
            for sequence in shortcut.sequences if shortcut is not Shortcut.CHECK else ():
                key = QShortcut(QKeySequence(sequence), self, act)
                key.setAutoRepeat(False)  # one held down must not answer the question that it raised

    def _deeds(self) -> dict[Shortcut, Callable[[], None]]:
        presenter, side = self.presenter, self.presenter.side
        return {
            Shortcut.CHECK: presenter.check,
            Shortcut.LANGUAGE: presenter.turn_language,
            Shortcut.SPELL: lambda: presenter.spell(self._boxes.caret),
            Shortcut.REVIEW_CASE: presenter.review,
            Shortcut.WRAP_UP: presenter.wrap_up,
            Shortcut.QUESTIONS: side.ask,
            Shortcut.NEXT_CALL: presenter.next_call,
            Shortcut.QUOTED: side.quote,
            Shortcut.OWN_DAY: side.show_day,
        }

    def _holds_caret(self, part: QWidget) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and part.isAncestorOf(focused)

    def _bring_caret_back(self) -> None:
        """To where it was before something was called for beside the boxes."""
        before = self._before_side
        if before is not None and before.isVisible() and self.isAncestorOf(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.return_caret()

    def _lower_widget(self) -> QWidget:
        return {Phase.WRAPPING: self._wrap_up, Phase.REVIEWING: self._review}.get(self._phase, self._banner)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc brings the script back, or leads from another step to the call; page keys turn a long script."""
        if event.key() in _PAGES:
            self._side.script.turn_pages(_PAGES[Qt.Key(event.key())])
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._side.side is Side.SCRIPT:
            self.presenter.back()
        else:
            self.presenter.side.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has its parts beneath one another."""
        super().resizeEvent(event)
        compact = event.size().width() < WIDE
        if compact is not self._compact:
            self._set_compact(compact)
        self._show_keys()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self._compact is not None:
            self._show_keys()


def _stops(part: QWidget) -> list[QWidget]:
    """What the caret can come to within a part, shown or hidden, as Tab goes now."""
    found, widget = [], part.nextInFocusChain()
    while widget is not None and widget is not part:
        takes_focus = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
        if takes_focus and part.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def _in_screen_words(signed_in: SignedIn) -> SignedIn:
    """With the program's word for the educator ID in the language of the screen: faults name the box by it."""
    label = in_screen_language(signed_in.program.matching.educator_id_label)
    return replace(signed_in, reading=replace(signed_in.reading, educator_label=label))
