"""The export decided, without a window."""

from pathlib import Path

import pytest

from callcenter.domain.call_export import CALL_LOG_COLUMNS, EXPORT_COLUMNS, NOTE, ExportFormat
from callcenter.domain.call_filter import EVERY_CALL, CallFilter
from callcenter.domain.passwords import PasswordTooCommon
from callcenter.durable_file import NotWritable
from tests.gui.call_log.fake_export_desk import PASSWORD, ROWS, FakeExportDesk
from tests.gui.inline_runner import InlineRunner
from ui.call_log.export_presenter import ExportPresenter, ExportState, FormFault, Step, Way, Written
from ui.notices import Kind, Notice

OUT = Path("/home/sam/calls.csv")
FILE_PASSWORD = "opens the tests' workbook"
NO_CALLS = CallFilter(answer="NO")


class Panel:
    """Fulfills `ExportView`; a place is given at once, unless none is there."""

    def __init__(self, desk: FakeExportDesk) -> None:
        self.runner = InlineRunner(desk)
        self.place: Path | None = OUT
        self.seen: list[ExportState] = []
        self.heard: list[Notice] = []
        self.kinds: list[ExportFormat] = []
        self.told: list[Written] = []
        self.presenter = ExportPresenter(self, self.runner)

    def show_export(self, state: ExportState) -> None:
        self.seen.append(state)

    def ask_place(self, kind: ExportFormat) -> None:
        self.kinds.append(kind)
        if self.place:
            self.presenter.export(self.place)

    def tell(self, notice: Notice) -> None:
        self.heard.append(notice)

    def tell_exported(self, written: Written) -> None:
        self.told.append(written)

    @property
    def state(self) -> ExportState:
        return self.presenter.state

    def is_at(self, step: Step) -> bool:
        return self.presenter.state.step is step

    @property
    def steps(self) -> list[Step]:
        """The steps that were shown, each once."""
        shown = [state.step for state in self.seen]
        return [step for place, step in enumerate(shown) if place == 0 or shown[place - 1] is not step]


@pytest.fixture
def desk() -> FakeExportDesk:
    return FakeExportDesk()


@pytest.fixture
def panel(desk: FakeExportDesk) -> Panel:
    made = Panel(desk)
    made.presenter.begin(EVERY_CALL)
    return made


