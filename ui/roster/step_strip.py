"""Where one is among the seven steps: done ones have a tick, the present one is framed and bold."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.roster.state import Stage
from ui.roster.wording import stage_name
from ui.widgets.cards import text_label
from ui.widgets.dress import dress
from ui.widgets.icon import Icon


class StepStrip(QWidget):
    """For the eye; the heading above it says the same in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signs = {stage: _Sign(stage) for stage in Stage}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for sign in self._signs.values():
            layout.addWidget(sign)
        layout.addStretch()

    def show_stage(self, present: Stage) -> None:
        """Which step is the present one."""
        for stage, sign in self._signs.items():
            sign.show_place("here" if stage is present else "done" if stage < present else "ahead")


class _Sign(QFrame):
    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.setObjectName("step")
        self._tick = Icon("done")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 2)
        layout.setSpacing(4)
        layout.addWidget(self._tick)
        self._name = text_label(f"{stage.value}  {stage_name(stage)}", wraps=False)
        layout.addWidget(self._name)
        self._keep_room()

    def show_place(self, place: str) -> None:
        """One of done, here, ahead."""
        self._tick.setVisible(place == "done")
        dress(self, place=place)

    def _keep_room(self) -> None:
        """Bold letters are wider: the others do not move when the present one gets them."""
        font = self.font()
        font.setBold(True)
        self._name.setMinimumWidth(QFontMetrics(font).horizontalAdvance(self._name.text()) + 2)

    def changeEvent(self, event: QEvent) -> None:
        """Another font takes other room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._keep_room()
