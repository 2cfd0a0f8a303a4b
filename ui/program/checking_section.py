"""How many failed checks are allowed, and after how long without a key the program locks."""

from PySide6.QtWidgets import QGridLayout, QWidget

from callcenter.domain.program import Program
from callcenter.domain.program_parts import Throttle
from ui.program.editing import EditingSection
from ui.program.presenter import ProgramPresenter
from ui.widgets.cards import labelled, text_label
from ui.widgets.still_spin_box import StillSpinBox

_BOUNDS = {"per_day": (3, 20), "per_month": (3, 300), "digits_only": (1, 20), "advise_from": (1, 20)}
_IDLE = (2, 60)  # minutes


class CheckingSection(EditingSection):
    """What must stay as it is while a vault is open is said, and not offered."""

    def __init__(self, presenter: ProgramPresenter) -> None:
        super().__init__("checking", presenter)
        self._numbers = {name: StillSpinBox(*bounds) for name, bounds in _BOUNDS.items()}
        self._idle = StillSpinBox(*_IDLE)
        self.set_heading(
            self.tr("Checking and locking"),
            self.tr(
                "Failed checks with the same names and birth date are counted, so that nobody tries digits out. A "
                "change counts from the next check on."
            ),
        )
        self._arrange()
        for box in (*self._numbers.values(), self._idle):
            box.valueChanged.connect(self.touch)

    def point(self) -> None:
        """On the first number."""
        self._numbers["per_day"].setFocus()

    def fill(self, program: Program) -> None:
        """The program's own numbers."""
        for name, box in self._numbers.items():
            box.setValue(getattr(program.throttle, name))
        self._idle.setValue(program.idle_minutes)

    def box_of(self, key: str) -> QWidget | None:
        """By the names of the throttle's own parts."""
        return self._idle if key == "idle_minutes" else self._numbers.get(key.removeprefix("throttle."))

    def parts(self) -> dict[str, object]:
        """Throttle and idle minutes."""
        throttle = Throttle(**{name: box.value() for name, box in self._numbers.items()})
        return {"throttle": throttle, "idle_minutes": self._idle.value()}

    def _arrange(self) -> None:
        settings = (
            (
                self.tr("Failed checks in 24 hou&rs"),
                "per_day",
                self.tr("After so many no check is answered until one is released."),
            ),
            (self.tr("Failed checks in 30 da&ys"), "per_month", self.tr("The same over a month.")),
            (
                self.tr("Of these, with other di&gits alone"),
                "digits_only",
                self.tr("After so many of these in 24 hours, too."),
            ),
            (self.tr("&Advise a review case from"), "advise_from", self.tr("From this failed check on.")),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        for place, (label, name, effect) in enumerate(settings):
            grid.addLayout(labelled(label, self._numbers[name], effect), *divmod(place, 2))
        self.form.addLayout(grid)
        idle = self.tr("Without a key or mouse in this program; the last minute is counted down.")
        self.form.addLayout(labelled(self.tr("&Minutes until the lock"), self._idle, idle))
        fixed = self.tr(
            "Which details are asked for and how they are compared stay as they are: the roster was hashed under them."
        )
        self.form.addWidget(text_label(fixed, "quiet_text"))
