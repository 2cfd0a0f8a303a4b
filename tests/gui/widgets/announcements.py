"""What a screen reader would have been told."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from ui.widgets import announcement


class Ear:
    """Stands where Qt hands accessibility events to the platform."""

    AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

    def __init__(self) -> None:
        self.heard: list[tuple[str, bool]] = []

    def updateAccessibility(self, event: QAccessibleAnnouncementEvent) -> None:
        assertive = event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
        self.heard.append((event.message(), assertive))


def listen(monkeypatch: pytest.MonkeyPatch) -> Ear:
    ear = Ear()
    monkeypatch.setattr(announcement, "QAccessible", ear)
    return ear
