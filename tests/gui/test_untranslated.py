"""Words of the window that nobody can read in Spanish: strings of ui/ that read like words and are not looked up.

A heuristic, for a program can put words together in more ways than can be told from its text. What is called words:
two or more of them side by side, or one alone with a capital first letter.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gui.catalogue import SPANISH
from ui.sentences import CONTEXT

ROOT = Path(__file__).parents[2]
_LOOKS_UP = re.compile(r"(.+\.)?tr")
_TAG = re.compile(r"<[^>]*>")
_WORDS = re.compile(r"[^\W\d_]{2,} +[^\W\d_]{2,}|[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+\W*")
_KEY = re.compile(r"((Ctrl|Alt|Shift)\+.+|Alt|Down|Enter|Esc|Return|Tab|Up)")

TOOLS = {"pictures", "hand.py"}
"""What takes the pictures of the guide: it types, and shows nothing."""
NO_WORDS_OF_THE_SCREEN = {
    "theme.py": {
        "there is no application to dress yet": "a fault of the program's own, which nobody is shown",
    },
    "help/beside.py": {"HelpPanel | None": "the name of a type"},
    "help/pages.py": {
        "Abajo": "the Spanish name of a key, beside the English one",
        "Arriba": "the Spanish name of a key, beside the English one",
    },
    "language.py": {
        "English": "a language's name in that language",
        "Español": "a language's name in that language",
    },
    "lock/linux_desktop.py": {
        "Get": "a method's name on the desktop's bus",
        "Lock": "a signal's name on the desktop's bus",
    },
    "dashboard/presenter.py": {"Answer": "the name of a type"},
    "dialogs.py": {"Excel (*.xlsx)": "a product's name"},
    "main_window.py": {"Workplace": "the name of a type"},
    "roster/importing.py": {"Value": "the name of a type"},
    "runner.py": {"Result": "the name of a type"},
    "screens.py": {"KeysSheet | None": "the name of a type"},
    "settings/about_card.py": dict.fromkeys(
        (
            *("Colors", "Desktop's lock", "Language", "Program", "Python", "Qt", "Screens", "System", "Vault format"),
            *("Window system", "Zoom", "as the desktop", "not seen"),
        ),
        "facts on the clipboard for those who look after the program: English in every language",
    ),
    "shift_change.py": {"Workplace": "the name of a type"},
    "sign_in/beside.py": {"Beside": "the name of a type"},
    "calendar_words.py": {"Etc/": "the beginning of a time zone's name"},
    "tasks.py": {"Result": "the name of a type", "vault request": "the name of a thread"},
    "workplace.py": dict.fromkeys(
        ("CallListPage | None", "DashboardPage | CasesPage", "ProgramPage | None", "RosterPage | None"),
        "the name of a type",
    ),
}
"""By file, each with the reason why it needs no translation."""


def words_not_looked_up(code: str) -> Iterator[str]:
    """Strings that read like words, outside docstrings and calls of tr()."""

    def within(node: ast.AST) -> Iterator[str]:
        for child in ast.iter_child_nodes(node):
            is_documentation = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
            is_looked_up = isinstance(child, ast.Call) and _LOOKS_UP.fullmatch(ast.unparse(child.func))
            if isinstance(child, ast.Constant) and isinstance(child.value, str) and _reads_like_words(child.value):
                yield child.value
            elif not is_documentation and not is_looked_up:
                yield from within(child)

    return within(ast.parse(code))


def _reads_like_words(text: str) -> bool:
    bare = _TAG.sub("", text)
    return bool(_WORDS.search(bare) if " " in bare.strip() else _WORDS.fullmatch(bare)) and not _KEY.fullmatch(bare)


def test_what_reads_like_words_is_looked_up_or_has_a_reason_not_to_be() -> None:
    from_below = {one.source.text for one in SPANISH if one.source.context == CONTEXT}  # translated where it is shown
    found: dict[str, set[str]] = {}
    for file in sorted((ROOT / "ui").rglob("*.py")):
        name = file.relative_to(ROOT / "ui").as_posix()
        words = set(words_not_looked_up(file.read_text(encoding="utf-8"))) - from_below
        if words and not TOOLS & set(file.relative_to(ROOT / "ui").parts):
            found[name] = words

    assert found == {name: set(reasons) for name, reasons in NO_WORDS_OF_THE_SCREEN.items()}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ('QLabel("Last name")', ["Last name"]),
        ('button.setText("Save")', ["Save"]),
        ('label.setText(f"{count} calls today")', [" calls today"]),
        ('box.setAccessibleName(f"Close the {what}")', ["Close the "]),
        ('label.setText(f"<b>Problem</b> {text}")', ["<b>Problem</b> "]),
        ('NAMES = {"YES": "Yes, they are"}', ["Yes, they are"]),
        ('QLabel(self.tr("Last name"))', []),
        ('tr("{time}  ·  {words}").format(time="Ctrl+R", words=words)', []),
        ('"""A module that says something."""\nx = "some_key"', []),
    ],
)
def test_words_are_told_from_other_strings(code: str, words: list[str]) -> None:
    assert list(words_not_looked_up(code)) == words
