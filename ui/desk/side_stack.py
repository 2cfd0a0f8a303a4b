"""The place beside the boxes: the script, and what stands there instead while it is wanted."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from callcenter.domain.program import Program
from ui.desk.own_day_panel import OwnDayPanel
from ui.desk.questions_panel import QuestionsPanel
from ui.desk.quoted_panel import QuotedPanel
from ui.desk.script_panel import ScriptPanel
from ui.desk.side_panel import SidePanel
from ui.desk.side_state import Side, SideState
from ui.desk.spelling_panel import SpellingPanel
from ui.desk.wording import wrap_up_labels
from ui.widgets.present_stack import PresentStack


class SideStack(PresentStack):
    """Shows one of them; what the others held is forgotten."""

    closed = Signal()

    def __init__(
        self,
        program: Program,
        local: Callable[[datetime], datetime],
        keys: QMenu,
        parent: QWidget | None = None,
    ) -> None:
        """`local` puts a moment on the center's clock; `keys` is the menu for narrow windows."""
        super().__init__(parent)
        labels = wrap_up_labels(program)
        answers = [(program.filled(one.question), program.filled(one.answer)) for one in program.questions]
        self.script = ScriptPanel(keys, self)
        self.spelling = SpellingPanel()
        self.questions = QuestionsPanel(answers)
        self.quoted = QuotedPanel(labels, local)
        self.own_day = OwnDayPanel(labels, local)
        self._panels: dict[Side, SidePanel] = {
            Side.SPELLING: self.spelling,
            Side.QUESTIONS: self.questions,
            Side.QUOTED: self.quoted,
            Side.OWN_DAY: self.own_day,
        }
        self._side = Side.SCRIPT
        self.addWidget(self.script)
        for panel in self._panels.values():
            self.addWidget(panel)
            panel.closed.connect(self.closed)

    @property
    def side(self) -> Side:
        """What is shown."""
        return self._side

    def set_compact(self, compact: bool) -> None:
        """For a narrow window, or a wide one."""
        self.script.set_compact(compact)
        for panel in self._panels.values():
            panel.set_compact(compact)

    def show_side(self, state: SideState) -> None:
        """Show what the state has, and forget what it does not have any more."""
        former, self._side = self._side, state.side
        panel = self._panels.get(state.side)
        if panel:
            panel.show_side(state)
        self.setCurrentWidget(panel or self.script)
        if former is not state.side and former in self._panels:
            self._panels[former].show_side(SideState())
            self._panels[former].forget()

    def point(self) -> None:
        """Put the caret where something is to be typed."""
        panel = self._panels.get(self._side)
        if panel:
            panel.point()
