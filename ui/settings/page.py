"""The settings: how the program looks here, the line for an evening, when it locks, and which versions run."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from callcenter.clock import Clock
from callcenter.domain.hours import Opening
from callcenter.services.protocols import SignedIn
from ui.line_words import center_time
from ui.looks import Looks
from ui.notices import Kind, Notice
from ui.preferences import Preferences
from ui.settings.about_card import AboutCard
from ui.settings.appearance_card import AppearanceCard
from ui.settings.line_card import LineCard
from ui.settings.lock_card import LockCard
from ui.settings.presenter import SettingsPresenter, SettingsState
from ui.shortcuts import Shortcut
from ui.tasks import Tasks
from ui.widgets.narrowness import Narrowness, stand

_NARROW = 95  # letters; below that one column stands under the other


class SettingsPage(QWidget):
    """For every role; the line is a supervisor's."""

    noticed = Signal(object)
    left = Signal()
    keys_wanted = Signal()
    openings_changed = Signal(object)
    screen_language_chosen = Signal(str)
    script_language_chosen = Signal()

    def __init__(
        self,
        tasks: Tasks,
        clock: Clock,
        preferences: Preferences,
        looks: Looks,
        signed_in: SignedIn,
        *,
        sees_desktop: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._narrowness = Narrowness(_NARROW)
        self._signed_in = signed_in
        self._sees_desktop = sees_desktop
        self._appearance = AppearanceCard(preferences, looks)
        self._line = LineCard(signed_in) if signed_in.role.is_supervisor else None
        self._lock = LockCard(signed_in)
        self._about = AboutCard(looks, sees_desktop)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._area = QScrollArea()
        self._arrange()
        self.presenter = SettingsPresenter(self, tasks.owned_by(self), clock, signed_in)
        self._connect()
        self.show_state(self.presenter.state)

    def refresh(self) -> None:
        """The page is shown: the caret stands at its first setting."""
        self._appearance.show_chosen()
        self._lock.show_desktop(self._sees_desktop())
        self.presenter.refresh()
        self._appearance.begin()

    def show_openings(self, openings: tuple[Opening, ...]) -> None:
        """The line's openings, as they were found elsewhere."""
        self.presenter.take_openings(openings)

    def point_to_language(self) -> None:
        """Put the caret on the choice of the screen's language."""
        self._appearance.screen_language.setFocus()

    def show_state(self, state: SettingsState) -> None:
        """Show all of it."""
        if self._line:
            self._line.show_state(state)
        self._about.show_versions(state.versions)

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        self.noticed.emit(notice)

    def line_changed(self, openings: tuple[Opening, ...], opening: Opening | None) -> None:
        """Somebody here opened the line, or took that back."""
        if self._line:
            self._line.forget()
        self.openings_changed.emit(openings)
        closed = self.tr("The line is open in its hours alone again.")
        words = self.tr("The line is open until {time}.")
        line = self._signed_in.program.line
        self.tell(Notice(Kind.DONE, words.format(time=center_time(line, opening.closes_at)) if opening else closed))

    def _arrange(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(12)
        for card in filter(None, (self._line, self._lock, self._about)):
            right.addWidget(card)
        right.addStretch()
        left = QVBoxLayout()
        left.addWidget(self._appearance)
        left.addStretch()
        self._columns.setSpacing(12)
        for column in (left, right):
            self._columns.addLayout(column, 1)
        inner = QWidget()
        inner.setLayout(self._columns)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidgetResizable(True)
        self._area.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.addWidget(self._area)

    def _connect(self) -> None:
        self._appearance.screen_language_chosen.connect(self.screen_language_chosen)
        self._appearance.script_language_chosen.connect(self.script_language_chosen)
        self._about.keys_wanted.connect(self.keys_wanted)
        self._about.copied.connect(self._tell_copied)
        if self._line:
            self._line.opened.connect(self.presenter.open_until)
            self._line.taken_back.connect(self.presenter.take_back)
            self._line.pointed.connect(self._area.ensureWidgetVisible)
        for sequence in Shortcut.BACK.sequences:
            QShortcut(QKeySequence(sequence), self, self.left.emit)

    def _tell_copied(self) -> None:
        self.tell(Notice(Kind.DONE, self.tr("The facts are on the clipboard. Nothing of a caller is among them.")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        stand(self._narrowness.measure(self), self._columns)
