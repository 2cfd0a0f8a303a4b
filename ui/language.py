"""The language of the screen: which there are, which one the computer speaks, and putting one in force."""

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

ENGLISH, SPANISH = "en", "es"
LANGUAGES = {ENGLISH: "English", SPANISH: "Español"}
"""By code, each by the name that its own speakers give it."""

_in_force: list[QTranslator] = []


def tr(text: str, meaning: str = "") -> str:
    """Return a text of a module's functions in the language of the screen; widgets use their own.

    `meaning` tells apart what is one word in English and two elsewhere.
    """
    return QCoreApplication.translate("", text, meaning)


class Speaking:
    """A plain class with a tr() of its own, as widgets have it; not to be inherited from any further."""

    def tr(self, text: str) -> str:
        """Return a text of the class in the language of the screen."""
        return QCoreApplication.translate(type(self).__name__, text)


def screen_language() -> str:
    """The code of the language in force."""
    return tr("en")  # whoever translates the screen writes the language's own code here


def system_language() -> str:
    """The language that this computer's user has chosen, where the screen speaks it."""
    return SPANISH if QLocale.system().language() is QLocale.Language.Spanish else ENGLISH


def speak(language: str) -> None:
    """Put a language in force: every text that is made from now on is in it, and those of Qt's own boxes."""
    for former in _in_force:
        QCoreApplication.removeTranslator(former)
    _in_force.clear()
    if language == ENGLISH:
        return
    of_qt, ours = QTranslator(), QTranslator()
    of_qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    ours.load(_texts(language))
    for translator in (of_qt, ours):
        QCoreApplication.installTranslator(translator)
        _in_force.append(translator)


@cache
def _texts(language: str) -> bytes:
    """What lrelease made of a language's texts; Qt reads in these very bytes for as long as they are in force."""
    return (files("resources") / "i18n" / f"{language}.qm").read_bytes()
