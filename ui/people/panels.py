"""What stands beside the list of people, a part for each step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QLineEdit, QProgressBar, QRadioButton, QWidget

from callcenter.domain.accounts import LONGEST_NAME, Role
from callcenter.domain.hours import LineHours
from ui.notices import sentence_of
from ui.people.parts import Part
from ui.people.state import PeopleState
from ui.people.wording import (
    removal_words,
    role_words,
    sign_in_words,
    state_words,
    why_not_words,
    working_words,
    wrong_words,
)
from ui.widgets.announcement import announce
from ui.widgets.cards import button_row, push_button, text_label
from ui.widgets.password_prompt import PasswordPrompt
from ui.widgets.sealed_text import SealedText

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class PersonPart(Part):
    """Whoever is chosen, and what can be done."""

    reset_wanted = Signal()
    role_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, hours: LineHours) -> None:
        super().__init__()
        self._hours = hours
        self._name = text_label("", "heading")
        self._facts = text_label()
        self._why_not = text_label("", "quiet_text")
        self._reset = push_button(self.tr("Give a one-time &password…"))
        self._role = push_button(self.tr("Make a &supervisor…"))
        self._remove = push_button(self.tr("Re&move…"))
        for part in (self._name, self._facts, self._why_not):
            self.column.addWidget(part)
        for button in (self._reset, self._role, self._remove):
            self.column.addLayout(button_row(button))
        self.column.addStretch()
        self._reset.clicked.connect(self.reset_wanted)
        self._role.clicked.connect(self.role_wanted)
        self._remove.clicked.connect(self.removal_wanted)

    @property
    def words(self) -> list[str]:
        """What is told of somebody."""
        return [self._name.text(), *self._facts.text().split("\n"), self._why_not.text()]

    def show_state(self, state: PeopleState) -> None:
        """The person, without the keys that would be refused."""
        person = state.person
        if person is None:
            return
        facts = (
            self.tr("Role: {role}").format(role=role_words(person.role)),
            self.tr("Last sign-in: {time}").format(time=sign_in_words(person, self._hours)),
            self.tr("Wrong passwords: {words}").format(words=wrong_words(person, self._hours)),
            state_words(person),
        )
        self._name.setText(person.name)
        self._facts.setText("\n".join(filter(None, facts)))
        why_not = why_not_words(person)
        self._why_not.setText(why_not)
        self._why_not.setVisible(bool(why_not))
        is_other = person.is_person and not person.is_here
        self._reset.setVisible(is_other)
        self._role.setVisible(is_other and not person.is_last_supervisor)
        self._remove.setVisible(is_other and not person.is_last_supervisor)
        is_supervisor = person.role is Role.SUPERVISOR
        self._role.setText(self.tr("Make an &operator…") if is_supervisor else self.tr("Make a &supervisor…"))

    def begin(self) -> None:
        """To the first thing that can be done."""
        if not self._reset.isHidden():
            self._reset.setFocus()


class AddingPart(Part):
    """Name and role of somebody new; `wanted` carries both."""

    wanted = Signal(str, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = QLineEdit()
        self._name.setMaxLength(LONGEST_NAME + 1)  # one too many is told, not cut off
        self._fault = _FaultLine()
        self._roles = QButtonGroup(self)
        label = QLabel(self.tr("&User name"))
        label.setBuddy(self._name)
        self._name.setAccessibleName(label.text().replace("&", ""))
        self._add, leave = push_button(self.tr("&Add"), "primary"), push_button(self.tr("Not now"))
        said = self.tr("The name stands in clear in the vault's files. A one-time password is drawn and shown once.")
        self.column.addWidget(text_label(self.tr("Somebody new"), "heading"))
        for part in (label, self._name, self._fault):
            self.column.addWidget(part)
        for place, (role, words) in enumerate(
            (
                (Role.OPERATOR, self.tr("Op&erator: takes calls")),
                (Role.SUPERVISOR, self.tr("Super&visor: everything, rosters, people and exports too")),
            )
        ):
            choice = QRadioButton(words)
            choice.setAccessibleName(words.replace("&", ""))
            choice.setChecked(role is Role.OPERATOR)
            self._roles.addButton(choice, place)
            self.column.addWidget(choice)
        self.column.addWidget(text_label(said, "quiet_text"))
        self.column.addLayout(button_row(self._add, leave))
        self.column.addStretch()
        self._name.textEdited.connect(lambda: self._fault.tell("", self._name))
        self._add.clicked.connect(self._give)
        leave.clicked.connect(self.left)

    def show_state(self, state: PeopleState) -> None:
        """Why somebody was not added."""
        self._fault.tell(state.fault, self._name)

    def begin(self) -> None:
        """Into the box for the name."""
        self._name.setFocus()

    def forget(self) -> None:
        """Nobody, and an operator."""
        self._name.clear()
        self._roles.button(0).setChecked(True)

    def _give(self) -> None:
        role = Role.SUPERVISOR if self._roles.checkedId() else Role.OPERATOR
        self.wanted.emit(self._name.text().strip(), role)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self._give()
        else:
            super().keyPressEvent(event)


class RemovingPart(Part):
    """What a removal brings about, agreed to by typing the name; `agreed` carries what was typed."""

    agreed = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heading, self._words = text_label("", "heading"), text_label()
        self._name = QLineEdit()
        self._fault = _FaultLine()
        label = QLabel(self.tr("To agree, type the &name"))
        label.setBuddy(self._name)
        self._name.setAccessibleName(label.text().replace("&", ""))
        remove, leave = push_button(self.tr("&Remove for good"), "primary"), push_button(self.tr("Not now"))
        for part in (self._heading, self._words, label, self._name, self._fault):
            self.column.addWidget(part)
        self.column.addLayout(button_row(remove, leave))
        self.column.addStretch()
        self._name.textEdited.connect(lambda: self._fault.tell("", self._name))
        remove.clicked.connect(self._give)
        leave.clicked.connect(self.left)

    def show_state(self, state: PeopleState) -> None:
        """Who would go, and with what."""
        person = state.person
        if person:
            self._heading.setText(self.tr("Remove {name}").format(name=person.name))
            self._words.setText(removal_words(person))
        self._fault.tell(state.fault, self._name)

    def begin(self) -> None:
        """Into the box for the name."""
        self._name.setFocus()
        announce(self._name, self._words.text(), at_once=False)

    def forget(self) -> None:
        """Nothing typed."""
        self._name.clear()

    def _give(self) -> None:
        self.agreed.emit(self._name.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter agrees."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self._give()
        else:
            super().keyPressEvent(event)


class UnlockingPart(Part):
    """The signing key left memory: the supervisor's own password brings it back for this once."""

    def __init__(self) -> None:
        super().__init__()
        self.prompt = PasswordPrompt(self.tr("Your password"), self.tr("Go on"), self.tr("Not now"))
        self.column.addWidget(text_label(self.tr("Your password is needed once more"), "heading"))
        self.column.addWidget(
            text_label(
                self.tr("The signing key left memory when an import began. Your password opens it for this change.")
            )
        )
        self.column.addWidget(self.prompt)
        self.column.addStretch()

    def show_state(self, state: PeopleState) -> None:
        """What was wrong with the last one."""
        if state.failure:
            self.prompt.refuse(sentence_of(state.failure))

    def begin(self) -> None:
        """Into the box."""
        self.prompt.begin()

    def forget(self) -> None:
        """No password left."""
        self.prompt.forget()


