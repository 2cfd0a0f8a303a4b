"""The program's page: what the center says and when, section by section, each saved by itself."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from callcenter.domain.hours import LineHours
from callcenter.services.program_protocol import PresentProgram
from ui.language import tr
from ui.notices import Kind, Notice
from ui.program.checking_section import CheckingSection
from ui.program.closed_section import ClosedDaysSection
from ui.program.codes_section import CodesSection
from ui.program.editing import EditingSection
from ui.program.enrollment_section import EnrollmentSection
from ui.program.line_section import LineSection
from ui.program.presenter import ProgramPresenter, ProgramState
from ui.program.questions_section import QuestionsSection
from ui.program.versions_section import VersionsSection
from ui.program.wording_section import WordingSection
from ui.section_page import Section, SectionPage
from ui.shortcuts import Shortcut
from ui.supervisor_pages import Office

_KINDS: dict[str, type[EditingSection]] = {
    "line": LineSection,
    "closed": ClosedDaysSection,
    "enrollment": EnrollmentSection,
    "wording": WordingSection,
    "questions": QuestionsSection,
    "codes": CodesSection,
    "checking": CheckingSection,
}


def section_names() -> dict[str, str]:
    """What each section is called in the list at the left."""
    return {
        "line": tr("Phone line"),
        "closed": tr("Closed days"),
        "enrollment": tr("How to enroll"),
        "wording": tr("Wording"),
        "questions": tr("Questions"),
        "codes": tr("Wrap-up codes"),
        "checking": tr("Checking"),
        "versions": tr("Versions"),
    }


class ProgramPage(SectionPage):
    """`program_changed` carries the program that is in force now."""

    program_changed = Signal(object)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        self._office = office
        made = {key: partial(self._editing, kind) for key, kind in _KINDS.items()}
        makers: dict[str, Callable[[], QWidget]] = {**made, "versions": self._versions}
        names = section_names()
        super().__init__([Section(key, names[key], make) for key, make in makers.items()], parent)
        for sequence in Shortcut.BACK.sequences:
            QShortcut(QKeySequence(sequence), self, self._back)
        self.presenter = ProgramPresenter(self, office.tasks.owned_by(self), office.clock, office.signed_in.program)

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return any(section.is_changed for section in self.made if isinstance(section, EditingSection))

    def show_state(self, state: ProgramState) -> None:
        """Show all of it in every section that is there."""
        for section in self.made:
            if isinstance(section, EditingSection | VersionsSection):
                section.show_state(state)

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        self.noticed.emit(notice)

    def saved(self, section: str, present: PresentProgram) -> None:
        """Say so, and have the whole window follow."""
        made = self.section(section)
        if isinstance(made, EditingSection | VersionsSection):
            made.saved()
        words = self.tr("Saved. It is in force, as version {number} of the program.")
        self.tell(Notice(Kind.DONE, words.format(number=present.version)))
        self.program_changed.emit(present.program)

    def _back(self) -> None:
        """What was typed in the section goes, if that is what is wanted."""
        section = self.section(self.present)
        if isinstance(section, EditingSection) and section.is_changed:
            words = self.tr("What you changed here is not saved. Without saving, the program stays as it was.")
            title, go, stay = self.tr("Undo the changes"), self.tr("Undo them"), self.tr("Go on editing")
            if self._office.dialogs.confirm(title, words, go, stay):
                section.undo()
                section.point()

    def _editing(self, kind: type[EditingSection]) -> QWidget:
        section = kind(self.presenter).finish()  # type: ignore[arg-type, call-arg]  # every section takes the presenter alone
        section.marked.connect(partial(self.mark, section.key))
        return section

    def _versions(self) -> QWidget:
        local = LineHours(self._office.signed_in.program.line).local
        return VersionsSection(self.presenter, self._office.dialogs, local)
