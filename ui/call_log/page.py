"""The supervisors' call log: its filter, the list, one call opened beside it, and the export."""

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from callcenter.clock import Clock
from callcenter.services.call_log_protocol import ListedCall
from callcenter.services.protocols import SignedIn
from ui.call_log.call_card import CallCard
from ui.call_log.call_presenter import CallPresenter
from ui.call_log.export_panel import ExportPanel
from ui.call_log.filter_bar import FilterBar
from ui.call_log.filtering import FilterPresenter
from ui.call_log.presenter import CallListPresenter
from ui.call_log.state import CallState, FilterState, ListState
from ui.call_log.table import CallList, CallTable
from ui.call_log.wording import shown_words, totals_words, wrap_up_labels, wrap_up_totals
from ui.deeds import tip
from ui.dialogs import Dialogs
from ui.notices import Notice
from ui.shortcuts import Shortcut
from ui.tasks import Tasks
from ui.widgets.announcement import announce
from ui.widgets.cards import push_button
from ui.widgets.fitted_label import FittedLabel
from ui.widgets.narrowness import Narrowness
from ui.widgets.tables import dress_table

_NARROW = 95  # letters; below that an opened call takes the list's place, and the filter is folded
_SHARES = (5, 3)  # of the room, for the list and a call beside it


