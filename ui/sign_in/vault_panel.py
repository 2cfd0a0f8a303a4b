"""Where a new vault is to lie and of what kind it is, or which vault is there already."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from callcenter.domain.calls import SEATS
from ui.sign_in.beside import Beside
from ui.sign_in.card import labelled, plain_label, push_button
from ui.sign_in.fault import Place
from ui.sign_in.panel import Panel
from ui.sign_in.vault_header import broken_anywhere
from ui.widgets.still_combo_box import StillComboBox


class VaultPanel(Panel):
    """The first page."""

    parent_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parent_folder: Path | None = None
        self.folder: Path | None = None
        self._new = QRadioButton(self.tr("Make a &new vault"))
        self._there = QRadioButton(self.tr("&Open a vault that is there already"))
        self._made_in, self._found = plain_label(), plain_label(self.tr("No folder is chosen yet."))
        self._choose_parent = push_button(self.tr("Choose &folder…"))
        self._choose_found = push_button(self.tr("Choose &folder…"))
        self._name = QLineEdit()
        self._training = QCheckBox(self.tr("This is a &training vault"))
        self._seat = StillComboBox()
        for letter in SEATS:
            self._seat.addItem(letter, letter)
        self._of_new, self._of_there = QWidget(), QWidget()
        self._arrange()
        self._new.toggled.connect(self._of_new.setVisible)
        self._there.toggled.connect(self._of_there.setVisible)
        self._choose_parent.clicked.connect(self.parent_wanted)
        self._choose_found.clicked.connect(self.folder_wanted)
        self._of_there.hide()

    @property
    def is_new(self) -> bool:
        """Whether a vault is to be made."""
        return self._new.isChecked()

    @property
    def name(self) -> str:
        """What its folder is called."""
        return self._name.text()

    @property
    def seat(self) -> str:
        """The letter that its references begin with."""
        return str(self._seat.currentData())

    @property
    def training(self) -> bool:
        """Whether it is for made-up people."""
        return self._training.isChecked()

    def show_parent(self, folder: Path) -> None:
        """The folder in which the vault's own folder is made."""
        self.parent_folder = folder
        self._made_in.setText(broken_anywhere(str(folder)))
        self._choose_parent.setAccessibleDescription(str(folder))

    def show_folder(self, folder: Path) -> None:
        """The folder of the vault that is there."""
        self.folder = folder
        self._found.setText(broken_anywhere(str(folder)))
        self._choose_found.setAccessibleDescription(str(folder))

    def begin(self) -> None:
        """The caret in the name, or on the way to a folder."""
        (self._name if self.is_new else self._choose_found).setFocus()

    def box(self, place: Place) -> QWidget | None:
        """The box of a place."""
        folder = self._choose_parent if self.is_new else self._choose_found
        return {Place.FOLDER: folder, Place.NAME: self._name}.get(place)

    def forget(self) -> None:
        """Empty; the folder in which vaults are made stays."""
        self._new.setChecked(True)
        self.folder = None
        self._found.setText(self.tr("No folder is chosen yet."))
        self._choose_found.setAccessibleDescription("")
        self._name.setText("")
        self._training.setChecked(False)
        self._seat.setCurrentIndex(0)

    def _arrange(self) -> None:
        said = self.tr(
            "A vault is the folder that holds everything of one program: who is eligible, as keyed codes, the calls, "
            "and who may sign in."
        )
        self.column.addWidget(plain_label(said, "quiet_text"))
        self._new.setChecked(True)
        for part in (self._new, self._there, self._of_new, self._of_there):
            self.column.addWidget(part)
        new, there = QVBoxLayout(self._of_new), QVBoxLayout(self._of_there)
        for column in (new, there):
            column.setContentsMargins(0, 6, 0, 0)
        heading = QLabel(self.tr("It becomes a new folder in"))
        heading.setObjectName("quiet_text")
        new.addWidget(heading)
        new.addWidget(Beside().add(self._made_in, 1).add(self._choose_parent))
        new.addLayout(labelled(self.tr("Name of the &vault"), self._name))
        new.addLayout(labelled(self.tr("&Letter of this computer"), self._seat))
        letter = self.tr("References of calls begin with it. In a center of several computers each has its own.")
        new.addWidget(plain_label(letter, "quiet_text"))
        new.addWidget(self._training)
        effect = self.tr(
            "For made-up people: always open, no limit on guessing, and real Social Security numbers are refused. "
            "It never becomes a real one."
        )
        self._training.setAccessibleDescription(effect)
        new.addWidget(plain_label(effect, "quiet_text"))
        there.addWidget(Beside().add(self._found, 1).add(self._choose_found))
