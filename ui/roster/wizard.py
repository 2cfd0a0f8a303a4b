"""The frame of the wizard: where one is, the present step, and the keys that lead on, back and out."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.roster.panel import Panel
from ui.roster.state import CHOOSING, RosterState, Step
from ui.roster.step_strip import StepStrip
from ui.roster.wording import stage_name
from ui.widgets.announcement import announce
from ui.widgets.cards import push_button, text_label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BEHIND = frozenset({Step.READING, Step.COLUMNS, Step.COUNTING, Step.COUNTED, Step.TIME, Step.UNLOCKING})


class Wizard(QFrame):
    """Enter goes on and Esc leaves from wherever the caret is."""

    on_wanted = Signal()
    back_wanted = Signal()
    leave_wanted = Signal()
    list_wanted = Signal()
    pause_wanted = Signal()

    def __init__(self, panels: Iterable[Panel], parent: QWidget | None = None) -> None:
        """The panels come before the keys for Tab too, so they are there from the beginning."""
        super().__init__(parent)
        self.setObjectName("card")
        self._heading = text_label("", "heading")
        self._strip = StepStrip()
        self._panels = QStackedWidget()
        for panel in panels:
            self._panels.addWidget(panel)
        self._leave = push_button(self.tr("Cancel  Esc"))
        self._list = push_button(self.tr("All &rosters"))
        self._pause = push_button(self.tr("Pa&use"))
        self._back = push_button(self.tr("&Back"))
        self._on = push_button("", "primary")
        self._arrange()
        for button, wanted in (
            (self._leave, self.leave_wanted),
            (self._list, self.list_wanted),
            (self._pause, self.pause_wanted),
            (self._back, self.back_wanted),
            (self._on, self.on_wanted),
        ):
            button.clicked.connect(wanted)

    @property
    def panel(self) -> Panel:
        """The present step."""
        panel = self._panels.currentWidget()
        assert isinstance(panel, Panel)
        return panel

    def begin(self) -> None:
        """Put the focus where the step begins; where it has nothing to choose, on what leads on."""
        self.panel.begin()
        focused = QApplication.focusWidget()
        if focused in {None, self.panel} or not self.panel.isAncestorOf(focused):
            (self._on if self._on.isVisible() else self._back).setFocus()

    def show_step(self, state: RosterState, panel: Panel) -> None:
        """Where one is, and what can be done there."""
        stage = state.stage
        if stage is None:
            return
        words = self.tr("Step {number} of {all}: {name}").format(number=stage.value, all=7, name=stage_name(stage))
        turned = words != self._heading.text()
        self._heading.setText(words)
        self._strip.show_stage(stage)
        self._panels.setCurrentWidget(panel)
        self._show_keys(state)
        if turned and self.isVisible():
            announce(self, words, at_once=False)

    def _show_keys(self, state: RosterState) -> None:
        step = state.step
        choosing = step in CHOOSING
        self._leave.setVisible(choosing or step in {Step.COUNTING, Step.IMPORTING, Step.STOPPING})
        self._leave.setText(
            {
                Step.COUNTING: self.tr("Stop counting  Esc"),
                Step.IMPORTING: self.tr("Cancel…  Esc"),
                Step.STOPPING: self.tr("Stopping…"),  # not disabled, for that would send the caret elsewhere
            }.get(step, self.tr("Cancel  Esc"))
        )
        self._list.setVisible(step in {Step.IMPORTING, Step.STOPPING, Step.INTERRUPTED, Step.HASHED})
        self._pause.setVisible(step is Step.IMPORTING)
        self._back.setVisible(step in _BEHIND)
        self._on.setVisible(choosing)
        self._on.setText(self.tr("Be&gin the import") if step is Step.TIME else self.tr("Contin&ue  Enter"))

    def _arrange(self) -> None:
        keys = QHBoxLayout()
        for button in (self._leave, self._list):
            keys.addWidget(button)
        keys.addStretch()
        for button in (self._pause, self._back, self._on):
            keys.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 8, 20, 8)
        layout.setSpacing(6)
        layout.addWidget(self._heading)
        layout.addWidget(self._strip)
        layout.addWidget(self._panels, 1)
        layout.addLayout(keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no part of the step wanted for itself."""
        if event.key() in _ENTER and not event.isAutoRepeat() and self._on.isVisible():
            self.on_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self._leave.isVisible():
            self.leave_wanted.emit()
        else:
            super().keyPressEvent(event)
