"""What the window remembers between two starts: how it looks and which vaults it opened; never who, never a caller."""

import json
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from ui.language import LANGUAGES, system_language
from ui.theme import Scheme

MOST_VAULTS = 5
MOST_PLACES = 8
SCRIPT_LANGUAGES = ("en", "es")


class Preferences:
    """Kept in an INI file that IT staff can read; what cannot be read in it counts as never set."""

    def __init__(self, path: Path | None = None) -> None:
        """The file is made when something is first kept; by default in the account's own settings folder."""
        self._settings = QSettings(str(path or _usual_path()), QSettings.Format.IniFormat)

    @property
    def recent_vaults(self) -> tuple[Path, ...]:
        """Folders of vaults, the last used first; those that are gone are left out."""
        return tuple(path for path in self._vaults() if path.is_dir())[:MOST_VAULTS]

    def remember_vault(self, vault: Path) -> None:
        """Put a vault's folder first among the recent ones."""
        if self._vaults()[:1] == [vault]:  # as nearly always: nothing to write while somebody waits for the desk
            return
        others = (path for path in self.recent_vaults if path != vault)
        self._keep("vaults/recent", [str(path) for path in (vault, *others)][:MOST_VAULTS])

    def line_of(self, vault: Path) -> str:
        """What was kept of a recent vault's phone line; empty when nothing was."""
        return self._lines().get(str(vault), "")

    def remember_line(self, vault: Path, line: str) -> None:
        """Keep the public facts of a recent vault's phone line; those of vaults that are recent no more are dropped."""
        if self.line_of(vault) == line:
            return
        recent = {str(path) for path in self.recent_vaults}
        lines = {**self._lines(), str(vault): line}
        self._keep("vaults/lines", json.dumps({path: kept for path, kept in lines.items() if path in recent}))

    def place_on(self, screens: str) -> QByteArray:
        """The window's place and size on a set of screens; empty when never kept."""
        value = self._settings.value(f"window/{screens}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_place(self, screens: str, place: QByteArray) -> None:
        """Remember a place; of too many sets of screens the one that was kept first is forgotten."""
        former = self._settings.value("window/sets", [])
        known = [name for name in (former if isinstance(former, list) else [former]) if isinstance(name, str) and name]
        sets = [*(name for name in known if name != screens), screens]
        for name in sets[:-MOST_PLACES]:
            self._settings.remove(f"window/{name}")
        self._settings.setValue("window/sets", sets[-MOST_PLACES:])
        self._keep(f"window/{screens}", place)

    @property
    def scheme(self) -> Scheme | None:
        """Light or dark; None follows the desktop."""
        name = str(self._settings.value("appearance/scheme", ""))
        return next((scheme for scheme in Scheme if scheme.name.lower() == name), None)

    @scheme.setter
    def scheme(self, scheme: Scheme | None) -> None:
        self._keep("appearance/scheme", scheme.name.lower() if scheme else "")

    @property
    def zoom(self) -> int:
        """Steps larger or smaller than usual."""
        try:
            return int(str(self._settings.value("appearance/zoom", 0)))
        except ValueError:
            return 0

    @zoom.setter
    def zoom(self, steps: int) -> None:
        self._keep("appearance/zoom", steps)

    @property
    def blue_yes(self) -> bool:
        """Whether YES is blue, for those who tell blue and red apart more easily than green and red."""
        return str(self._settings.value("appearance/blue_yes", "")) == "true"

    @blue_yes.setter
    def blue_yes(self, blue: bool) -> None:
        self._keep("appearance/blue_yes", "true" if blue else "")

    @property
    def screen_language(self) -> str:
        """The language of the window's own texts, a key of LANGUAGES: the computer's until somebody chooses."""
        language = str(self._settings.value("appearance/language", ""))
        return language if language in LANGUAGES else system_language()

    @screen_language.setter
    def screen_language(self, language: str) -> None:
        self._keep("appearance/language", language)

    @property
    def script_language(self) -> str:
        """The language in which scripts are read first: a member of SCRIPT_LANGUAGES."""
        language = str(self._settings.value("script/language", ""))
        return language if language in SCRIPT_LANGUAGES else SCRIPT_LANGUAGES[0]

    @script_language.setter
    def script_language(self, language: str) -> None:
        self._keep("script/language", language)

    def _vaults(self) -> list[Path]:
        """As kept; a list of one comes back from an INI file as a text."""
        value = self._settings.value("vaults/recent", [])
        names = value if isinstance(value, list) else [value]
        paths = [Path(name) for name in names if isinstance(name, str)]
        return [path for path in paths if path.is_absolute()]

    def _lines(self) -> dict[str, str]:
        """By the vault's folder."""
        try:
            lines = json.loads(str(self._settings.value("vaults/lines", "")))
        except ValueError:
            return {}
        return {path: line for path, line in lines.items() if isinstance(line, str)} if isinstance(lines, dict) else {}

    def _keep(self, key: str, value: object) -> None:
        self._settings.setValue(key, value)
        self._settings.sync()


def _usual_path() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)) / "settings.ini"
