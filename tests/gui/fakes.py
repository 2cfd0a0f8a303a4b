"""Stand-ins for what a person would be asked: answers are queued beforehand, what was asked is kept."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice, QPdfWriter

from ui.dialogs import Printed


@dataclass(frozen=True)
class Asked:
    """One dialog as it was shown: its kind is the method's name, its text the question or the suggested name."""

    kind: str
    title: str
    text: str = ""


class FakeDialogs:
    """Fulfills `Dialogs`. A dialog that no answer was queued for fails the test."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self._opened: deque[Path | None] = deque()
        self._saved: deque[Path | None] = deque()
        self._folders: deque[Path | None] = deque()
        self._printed: deque[tuple[Printed, Path]] = deque()
        self._confirmed: deque[bool] = deque()
        self._chosen: deque[int | None] = deque()

    def will_open(self, path: Path | None) -> None:
        self._opened.append(path)

    def will_save(self, path: Path | None) -> None:
        self._saved.append(path)

    def will_choose_folder(self, path: Path | None) -> None:
        self._folders.append(path)

    def will_print(self, outcome: Printed, paper: Path) -> None:
        """What is printed well lies on `paper`, as a PDF."""
        self._printed.append((outcome, paper))

    def will_confirm(self, agreed: bool) -> None:
        self._confirmed.append(agreed)

    def will_choose(self, place: int | None) -> None:
        self._chosen.append(place)

    @property
    def unanswered(self) -> int:
        """How many queued answers no dialog has taken."""
        queues = (self._opened, self._saved, self._folders, self._printed, self._confirmed, self._chosen)
        return sum(len(queue) for queue in queues)

    def open_file(self, title: str, kinds: str) -> Path | None:
        self.asked.append(Asked("open_file", title, kinds))
        return self._opened.popleft()

    def save_file(self, title: str, name: str, kinds: str) -> Path | None:
        self.asked.append(Asked("save_file", title, name))
        return self._saved.popleft()

    def choose_folder(self, title: str) -> Path | None:
        self.asked.append(Asked("choose_folder", title))
        return self._folders.popleft()

    def print_out(self, title: str, draw: Callable[[QPagedPaintDevice], None]) -> Printed:
        self.asked.append(Asked("print_out", title))
        outcome, paper = self._printed.popleft()
        if outcome is Printed.DONE:
            draw(QPdfWriter(str(paper)))
        return outcome

    def dismiss(self) -> None:
        """Every dialog is answered at once: none stands open."""

    def confirm(self, title: str, question: str, yes: str, no: str) -> bool:
        self.asked.append(Asked("confirm", title, question))
        return self._confirmed.popleft()

    def choose(self, title: str, question: str, ways: Sequence[str], stay: str) -> int | None:
        self.asked.append(Asked("choose", title, question))
        return self._chosen.popleft()
