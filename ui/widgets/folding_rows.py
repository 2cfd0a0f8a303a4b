"""Groups of small widgets in one row, or in several where the window is narrow."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

_BETWEEN = 10
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_AROUND = (12, 4, 12, 4)


@dataclass(frozen=True)
class Form:
    """How the groups may stand: rows of their names, an empty name where room is left, and which words are said."""

    rows: Sequence[Sequence[str]]
    words: Collection[str]


def group(*widgets: QWidget, apart: int = _BETWEEN) -> QWidget:
    """Widgets that stay side by side; none take no room."""
    whole = QWidget()
    if not widgets:
        whole.hide()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(apart)
    for widget in widgets:
        row.addWidget(widget)
    return whole


class FoldingRows:
    """Takes the first form that fits the width, the last one when none does."""

    def __init__(
        self, strip: QWidget, groups: Mapping[str, QWidget], forms: Sequence[Form], take: Callable[[Form], None]
    ) -> None:
        """`take` has the groups say no more than a form's words."""
        self._strip = strip
        self._groups = groups
        self._forms = forms
        self._take = take
        self._is_folding = False
        self.form = forms[0]
        self._layout = QVBoxLayout(strip)
        self._layout.setContentsMargins(*_AROUND)
        self._layout.setSpacing(0)
        self._rows = [QHBoxLayout() for _ in range(max(len(form.rows) for form in forms))]
        for row in self._rows:
            row.setSpacing(_BETWEEN)
            self._layout.addLayout(row)
        self._stand()

    def fold(self) -> None:
        """Look again which form fits."""
        if self._is_folding:
            return
        self._is_folding = True
        former = self.form
        for form in self._forms:
            self._take(form)
            self.form = form
            if self._fits(form):
                break
        if self.form.rows != former.rows:
            self._stand()
        self._is_folding = False

    def _fits(self, form: Form) -> bool:
        left, _, right, _ = _AROUND
        room = self._strip.width() - left - right
        return all(self._needed(row) <= room for row in form.rows)

    def _needed(self, row: Sequence[str]) -> int:
        shown = [self._groups[name] for name in row if name and not self._groups[name].isHidden()]
        for part in (part for one in shown for part in (*one.findChildren(QWidget, options=_DIRECT), one)):
            part.updateGeometry()  # else a part made of parts would tell in a later turn what it needs now
        widths = [max(one.sizeHint().width(), one.minimumSizeHint().width()) for one in shown]
        return sum(widths) + _BETWEEN * max(0, len(row) - 1)

    def _stand(self) -> None:
        """Put the groups into their rows; Tab follows them."""
        for row in self._rows:
            _empty(row)
        for row, names in zip(self._rows, self.form.rows, strict=False):
            for name in names:
                if name:
                    row.addWidget(self._groups[name])
                else:
                    row.addStretch(1)
        stops = [
            stop
            for names in self.form.rows
            for name in names
            if name
            for stop in self._groups[name].findChildren(QWidget)
            if stop.focusPolicy() & Qt.FocusPolicy.TabFocus
            and stop.window() is self._strip.window()  # a choice's open list is a window of its own
        ]
        for one, other in zip(stops, stops[1:], strict=False):
            QWidget.setTabOrder(one, other)


def _empty(row: QLayout) -> None:
    while row.count():
        row.takeAt(0)
