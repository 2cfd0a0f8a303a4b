"""The program's own window in a process of its own: prints which modules are loaded at the first paint, and later.

Ends by itself when what was put off until after the paint has been done.
"""

import json
import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QLineEdit

from callcenter.clock import SystemClock
from ui.application import make_application, open_window

READY = {"ui.workplace", "callcenter.services.vault_host"}


class Looker(QObject):
    """Sees the first box painted, and then what is loaded while nobody does anything."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=10)
        self._timer.timeout.connect(self._look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look on, change nothing."""
        if event.type() is QEvent.Type.Paint and isinstance(watched, QLineEdit) and not self._timer.isActive():
            self._tell()
            self._timer.start()
        return False

    def _look(self) -> None:
        if sys.modules.keys() >= READY:
            self._tell()
            make_application().quit()

    def _tell(self) -> None:
        print(json.dumps(sorted(sys.modules)), flush=True)


def main() -> int:
    """The vault is the argument."""
    looker = Looker()
    make_application().installEventFilter(looker)
    return open_window(Path(sys.argv[1]), SystemClock(), None)


if __name__ == "__main__":
    sys.exit(main())
