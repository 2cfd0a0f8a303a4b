"""The window's entrance: Qt, theme, vault and window joined."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from callcenter.clock import Clock
from callcenter.domain.samples import Samples
from callcenter.errors import Unexpected
from callcenter.services.requests import VaultLink
from ui.first_paint import once_painted
from ui.language import speak
from ui.late_link import LateLink
from ui.lock.desktop_watch import desktop_watch
from ui.main_window import MainWindow
from ui.notices import notice_of
from ui.preferences import Preferences
from ui.tasks import Tasks
from ui.theme import apply_theme, set_zoom, system_scheme
from ui.window_place import put_back

ExceptHook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def open_window(vault: Path | None, clock: Clock, samples: Samples | None) -> int:
    """Open the window on a vault, or on the last one used, and stay until it is closed; the exit code."""
    application = make_application()
    preferences = Preferences()
    apply_theme(application, preferences.scheme or system_scheme(application))
    set_zoom(preferences.zoom)
    speak(preferences.screen_language)
    link = LateLink(lambda: make_link(clock))
    window = MainWindow(Tasks(link), clock, preferences, vault, takes_care=True)
    sys.excepthook = _teller(window)

    def go_on() -> None:
        link.begin()
        window.watch.watch_desktop(desktop_watch(window))

    once_painted(window, go_on)
    put_back(window, preferences)
    if samples:
        from ui.sample_card import SampleCard

        card = SampleCard(samples)
        card.show()
    return application.exec()


def make_link(clock: Clock) -> VaultLink:
    """What the window's requests go to."""
    from callcenter.services.vault_host import VaultHost  # with all that starts a process: the sign-in is painted first

    return VaultHost(clock)


def make_application() -> QApplication:
    """The one application object, made where there is none yet."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    # setStyle() would do as well, but gives a QStyle back, whose many lists of names are then made and never used.
    application = QApplication(["callcenter", "-style", "fusion"])
    application.setApplicationName("callcenter")
    return application


def _teller(window: MainWindow) -> ExceptHook:
    """What shows a fault of the program in the window: by its place, never with its text, which may hold a value."""

    def tell(_kind: type[BaseException], fault: BaseException, _trace: TracebackType | None) -> None:
        window.tell(notice_of(Unexpected(fault)))

    return tell
