"""The way into a vault: the sign-in card, the making of a new vault, a forgotten password."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from callcenter.clock import Clock
from ui.dialogs import Dialogs
from ui.notices import Kind, Notice
from ui.preferences import Preferences
from ui.sign_in.page import SignInPage
from ui.tasks import Tasks

if TYPE_CHECKING:  # loaded when somebody wants them: few do, and everybody waits for the sign-in
    from ui.sign_in.new_vault_page import NewVaultPage
    from ui.sign_in.reset_page import ResetPage


class Entrance(QStackedWidget):
    """Opens on the vault that was given, else on the last one used, else on the first run's pages.

    `signed_in` carries a SignedIn.
    """

    signed_in = Signal(object)
    noticed = Signal(object)
    language_wanted = Signal(str)
    help_wanted = Signal()

    def __init__(
        self,
        tasks: Tasks,
        dialogs: Dialogs,
        preferences: Preferences,
        clock: Clock,
        vault: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._dialogs, self._clock = tasks, dialogs, clock
        self._preferences = preferences
        self.sign_in_page = SignInPage(tasks, dialogs, preferences, clock, self)
        self._new_vault_page: NewVaultPage | None = None
        self._reset_page: ResetPage | None = None
        self.addWidget(self.sign_in_page)
        self._connect()
        shown = vault or next(iter(preferences.recent_vaults), None)
        if shown:
            self.sign_in_page.show_vault(shown)
        else:
            self._make_vault()

    @property
    def new_vault_page(self) -> "NewVaultPage":
        """The making of a new vault."""
        if self._new_vault_page is None:
            from ui.sign_in.new_vault_page import NewVaultPage

            page = self._new_vault_page = NewVaultPage(self._tasks, self._dialogs, self._clock, self)
            page.left.connect(self.show_sign_in)
            page.made.connect(self._made)
            page.found.connect(self._open_vault)
            page.language_wanted.connect(self.language_wanted)
            page.help_wanted.connect(self.help_wanted)
            self.addWidget(page)
        return self._new_vault_page

    @property
    def reset_page(self) -> "ResetPage":
        """The way to a new password after a forgotten one."""
        if self._reset_page is None:
            from ui.sign_in.reset_page import ResetPage

            self._reset_page = ResetPage(self._tasks, self._clock, self)
            self._reset_page.left.connect(self.show_sign_in)
            self.addWidget(self._reset_page)
        return self._reset_page

    @property
    def makes_vault(self) -> bool:
        """Whether the making of a new vault is shown."""
        return self._new_vault_page is not None and self.currentWidget() is self._new_vault_page

    @property
    def hindrance(self) -> str:
        """What would be lost by closing now; empty when nothing would."""
        if self._new_vault_page and self._new_vault_page.holds_code:
            return self.tr("The recovery code is shown only now. Type two groups of it first, to be sure of the paper.")
        return ""

    def show_sign_in(self, user: str = "") -> None:
        """The sign-in card without a trace: the next person's turn, or `user`'s after a lock."""
        if self.sign_in_page.vault:
            self.setCurrentWidget(self.sign_in_page)
            self.sign_in_page.forget(user)

    def point_to_language(self) -> None:
        """Put the focus on the choice of the screen's language."""
        (self.new_vault_page if self.makes_vault else self.sign_in_page).language.setFocus()

    def sign_in(self, user: str, password: str) -> None:
        """Fill the card in and press Enter."""
        self.sign_in_page.type_in(user, password)

    def _connect(self) -> None:
        self.sign_in_page.signed_in.connect(self.signed_in)
        self.sign_in_page.new_vault_wanted.connect(self._make_vault)
        self.sign_in_page.reset_wanted.connect(self._reset_password)
        self.sign_in_page.language_wanted.connect(self.language_wanted)
        self.sign_in_page.help_wanted.connect(self.help_wanted)

    def _make_vault(self) -> None:
        beside = next((vault.parent for vault in self._preferences.recent_vaults), _home())
        self.new_vault_page.begin(beside, may_leave=self.sign_in_page.vault is not None)
        self.setCurrentWidget(self.new_vault_page)

    def _open_vault(self, vault: Path, user: str = "") -> None:
        self.setCurrentWidget(self.sign_in_page)
        self.sign_in_page.show_vault(vault, user)

    def _made(self, vault: Path, supervisor: str) -> None:
        self._preferences.remember_vault(vault)
        self._open_vault(vault, supervisor)
        self.noticed.emit(Notice(Kind.DONE, self.tr("The vault is made. Sign in as its supervisor.")))

    def _reset_password(self) -> None:
        vault = self.sign_in_page.vault
        if vault:
            self.reset_page.begin(vault, self.sign_in_page.user)
            self.setCurrentWidget(self.reset_page)


def _home() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation))
