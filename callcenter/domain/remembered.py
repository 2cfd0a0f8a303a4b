"""What a function gave for a value, kept because the rows of a roster repeat most of their values."""

from collections.abc import Callable
from typing import TypeVar

MOST_REMEMBERED = 1 << 16  # of names or days: some 15 MB

Asked = TypeVar("Asked")
Given = TypeVar("Given")


class Remembered(dict[Asked, Given]):
    """Index it with a value: the function is asked for a new one alone, and all is forgotten when there are too many.

    A roster sorted by name never comes back to the names it has left, so which ones are forgotten hardly matters; a
    cache that orders them by use costs more than it saves.
    """

    def __init__(self, function: Callable[[Asked], Given]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, asked: Asked) -> Given:
        if len(self) == MOST_REMEMBERED:
            self.clear()
        given = self[asked] = self._function(asked)
        return given

    def __repr__(self) -> str:
        return f"<{len(self)} remembered>"
