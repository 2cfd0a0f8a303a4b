"""Step 5: how strong the hashes are and how long they take on this computer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.roster.panel import Panel
from ui.roster.state import RosterState
from ui.roster.wording import cost_words
from ui.texts import about_time, people, tags
from ui.widgets.cards import text_label

_COSTS = 4  # rows of the table at most


class TimePanel(Panel):
    """The strength belongs to the vault; what other strengths would take is told beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._time, self._work = text_label("", "heading"), text_label("")
        self._lines = [[text_label("", wraps=column == 2) for column in range(3)] for _ in range(_COSTS)]
        self._arrange()

    def show_state(self, state: RosterState) -> None:
        """The time of the vault's own cost, and of the others."""
        found = state.counted
        if found is None:
            return
        costs = list(found.hashing_seconds.items())
        if costs:
            words = self.tr("The import takes {time} on this computer; calls can go on.")
            self._time.setText(words.format(time=about_time(costs[0][1])))
        else:
            self._time.setText(self.tr("How long the import takes is told as soon as it runs; calls can go on."))
        words = self.tr("{tags} of {people} are hashed, slowly on purpose: that is what keeps the roster from thieves.")
        self._work.setText(words.format(tags=tags(found.tags), people=people(found.people)))
        for place, line in enumerate(self._lines):
            shown = place < len(costs)
            name, meaning = cost_words(costs[place][0]) if shown else ("", "")
            own = self.tr("{name} (this vault's)").format(name=name) if place == 0 else name
            for label, text in zip(line, (own, about_time(costs[place][1]) if shown else "", meaning), strict=True):
                label.setText(text)
                label.setVisible(shown)

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        for column, caption in enumerate((self.tr("Strength"), self.tr("Time"), self.tr("What it means"))):
            grid.addWidget(text_label(caption, "quiet_text", wraps=False), 0, column)
        for row, line in enumerate(self._lines, 1):
            for column, label in enumerate(line):
                if row == 1:
                    label.setObjectName("label")
                grid.addWidget(label, row, column, top)
        grid.setColumnStretch(2, 1)
        layout = self.column
        layout.addWidget(self._time)
        layout.addWidget(self._work)
        layout.addSpacing(12)
        layout.addLayout(grid)
        layout.addSpacing(12)
        layout.addWidget(
            text_label(
                self.tr(
                    "The strength belongs to the vault: it was chosen when the vault was made, and every roster and "
                    "every check in it has the same. The times were measured here just now."
                )
            )
        )
        layout.addWidget(
            text_label(
                self.tr(
                    "The import can be paused, goes on over a lock, and can go on later after the program was closed. "
                    "Leave the computer switched on and keep it from sleeping."
                ),
                "quiet_text",
            )
        )
        layout.addStretch()
