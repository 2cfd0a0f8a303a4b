"""Scenes before anybody works: the sign-in, a forgotten password, the making of a vault."""

import tempfile
from pathlib import Path

from PySide6.QtCore import Qt

from ui.pictures.scenes import Scenes
from ui.shortcuts import Shortcut
from ui.sign_in.new_vault_state import NewVaultForm, Stage

_FOLDER = Path("Vaults")  # stands on the first page of the making; the vault is made elsewhere, and thrown away
_NAME = "Educators"
_SUPERVISOR, _PASSWORD, _SECOND = "Dana Director", "several words in a row", "Robin Relief"


class EntranceScenes(Scenes):
    """Ends at the sign-in, with nobody signed in."""

    def take_all(self) -> None:
        """Every page of the entrance."""
        _, operator = self._samples.sign_ins
        self._sign_in(operator)  # the card knows the hours of its line from then on
        self._sign_out()
        self._save("signed-out")
        self._dismiss_news()
        self._save("sign-in")
        self._save_as_dock("sign-in")
        self._forgotten(operator.user)
        self._new_vault()

    def _forgotten(self, user: str) -> None:
        entrance = self._window.entrance
        entrance.sign_in_page.reset_wanted.emit()
        self._hand.until(entrance.reset_page.isVisible)
        self._hand.type(user)
        self._hand.press(Qt.Key.Key_Return)
        self._save("sign-in-forgotten")
        self._hand.take(Shortcut.BACK)
        self._hand.until(entrance.sign_in_page.isVisible)

    def _new_vault(self) -> None:
        entrance = self._window.entrance
        former = entrance.sign_in_page.vault
        entrance.sign_in_page.new_vault_wanted.emit()
        with tempfile.TemporaryDirectory() as folder:
            self._ask_for_vault(Path(folder))
            self._make_vault()
        if former:
            entrance.sign_in_page.show_vault(former)
        self._dismiss_news()

    def _ask_for_vault(self, folder: Path) -> None:
        """The first page, as it looks and then as it is needed."""
        page = self._window.entrance.new_vault_page
        self._hand.until(page.isVisible)
        for parent in (_FOLDER, folder):
            page.begin(parent, may_leave=True)
            self._settle()
            self._hand.type(_NAME)
            if parent is _FOLDER:
                self._save("new-vault")
        for _ in range(2):
            self._hand.press(Qt.Key.Key_Tab)
        self._hand.press(Qt.Key.Key_Space)  # a training vault, which is made in a moment

    def _make_vault(self) -> None:
        presenter = self._window.entrance.new_vault_page.presenter
        for stage in (Stage.PROGRAM, Stage.HOURS, Stage.SUPERVISORS):
            self._hand.press(Qt.Key.Key_Return)
            self._until_stage(stage)
            self._save(f"new-vault-{stage.name.lower()}")
        for text in (_SUPERVISOR, _PASSWORD, _PASSWORD, _SECOND):
            self._hand.type(text)
            self._hand.press(Qt.Key.Key_Return)
        self._until_stage(Stage.SHEET)
        self._save("new-vault-sheet")
        groups = presenter.state.sheet.groups if presenter.state.sheet else []
        presenter.go_on(NewVaultForm())
        self._until_stage(Stage.PROOF)
        self._save("new-vault-proof")
        for place in presenter.state.asked:
            self._hand.type(groups[place - 1])
            self._hand.press(Qt.Key.Key_Return)
        self._hand.until(self._window.entrance.sign_in_page.isVisible)

    def _until_stage(self, stage: Stage) -> None:
        presenter = self._window.entrance.new_vault_page.presenter
        self._hand.until(lambda: presenter.state.stage is stage and self._window.tasks.is_idle)
