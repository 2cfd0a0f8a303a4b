"""Keys that Qt understands and that do one thing each."""

import pytest
from PySide6.QtGui import QKeySequence

from ui.shortcuts import Shortcut


@pytest.mark.parametrize("sequence", [key for shortcut in Shortcut for key in shortcut.sequences])
def test_qt_reads_every_key_sequence_as_it_is_written(sequence: str) -> None:
    assert QKeySequence(sequence).toString() == sequence


def test_no_key_does_two_things() -> None:
    """F5 looks anew on a supervisor's pages, where there is no box to jump to."""
    every = Shortcut.__members__.values()  # unlike the enum itself they tell of a value that stands there twice
    shortcuts = [shortcut for shortcut in every if shortcut is not Shortcut.REFRESH]
    keys = [QKeySequence(sequence).toString() for shortcut in shortcuts for sequence in shortcut.sequences]
    assert len(keys) == len(set(keys))


def test_a_shortcut_is_shown_by_its_first_key() -> None:
    assert Shortcut.EDUCATOR_ID.label == "Shift+F2"
    assert Shortcut.CHECK.label == "Enter"
    assert Shortcut.ZOOM_IN.sequences == ("Ctrl++", "Ctrl+=")
