"""Which versions run here, and the facts that somebody who looks for a fault wants: none of them about anybody."""

import platform
from collections.abc import Callable

from PySide6.QtCore import Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from callcenter import __version__
from callcenter.services.protocols import Versions
from ui.deeds import tip
from ui.language import screen_language
from ui.looks import Looks
from ui.settings.parts import SettingsCard, sentence
from ui.shortcuts import Shortcut
from ui.theme import zoom_percents
from ui.widgets.cards import push_button


class AboutCard(SettingsCard):
    """`copied` tells that the facts are on the clipboard."""

    copied = Signal()
    keys_wanted = Signal()

    def __init__(self, looks: Looks, sees_desktop: Callable[[], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._sees_desktop = sees_desktop
        self._found: Versions | None = None
        self._versions = sentence()
        self._copy = push_button(self.tr("Copy &facts"))
        keys = push_button(self.tr("&All keys"))
        keys.setToolTip(tip(Shortcut.ALL_KEYS))
        self.set_heading(self.tr("About"))
        self.column.addWidget(self._versions)
        effect = self.tr("For whoever looks for a fault: versions, system and screens, and nothing about anybody.")
        self._copy.setAccessibleDescription(effect)
        row = QHBoxLayout()
        row.addWidget(sentence(effect), 1)
        row.addWidget(self._copy)
        row.addWidget(keys)
        self.column.addLayout(row)
        self._copy.clicked.connect(self._put_on_clipboard)
        keys.clicked.connect(self.keys_wanted)

    def show_versions(self, found: Versions | None) -> None:
        """Those of the vault's process as far as they are known, and the window's own."""
        self._found = found
        self._versions.setText("  ·  ".join(f"{name} {number}" for name, number in self._numbers().items()))

    def facts(self) -> str:
        """One fact a line, in English: they go to those who look after the program."""
        screens = (
            f"{screen.geometry().width()}x{screen.geometry().height()} at {screen.devicePixelRatio():g}"
            for screen in QGuiApplication.screens()
        )
        scheme = self._looks.scheme
        others = {
            "System": f"{platform.system()} {platform.release()} {platform.machine()}",
            "Window system": QGuiApplication.platformName(),
            "Screens": ", ".join(screens),
            "Zoom": f"{zoom_percents().get(self._looks.zoom)} %",
            "Colors": scheme.value if scheme else "as the desktop",
            "Language": screen_language(),
            "Desktop's lock": "seen" if self._sees_desktop() else "not seen",
        }
        return "\n".join(f"{name}: {fact}" for name, fact in {**self._numbers(in_english=True), **others}.items())

    def _numbers(self, *, in_english: bool = False) -> dict[str, str]:
        program = "Program" if in_english else self.tr("Program")
        vault_format = "Vault format" if in_english else self.tr("Vault format")
        found = self._found
        numbers = {program: __version__}
        if found:
            numbers |= {vault_format: str(found.vault_format), "SQLCipher": found.sqlcipher, "SQLite": found.sqlite}
        return numbers | {"Qt": qVersion(), "Python": platform.python_version()}

    def _put_on_clipboard(self) -> None:
        QGuiApplication.clipboard().setText(self.facts())
        self.copied.emit()
