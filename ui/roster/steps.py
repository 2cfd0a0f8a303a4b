"""All panels of the wizard: which one belongs to a step, and what they share."""

from ui.roster.columns_panel import ColumnsPanel
from ui.roster.counted_panel import CountedPanel
from ui.roster.file_panel import FilePanel
from ui.roster.panel import Panel
from ui.roster.password_panels import UnlockPanel
from ui.roster.presenter import RosterPresenter
from ui.roster.reading_panel import ReadingPanel
from ui.roster.review_panel import ReviewPanel
from ui.roster.running_panels import InterruptedPanel, ProgressPanel
from ui.roster.state import RosterState, Step
from ui.roster.time_panel import TimePanel
from ui.roster.wizard import Wizard


class Steps:
    """Made once; each panel forgets what it showed when the choices are forgotten."""

    def __init__(self) -> None:
        self.file, self.reading, self.columns = FilePanel(), ReadingPanel(), ColumnsPanel()
        self.counted, self.time, self.progress = CountedPanel(), TimePanel(), ProgressPanel()
        self.interrupted, self.review, self.unlock = InterruptedPanel(), ReviewPanel(), UnlockPanel()
        self._panels: dict[Step, Panel] = {
            Step.FILE: self.file,
            Step.READING: self.reading,
            Step.COLUMNS: self.columns,
            Step.COUNTING: self.progress,
            Step.COUNTED: self.counted,
            Step.TIME: self.time,
            Step.UNLOCKING: self.unlock,
            Step.IMPORTING: self.progress,
            Step.STOPPING: self.progress,
            Step.INTERRUPTED: self.interrupted,
            Step.HASHED: self.review,
            Step.SWITCHING: self.review,
        }
        self.wizard = Wizard(dict.fromkeys(self._panels.values()))

    def show_state(self, state: RosterState) -> bool:
        """Show the step; whether it is another one."""
        panel = self._panels[state.step]
        turned = self.wizard.panel is not panel
        panel.show_state(state)
        self.wizard.show_step(state, panel)
        return turned

    def connect_choices(self, presenter: RosterPresenter) -> None:
        """What the panels choose is the presenter's to decide."""
        file, columns = presenter.file, presenter.columns
        self.file.mode_chosen.connect(file.set_mode)
        for asking in (self.file, self.interrupted):
            asking.password_given.connect(presenter.give_file_password)
        self.reading.encoding_chosen.connect(file.set_encoding)
        self.reading.delimiter_chosen.connect(file.set_delimiter)
        self.reading.sheet_chosen.connect(file.set_sheet)
        self.columns.column_taken.connect(columns.take)
        self.columns.dates.chosen.connect(columns.set_date_format)
        self.columns.order_chosen.connect(columns.set_name_order)
        self.columns.zeros_chosen.connect(columns.set_pad_zeros)
        self.columns.profiles.chosen.connect(columns.use_profile)
        self.columns.profiles.kept.connect(columns.keep_profile)
        self.counted.zeros_wanted.connect(presenter.counting.pad_zeros)
        self.counted.rows.more_wanted.connect(presenter.counting.fetch)
        self.unlock.unlock_wanted.connect(presenter.importing.unlock)
        self.unlock.left.connect(presenter.leave)
        self.interrupted.go_on_wanted.connect(presenter.resume)
        self.review.switch_wanted.connect(presenter.shelf.switch)

    def give_typed_password(self) -> None:
        """A workbook's password that was typed when somebody goes on is given."""
        if self.wizard.panel is self.file and self.file.password.is_filled:
            self.file.password.give()

    def refuse_password(self, step: Step, sentence: str) -> None:
        """Say beside the supervisor's password what is wrong with it."""
        (self.unlock.prompt if step is Step.UNLOCKING else self.review.prompt).refuse(sentence)

    def forget_passwords(self) -> None:
        """Another step is shown: no password is left behind."""
        for box in (self.unlock.prompt, self.review.prompt, self.interrupted.password, self.file.password):
            box.forget()

    def forget(self) -> None:
        """Nothing of a file is left in any widget or model."""
        for panel in dict.fromkeys(self._panels.values()):
            panel.forget()
