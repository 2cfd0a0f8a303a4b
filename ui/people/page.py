"""The people who may sign in: the list, and beside it one of them or what is being done."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from callcenter.domain.accounts import Role
from callcenter.domain.hours import LineHours
from callcenter.services.protocols import SignedIn
from ui.dialogs import Dialogs
from ui.notices import Kind as NoticeKind
from ui.notices import Notice
from ui.people.panels import AddingPart, PersonPart, RemovingPart, ShowingPart, UnlockingPart, WorkingPart
from ui.people.parts import Part
from ui.people.presenter import PeoplePresenter
from ui.people.state import Deed, Kind, PeopleState, Step
from ui.people.table import PeopleList, PeopleTable
from ui.people.wording import done_words, reset_question, role_question
from ui.tasks import Tasks
from ui.widgets.cards import push_button, text_label
from ui.widgets.narrowness import Narrowness, stand

_NARROW = 110  # letters; below that the list stands above what is beside it
_NARROWEST = 50  # letters
_SHARES = (5, 3)  # of the room, for the list and what is beside it
_LEAST_ROWS = 5


class PeoplePage(QWidget):
    """Shows what the presenter decides."""

    noticed = Signal(object)

    def __init__(self, tasks: Tasks, dialogs: Dialogs, signed_in: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrowness = Narrowness(_NARROW)
        self._dialogs = dialogs
        hours = LineHours(signed_in.program.line)
        self._model = PeopleTable(hours)
        self._table = PeopleList(self._model)
        self._add, self._refresh = push_button(self.tr("A&dd somebody…")), push_button(self.tr("Refres&h"))
        self.person, self.adding, self.removing = PersonPart(hours), AddingPart(), RemovingPart()
        self.unlocking, self.working, self.showing = UnlockingPart(), WorkingPart(), ShowingPart()
        self._parts: dict[Step, Part] = {
            Step.PERSON: self.person,
            Step.ADDING: self.adding,
            Step.REMOVING: self.removing,
            Step.UNLOCKING: self.unlocking,
            Step.WORKING: self.working,
            Step.SHOWING: self.showing,
        }
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._is_showing = False
        self._shown = Step.PERSON
        self._arrange()
        self.presenter = PeoplePresenter(self, tasks.owned_by(self))
        self._connect()
        self.show_state(self.presenter.state)

    def refresh(self) -> None:
        """The page is shown: look anew, the caret in the list or where something is told."""
        self.presenter.refresh()
        if self.presenter.state.step is Step.PERSON:
            self._table.setFocus()
        else:
            self._parts[self.presenter.state.step].begin()

    def show_state(self, state: PeopleState) -> None:
        """Show all of it."""
        self._show_list(state)
        before, self._shown = self._shown, state.step
        self._add.setEnabled(state.step is not Step.WORKING)
        shown = self._parts[state.step]
        for part in self._parts.values():
            part.setVisible(part is shown and (state.step is not Step.PERSON or state.person is not None))
        shown.show_state(state)
        if before is state.step:
            return
        leaves = self._parts[before]
        if not (before in {Step.ADDING, Step.UNLOCKING} and state.step is Step.WORKING):
            leaves.forget()  # a name that is refused is mended where it was typed
        if state.step in {Step.PERSON, Step.SHOWING}:
            self.adding.forget()
        if state.step is not Step.PERSON:
            shown.begin()
        elif before is not Step.PERSON:
            self._table.setFocus()

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        self.noticed.emit(notice)

    def tell_done(self, deed: Deed) -> None:
        """What was done with whom."""
        self.noticed.emit(Notice(NoticeKind.DONE, done_words(deed)))

    def _show_list(self, state: PeopleState) -> None:
        self._is_showing = True  # whoever is chosen is chosen already
        self._model.show_people(state.people)
        row = self._model.row_of(state.chosen)
        if row >= 0 and row != self._table.currentIndex().row():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self._table.selectionModel().setCurrentIndex(self._model.index(row, 0), flags)
        self._table.set_widths()
        self._is_showing = False

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(text_label(self.tr("People"), "heading"))
        top.addStretch()
        top.addWidget(self._add)
        top.addWidget(self._refresh)
        listed, beside = QFrame(), QFrame()
        for frame in (listed, beside):
            frame.setObjectName("card")
        inner = QVBoxLayout(listed)
        inner.setContentsMargins(8, 8, 8, 8)
        inner.addWidget(self._table)
        column = QVBoxLayout(beside)
        column.setContentsMargins(14, 10, 14, 10)
        for part in self._parts.values():
            part.hide()
            column.addWidget(part)
        self._table.setMinimumHeight(_LEAST_ROWS * 2 * self.fontMetrics().lineSpacing())
        self._body.setSpacing(10)
        for frame, share in zip((listed, beside), _SHARES, strict=True):
            self._body.addWidget(frame, share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addLayout(self._body, 1)

    def _connect(self) -> None:
        presenter = self.presenter
        self._add.clicked.connect(presenter.begin_adding)
        self._refresh.clicked.connect(presenter.refresh)
        self._table.selectionModel().currentRowChanged.connect(lambda row, _: self._choose(row.row()))
        self.person.reset_wanted.connect(self._ask_reset)
        self.person.role_wanted.connect(self._ask_role)
        self.person.removal_wanted.connect(presenter.begin_removing)
        self.adding.wanted.connect(presenter.add)
        self.removing.agreed.connect(presenter.remove)
        self.unlocking.prompt.given.connect(presenter.unlock)
        for left in (self.adding.left, self.removing.left, self.unlocking.prompt.declined, self.showing.left):
            left.connect(presenter.leave)

    def _choose(self, row: int) -> None:
        name = self._model.name_at(row)
        if name and not self._is_showing:
            self.presenter.choose(name)

    def _ask_reset(self) -> None:
        person = self.presenter.state.person
        if person and self._agrees(*reset_question(person.name)):
            self.presenter.reset()

    def _ask_role(self) -> None:
        person = self.presenter.state.person
        if person:
            other = Role.OPERATOR if person.role is Role.SUPERVISOR else Role.SUPERVISOR
            if self._agrees(*role_question(Deed(Kind.ROLE, person.name, other))):
                self.presenter.change_role()

    def _agrees(self, title: str, question: str, yes: str) -> bool:
        agreed = self._dialogs.confirm(title, question, yes, self.tr("Not now"))
        return agreed and isValid(self)  # the vault may have been lost while the box stood open

    def _share_room(self) -> None:
        stand(self._narrowness.measure(self), self._body)

    def minimumSizeHint(self) -> QSize:
        """As narrow as it can be folded, whatever it is now."""
        needed = super().minimumSizeHint()
        letters = _NARROWEST * self.fontMetrics().averageCharWidth()
        return needed if self._narrowness.is_narrow else QSize(min(needed.width(), letters), needed.height())

    def heightForWidth(self, width: int) -> int:
        """No higher than it need be: what scrolls in itself takes the room that there is."""
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout else -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to what can be done with whoever is chosen, Esc back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.presenter.leave()
            self._table.setFocus()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._table.hasFocus():
            self._parts[self.presenter.state.step].begin()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever leaves the page leaves nothing that was told once, nor a password."""
        super().hideEvent(event)
        self.presenter.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        self._share_room()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._share_room()