class CallListPage(QWidget):
    """Shows what its presenters decide."""

    noticed = Signal(object)

    def __init__(
        self, tasks: Tasks, dialogs: Dialogs, clock: Clock, signed_in: SignedIn, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._narrowness = Narrowness(_NARROW)
        program = signed_in.program
        self._labels = wrap_up_labels(program)
        self._model = CallTable(program)
        self._table = CallList()
        self._list, self._body = QFrame(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._totals, self._wrap_ups = FittedLabel(lines=2), FittedLabel(lines=2, keeps_room=False)
        self._count = FittedLabel()
        self._unfold = push_button(self.tr("&Filter"))
        self._refresh, self._export = push_button(self.tr("&Refresh")), push_button(self.tr("E&xport…"))
        self._filter = FilterBar(program)
        self._card = CallCard(program)
        self.panel = ExportPanel(tasks, dialogs, signed_in)
        self._wants_filter = self._goes_to_list = False
        self._arrange()
        dress_table(self._table, self._model, self.tr("Calls, newest first"))
        self._table.verticalScrollBar().valueChanged.connect(self._fetch_ahead)
        runner = tasks.owned_by(self)
        self.presenter = CallListPresenter(self, runner)
        self.filtering = FilterPresenter(self, runner, clock, program.line, self.presenter.apply)
        self.opening = CallPresenter(self, runner)
        self._connect()
        self.show_filter(self.filtering.state)
        self.show_list(self.presenter.state)
        self.show_call(self.opening.state)

    def refresh(self) -> None:
        """The page is shown: begin with the newest calls that are meant, the caret in the list."""
        self.filtering.refresh()
        self._look_again()
        self._table.setFocus()

    def show_filter(self, state: FilterState) -> None:
        """The filter as it stands."""
        self._filter.show_state(state)
        if state.fault or state.is_naming:
            self._show_folded(wants_filter=True)

    def show_list(self, state: ListState) -> None:
        """What the list adds up to."""
        self._model.allow_more(state.more and not state.is_loading)
        self._show_count()
        totals = state.totals
        self._totals.setText(self._totals_words(state))
        self._wrap_ups.setText(wrap_up_totals(totals, self._labels) if totals and totals.calls else "")

    def show_calls(self, calls: tuple[ListedCall, ...]) -> None:
        """The newest calls, from the top; the one that is open stays chosen where it is among them."""
        shown = self.opening.state.opened
        self._model.show_calls(calls)
        self._table.set_widths()
        self._table.scrollToTop()
        row = max(0, self._model.row_of(shown.call.reference) if shown else 0)
        self._choose_row(row)
        if self._goes_to_list:
            self._goes_to_list = False
            self._table.setFocus()
            if not calls:
                announce(self._table, self.tr("No call fits this filter."), at_once=False)

    def add_calls(self, calls: tuple[ListedCall, ...]) -> None:
        """Older calls, below the others."""
        self._model.add_calls(calls)

    def show_call(self, state: CallState) -> None:
        """The call that is opened, or none."""
        self._card.show_state(state)
        self._share_room()

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        self.noticed.emit(notice)

    def _arrange(self) -> None:
        heading = QLabel(self.tr("Calls"))
        heading.setObjectName("heading")
        self._count.setObjectName("quiet_text")
        self._wrap_ups.setObjectName("quiet_text")
        self._totals.setAccessibleName(self.tr("Totals"))
        self._unfold.setCheckable(True)
        self._unfold.setToolTip(tip(Shortcut.FILTER))
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addWidget(self._count, 1)
        for button in (self._unfold, self._refresh, self._export):
            top.addWidget(button)
        self._list.setObjectName("card")
        listed = QVBoxLayout(self._list)
        listed.setContentsMargins(8, 6, 8, 8)
        listed.setSpacing(3)
        for part in (self._totals, self._wrap_ups, self._table):
            listed.addWidget(part, int(part is self._table))
        listed.addStretch()
        self._body.setSpacing(10)
        for half, share in zip((self._list, self._card), _SHARES, strict=True):
            self._body.addWidget(half, share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.panel)
        layout.addWidget(self._filter)
        layout.addLayout(self._body, 1)

    def _connect(self) -> None:
        bar, filtering = self._filter, self.filtering
        bar.taken.connect(filtering.take)
        bar.days_chosen.connect(filtering.choose_days)
        bar.kept_chosen.connect(filtering.choose_kept)
        bar.cleared.connect(filtering.clear)
        bar.name_wanted.connect(filtering.ask_name)
        bar.named.connect(filtering.keep)
        bar.name_left.connect(filtering.leave_name)
        bar.removed.connect(filtering.remove)
        bar.list_wanted.connect(self._go_to_list)
        self._unfold.clicked.connect(self._turn_filter)
        self._model.more_wanted.connect(self.presenter.fetch_more)
        self._refresh.clicked.connect(self._look_again)
        self._export.clicked.connect(lambda: self.panel.begin(self.filtering.meant))
        self.panel.noticed.connect(self.noticed)
        self.panel.left.connect(self._export.setFocus)
        self.panel.turned.connect(self._share_room)
        self._table.opened.connect(self._open_row)
        self._table.doubleClicked.connect(lambda index: self._open_row(index.row()))
        self._table.left.connect(self._close_call)
        self._table.selectionModel().currentRowChanged.connect(self._follow)
        self._card.left.connect(self._close_call)
        self._card.note_wanted.connect(self.opening.show_note)
        for sequence in Shortcut.FILTER.sequences:
            QShortcut(QKeySequence(sequence), self, self._go_to_filter)

    def _look_again(self) -> None:
        """The same filter, whose days may be others by now."""
        if not self.filtering.take(self._filter.form()):
            self.presenter.refresh()

    def _open_row(self, row: int) -> None:
        reference = self._model.reference_at(row)
        if reference:
            self.opening.open(reference)

    def _follow(self) -> None:
        """An open call gives way to the one that the arrow keys lead to."""
        if self.opening.is_open and self._table.hasFocus():
            self._open_row(self._table.currentIndex().row())

    def _close_call(self) -> None:
        self.opening.close()
        self._table.setFocus()

    def _choose_row(self, row: int) -> None:
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self._table.selectionModel().setCurrentIndex(self._model.index(row, 0), select)

    def _go_to_filter(self) -> None:
        if self._narrowness.is_narrow and self.opening.is_open:
            self.opening.close()
        self._show_folded(wants_filter=True)
        self._filter.begin()

    def _go_to_list(self) -> None:
        self._goes_to_list = self.presenter.state.is_loading
        self._show_folded(wants_filter=False)
        self._table.setFocus()

    def _turn_filter(self) -> None:
        if self._unfold.isChecked():
            self._go_to_filter()
        else:
            self._go_to_list()

    def _fetch_ahead(self, value: int) -> None:
        """Older calls are fetched a screen before the end, so that scrolling does not stop there."""
        bar = self._table.verticalScrollBar()
        if value > bar.maximum() - bar.pageStep():
            self._model.fetchMore(self._table.rootIndex())

    def _show_count(self) -> None:
        state = self.presenter.state
        has_room = state.shown and not self._narrowness.is_narrow
        self._count.setText(shown_words(state.shown, more=state.more) if has_room else "")

    def _totals_words(self, state: ListState) -> str:
        if state.totals is None:
            return self.tr("Counting…")
        if not state.totals.calls:
            return self.tr("No call fits this filter.") if state.is_filtered else self.tr("No call was taken yet.")
        return totals_words(state.totals)

    def _show_folded(self, *, wants_filter: bool) -> None:
        self._wants_filter = wants_filter
        self._share_room()

    def _share_room(self) -> None:
        """Side by side where there is room; else one at a time, and the filter when it is wanted."""
        narrow = self._narrowness.measure(self)
        opened = self.opening.state.opened is not None
        takes_place = narrow and opened and not self._list.isHidden()
        self._unfold.setVisible(narrow and not self.panel.is_asking)
        self._unfold.setChecked(self._wants_filter)
        free = not self.panel.is_asking
        self._filter.setVisible(free and (not narrow or (self._wants_filter and not opened)))
        self._list.setVisible(free and not (narrow and opened))
        self._card.setVisible(free and opened)
        self._table.setVisible(not (narrow and self._wants_filter))
        self._wrap_ups.setVisible(not narrow)
        self._show_count()
        if takes_place:
            self._card.begin()

    def heightForWidth(self, width: int) -> int:
        """No higher than it need be: what scrolls in itself takes the room that there is."""
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout else -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room is shared out anew."""
        super().resizeEvent(event)
        self._share_room()
