"""What assistive technology is told of the controls."""

import re
from collections import Counter
from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton

from tests.gui.access.controls import is_key, name_of, role_fits, role_of
from tests.gui.access.view import View, called
from tests.gui.catalogue import english_in

_WORD = re.compile(r"\w+")
_DOTS = "…"


def nameless(view: View) -> list[str]:
    """Controls of which there is nothing to say."""
    return [called(part) for part in view.named if not name_of(part).strip()]


def named_by_key(view: View) -> list[str]:
    """Controls whose name is a key and no word."""
    return [called(part) for part in view.named if name_of(part) and is_key(name_of(part))]


def named_alike(view: View) -> list[str]:
    """Names that two controls bear."""
    counted = Counter(name_of(part) for part in view.named)
    return [name for name, count in counted.items() if name and count > 1]


def named_otherwise(view: View) -> list[str]:
    """Buttons that are not called what they show: whoever speaks to the computer says what stands there."""
    return [
        f"{button.text()!r} is called {name_of(button)!r}"
        for button in _buttons(view)
        if not _says(name_of(button), _without_key(button.text())) and _DOTS not in button.text()[:-1]
    ]


def of_wrong_role(view: View) -> list[str]:
    """Controls that are said to be something else than they are."""
    return [f"{called(part)} is told as {role_of(part).name}" for part in view.named if not role_fits(part)]


def telling(view: View) -> list[str]:
    """Controls whose name, or whose text on a button, has something of a caller in it."""
    said = [
        (part, f"{name_of(part)} {part.text() if isinstance(part, QAbstractButton) else ''}") for part in view.named
    ]
    return [called(part) for part, words in said if any(one in words for one in view.private)]


def in_english(view: View) -> list[str]:
    """What is seen or told of a Spanish window that is a source text and no translation; keys are named alike."""
    return [text for text in english_in(view.window) if not is_key(text)]


def _buttons(view: View) -> Iterator[QAbstractButton]:
    for part in view.named:
        if isinstance(part, QAbstractButton) and part.text():
            yield part


def _without_key(text: str) -> str:
    """A button's words without the key that stands behind them."""
    return text.replace("&", "").split("  ")[0]


def _says(name: str, shown: str) -> bool:
    """Whether each word that is shown, or shortened, stands in the name."""
    words = [word.lower() for word in _WORD.findall(name)]
    return all(any(word.startswith(one.lower()) for word in words) for one in _WORD.findall(shown))
