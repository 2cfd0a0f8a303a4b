"""The roster that answers, at a glance."""

from datetime import datetime

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from callcenter.domain.hours import LineHours
from callcenter.services.roster_protocol import ListedRoster
from ui.roster.parts import Figures
from ui.texts import moment
from ui.widgets.cards import text_label


class ActiveCard(QFrame):
    """Its number, people, tags, and when it was loaded; or that there is none."""

    def __init__(self, hours: LineHours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._hours = hours
        self._heading = text_label("", "heading")
        self._figures = Figures((self.tr("people"), self.tr("tags")))
        self._since = text_label("", "quiet_text")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        for widget in (self._heading, self._figures, self._since):
            layout.addWidget(widget)

    def show_roster(self, roster: ListedRoster | None, known: bool) -> None:
        """Show a roster, or none; nothing while it is not `known`."""
        self._figures.setVisible(roster is not None)
        if roster:
            begun = moment(self._hours.local(datetime.fromisoformat(roster.started_at)))
            self._heading.setText(self.tr("Roster {number} is active").format(number=roster.number))
            self._figures.show_numbers(roster.people, roster.tags)
            self._since.setText(self.tr("Its import was begun on {moment}.").format(moment=begun))
        else:
            self._heading.setText(self.tr("No roster is active") if known else "")
            self._since.setText(self.tr("No check can be answered until one is.") if known else "")
