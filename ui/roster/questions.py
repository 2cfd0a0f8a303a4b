"""The decisions of the roster page that are asked for in a box."""

from PySide6.QtCore import QCoreApplication

from callcenter.progress import Progress
from callcenter.services.roster_protocol import ListedRoster
from ui.dialogs import Dialogs
from ui.texts import people, rows


def _tr(text: str) -> str:
    return QCoreApplication.translate("roster_questions", text)


class Questions:
    """Each says what would be lost; Enter and Esc lose nothing."""

    def __init__(self, dialogs: Dialogs) -> None:
        self._dialogs = dialogs

    def leaves_wizard(self) -> bool:
        """Whether what was chosen may be forgotten."""
        question = _tr("What you chose for this file is forgotten. Nothing was stored, and the file stays as it is.")
        return self._dialogs.confirm(_tr("Leave the import?"), question, _tr("Leave it"), _tr("Go on"))

    def gives_up_when_cancelled(self, progress: Progress | None) -> bool | None:
        """Whether what was hashed is given up, or kept for later; None goes on importing."""
        question = _tr("{rows} are hashed. They can be kept, and the import goes on later with the same file.")
        chosen = self._dialogs.choose(
            _tr("Stop the import?"),
            question.format(rows=rows(progress.done if progress else 0)),
            (_tr("Keep it for later"), _tr("Give it up")),
            _tr("Go on importing"),
        )
        return None if chosen is None else chosen == 1

    def gives_up(self) -> bool:
        """Whether an import that stands is given up."""
        question = _tr("What was hashed of it is thrown away. The active roster stays as it is.")
        return self._dialogs.confirm(_tr("Give the import up?"), question, _tr("Give it up"), _tr("Keep it"))

    def purges(self, roster: ListedRoster) -> bool:
        """Whether a former roster is deleted for good."""
        question = _tr(
            "The {people} of roster {number} are deleted for good: it cannot be brought back after that. The active "
            "roster stays as it is."
        )
        return self._dialogs.confirm(
            _tr("Purge roster {number}?").format(number=roster.number),
            question.format(people=people(roster.people), number=roster.number),
            _tr("Purge it"),
            _tr("Keep it"),
        )

    def drops_profile(self, name: str) -> bool:
        """Whether kept choices are dropped."""
        question = _tr("Files of this kind are then read as they are found again. What is chosen now stays chosen.")
        title = _tr("Drop “{name}”?").format(name=name)
        return self._dialogs.confirm(title, question, _tr("Drop it"), _tr("Keep it"))
