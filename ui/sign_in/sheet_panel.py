"""The recovery sheet on the screen, once: to be printed, saved or copied by hand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.sign_in.beside import Beside
from ui.sign_in.card import MarkedLine, plain_label, push_button
from ui.sign_in.fault import Place
from ui.sign_in.new_vault_state import Kept, NewVaultState, RecoverySheet, Stage
from ui.sign_in.panel import Panel
from ui.sign_in.sheet_words import fingerprint_lines, recovery_words
from ui.texts import day_in_words

_GROUPS_IN_A_ROW = 3


class SheetPanel(Panel):
    """Nothing here can be selected or copied; what is shown is gone with the page."""

    print_wanted = Signal()
    file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: RecoverySheet | None = None
        self._made = plain_label(name="quiet_text")
        self._groups = QWidget()
        self._grid = QGridLayout(self._groups)
        self._fingerprint = _secret_label("fingerprint")
        self._of_second = QWidget()
        self._second, self._one_time = plain_label(), plain_label(name="one_time")
        self._print, self._save = push_button(self.tr("&Print…")), push_button(self.tr("Save as P&DF…"))
        self._kept = MarkedLine("done")
        self._arrange()
        self._print.clicked.connect(self.print_wanted)
        self._save.clicked.connect(self.file_wanted)

    def show_state(self, state: NewVaultState) -> None:
        """The sheet while its page is shown, and what became of it."""
        self._show_sheet(state.sheet if state.stage is Stage.SHEET else None)
        kept = {
            Kept.PRINTED: self.tr("The sheet is with the printer. Fetch it now, before anybody else does."),
            Kept.SAVED: self.tr("The file is saved. Print it, keep the paper, and delete the file."),
        }
        self._kept.say("done", kept[state.kept] if state.kept else "")
        self._kept.setVisible(state.kept is not None)

    def begin(self) -> None:
        """On the printer."""
        self._print.setFocus()

    def box(self, place: Place) -> QWidget | None:
        """What prints or saves it."""
        return self._print if place is Place.SHEET else None

    def forget(self) -> None:
        """Nothing of a sheet."""
        self._show_sheet(None)

    def _show_sheet(self, sheet: RecoverySheet | None) -> None:
        if sheet is self._shown:
            return
        self._shown = sheet
        self._show_groups(sheet.groups if sheet else [])
        self._fingerprint.setText("\n".join(fingerprint_lines(sheet.made.fingerprint)) if sheet else "")
        self._one_time.setText(sheet.made.second_password if sheet else "")
        self._of_second.setVisible(bool(sheet and sheet.second))
        made = self.tr("The vault {vault} is made: on {day}, by {supervisor}.")
        one_time = self.tr("One-time password of {user}, the second supervisor")
        self._made.setText("")
        self._second.setText("")
        if sheet:
            day = day_in_words(sheet.made_on)
            self._made.setText(made.format(vault=sheet.vault.name, day=day, supervisor=sheet.supervisor))
            self._second.setText(one_time.format(user=sheet.second))

    def _show_groups(self, groups: list[str]) -> None:
        """Each beneath the number of its place."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            label = item.widget() if item else None
            if isinstance(label, QLabel):
                label.setText("")
                label.hide()
                label.deleteLater()
        for place, group in enumerate(groups):
            row, column = divmod(place, _GROUPS_IN_A_ROW)
            number = plain_label(str(place + 1), "quiet_text")
            self._grid.addWidget(number, row, 2 * column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(_secret_label("group", group), row, 2 * column + 1)
            self._grid.setColumnStretch(2 * column + 1, 1)

    def _arrange(self) -> None:
        add = self.column.addWidget
        add(self._made)
        add(plain_label(recovery_words()))
        add(plain_label(self.tr("Recovery code"), "label"))
        self._grid.setContentsMargins(0, 0, 0, 4)
        self._grid.setHorizontalSpacing(8)
        add(self._groups)
        add(plain_label(self.tr("Fingerprint of the supervisors' key, to check exports by"), "label"))
        add(self._fingerprint)
        second = QVBoxLayout(self._of_second)
        second.setContentsMargins(0, 0, 0, 0)
        second.addWidget(self._second)
        second.addWidget(self._one_time)
        self._second.setObjectName("label")
        add(self._of_second)
        add(Beside().add(self._print, 1).add(self._save, 1))
        add(self._kept)


def _secret_label(name: str, text: str = "") -> QLabel:
    label = plain_label(text, name)
    label.setWordWrap(False)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return label
