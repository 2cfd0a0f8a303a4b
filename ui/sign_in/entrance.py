"""The way into a vault: the sign-in card, or the making of a new vault."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.dialogs import Dialogs
from ui.notices import Kind, Notice
from ui.preferences import Preferences
from ui.sign_in.new_vault_page import NewVaultPage
from ui.sign_in.new_vault_presenter import Stage
from ui.sign_in.page import SignInPage
from ui.tasks import Tasks


class Entrance(QStackedWidget):
    """Opens on the vault that was given, else on the last one used; `signed_in` carries a SignedIn."""

    signed_in = Signal(object)
    noticed = Signal(object)
    language_wanted = Signal(str)

    def __init__(
        self,
        tasks: Tasks,
        dialogs: Dialogs,
        preferences: Preferences,
        vault: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.sign_in_page = SignInPage(tasks, dialogs, preferences)
        self.new_vault_page = NewVaultPage(tasks, dialogs)
        self.addWidget(self.sign_in_page)
        self.addWidget(self.new_vault_page)
        self.sign_in_page.signed_in.connect(self.signed_in)
        self.sign_in_page.new_vault_wanted.connect(self._make_vault)
        self.sign_in_page.language_wanted.connect(self.language_wanted)
        self.new_vault_page.left.connect(self.show_sign_in)
        self.new_vault_page.made.connect(self._made)
        shown = vault or next(iter(preferences.recent_vaults), None)
        if shown:
            self.sign_in_page.show_vault(shown)

    @property
    def hindrance(self) -> str:
        """What would be lost by closing now; empty when nothing would."""
        if self.new_vault_page.presenter.state.stage is Stage.RECOVERY:
            return self.tr("The recovery code is shown only now. Type its end first, to be sure that it is on paper.")
        return ""

    def show_sign_in(self, user: str = "") -> None:
        """The sign-in card without a trace: the next person's turn, or `user`'s after a lock."""
        self.setCurrentWidget(self.sign_in_page)
        self.sign_in_page.forget(user)

    def sign_in(self, user: str, password: str) -> None:
        """Fill the card in and press Enter."""
        self.sign_in_page.type_in(user, password)

    def _make_vault(self) -> None:
        beside = next((vault.parent for vault in self._preferences.recent_vaults), _home())
        self.setCurrentWidget(self.new_vault_page)
        self.new_vault_page.begin(beside)

    def _made(self, vault: Path, supervisor: str) -> None:
        self._preferences.remember_vault(vault)
        self.setCurrentWidget(self.sign_in_page)
        self.sign_in_page.show_vault(vault, supervisor)
        self.noticed.emit(Notice(Kind.DONE, self.tr("The vault is made. Sign in as its supervisor.")))


def _home() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation))
