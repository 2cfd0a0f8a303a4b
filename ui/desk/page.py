"""The operator's desk: boxes, script, banner, and wrap-up in the banner's place."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from callcenter.clock import Clock
from callcenter.domain.answers import Word
from callcenter.domain.details import SpokenDetails
from callcenter.errors import DetailFault
from callcenter.services.protocols import SignedIn
from ui.desk.boxes import DetailBoxes
from ui.desk.presenter import DeskPresenter, DeskState, Phase, Showing
from ui.desk.script_panel import ScriptPanel
from ui.desk.wording import echo_words, next_step_words
from ui.desk.wrap_up_panel import WrapUpPanel
from ui.notices import Notice
from ui.shortcuts import Shortcut
from ui.tasks import Tasks
from ui.texts import answer_word, in_screen_language
from ui.widgets.answer_banner import AnswerBanner, Banner, Look
from ui.widgets.secure_line_edit import SecureLineEdit

_LOOKS = {Word.YES: Look.YES, Word.NO: Look.NO, Word.MORE: Look.MORE, Word.CANNOT: Look.CANNOT}


class DeskPage(QWidget):
    """Shows what the presenter decides. `titled` carries the answer's word for the window's title, or nothing."""

    noticed = Signal(object)
    titled = Signal(str)
    changed = Signal()
    language_turned = Signal(bool)
    call_ended = Signal()

    def __init__(self, tasks: Tasks, clock: Clock, signed_in: SignedIn, *, in_spanish: bool = False) -> None:
        super().__init__()
        signed_in = _in_screen_words(signed_in)
        self._boxes = DetailBoxes(signed_in)
        self._script = ScriptPanel()
        self._banner = AnswerBanner()
        self._wrap_up = WrapUpPanel(signed_in.program.wrap_up)
        self._lower = QStackedWidget()
        self._phase = Phase.READY
        self._arrange()
        self.presenter = DeskPresenter(self, tasks.owned_by(self), clock, signed_in, in_spanish=in_spanish)
        self._connect()
        self.show_state(self.presenter.state)

    @property
    def spoken(self) -> SpokenDetails:
        """What stands in the boxes."""
        return self._boxes.spoken()

    def box(self, name: str) -> SecureLineEdit:
        """The box of a detail."""
        return self._boxes.field(name).edit

    def show_state(self, state: DeskState) -> None:
        """Show all of it."""
        ended = self._phase is not Phase.READY and state.phase is Phase.READY
        turned = self._phase is not state.phase
        self._phase = state.phase
        self._script.show_line(self.presenter.script(), state.in_spanish)
        banner = self._banner_of(state)
        self._banner.show_banner(banner)
        self.titled.emit(banner.word if state.showing is Showing.ANSWER else "")
        if state.phase is Phase.WRAPPING:
            self._lower.setCurrentWidget(self._wrap_up)
            self._wrap_up.show_code(state.code, banner.word if state.showing is Showing.ANSWER else "")
        elif turned:
            self._lower.setCurrentWidget(self._banner)
        self.changed.emit()
        if ended:
            self.call_ended.emit()

    def show_faults(self, faults: tuple[DetailFault, ...]) -> None:
        """Tell each box's fault; none brings back what was understood."""
        self._boxes.show_understood(self.presenter.understood(self.spoken), self.presenter.today)
        self._boxes.show_faults(faults)

    def point_to(self, field: str) -> None:
        """Put the caret into a box."""
        self._boxes.point_to(field)

    def forget(self) -> None:
        """Empty every box without a trace and put the caret into the first."""
        self._boxes.forget()

    def resume(self) -> None:
        """The page is shown again: the caret goes where it is needed."""
        if self._phase is not Phase.WRAPPING:
            self._boxes.point_to("")

    def fill(self, spoken: SpokenDetails) -> None:
        """Put details back into the boxes."""
        self._boxes.fill(spoken)
        self.show_faults(())

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        self.noticed.emit(notice)

    def _arrange(self) -> None:
        upper = QHBoxLayout()
        upper.setSpacing(16)
        upper.addWidget(self._scrolled(self._boxes), 11)
        upper.addWidget(self._script, 9)
        self._lower.addWidget(self._banner)
        self._lower.addWidget(self._wrap_up)
        layout = QVBoxLayout(self)
        layout.addLayout(upper, 1)
        layout.addWidget(self._lower)

    def _scrolled(self, boxes: DetailBoxes) -> QScrollArea:
        """The boxes keep their height when letters are large: then they scroll."""
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(boxes)
        boxes.pointed.connect(area.ensureWidgetVisible)
        return area

    def _connect(self) -> None:
        presenter = self.presenter
        self._boxes.edited.connect(lambda: presenter.edited(self.spoken))
        self._boxes.submitted.connect(presenter.check)
        self._script.language_turned.connect(self._turn_language)
        self._wrap_up.chosen.connect(presenter.choose)
        self._wrap_up.saved.connect(presenter.save)
        self._wrap_up.left.connect(presenter.back)
        for shortcut, act in (
            (Shortcut.LANGUAGE, self._turn_language),
            (Shortcut.WRAP_UP, presenter.wrap_up),
            (Shortcut.NEXT_CALL, presenter.next_call),
        ):
            for sequence in shortcut.sequences:
                key = QShortcut(QKeySequence(sequence), self, act)
                key.setAutoRepeat(False)  # one held down must not answer the question that it raised

    def _turn_language(self) -> None:
        self.presenter.turn_language()
        self.language_turned.emit(self.presenter.state.in_spanish)

    def _banner_of(self, state: DeskState) -> Banner:
        if state.showing is Showing.ANSWER and state.answer:
            said = state.answer.say_es if state.in_spanish else state.answer.say
            word, next_step = state.answer.decision.word, next_step_words(state.answer)
            return Banner(_LOOKS[word], answer_word(word.value), said, next_step, echo_words(state.checked))
        if state.showing is Showing.CHECKING:
            return Banner(Look.CHECKING, self.tr("Checking…"), echo=echo_words(state.checked))
        return self._waiting_banners()[state.showing]

    def _waiting_banners(self) -> dict[Showing, Banner]:
        """Where there is no answer to show, what to do."""
        unchecked = self.tr("Enter checks them. F12 once more goes on without.")
        return {
            Showing.READY: Banner(Look.READY, self.tr("Type what the caller gives you, then press Enter.")),
            Showing.CHANGED: Banner(Look.CHANGED, self.tr("Changed: check again"), next_step=self.tr("Enter checks.")),
            Showing.MEND: Banner(Look.FAULT, self.tr("Not checked: look at the marked box")),
            Showing.UNCHECKED: Banner(Look.FAULT, self.tr("These details were not checked"), next_step=unchecked),
        }


def _in_screen_words(signed_in: SignedIn) -> SignedIn:
    """With the program's word for the educator ID in the language of the screen: faults name the box by it."""
    label = in_screen_language(signed_in.program.matching.educator_id_label)
    return replace(signed_in, reading=replace(signed_in.reading, educator_label=label))
