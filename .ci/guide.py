"""Write docs/operator-guide from the pages of help, with pictures of the real window; `texts` writes the texts alone.

The pages in resources/help are the one source: the window shows them at F1, the guide is all of them in a row.
"""

import re
import shutil
import sys
import tempfile
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path

from callcenter.cli.main import run
from callcenter.clock import Clock, MovableClock
from callcenter.domain.samples import Samples
from ui.help.pages import PAGES, Page, filled, page
from ui.language import ENGLISH, SPANISH
from ui.pictures.studio import save_guide_pictures

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "operator-guide"
FILES = {ENGLISH: "README.md", SPANISH: "README.es.md"}
PICTURES = "pictures"
SHOWN_VAULT = Path("vaults") / "educators"
"""The pictures show where a vault lies: no folder of the computer that they were taken on."""
MADE = "<!-- Made by `make guide` of resources/help: change the pages there. -->"
OPENINGS = {
    ENGLISH: """# Guide for operators and supervisors

[En español](README.es.md)

How to take calls with this program, and how to look after it. Each chapter is a page of the program's own help: in the
program {HELP} shows the one that goes with the screen, in its language.
""",
    SPANISH: """# Guía para operación y supervisión

[In English](README.md)

Cómo atender llamadas con este programa y cómo cuidarlo. Cada capítulo es una página de la ayuda del programa: en el
programa, {HELP} muestra la que corresponde a la pantalla, en su idioma.
""",
}

_LINK = re.compile(r"(?<!!)\[([^]]+)\]\((\w+)\)")
_PICTURE = re.compile(r"!\[([^]]*)\]\(([\w-]+)\)")
_HEADING = re.compile(r"^## ", re.MULTILINE)


def main(words: list[str]) -> None:
    """Write every language's guide, with its pictures unless told otherwise."""
    write_texts()
    if words != ["texts"]:
        take_pictures()


def write_texts() -> None:
    """Write the texts alone."""
    GUIDE.mkdir(parents=True, exist_ok=True)
    for language, name in FILES.items():
        (GUIDE / name).write_text(guide(language), encoding="utf-8")


def guide(language: str) -> str:
    """The whole guide in a language, as Markdown."""
    pages = [page(name, language, as_key) for name in PAGES]
    contents = "\n".join(f"- [{one.title}](#{one.name})" for one in pages)
    opening = filled(OPENINGS[language], language, as_key)
    return "\n".join((MADE, "", opening, contents, "", "\n".join(_chapter(one, language) for one in pages)))


def as_key(label: str) -> str:
    """A key as GitHub draws it."""
    return f"<kbd>{label}</kbd>"


def named_pictures(language: str) -> list[str]:
    """The names of the pictures in the guide, in their order."""
    return [found[2] for name in PAGES for found in _PICTURE.finditer(page(name, language).text)]


def _chapter(one: Page, language: str) -> str:
    text = _LINK.sub(r"[\1](#\2)", one.text)
    text = _PICTURE.sub(rf"![\1]({PICTURES}/{language}/\2.png)", text)
    return f'<a id="{one.name}"></a>\n\n## {one.title}\n\n{_HEADING.sub("### ", text)}'


def take_pictures() -> None:
    """Play the demo's day with a photographer in the window's place; what was there before goes."""
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(StringIO()):
        done = run(["demo", "--no-window", "--dir", str(Path(folder) / "demo")], Photographer())
    if done:
        sys.exit(done)


class Photographer:
    """Fulfills `Window`; the demo hands it the vault and the callers to play."""

    def has_display(self) -> bool:
        """Nobody watches."""
        return False

    def open(self, vault: Path | None, clock: Clock, samples: Samples | None) -> int:
        """Nobody would see it."""
        raise NotImplementedError

    def save_pictures(self, _folder: Path, vault: Path, clock: MovableClock, samples: Samples) -> tuple[Path, ...]:
        """Take the guide's pictures, each language in a copy of the vault. Raises NothingCame."""
        return tuple(picture for language in FILES for picture in _take_in(language, vault.resolve(), clock, samples))


def _take_in(language: str, vault: Path, clock: MovableClock, samples: Samples) -> tuple[Path, ...]:
    pictures = GUIDE / PICTURES / language
    for former in pictures.glob("*"):
        former.unlink()
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        shutil.copytree(vault, SHOWN_VAULT)
        return save_guide_pictures(pictures, SHOWN_VAULT, clock, samples, language, named_pictures(language))


if __name__ == "__main__":
    main(sys.argv[1:])
