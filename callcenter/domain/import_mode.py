"""What a roster file does to the roster that answers."""

from enum import StrEnum


class ImportMode(StrEnum):
    """Take its place, add people to it, or take people off it."""

    REPLACE = "replace"
    ADD = "add"
    REMOVE = "remove"

    @property
    def is_change(self) -> bool:
        """Whether it begins with the people of the active roster."""
        return self is not ImportMode.REPLACE
