"""The decisions of the roster page that are asked for in a box."""

from callcenter.progress import Progress
from callcenter.services.roster_protocol import ListedRoster
from ui.dialogs import Dialogs
from ui.language import Speaking
from ui.texts import people, rows


class Questions(Speaking):
    """Each says what would be lost; Enter and Esc lose nothing."""

    def __init__(self, dialogs: Dialogs) -> None:
        self._dialogs = dialogs

    def leaves_wizard(self) -> bool:
        """Whether what was chosen may be forgotten."""
        question = self.tr(
            "What you chose for this file is forgotten. Nothing was stored, and the file stays as it is."
        )
        return self._dialogs.confirm(self.tr("Leave the import?"), question, self.tr("Leave it"), self.tr("Go on"))

    def gives_up_when_cancelled(self, progress: Progress | None) -> bool | None:
        """Whether what was hashed is given up, or kept for later; None goes on importing."""
        question = self.tr("{rows} are hashed. They can be kept, and the import goes on later with the same file.")
        chosen = self._dialogs.choose(
            self.tr("Stop the import?"),
            question.format(rows=rows(progress.done if progress else 0)),
            (self.tr("Keep it for later"), self.tr("Give it up")),
            self.tr("Go on importing"),
        )
        return None if chosen is None else chosen == 1

    def gives_up(self) -> bool:
        """Whether an import that stands is given up."""
        question = self.tr("What was hashed of it is thrown away. The active roster stays as it is.")
        return self._dialogs.confirm(
            self.tr("Give the import up?"), question, self.tr("Give it up"), self.tr("Keep it")
        )

    def purges(self, roster: ListedRoster) -> bool:
        """Whether a former roster is deleted for good."""
        question = self.tr(
            "The {people} of roster {number} are deleted for good: it cannot be brought back after that. The active "
            "roster stays as it is."
        )
        return self._dialogs.confirm(
            self.tr("Purge roster {number}?").format(number=roster.number),
            question.format(people=people(roster.people), number=roster.number),
            self.tr("Purge it"),
            self.tr("Keep it"),
        )

    def drops_profile(self, name: str) -> bool:
        """Whether kept choices are dropped."""
        question = self.tr("Files of this kind are then read as they are found again. What is chosen now stays chosen.")
        title = self.tr("Drop “{name}”?").format(name=name)
        return self._dialogs.confirm(title, question, self.tr("Drop it"), self.tr("Keep it"))
