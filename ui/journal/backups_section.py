"""Backups: one made now, one made by itself at times, and the last ones."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from callcenter.domain.hours import LineHours
from callcenter.services.backup_protocol import BackupOverview, BackupPlan, MadeBackup
from callcenter.services.protocols import SignedIn
from ui.clock_words import as_typed, minute_of
from ui.dialogs import Dialogs
from ui.journal.backups_presenter import BackupsPresenter, BackupsState
from ui.journal.lists import LineList
from ui.journal.wording import moment_words
from ui.language import tr
from ui.notices import Kind, Notice, sentence_of
from ui.tasks import Tasks
from ui.texts import file_size
from ui.widgets.announcement import announce
from ui.widgets.cards import Card, button_row, labelled, push_button, text_label
from ui.widgets.narrowness import Narrowness, stand
from ui.widgets.still_combo_box import StillComboBox

_NARROW = 95  # letters; below that the cards stand beneath one another
_LONGEST = 12


class BackupsSection(QWidget):
    """Shows what the presenter decides."""

    noticed = Signal(object)

    def __init__(self, tasks: Tasks, dialogs: Dialogs, signed_in: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrowness = Narrowness(_NARROW)
        self._dialogs = dialogs
        self._hours = LineHours(signed_in.program.line)
        self._since, self._planned = text_label("", "label"), text_label("", "label")
        self._make, self._stop = push_button(self.tr("&Back up now to…"), "primary"), push_button(self.tr("&Stop"))
        self._bar = QProgressBar()
        self._folder = push_button(self.tr("Choose a &folder…"))
        self._chosen, self._fault = text_label("", "quiet_text"), text_label("", "fault")
        self._kind, self._when, self._kept = StillComboBox(), QLineEdit(), QLineEdit()
        self._save, self._none = push_button(self.tr("Sa&ve")), push_button(self.tr("Make none by itse&lf"))
        heads = (self.tr("When"), self.tr("Who"), self.tr("Why"), self.tr("Up to entry"), self.tr("File"))
        self.lines = LineList(self.tr("The last backups, newest first"), heads, (24, 10, 21, 9, 46), (1, 4))
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()
        self.presenter = BackupsPresenter(self, tasks.owned_by(self))
        self._connect()
        self._shown_plan: BackupPlan | None = None
        self.show_state(self.presenter.state)

    def refresh(self) -> None:
        """The section is shown: look anew, the caret where a backup is begun, or stopped."""
        (self._stop if self.presenter.state.is_making else self._make).setFocus()
        self.presenter.refresh()

    def show_state(self, state: BackupsState) -> None:
        """Show all of it."""
        making = state.is_making
        turns = (self._stop if not making else self._make).hasFocus()
        self._make.setVisible(not making)
        self._stop.setVisible(making)
        self._stop.setEnabled(not state.is_stopping)
        if turns:
            (self._stop if making else self._make).setFocus()
        self._bar.setVisible(making)
        progress = state.progress
        self._bar.setRange(0, 1_000 if progress else 0)
        self._bar.setValue(1_000 * progress.done // max(progress.total, 1) if progress else 0)
        self._chosen.setText(str(state.folder) if state.folder else self.tr("No folder is chosen."))
        self._show_fault(sentence_of(state.fault) if state.fault else "")
        if state.overview:
            self._show_overview(state.overview)

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        self.noticed.emit(notice)

    def tell_made(self, made: MadeBackup) -> None:
        """Where it is."""
        words = self.tr("The backup is written and was read back: {file}, {size}.")
        self.tell(Notice(Kind.DONE, words.format(file=made.path.name, size=file_size(made.bytes))))

    def tell_given_up(self) -> None:
        """Nothing is left of it."""
        self.tell(Notice(Kind.NEWS, self.tr("The backup was stopped, and nothing is left of it.")))

    def tell_plan(self, plan: BackupPlan | None) -> None:
        """What goes on by itself."""
        self.tell(Notice(Kind.DONE, self._plan_words(plan)))

    def _show_overview(self, overview: BackupOverview) -> None:
        if overview.since:
            since = self.tr("The last backup outside the vault's folder: {moment}.")
            self._since.setText(since.format(moment=moment_words(overview.since, self._hours)))
        else:
            self._since.setText(self.tr("No backup was made outside the vault's folder yet."))
        if overview.is_due:
            self._since.setText("▲  " + self._since.text() + " " + self.tr("Calls of before today are in none."))
        self._planned.setText(self._plan_words(overview.plan))
        self._none.setEnabled(overview.plan is not None)
        self._show_plan(overview.plan)
        self.lines.show_lines(
            [
                (moment_words(one.at, self._hours), one.user, _reason_words(one.reason), f"{one.seq:,}", one.file)
                for one in overview.last
            ]
        )

    def _show_plan(self, plan: BackupPlan | None) -> None:
        """In the boxes, unless it stands there already: what is being typed stays."""
        if plan and plan != self._shown_plan:
            self._kind.setCurrentIndex(self._kind.findData(plan.daily_at is not None))
            self._when.setText(as_typed(minute_of(plan.daily_at) or 0) if plan.daily_at else str(plan.hours))
            self._kept.setText(str(plan.kept))
        self._shown_plan = plan

    def _plan_words(self, plan: BackupPlan | None) -> str:
        if plan is None:
            return self.tr("No backup is made by itself.")
        daily = self.tr("A backup is made each day at {time}, and {kept} are kept, in {folder}.")
        hourly = self.tr("A backup is made every {hours} h, and {kept} are kept, in {folder}.")
        time = as_typed(minute_of(plan.daily_at) or 0) if plan.daily_at else ""
        words = daily if plan.daily_at else hourly
        return words.format(time=time, hours=plan.hours, kept=plan.kept, folder=plan.folder)

    def _show_fault(self, words: str) -> None:
        was = self._fault.text()
        self._fault.setText(f"▲  {words}" if words else "")
        self._fault.setVisible(bool(words))
        if words and words not in was:
            announce(self._when, words, at_once=True)

    def _arrange(self) -> None:
        now = Card(self.tr("A backup now"))
        what = self.tr(
            "One encrypted file with the whole vault and the key file of now. Calls go on meanwhile. It opens with the "
            "passwords of now and with the recovery code: keep it on another disk."
        )
        now.column.addWidget(text_label(what, "quiet_text"))
        now.column.addWidget(self._since)
        now.column.addLayout(button_row(self._make, self._stop))
        now.column.addWidget(self._bar)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("How far it is"))
        back = self.tr("A backup is put back from a shell, with nobody signed in: callcenter restore BACKUP VAULT")
        now.column.addWidget(text_label(back, "quiet_text"))
        now.column.addStretch()
        self._cards.setSpacing(10)
        self._cards.addWidget(now, 1)
        self._cards.addWidget(self._plan_card(), 1)
        listed = Card(self.tr("The last backups"))
        listed.column.addWidget(self.lines, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(self._cards)
        layout.addWidget(listed, 1)

    def _plan_card(self) -> Card:
        card = Card(self.tr("By itself, while somebody is signed in"))
        self._kind.show_entries([(self.tr("Each day at"), True), (self.tr("Every so many hours"), False)], True)
        for box in (self._when, self._kept):
            box.setMaxLength(_LONGEST)
        card.column.addWidget(self._planned)
        row = QHBoxLayout()
        row.addWidget(self._folder)
        row.addWidget(self._chosen, 1)
        card.column.addLayout(row)
        boxes = QHBoxLayout()
        boxes.addLayout(labelled(self.tr("Ho&w often"), self._kind), 3)
        boxes.addLayout(labelled(self.tr("&Time or hours"), self._when), 2)
        boxes.addLayout(labelled(self.tr("&Keep so many"), self._kept), 2)
        card.column.addLayout(boxes)
        card.column.addWidget(self._fault)
        card.column.addLayout(button_row(self._save, self._none))
        card.column.addStretch()
        return card

    def _connect(self) -> None:
        self._make.clicked.connect(self._choose_target)
        self._stop.clicked.connect(self.presenter.stop)
        self._folder.clicked.connect(self._choose_folder)
        self._save.clicked.connect(self._plan)
        self._none.clicked.connect(self.presenter.plan_none)
        for box in (self._when, self._kept):
            box.returnPressed.connect(self._plan)

    def _plan(self) -> None:
        self.presenter.plan(daily=bool(self._kind.currentData()), when=self._when.text(), kept=self._kept.text())

    def _choose_target(self) -> None:
        folder = self._dialogs.choose_folder(self.tr("A folder for the backup, on another disk"))
        if folder:
            self.presenter.back_up(folder)

    def _choose_folder(self) -> None:
        folder = self._dialogs.choose_folder(self.tr("A folder for backups, on another disk"))
        if folder:
            self.presenter.choose(folder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        stand(self._narrowness.measure(self), self._cards)


def _reason_words(reason: str) -> str:
    """Why a backup was made."""
    return {
        "by_hand": tr("by hand"),
        "scheduled": tr("by itself, as planned"),
        "import": tr("before an import"),
        "new_keys": tr("before new keys"),
        "migration": tr("before a new format"),
    }.get(reason, reason)
