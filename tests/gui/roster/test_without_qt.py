"""What decides on the roster page knows no Qt, beyond the one file that a rule of the house watches."""

import ast
from pathlib import Path

import pytest

import ui.roster

DECIDING = ("state", "faults", "board", "looking", "columns_choice", "counting", "importing", "shelf", "presenter")
FOLDER = Path(ui.roster.__path__[0])


def imported(path: Path) -> set[str]:
    """The packages that a file imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    return plain | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("name", DECIDING)
def test_what_decides_imports_neither_qt_nor_what_shows(name: str) -> None:
    allowed = {"callcenter", "ui.notices", "ui.runner", *(f"ui.roster.{other}" for other in DECIDING)}
    ours = {one for one in imported(FOLDER / f"{name}.py") if one.startswith(("ui", "PySide6", "shiboken6"))}
    assert ours <= allowed


def test_the_look_at_imports_can_fail() -> None:
    assert "PySide6.QtCore" in imported(FOLDER / "wizard.py")
