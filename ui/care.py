"""Care for the vault while somebody works: what the program does by itself is asked for, and told where it fails."""

from PySide6.QtCore import QObject, QTimer, Signal

from callcenter.errors import CallCenterError
from callcenter.services.care_protocol import CareDesk, Inspection
from callcenter.services.requests import ask
from ui.notices import WINDOW_SENTENCES, Kind, Notice, notice_of
from ui.sentences import in_screen_words
from ui.tasks import Tasks

EVERY = 60_000
"""Milliseconds from one look at what is due to the next."""
FIRST = 1_000
"""Milliseconds after sign-in: the page is painted and the roster loaded by then."""

_LEAVING = frozenset(
    {"not_signed_in", "vault_process_ended", "password_must_change"}
)  # told by others, or nobody's news


class Care(QObject):
    """Begins by itself, ends with its parent; each thing is told once for as long as it lasts."""

    noticed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = tasks.owned_by(self)
        self._told: frozenset[str] = frozenset()
        self._is_looking = False
        self._minute = QTimer(self, interval=EVERY)
        self._minute.timeout.connect(self.look_after)
        self._minute.start()
        QTimer.singleShot(FIRST, self, self._begin)

    def look_after(self) -> None:
        """Have done what is due."""
        if not self._is_looking:
            self._is_looking = True
            self._runner.start(ask(CareDesk.look_after), self._looked, self._fail)

    def _begin(self) -> None:
        self._runner.start(ask(CareDesk.inspect), self._inspected, self._fail)
        self.look_after()

    def _looked(self, warnings: tuple[str, ...]) -> None:
        self._is_looking = False
        for warning in warnings:
            if warning not in self._told:
                self.noticed.emit(Notice(Kind.MEND, in_screen_words(warning)))
        self._told = frozenset(warnings)

    def _inspected(self, found: Inspection) -> None:
        if found.damage == "roster_damaged":
            self.noticed.emit(Notice(Kind.FAULT, in_screen_words(WINDOW_SENTENCES["roster_damaged"]), stays=True))
        elif found.damage:
            words = self.tr(
                "The vault's database has damaged pages, so no check is answered. Put back the newest backup, and have "
                "the disk checked."
            )
            self.noticed.emit(Notice(Kind.FAULT, words, stays=True))

    def _fail(self, failure: CallCenterError) -> None:
        self._is_looking = False
        if failure.code not in _LEAVING and failure.code not in self._told:
            self._told |= {failure.code}
            self.noticed.emit(notice_of(failure))
