"""The journal verified: against a head kept elsewhere if there is one, with a plain account of what that proves."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from callcenter.domain.hours import LineHours
from callcenter.services.journal_protocol import Verification
from callcenter.services.protocols import SignedIn
from ui.dialogs import Dialogs
from ui.journal.presenter import VerifyPresenter, VerifyState
from ui.journal.wording import entries, found_words, last_words
from ui.language import tr
from ui.notices import Kind, Notice
from ui.tasks import Tasks
from ui.texts import time_left
from ui.widgets.announcement import announce
from ui.widgets.cards import Card, button_row, push_button, text_label
from ui.widgets.dress import dress
from ui.widgets.narrowness import Narrowness, stand

_NARROW = 95  # letters; below that the account stands beneath
_HEAD_FILES = "JSON (*.json)"
_LONGEST_CODE = 80


class VerifySection(QWidget):
    """Shows what the presenter decides."""

    noticed = Signal(object)

    def __init__(self, tasks: Tasks, dialogs: Dialogs, signed_in: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrowness = Narrowness(_NARROW)
        self._dialogs = dialogs
        self._hours = LineHours(signed_in.program.line)
        self._last = text_label("", "quiet_text")
        self._seq, self._code = QLineEdit(), QLineEdit()
        self._fault = text_label("", "fault")
        self._file = push_button(self.tr("From a &file…"))
        self._everything = QCheckBox(self.tr("Rosters and the &database's pages too (takes longer)"))
        self._verify = push_button(self.tr("&Verify"), "primary")
        self._stop = push_button(self.tr("&Stop"))
        self._bar, self._progress = QProgressBar(), text_label("", "quiet_text")
        self.result = _ResultCard()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._boxes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()
        self.presenter = VerifyPresenter(self, tasks.owned_by(self))
        self._connect()
        self.show_state(self.presenter.state)

    def refresh(self) -> None:
        """The section is shown: the caret where it is begun, or stopped."""
        (self._stop if self.presenter.state.is_verifying else self._verify).setFocus()
        self.presenter.refresh()

    def show_state(self, state: VerifyState) -> None:
        """Show all of it."""
        running = state.is_verifying
        turns = running is not self._stop.isVisibleTo(self) and self.isAncestorOf(self.focusWidget() or self)
        self._last.setText(last_words(state.overview.last_verification, self._hours) if state.overview else "")
        for part in (self._seq, self._code, self._file, self._everything):
            part.setEnabled(not running)
        self._verify.setVisible(not running)
        self._stop.setVisible(running)
        self._stop.setEnabled(not state.is_stopping)
        if turns:  # what had the caret may be hidden or grey now
            (self._stop if running else self._verify).setFocus()
        self._bar.setVisible(running)
        self._progress.setVisible(running)
        self._show_progress(state)
        self._show_fault(is_unread=state.is_unread)
        self.result.show_found(state.found)

    def show_head(self, seq: str, code: str) -> None:
        """A head that was read from a file."""
        self._seq.setText(seq)
        self._code.setText(code)
        self._code.setCursorPosition(0)
        self._verify.setFocus()

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        self.noticed.emit(notice)

    def tell_found(self, found: Verification) -> None:
        """The verdict, for whoever looks elsewhere."""
        self.tell(Notice(Kind.DONE if found.ok else Kind.FAULT, found_words(found).verdict))

    def tell_given_up(self) -> None:
        """Nothing was found out."""
        self.tell(Notice(Kind.NEWS, self.tr("The verification was stopped; it says nothing.")))

    def _arrange(self) -> None:
        card = Card(self.tr("Verify the journal"))
        what = self.tr(
            "Computes the code of every entry anew from the supervisors' key, and compares calls, notes, review cases, "
            "openings, settings and rosters with what the journal tells. Calls go on meanwhile."
        )
        card.column.addWidget(text_label(what, "quiet_text"))
        card.column.addWidget(self._last)
        card.column.addSpacing(6)
        card.column.addWidget(text_label(self.tr("A head that was kept elsewhere, if you have one:"), "label"))
        card.column.addLayout(self._head_boxes())
        card.column.addWidget(self._fault)
        card.column.addWidget(self._everything)
        card.column.addSpacing(6)
        card.column.addLayout(button_row(self._verify, self._stop))
        card.column.addWidget(self._bar)
        card.column.addWidget(self._progress)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("How far it is"))
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.result)
        left.addWidget(card)
        left.addStretch()
        right = QVBoxLayout()
        right.addWidget(_account())
        right.addStretch()
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(10)
        self._box.addLayout(left, 5)
        self._box.addLayout(right, 4)

    def _head_boxes(self) -> QBoxLayout:
        self._boxes.setSpacing(8)
        for label, box, share in (
            (self.tr("Number of the entr&y"), self._seq, 2),
            (self.tr("C&ode, or its first 16 characters"), self._code, 5),
        ):
            caption = text_label(label, "quiet_text")
            caption.setWordWrap(False)
            caption.setBuddy(box)
            box.setAccessibleName(label.replace("&", ""))
            box.setMaxLength(_LONGEST_CODE)
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(caption)
            column.addWidget(box)
            self._boxes.addLayout(column, share)
        self._boxes.addWidget(self._file, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        return self._boxes

    def _connect(self) -> None:
        self._verify.clicked.connect(self._begin)
        self._stop.clicked.connect(self.presenter.stop)
        self._file.clicked.connect(self._choose_file)
        for box in (self._seq, self._code):
            box.returnPressed.connect(self._begin)

    def _begin(self) -> None:
        self.presenter.verify(self._seq.text(), self._code.text(), everything=self._everything.isChecked())

    def _choose_file(self) -> None:
        path = self._dialogs.open_file(self.tr("A head that was kept elsewhere"), _HEAD_FILES)
        if path:
            self.presenter.take_file(path)

    def _show_progress(self, state: VerifyState) -> None:
        progress = state.progress
        self._bar.setRange(0, progress.total if progress else 0)
        self._bar.setValue(progress.done if progress else 0)
        words = self.tr("Stopping…") if state.is_stopping else self.tr("Starting…")
        if progress and not state.is_stopping:
            is_done = progress.done >= progress.total
            last = self.tr("The rest is compared…") if is_done else time_left(progress.seconds_left)
            done = self.tr("{done} of {total}").format(done=f"{progress.done:,}", total=entries(progress.total))
            words = "   ·   ".join(filter(None, (done, last)))
        self._progress.setText(words)
        self._bar.setAccessibleDescription(words)

    def _show_fault(self, *, is_unread: bool) -> None:
        words = self.tr(
            "A head is an entry's number and its code: at least its first 16 characters, 0 to 9 and a to f."
        )
        was_shown = not self._fault.isHidden()
        self._fault.setText(f"▲  {words}" if is_unread else "")
        self._fault.setVisible(is_unread)
        if is_unread and not was_shown:
            announce(self._seq, words, at_once=True)
            self._seq.setFocus()
            self._seq.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        stand(self._narrowness.measure(self), self._box, self._boxes)


class _ResultCard(Card):
    """The verdict, what it means, and what to do; hidden before there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._verdict, self._meaning, self._advice = text_label("", "heading"), text_label(), text_label("", "label")
        for label in (self._verdict, self._meaning, self._advice):
            self.column.addWidget(label)

    def show_found(self, found: Verification | None) -> None:
        """What was found."""
        self.setVisible(found is not None)
        if found:
            words = found_words(found)
            sign = "✓" if found.ok else "▲"
            dress(self, warns=not found.ok)
            self._verdict.setText(f"{sign}  {words.verdict}")
            self._meaning.setText(words.meaning)
            self._advice.setText(words.advice)


def _account() -> Card:
    """What a verification proves, and what it does not."""
    card = Card(tr("What this proves"))
    for sentence in (
        tr("Every entry has a code, made with a key that is thrown away at once: nobody can make it again."),
        tr(
            "Found: an entry that was changed, taken out, put in or moved, even by an operator with a program of his "
            "own, if it was written before he got at the computer, before a supervisor's last sign-in, or before a "
            "head that was kept elsewhere."
        ),
        tr("Found as well: a call, a case, a setting or a roster that is not what the journal tells of."),
    ):
        card.column.addWidget(text_label(sentence))
    card.column.addSpacing(6)
    card.column.addWidget(text_label(tr("What it does not prove"), "heading"))
    for sentence in (
        tr("Whoever controls the computer can stop the journal, and can forge entries from then on."),
        tr(
            "A whole old folder that is put back looks whole. Only a newer head that was kept elsewhere shows it: so "
            "give heads or exports to somebody else."
        ),
        tr("It says nothing of whether what people wrote was true, only that it was not changed since."),
    ):
        card.column.addWidget(text_label(sentence))
    return card
