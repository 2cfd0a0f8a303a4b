"""The journal's page: its sections."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ui.journal.sections import sections
from ui.section_page import Section, SectionPage
from ui.supervisor_pages import Office


class JournalPage(SectionPage):
    """Verification, entries, heads, and what else is in `sections`."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__([Section(one.key, one.name, partial(one.make, office)) for one in sections()], parent)
