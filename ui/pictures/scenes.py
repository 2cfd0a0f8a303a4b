"""The window as somebody sits before it, with a camera on it: the steps that scenes are made of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from callcenter.clock import MovableClock
from callcenter.domain.details import SpokenDetails
from callcenter.domain.samples import Samples, SampleSignIn
from ui.desk.boxes import BOX_SHORTCUTS
from ui.desk.state import Phase, Showing
from ui.hand import Hand, NothingCame
from ui.main_window import MainWindow
from ui.pictures.camera import Camera
from ui.shortcuts import Shortcut
from ui.widgets.message_bar import MessageBar
from ui.workplace import Workplace

SCREEN = (1366, 768)
DOCK = (500, 740)
"""Beside a soft phone."""


class Scenes:
    """Whoever inherits it takes its pictures in `take_all`; the window is worked by keys wherever that is possible."""

    def __init__(self, camera: Camera, window: MainWindow, clock: MovableClock, samples: Samples) -> None:
        self._camera = camera
        self._window = window
        self._clock = clock
        self._samples = samples
        self._hand = Hand()

    def take_all(self) -> None:
        """Play every scene, with a picture at each turn. Raises NothingCame."""
        raise NotImplementedError

    @property
    def _work(self) -> Workplace:
        self._hand.until(lambda: self._window.workplace)
        if self._window.workplace is None:
            raise NothingCame
        return self._window.workplace

    @property
    def _showing(self) -> Showing:
        return self._work.desk.presenter.state.showing

    def _save(self, name: str) -> None:
        self._camera.save(name, self._window)

    def _save_as_dock(self, name: str) -> None:
        """The same in a narrow window, as `name` with an ending of its own."""
        self._window.setFixedSize(*DOCK)
        self._camera.save(f"{name}-dock", self._window)
        self._window.setFixedSize(*SCREEN)

    def _dismiss_news(self) -> None:
        for bar in self._window.findChildren(MessageBar):
            bar.dismiss()

    def _settle(self) -> None:
        self._hand.until(lambda: self._window.tasks.is_idle)

    def _until_box(self) -> None:
        self._hand.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))

    def _sign_in(self, who: SampleSignIn) -> None:
        self._until_box()
        self._hand.type(who.user)
        self._hand.press(Qt.Key.Key_Tab)
        self._give_password(who)

    def _give_password(self, who: SampleSignIn) -> None:
        self._until_box()
        self._hand.type(who.password)
        self._hand.press(Qt.Key.Key_Return)
        self._hand.until(lambda: self._window.workplace and self._window.tasks.is_idle)

    def _sign_out(self) -> None:
        self._hand.take(Shortcut.SIGN_OUT)
        self._hand.until(lambda: self._window.workplace is None)
        self._until_box()

    def _check(self, spoken: SpokenDetails) -> None:
        for box, shortcut in BOX_SHORTCUTS.items():
            text = getattr(spoken, box)
            if text:
                self._hand.take(shortcut)
                self._hand.type(text)
        self._hand.press(Qt.Key.Key_Return)
        self._hand.until(lambda: self._showing in {Showing.ANSWER, Showing.MEND})

    def _next_call(self) -> None:
        """Twice, for details that were typed and not checked are asked about once."""
        for _ in range(2):
            self._hand.take(Shortcut.NEXT_CALL)
        self._hand.until(lambda: self._work.desk.presenter.state.phase is Phase.READY)
        self._settle()
