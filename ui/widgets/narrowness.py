"""Whether a page is narrow, told so that it does not turn back and forth; boxes that stand accordingly."""

from PySide6.QtWidgets import QBoxLayout, QWidget

_SLACK = 6  # letters that a page must be wider to be wide again


class Narrowness:
    """Below so many average letters a page is narrow, and wide again only a little above.

    A scroll bar may come or go with what a page shows when it is narrow; its width must not decide anew.
    """

    def __init__(self, letters: int) -> None:
        self._letters = letters
        self.is_narrow = False

    def measure(self, page: QWidget) -> bool:
        """Whether a page is narrow now, in the letters that it has now."""
        least = self._letters + _SLACK if self.is_narrow else self._letters
        self.is_narrow = page.width() < least * page.fontMetrics().averageCharWidth()
        return self.is_narrow


def stand(narrow: bool, *boxes: QBoxLayout) -> None:
    """What is in the boxes stands beside one another, or beneath where it is narrow."""
    directions = QBoxLayout.Direction
    for box in boxes:
        box.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
