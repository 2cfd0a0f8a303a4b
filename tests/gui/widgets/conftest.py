"""Every widget is seen in the program's own dress."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def around(dressed: None, qapp: QApplication) -> Iterator[None]:
    """Nothing stays on the clipboard."""
    yield
    qapp.clipboard().clear()
