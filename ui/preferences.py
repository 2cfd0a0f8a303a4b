"""What the window remembers between two starts: how it looks and which vaults it opened; never who, never a caller."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from ui.language import LANGUAGES, system_language
from ui.theme import Scheme

MOST_VAULTS = 5
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
        others = (path for path in self.recent_vaults if path != vault)
        self._keep("vaults/recent", [str(path) for path in (vault, *others)][:MOST_VAULTS])

    @property
    def geometry(self) -> QByteArray:
        """The window's place and size; empty when never kept."""
        value = self._settings.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._keep("window/geometry", geometry)

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

    def _keep(self, key: str, value: object) -> None:
        self._settings.setValue(key, value)
        self._settings.sync()


def _usual_path() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)) / "settings.ini"
