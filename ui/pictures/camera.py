"""Takes pictures of a window and keeps them as files."""

from collections import Counter
from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

_COLORS = 256
_ROUNDS = 4  # a part that finds its size moves another, which then finds its own
_SMALLEST = 0  # to Qt, as quality of a PNG file: pack it as tightly as can be


class Camera:
    """Saves each picture under its name and ending; with `wanted`, those alone, in few colors and few bytes."""

    def __init__(self, folder: Path, ending: str = "", wanted: Collection[str] | None = None) -> None:
        self._folder = folder
        self._ending = ending
        self._wanted = wanted
        self.saved: list[Path] = []
        folder.mkdir(parents=True, exist_ok=True)

    def save(self, name: str, widget: QWidget) -> None:
        """One picture, where it is wanted."""
        if not self._wants(name):
            return
        for _ in range(_ROUNDS):
            QApplication.processEvents()
        path = self._folder / f"{name}{self._ending}.png"
        picture = widget.grab()
        if self._wanted is None:
            picture.save(str(path))
        else:
            _in_few_colors(picture.toImage()).save(str(path), quality=_SMALLEST)
        self.saved.append(path)

    def _wants(self, name: str) -> bool:
        return self._wanted is None or name in self._wanted


def _in_few_colors(image: QImage) -> QImage:
    """The picture in its most frequent colors: a third of the bytes, and no difference to the eye."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(plain.constBits()).cast("I"))
    table = [color for color, _ in counted.most_common(_COLORS)]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither)
