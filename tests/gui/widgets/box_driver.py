"""A program with one box, run under a real X server: tells where the box is, and answers each F8 with what it holds.

F8 comes after what was done before it, so its answer says that all of that has been worked off.
"""

import json
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.secure_line_edit import SecureLineEdit

SECRET = "123-45-6789"
BOXES: dict[str, type[QLineEdit]] = {"plain": QLineEdit, "secure": SecureLineEdit}


def tell(**facts: object) -> None:
    print(json.dumps(facts), flush=True)


class Window(QWidget):
    """The box to be tried, and a plain one beneath, to drop on."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.box, self.target = BOXES[kind](), QLineEdit()
        layout = QVBoxLayout(self)
        for part in (self.box, self.target):
            layout.addWidget(part)
        self.setGeometry(40, 40, 400, 160)
        self._fill()

    def tell_places(self) -> None:
        places = {}
        for name, part in (("box", self.box), ("target", self.target)):
            left, right = part.mapToGlobal(part.rect().topLeft()), part.mapToGlobal(part.rect().bottomRight())
            places[name] = (left.x(), left.y(), right.x(), right.y())
        tell(**places)

    def _fill(self) -> None:
        self.box.setText(SECRET)
        self.target.setText("")
        self.box.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F8:
            menu = QApplication.activePopupWidget() is not None
            tell(text=self.box.text(), target=self.target.text(), menu=menu)
        elif event.key() == Qt.Key.Key_F7:
            for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
                QApplication.clipboard().clear(mode)
            self._fill()
        elif event.key() == Qt.Key.Key_F6 and isinstance(self.box, SecureLineEdit):
            self.box.forget()


def main() -> None:
    application = QApplication([])
    window = Window(sys.argv[1])
    window.show()
    window.activateWindow()
    application.processEvents()
    window.tell_places()
    application.exec()


if __name__ == "__main__":
    main()
