"""The review cases: the queue, and one case opened beside it and decided."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QSize, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QVBoxLayout, QWidget

from callcenter.domain.review_cases import CaseList
from callcenter.services.case_protocol import ListedCase
from callcenter.services.protocols import SignedIn
from ui import deeds
from ui.notices import Kind, Notice
from ui.review_cases.case_card import CaseCard
from ui.review_cases.case_presenter import CasePresenter
from ui.review_cases.presenter import QueuePresenter
from ui.review_cases.state import CaseState, QueueState
from ui.review_cases.table import CaseTable, CaseView
from ui.review_cases.wording import decided_notice, decided_words, list_words, nothing_words, queue_words
from ui.tasks import Tasks
from ui.widgets.announcement import announce
from ui.widgets.cards import push_button, text_label
from ui.widgets.fitted_label import FittedLabel
from ui.widgets.folding_rows import FoldingRows, Form, group
from ui.widgets.narrowness import Narrowness
from ui.widgets.still_combo_box import StillComboBox

_NARROW = 126  # letters; below that an opened case takes the list's place
_NARROWEST = 50  # letters
_SHARES = (4, 5)  # of the room, for the list and a case beside it
_NEAR = 10  # rows before the end
_FORMS = (
    Form((("heading", "queue", "", "choices", "refresh"),), ()),
    Form((("heading", "", "refresh"), ("queue", ""), ("choices", "")), ()),
)


class CasesPage(QWidget):
    """Shows what its presenters decide; `page_wanted` carries the name of another page."""

    noticed = Signal(object)
    page_wanted = Signal(str)

    def __init__(self, tasks: Tasks, signed_in: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrowness = Narrowness(_NARROW)
        self._model = CaseTable(signed_in.program)
        self._table = CaseView(self._model)
        self._list, self._body = QFrame(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._queue, self._decided = text_label("", "", wraps=False), FittedLabel(lines=2, keeps_room=False)
        self._nothing = text_label("", "label")
        self._which, self._order = StillComboBox(), StillComboBox()
        self._refresh = push_button(self.tr("&Refresh"))
        self._top = QWidget()
        self.card = CaseCard(signed_in.program)
        self._arrange()
        runner = tasks.owned_by(self)
        self.presenter = QueuePresenter(self, runner)
        self.opening = CasePresenter(self, runner)
        self._connect()
        self.show_queue(self.presenter.state)
        self.show_case(self.opening.state)

    def refresh(self) -> None:
        """The page is shown: look anew, the caret in the list, or where another one is chosen."""
        self.presenter.refresh()
        self._point()

    def show_queue(self, state: QueueState) -> None:
        """The list, and how the queue stands."""
        self._which.show_entries([(list_words(one), one) for one in CaseList], state.meant)
        orders = [(self.tr("Oldest first"), False), (self.tr("Newest first"), True)]
        self._order.show_entries(orders, state.newest_first)
        row = max(0, self._table.currentIndex().row())
        differ = state.meant in {CaseList.DECIDED, CaseList.ALL}
        self._model.show_cases(state.cases, may_fetch=state.more and not state.is_loading, differ=differ)
        is_empty = not state.cases and not state.is_loading
        had_focus = self._table.hasFocus()
        self._nothing.setText(nothing_words(state.meant) if is_empty else "")
        self._nothing.setVisible(is_empty)
        self._table.setVisible(not is_empty)
        if is_empty and had_focus:
            self._which.setFocus()
            announce(self._which, self._nothing.text(), at_once=False)
        if state.cases and self._table.currentIndex().row() < 0:
            shown = self.opening.state.case
            place = self._model.row_of(shown.reference) if shown else -1
            self._choose_row(place if place >= 0 else min(row, len(state.cases) - 1))
        self._table.set_widths()
        if state.figures:
            self._queue.setText(queue_words(state.figures))
            self._decided.setText(decided_words(state.figures))

    def show_case(self, state: CaseState) -> None:
        """The case that is opened, or none."""
        self.card.show_state(state)
        self._share_room()

    def refuse_note(self, sentence: str) -> None:
        """The note of a decision is not kept."""
        self.card.decision.refuse_note(sentence)

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        self.noticed.emit(notice)

    def tell_decided(self, case: ListedCase) -> None:
        """A case is decided: on with the queue."""
        self.tell(Notice(Kind.DONE, decided_notice(case)))
        self.refresh()

    def _arrange(self) -> None:
        heading = QLabel(self.tr("Review cases"))
        heading.setObjectName("heading")
        self._decided.setObjectName("quiet_text")
        self._which.setAccessibleName(self.tr("Which cases"))
        self._order.setAccessibleName(self.tr("Order"))
        self._rows = FoldingRows(
            self._top,
            {
                "heading": group(heading),
                "queue": group(self._queue),
                "choices": group(self._which, self._order),
                "refresh": group(self._refresh),
            },
            _FORMS,
            lambda _: None,
        )
        self._list.setObjectName("card")
        listed = QVBoxLayout(self._list)
        listed.setContentsMargins(8, 6, 8, 8)
        listed.setSpacing(3)
        for part in (self._decided, self._nothing):
            listed.addWidget(part)
        listed.addWidget(self._table, 1)
        listed.addStretch()
        self._body.setSpacing(10)
        for side, share in zip((self._list, self.card), _SHARES, strict=True):
            self._body.addWidget(side, share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 8)
        layout.setSpacing(4)
        layout.addWidget(self._top)
        layout.addLayout(self._body, 1)

    def _connect(self) -> None:
        presenter, opening, card = self.presenter, self.opening, self.card
        self._which.activated.connect(self._choose_list)
        self._order.activated.connect(self._choose_list)
        self._refresh.clicked.connect(presenter.refresh)
        self._model.more_wanted.connect(presenter.fetch_more)
        self._table.verticalScrollBar().valueChanged.connect(self._fetch_ahead)
        self._table.opened.connect(self._open_row)
        self._table.doubleClicked.connect(lambda index: self._open_row(index.row()))
        self._table.left.connect(self._close_case)
        self._table.selectionModel().currentRowChanged.connect(self._follow)
        card.left.connect(self._close_case)
        card.anew_wanted.connect(opening.begin_anew)
        card.sealed.wanted.connect(opening.show_sealed)
        card.sealed.unlocked.connect(opening.show_sealed)
        card.sealed.hidden.connect(opening.hide_sealed)
        card.decision.chosen.connect(opening.choose)
        card.decision.decided.connect(opening.decide)
        card.addition.chosen.connect(opening.choose_addition)
        card.addition.marked.connect(opening.mark_added)
        card.addition.roster_wanted.connect(lambda: self.page_wanted.emit(deeds.ROSTER))

    def _choose_list(self) -> None:
        self.opening.close()
        self.presenter.choose(self._which.currentData(), newest_first=self._order.currentData())

    def _open_row(self, row: int) -> None:
        case = self._model.case_at(row)
        if case:
            self.opening.open(case)
            self.card.begin()

    def _follow(self) -> None:
        """An open case gives way to the one that the arrow keys lead to."""
        case = self._model.case_at(self._table.currentIndex().row())
        if case and self.opening.is_open and self._table.hasFocus():
            self.opening.open(case)

    def _close_case(self) -> None:
        self.opening.close()
        self._point()

    def _point(self) -> None:
        """The caret where work goes on."""
        if self.opening.is_open and self._narrowness.is_narrow:
            self.card.begin()
        else:
            (self._which if self._table.isHidden() else self._table).setFocus()

    def _choose_row(self, row: int) -> None:
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self._table.selectionModel().setCurrentIndex(self._model.index(row, 0), select)

    def _fetch_ahead(self, place: int) -> None:
        if place >= self._table.verticalScrollBar().maximum() - _NEAR:
            self.presenter.fetch_more()

    def _share_room(self) -> None:
        narrow = self._narrowness.measure(self)
        is_open = not self.card.isHidden()
        takes_caret = narrow and is_open and self._table.hasFocus()
        self._list.setVisible(not (narrow and is_open))
        self.card.set_compact(narrow)
        self._rows.fold()
        if takes_caret:
            self.card.begin()

    def minimumSizeHint(self) -> QSize:
        """As narrow as it can be folded, whatever it is now."""
        needed = super().minimumSizeHint()
        letters = _NARROWEST * self.fontMetrics().averageCharWidth()
        return needed if self._narrowness.is_narrow else QSize(min(needed.width(), letters), needed.height())

    def heightForWidth(self, width: int) -> int:
        """No higher than it need be: what scrolls in itself takes the room that there is."""
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout else -1

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever leaves the page leaves nothing open that was sealed."""
        super().hideEvent(event)
        self.opening.hide_sealed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A case beside the list where there is room, else in its place."""
        super().resizeEvent(event)
        self._share_room()

    def changeEvent(self, event: QEvent) -> None:
        """Other letters share the room in another way."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._share_room()
