"""The new vault's first supervisor with a password, and a second one by name."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ui.sign_in.beside import Beside
from ui.sign_in.card import labelled, plain_label, push_button
from ui.sign_in.fault import Place, Problem
from ui.sign_in.new_vault_state import NewVaultState, Stage
from ui.sign_in.panel import Panel, next_empty, set_busy
from ui.sign_in.wording import password_rule
from ui.widgets.password_field import PasswordField

_LONGEST_NAME = 200  # one that is too long is told so, and not cut


class SupervisorsPanel(Panel):
    """The fourth page."""

    password_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own, self._second = QLineEdit(), QLineEdit()
        for name in (self._own, self._second):
            name.setMaxLength(_LONGEST_NAME)
        self._password, self._again = PasswordField(), PasswordField(again=True)
        self._suggested, self._advice = plain_label(name="label"), plain_label(name="quiet_text")
        self._suggest = push_button(self.tr("S&uggest a password"))
        self._alone = QCheckBox(self.tr("There is n&o second supervisor"))
        self._arrange()
        self._take_back()
        for field in (self._password, self._again):
            field.edit.textEdited.connect(self._take_back)
        self._suggest.clicked.connect(self.password_wanted)
        self._alone.toggled.connect(self._second.setDisabled)

    @property
    def supervisor(self) -> str:
        """The first supervisor's user name."""
        return self._own.text()

    @property
    def passwords(self) -> tuple[str, str]:
        """As typed twice."""
        return self._password.text(), self._again.text()

    @property
    def second(self) -> str:
        """The second supervisor's user name."""
        return self._second.text()

    @property
    def alone(self) -> bool:
        """Whether it is ticked that there is none."""
        return self._alone.isChecked()

    def fill_password(self, password: str) -> None:
        """Put it into both boxes, and beside them for the person to write down."""
        for field in (self._password, self._again):
            field.edit.setText(password)
        self._suggested.setText(password)
        self._suggested.show()
        self._advise(self.tr("Write these words down before you go on."))
        self._second.setFocus()

    def show_state(self, state: NewVaultState) -> None:
        """Passwords leave their boxes with a fault of theirs, and when the page is left."""
        stage, fault = state.stage, state.fault
        wrong = fault is not None and fault.place is Place.PASSWORD and fault.problem is not Problem.NO_PASSWORD
        if wrong or stage not in {Stage.SUPERVISORS, Stage.MAKING}:
            self._forget_passwords()
        boxes = (self._own, self._second, self._password.edit, self._again.edit)
        set_busy((*boxes, self._suggest, self._alone), stage is Stage.MAKING)

    def begin(self) -> None:
        """The caret in the first empty box."""
        next((box for box in self._boxes() if not box.text()), self._own).setFocus()

    def box(self, place: Place) -> QWidget | None:
        """The box of a place."""
        return {
            Place.USER: self._own,
            Place.PASSWORD: self._password.edit,
            Place.SECOND: self._second,
        }.get(place)

    def moves_on(self) -> bool:
        """Enter goes through what is empty."""
        box = next_empty(self._boxes())
        if box:
            box.setFocus()
        return box is not None

    def forget(self) -> None:
        """Empty."""
        self._own.setText("")
        self._second.setText("")
        self._alone.setChecked(False)
        self._forget_passwords()

    def _forget_passwords(self) -> None:
        self._password.forget()
        self._again.forget()
        self._take_back()

    def _take_back(self) -> None:
        """A drawn password is shown no more."""
        self._suggested.setText("")
        self._suggested.hide()
        self._advise(self.tr("Five words drawn at random, to be written down."))

    def _advise(self, words: str) -> None:
        self._advice.setText(words)
        self._suggest.setAccessibleDescription(f"{self._suggested.text()} {words}".strip())

    def _boxes(self) -> list[QLineEdit]:
        """In the order of the eye."""
        second = [] if self.alone else [self._second]
        return [self._own, self._password.edit, self._again.edit, *second]

    def _arrange(self) -> None:
        add = self.column.addWidget
        self.column.addLayout(labelled(self.tr("Your user &name"), self._own))
        add(plain_label(password_rule(), "quiet_text"))
        passwords = Beside()
        passwords.add(labelled(self.tr("&Password"), self._password, self._password.edit), 1)
        passwords.add(labelled(self.tr("The same password aga&in"), self._again, self._again.edit), 1)
        add(passwords)
        add(Beside().add(self._suggest).add(self._advice, 1))
        add(self._suggested)
        self.column.addLayout(labelled(self.tr("&Second supervisor's user name"), self._second))
        reason = self.tr(
            "Whoever forgets a password gets a one-time one within a minute, at the sign-in, with another supervisor's "
            "password. So it takes two. The second one's first password stands on the sheet that comes next."
        )
        add(plain_label(reason, "quiet_text"))
        add(self._alone)
        alone = self.tr("Then nothing but the recovery code on paper helps when the password is forgotten.")
        self._alone.setAccessibleDescription(alone)
        add(plain_label(alone, "quiet_text"))
