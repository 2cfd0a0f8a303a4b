"""Bring the texts of the window into resources/i18n: lupdate finds them, lrelease makes what Qt reads.

Translations that are there stay. Texts of the layers below are told to lupdate as a list, for nothing there knows Qt.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import callcenter
from callcenter.errors import Bug, CallCenterError, EnvironmentFault, UserFacing
from ui.notices import WINDOW_SENTENCES
from ui.sentences import CONTEXT, SENTENCES

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
LANGUAGES = ("es",)

COMMAND_LINE_ALONE = {
    "backup_file",
    "bundle_active",
    "bundle_code_mistyped",
    "bundle_file",
    "bundle_not_genuine",
    "bundle_unfit",
    "demo_folder",
    "ending_file",
    "export_row",
    "head_file",
    "manifest",
    "merge_refused",
    "mixed_policy",
    "no_terminal",
    "not_confirmed",
    "not_mergeable",
    "not_throttled",
    "nothing_to_export",
    "other_mode",
    "other_vault_there",
    "password_file",
    "passwords_differ",
    "qt_misses_library",
    "sidecar",
    "too_many_users",
    "training_option",
    "wrong_bundle_code",
}
"""Codes of failures that nothing the window asks for can end in."""
COMMAND_LINE_TABLES = {
    "BACKUP_SENTENCES",
    "BUNDLE_FILE_SENTENCES",
    "BUNDLE_SENTENCES",
    "MERGE_SENTENCES",
    "PASSWORD_FILE_SENTENCES",
    "UNFIT_SENTENCES",
}


def main() -> None:
    """Renew every language's texts, and what is made of them."""
    for language in LANGUAGES:
        texts = FOLDER / f"{language}.ts"
        update(texts)
        release(texts, FOLDER / f"{language}.qm")


def update(texts: Path) -> None:
    """Put into a .ts file what the window says now, and take out what it does not say any more."""
    with tempfile.TemporaryDirectory() as folder:
        below = Path(folder) / "below.py"
        below.write_text("".join(f"translate({CONTEXT!r}, {one!r})\n" for one in sentences_below()), encoding="utf-8")
        sources = [*sorted((ROOT / "ui").rglob("*.py")), below]
        kept = ("-no-obsolete", "-locations", "none", "-source-language", "en_US", "-target-language", "es_US")
        _run("pyside6-lupdate", "-silent", *kept, *sources, "-ts", texts)


def release(texts: Path, made: Path) -> None:
    """Make of a .ts file what Qt reads; a text without its translation is left out and shown in English."""
    _run("pyside6-lrelease", "-silent", "-nounfinished", texts, "-qm", made)


def sentences_below() -> list[str]:
    """Every sentence of the layers below that the window may show, once each."""
    classes = (failure for failure in failures() if failure.code not in COMMAND_LINE_ALONE)
    told = [WINDOW_SENTENCES.get(failure.code, failure.sentence) for failure in classes]
    tabled = [sentence for name, table in tables() if name not in COMMAND_LINE_TABLES for sentence in table.values()]
    plain = (sentence for sentence in (*told, *tabled) if sentence and "{" not in sentence)
    return sorted({*plain, *SENTENCES})


def failures() -> list[type[CallCenterError]]:
    """Every class of failure of the program but the families."""
    _load_all()
    return [found for found in _below(CallCenterError) if found not in {UserFacing, EnvironmentFault, Bug}]


def tables() -> Iterator[tuple[str, dict[str, str]]]:
    """Every table of sentences by fault or by problem, with its name."""
    for module in _load_all():
        for name, value in vars(module).items():
            if name.endswith("_SENTENCES") and isinstance(value, dict):
                yield name, value


def _load_all() -> list[object]:
    return [import_module(found.name) for found in walk_packages(callcenter.__path__, "callcenter.")]


def _below(family: type[CallCenterError]) -> Iterator[type[CallCenterError]]:
    for found in family.__subclasses__():
        if found.__module__.startswith("callcenter."):
            yield found
        yield from _below(found)


def _run(tool: str, *words: str | Path) -> None:
    """A tool of Qt's that comes with PySide6."""
    subprocess.run([Path(sys.executable).with_name(tool), *words], check=True)


if __name__ == "__main__":
    main()
