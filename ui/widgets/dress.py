"""Lets the style sheet see what a widget shows."""

from PySide6.QtWidgets import QWidget


def dress(widget: QWidget, **state: str | bool) -> None:
    """Set properties that the style sheet looks at, and dress the widget and all in it anew where one has changed."""
    changed = {name: value for name, value in state.items() if widget.property(name) != value}
    for name, value in changed.items():
        widget.setProperty(name, value)
    if changed:
        for part in (widget, *widget.findChildren(QWidget)):
            part.style().unpolish(part)
            part.style().polish(part)
