"""The end of the program: what is destroyed and what remains, and two supervisors who confirm it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from callcenter.services.ending_protocol import REMAINS_SENTENCES
from ui.journal.ending_presenter import EndingPresenter, EndingState, Missing
from ui.notices import sentence_of
from ui.sentences import in_screen_words
from ui.supervisor_pages import Office
from ui.widgets.announcement import announce
from ui.widgets.cards import Card, button_row, labelled, push_button, text_label
from ui.widgets.narrowness import Narrowness, stand
from ui.widgets.password_field import PasswordField

_STATEMENT_FILES = "JSON (*.json)"
_LETTERS = 48
_NARROW = 95  # letters; below that the boxes stand beneath one another


class EndingSection(QWidget):
    """Shows what the presenter decides."""

    noticed = Signal(object)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrowness = Narrowness(_NARROW)
        self._dialogs = office.dialogs
        self._vault = office.signed_in.vault.name
        self._file, self._chosen = push_button(self.tr("Choose a &file…")), text_label("", "quiet_text")
        self._own, self._second_password = PasswordField(), PasswordField(others=True)
        self._second, self._name = QLineEdit(), QLineEdit()
        self._fault = text_label("", "fault")
        self._pairs = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._end = push_button(self.tr("&End the program"), "primary")
        self._arrange(office.signed_in.user)
        self.presenter = EndingPresenter(self, office.end_program, self._vault)
        self._connect()
        self.show_state(self.presenter.state)

    def refresh(self) -> None:
        """The section is shown: the caret where the statement's place is chosen."""
        self._file.setFocus()

    def show_state(self, state: EndingState) -> None:
        """Show all of it."""
        self._chosen.setText(str(state.out) if state.out else self.tr("No file is chosen."))
        self._end.setEnabled(not state.is_ending)
        words = sentence_of(state.failure) if state.failure else self._missing_words(state.missing)
        was = self._fault.text()
        self._fault.setText(f"▲  {words}" if words else "")
        self._fault.setVisible(bool(words))
        if words and words not in was:
            announce(self._end, words, at_once=True)
        if state.missing:
            self._boxes[state.missing].setFocus()

    def forget(self) -> None:
        """Empty the boxes of passwords."""
        self._own.forget()
        self._second_password.forget()
        self._second_password.edit.setFocus()

    def _missing_words(self, missing: Missing | None) -> str:
        if missing is None:
            return ""
        return {
            Missing.FILE: self.tr("Choose where the signed statement goes first."),
            Missing.SECOND: self.tr("Type the name of the second supervisor, or recovery for the recovery code."),
            Missing.PASSWORDS: self.tr("Both passwords are needed."),
            Missing.NAME: self.tr("Type the name of the vault's folder: {name}").format(name=self._vault),
        }[missing]

    def _arrange(self, user: str) -> None:
        card = Card(self.tr("End of the program"))
        what = self.tr(
            "When the program is over, its vault is destroyed: first its keys, so that nobody opens it any more, then "
            "the database and the backups in its folder. Export what must be kept before. This cannot be taken back."
        )
        card.column.addWidget(text_label(what))
        card.column.addWidget(text_label(self.tr("What remains, and is yours to destroy"), "label"))
        for sentence in REMAINS_SENTENCES.values():
            card.column.addWidget(text_label(f"•  {in_screen_words(sentence)}", "quiet_text"))
        card.column.addSpacing(6)
        statement = self.tr("A signed statement of the end, without anybody's data, goes to a file outside the vault:")
        card.column.addWidget(text_label(statement, "label"))
        card.column.addLayout(button_row(self._file))
        card.column.addWidget(self._chosen)
        card.column.addLayout(self._both(user))
        card.column.addWidget(self._fault)
        card.column.addLayout(button_row(self._end))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        layout.addStretch()

    def _both(self, user: str) -> QBoxLayout:
        width = _LETTERS * self.fontMetrics().averageCharWidth()
        own = self.tr("&Your password, {user}").format(user=user)
        code = self.tr("The second one's &password, or the recovery code")
        name = self.tr("Vault's folder, &typed: {name}").format(name=self._vault)
        self._pairs.setSpacing(12)
        for pair in (
            ((self.tr("Second &supervisor, or recovery"), self._second), (code, self._second_password)),
            ((name, self._name), (own, self._own)),
        ):
            column = QVBoxLayout()
            for label, box in pair:
                box.setMaximumWidth(width)
                box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
                if isinstance(box, PasswordField):
                    box.set_accessible_name(label.replace("&", ""))
                column.addLayout(labelled(label, box))
            column.addStretch()
            self._pairs.addLayout(column, 3)
        self._pairs.addStretch(3)
        self._boxes = {
            Missing.FILE: self._file,
            Missing.SECOND: self._second,
            Missing.PASSWORDS: self._second_password.edit,
            Missing.NAME: self._name,
        }
        return self._pairs

    def _connect(self) -> None:
        self._file.clicked.connect(self._choose_file)
        self._end.clicked.connect(self._give)
        self._name.returnPressed.connect(self._give)
        self._second.returnPressed.connect(self._give)
        for field in (self._own, self._second_password):
            field.submitted.connect(self._give)

    def _choose_file(self) -> None:
        title = self.tr("Where the statement of the end goes")
        out = self._dialogs.save_file(title, f"end-of-{self._vault}.json", _STATEMENT_FILES)
        if out:
            self.presenter.choose(out)

    def _give(self) -> None:
        self.presenter.end(self._own.text(), self._second.text(), self._second_password.text(), self._name.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        stand(self._narrowness.measure(self), self._pairs)
