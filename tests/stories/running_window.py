"""A window in a process of its own: signs in, takes a call, and prints which modules are loaded in it.

With `--stay` it sits there in mid-call until it is killed.
"""

import json
import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from callcenter.clock import SystemClock
from ui.application import make_application, make_link
from ui.desk.boxes import BOX_SHORTCUTS
from ui.desk.state import Showing
from ui.hand import Hand
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.tasks import Tasks


def main() -> None:
    """The vault, the settings file and the user are arguments; the password comes from standard input."""
    vault, settings, user, *stay = sys.argv[1:]
    password = sys.stdin.readline().rstrip("\n")
    application = make_application()
    clock, hand = SystemClock(), Hand()
    window = MainWindow(Tasks(make_link(clock)), clock, Preferences(Path(settings)), Path(vault))
    window.show()
    window.activateWindow()
    hand.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    hand.type(user)
    hand.press(Qt.Key.Key_Tab)
    hand.type(password)
    hand.press(Qt.Key.Key_Return)
    hand.until(lambda: window.workplace is not None)
    assert window.workplace is not None
    presenter = window.workplace.desk.presenter
    for box, text in (("last_name", "Smith"), ("birth_date", "7/30/1961"), ("ssn", "9876")):
        hand.take(BOX_SHORTCUTS[box])
        hand.type(text)
    hand.press(Qt.Key.Key_Return)
    hand.until(lambda: presenter.state.showing is Showing.ANSWER)
    answer = presenter.state.answer
    assert answer is not None
    print(json.dumps({"answer": answer.decision.word.value, "modules": sorted(sys.modules)}), flush=True)
    hand.until(lambda: not stay)
    presenter.next_call()
    hand.until(lambda: window.tasks.is_idle)
    window.close()
    application.quit()


if __name__ == "__main__":
    main()