def test_an_export_is_chosen_written_and_told(panel: Panel, desk: FakeExportDesk) -> None:
    panel.presenter.go_on("", "")
    assert panel.steps == [Step.CHOOSING, Step.WRITING, Step.DONE]
    (wish,) = desk.wishes
    assert (wish.out, wish.meant, wish.form.columns, wish.form.told) == (OUT, EVERY_CALL, CALL_LOG_COLUMNS, "csv")
    assert panel.state.written == panel.told[0]
    assert (panel.told[0].file, panel.told[0].done.rows) == ("calls.csv", ROWS)
    assert [state.progress.done for state in panel.seen if state.progress] == [ROWS // 2, ROWS]
    panel.presenter.leave()
    assert panel.is_at(Step.CLOSED)


def test_the_calls_of_the_filter_are_meant(panel: Panel, desk: FakeExportDesk) -> None:
    panel.presenter.begin(NO_CALLS)
    assert panel.state.is_filtered
    panel.presenter.go_on("", "")
    assert desk.wishes[0].meant == NO_CALLS


@pytest.mark.parametrize(
    ("way", "kind", "told", "name"),
    [
        (Way.CSV, ExportFormat.CSV, "csv", "calls.csv"),
        (Way.XLSX, ExportFormat.XLSX, "xlsx", "calls.xlsx"),
        (Way.PROTECTED, ExportFormat.XLSX, "xlsx-protected", "calls.xlsx"),
        (Way.JSONL, ExportFormat.JSONL, "jsonl", "calls.jsonl"),
    ],
)
def test_each_way_has_its_format_and_ending(
    panel: Panel, desk: FakeExportDesk, way: Way, kind: ExportFormat, told: str, name: str
) -> None:
    panel.place = OUT.with_suffix("")
    panel.presenter.choose_way(way)
    panel.presenter.go_on(FILE_PASSWORD, FILE_PASSWORD)
    assert panel.kinds == [kind]
    assert (desk.wishes[0].form.told, desk.wishes[0].out.name) == (told, name)


def test_columns_keep_their_order_whatever_the_order_of_choosing(panel: Panel, desk: FakeExportDesk) -> None:
    for name in EXPORT_COLUMNS:
        panel.presenter.choose_column(name, False)
    panel.presenter.go_on("", "")
    assert panel.state.fault is FormFault.NO_COLUMN
    for name in (NOTE, "answer", "reference"):
        panel.presenter.choose_column(name, True)
    assert not panel.state.fault
    assert panel.state.has_notes
    panel.presenter.go_on("", "")
    assert desk.wishes[0].form.columns == ("reference", "answer", NOTE)


@pytest.mark.parametrize(
    ("password", "again", "fault"),
    [("", "", FormFault.SHORT), ("too short", "too short", FormFault.SHORT), (FILE_PASSWORD, "", FormFault.DIFFER)],
)
def test_a_workbook_is_not_protected_by_just_anything(
    panel: Panel, desk: FakeExportDesk, password: str, again: str, fault: FormFault
) -> None:
    panel.presenter.choose_way(Way.PROTECTED)
    panel.presenter.go_on(password, again)
    assert (panel.state.fault, desk.wishes, panel.kinds) == (fault, [], [])
    panel.presenter.choose_way(Way.XLSX)
    assert panel.state.fault is None


def test_a_common_password_is_mended_in_the_form(panel: Panel, desk: FakeExportDesk) -> None:
    desk.failure = PasswordTooCommon()
    panel.presenter.choose_way(Way.PROTECTED)
    panel.presenter.go_on(FILE_PASSWORD, FILE_PASSWORD)
    assert panel.is_at(Step.CHOOSING)
    assert isinstance(panel.state.failure, PasswordTooCommon)
    assert panel.heard == []


def test_no_place_writes_nothing(panel: Panel, desk: FakeExportDesk) -> None:
    panel.place = None
    panel.presenter.go_on("", "")
    assert (panel.state.step, desk.wishes) == (Step.CHOOSING, [])


def test_a_stopped_export_goes_back_to_its_form(panel: Panel) -> None:
    panel.runner.cancel_next()
    panel.presenter.go_on("", "")
    assert panel.steps == [Step.CHOOSING, Step.WRITING, Step.CHOOSING]
    assert (panel.state.progress, panel.told, panel.heard) == (None, [], [])


def test_a_place_that_cannot_be_written_is_told_and_the_form_stays(panel: Panel, desk: FakeExportDesk) -> None:
    desk.failure = NotWritable()
    panel.presenter.go_on("", "")
    assert panel.is_at(Step.CHOOSING)
    assert [notice.kind for notice in panel.heard] == [Kind.FAULT]


def test_the_own_password_brings_the_key_back_and_the_workbooks_password_waits_for_it(
    panel: Panel, desk: FakeExportDesk
) -> None:
    desk.keys_gone = True
    panel.presenter.choose_way(Way.PROTECTED)
    panel.presenter.go_on(FILE_PASSWORD, FILE_PASSWORD)
    assert panel.is_at(Step.UNLOCKING)
    assert not panel.state.failure
    panel.presenter.unlock("another password")
    assert panel.is_at(Step.UNLOCKING)
    assert panel.presenter.state.failure
    panel.presenter.unlock(PASSWORD)
    assert panel.is_at(Step.DONE)
    assert [wish.form.protect for wish in desk.wishes] == [FILE_PASSWORD] * 3
    assert not any(FILE_PASSWORD in str(vars(panel.presenter)[name]) for name in vars(panel.presenter))


def test_while_it_is_written_nothing_else_begins(panel: Panel, desk: FakeExportDesk) -> None:
    desk.keys_gone = True
    panel.presenter.go_on("", "")
    panel.presenter.go_on("", "")
    panel.presenter.begin(NO_CALLS)
    panel.presenter.stop()
    assert (panel.state.step, len(desk.wishes)) == (Step.UNLOCKING, 1)
    panel.presenter.leave()
    assert panel.is_at(Step.CLOSED)