class WorkingPart(Part):
    """How far a change is; it cannot be stopped."""

    def __init__(self) -> None:
        super().__init__()
        self._words = text_label("", "label")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("How far the change is"))
        self._bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.column.addWidget(self._words)
        self.column.addWidget(self._bar)
        self.column.addStretch()

    def show_state(self, state: PeopleState) -> None:
        """How far; moving without an end where nobody can say."""
        if state.deed:
            words = working_words(state.deed, renews_keys=state.deed.renews_keys(state.people))
            self._words.setText(words)
            self._bar.setAccessibleDescription(words)
        progress = state.progress
        self._bar.setRange(0, progress.total if progress else 0)
        self._bar.setValue(progress.done if progress else 0)

    def begin(self) -> None:
        """Onto the bar."""
        self._bar.setFocus()


class ShowingPart(Part):
    """What is told once: it goes as soon as somebody looks at anything else."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heading = text_label("", "heading")
        self._password = SealedText("")
        self._password.setObjectName("one_time")
        self._how = text_label(self.tr("Five words with a hyphen between them."), "quiet_text")
        self._once = text_label(
            self.tr(
                "Write it down or read it out now: it is not shown again. It serves for one sign-in, and a password of "
                "one's own is chosen right after that."
            )
        )
        self._new_key = text_label(
            self.tr(
                "The supervisors' key is a new one. Write its fingerprint down in place of the former one, beside the "
                "recovery code:"
            )
        )
        self._fingerprint = QLineEdit()
        self._fingerprint.setReadOnly(True)
        self._fingerprint.setAccessibleName(self.tr("Fingerprint of the supervisors' key"))
        self._done = push_button(self.tr("&Written down"), "primary")
        for part in (self._heading, self._password, self._how, self._once, self._new_key, self._fingerprint):
            self.column.addWidget(part)
        self.column.addLayout(button_row(self._done))
        self.column.addStretch()
        self._done.clicked.connect(self.left)

    @property
    def told(self) -> tuple[str, str]:
        """Password and fingerprint as they stand there."""
        return self._password.toPlainText(), self._fingerprint.text()

    def show_state(self, state: PeopleState) -> None:
        """Password and fingerprint, where there are any."""
        if state.secret is None or state.deed is None:
            return
        password, fingerprint = state.secret.one_time_password, state.secret.fingerprint
        whose = self.tr("One-time password of {user}").format(user=state.deed.name)
        self._heading.setText(whose if password else self.tr("The supervisors' new key"))
        self._password.setAccessibleName(whose)
        self._password.setAccessibleDescription(self._how.text())
        self._password.show_text(password)
        if self._fingerprint.text() != fingerprint:
            self._fingerprint.setText(fingerprint)
            self._fingerprint.setCursorPosition(0)
        for part in (self._password, self._how, self._once):
            part.setVisible(bool(password))
        self._new_key.setVisible(bool(fingerprint))
        self._fingerprint.setVisible(bool(fingerprint))

    def begin(self) -> None:
        """Where it is read."""
        password, fingerprint = self.told
        field: QWidget = self._password if password else self._fingerprint
        field.setFocus()
        announce(field, f"{field.accessibleName()}: {password or fingerprint}", at_once=False)

    def forget(self) -> None:
        """Nothing is left of either."""
        self._password.forget()
        self._fingerprint.setText("")


class _FaultLine(QLabel):
    """What is wrong with the box above it; its room is kept, so that nothing jumps when it speaks."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("fault")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing())

    def tell(self, sentence: str, box: QWidget) -> None:
        """Say it, or nothing; the box tells it, too."""
        words = f"▲  {sentence}" if sentence else ""
        if words != self.text():
            self.setText(words)
            box.setAccessibleDescription(sentence)
            if sentence:
                box.setFocus()
                announce(box, sentence, at_once=True)
