"""Write the guides of operators and supervisors from the pages of help, with pictures of the real window.

The pages in resources/help are the one source: the window shows them at F1, a guide is its own ones in a row.
With the word `texts` the texts alone are written.
"""

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from callcenter.cli.main import run
from callcenter.clock import Clock, MovableClock
from callcenter.domain.samples import Samples
from ui.help.pages import OF_SUPERVISORS, PAGES, Page, filled, page
from ui.language import ENGLISH, SPANISH
from ui.pictures.studio import save_guide_pictures

DOCS = Path(__file__).resolve().parent.parent / "docs"
FILES = {ENGLISH: "README.md", SPANISH: "README.es.md"}
PICTURES = "pictures"
SHOWN_VAULT = Path("vaults") / "educators"
"""The pictures show where a vault lies: no folder of the computer that they were taken on."""
MADE = "<!-- Made by `make guide` of resources/help: change the pages there. -->"


@dataclass(frozen=True)
class Guide:
    """One guide: its folder in docs, the pages that are its chapters, and how it opens in each language."""

    name: str
    pages: tuple[str, ...]
    openings: dict[str, str]

    @property
    def folder(self) -> Path:
        """Where it is written."""
        return DOCS / self.name


GUIDES = (
    Guide(
        "operator-guide",
        tuple(name for name in PAGES if name not in OF_SUPERVISORS),
        {
            ENGLISH: """# Guide for operators

[En español](README.es.md) · [Guide for supervisors](../supervisor-guide/README.md)

How to take calls with this program. Each chapter is a page of the program's own help: in the program {HELP} shows the
one that goes with the screen, in its language.
""",
            SPANISH: """# Guía para operación

[In English](README.md) · [Guía para supervisión](../supervisor-guide/README.es.md)

Cómo atender llamadas con este programa. Cada capítulo es una página de la ayuda del programa: en el programa, {HELP}
muestra la que corresponde a la pantalla, en su idioma.
""",
        },
    ),
    Guide(
        "supervisor-guide",
        tuple(name for name in PAGES if name in OF_SUPERVISORS),
        {
            ENGLISH: """# Guide for supervisors

[En español](README.es.md) · [Guide for operators](../operator-guide/README.md) ·
[Guide for IT staff](../it-guide/README.md)

How to look after a call center's vault: the day, the roster, people, hours and wording, exports and proofs. Each
chapter is a page of the program's own help: in the program {HELP} shows the one that goes with the screen.
""",
            SPANISH: """# Guía para supervisión

[In English](README.md) · [Guía para operación](../operator-guide/README.es.md) ·
[Guía para informática, en inglés](../it-guide/README.md)

Cómo cuidar la bóveda de un centro de llamadas: el día, la lista, las personas, el horario y los textos, las
exportaciones y las pruebas. Cada capítulo es una página de la ayuda del programa: en el programa, {HELP} muestra la que
corresponde a la pantalla.
""",
        },
    ),
)

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
    for guide in GUIDES:
        guide.folder.mkdir(parents=True, exist_ok=True)
        for language, name in FILES.items():
            (guide.folder / name).write_text(whole(guide, language), encoding="utf-8")


def whole(guide: Guide, language: str) -> str:
    """A guide in a language, as Markdown."""
    pages = [page(name, language, as_key) for name in guide.pages]
    contents = "\n".join(f"- [{one.title}](#{one.name})" for one in pages)
    opening = filled(guide.openings[language], language, as_key)
    chapters = "\n".join(_chapter(guide, one, language) for one in pages)
    return "\n".join((MADE, "", opening, contents, "", chapters))


def as_key(label: str) -> str:
    """A key as GitHub draws it."""
    return f"<kbd>{label}</kbd>"


def named_pictures(guide: Guide, language: str) -> list[str]:
    """The names of the pictures in a guide, in their order."""
    return [found[2] for name in guide.pages for found in _PICTURE.finditer(page(name, language).text)]


def _chapter(guide: Guide, one: Page, language: str) -> str:
    text = _LINK.sub(lambda found: f"[{found[1]}]({_place(guide, found[2], language)})", one.text)
    text = _PICTURE.sub(rf"![\1]({PICTURES}/{language}/\2.png)", text)
    return f'<a id="{one.name}"></a>\n\n## {one.title}\n\n{_HEADING.sub("### ", text)}'


def _place(guide: Guide, name: str, language: str) -> str:
    """Where a page is a chapter, as this guide leads to it."""
    there = next(other for other in GUIDES if name in other.pages)
    return f"#{name}" if there is guide else f"../{there.name}/{FILES[language]}#{name}"


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
    """Every guide's pictures in one run, each then in its own folder."""
    wanted = [(guide, named_pictures(guide, language)) for guide in GUIDES]
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        shutil.copytree(vault, SHOWN_VAULT)
        taken = Path(folder) / PICTURES
        names = [name for _, own in wanted for name in own]
        save_guide_pictures(taken, SHOWN_VAULT, clock, samples, language, names)
        return tuple(
            picture for guide, own in wanted for picture in _put(taken, own, guide.folder / PICTURES / language)
        )


def _put(taken: Path, names: list[str], pictures: Path) -> Iterator[Path]:
    """Put a guide's pictures in the place of those before."""
    shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir(parents=True)
    for name in names:
        yield Path(shutil.copy(taken / f"{name}.png", pictures))


if __name__ == "__main__":
    main(sys.argv[1:])
