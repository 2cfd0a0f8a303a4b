"""What is verified and read, decided without a window."""

from pathlib import Path

import pytest

from callcenter.domain.journal_groups import Group
from callcenter.durable_file import NotWritable
from callcenter.services.journal_protocol import HeldHead, Verification
from callcenter.services.protocols import Head
from tests.gui.inline_runner import InlineRunner
from tests.gui.journal.fake_journal import HALFWAY, HEAD, OVERVIEW, WHOLE, FakeJournal
from ui.journal.entries_presenter import EntriesPresenter, EntriesState
from ui.journal.heads_presenter import HeadsPresenter, HeadsState
from ui.journal.presenter import VerifyPresenter, VerifyState
from ui.notices import Notice

CODE = "5f" * 32


class View:
    """Fulfills the views of all three, and keeps what it was told."""

    def __init__(self) -> None:
        self.journal = FakeJournal()
        self.runner = InlineRunner(self.journal)
        self.states: list[VerifyState | HeadsState | EntriesState] = []
        self.head = ("", "")
        self.told: list[Notice] = []
        self.news: list[object] = []

    def show_state(self, state: VerifyState | HeadsState | EntriesState) -> None:
        self.states.append(state)

    def show_head(self, seq: str, code: str) -> None:
        self.head = (seq, code)

    def tell(self, notice: Notice) -> None:
        self.told.append(notice)

    def tell_found(self, found: Verification) -> None:
        self.news.append(found)

    def tell_given_up(self) -> None:
        self.news.append("given up")

    def tell_written(self, head: Head) -> None:
        self.news.append(head)

    def tell_hourly(self, folder: Path | None) -> None:
        self.news.append(folder)

    def asked(self, method: str) -> list[tuple[object, ...]]:
        return self.journal.asked_for(method)


@pytest.fixture
def view() -> View:
    return View()


@pytest.fixture
def verifying(view: View) -> VerifyPresenter:
    return VerifyPresenter(view, view.runner)


def test_without_a_head_the_journal_alone_is_verified(view: View, verifying: VerifyPresenter) -> None:
    verifying.verify(" ", "", everything=True)
    assert view.asked("verify") == [(None, True)]
    assert view.news == [WHOLE]
    assert verifying.state == VerifyState(overview=OVERVIEW, found=WHOLE, progress=HALFWAY)


@pytest.mark.parametrize(
    ("seq", "code", "held"),
    [
        ("1,821", CODE, HeldHead(1821, CODE)),
        (" 7 ", "5F5F 5F5F 5f5f 5f5f", HeldHead(7, "5f" * 8)),
    ],
)
def test_a_head_is_taken_as_people_copy_it(
    view: View, verifying: VerifyPresenter, seq: str, code: str, held: HeldHead
) -> None:
    verifying.verify(seq, code, everything=False)
    assert view.asked("verify") == [(held, False)]


@pytest.mark.parametrize(
    ("seq", "code"),
    [
        ("7", ""),
        ("", CODE),
        ("0", CODE),
        ("seven", CODE),
        ("²", CODE),
        ("7", "5f" * 7),
        ("7", "xy" * 10),
        ("7", "5f" * 40),
    ],
)
def test_what_is_no_head_is_not_asked_for(view: View, verifying: VerifyPresenter, seq: str, code: str) -> None:
    verifying.verify(seq, code, everything=False)
    assert view.asked("verify") == []
    assert verifying.state.is_unread


def test_the_epoch_of_a_head_from_a_file_counts_until_something_else_is_typed(
    view: View, verifying: VerifyPresenter
) -> None:
    verifying.take_file(Path("head.json"))
    assert view.head == ("1,821", CODE)
    verifying.verify(*view.head, everything=False)
    verifying.verify("1,820", CODE, everything=False)
    assert view.asked("verify") == [(HeldHead(1821, CODE, HEAD.epoch), False), (HeldHead(1820, CODE), False)]


def test_a_verification_that_is_stopped_says_nothing(view: View, verifying: VerifyPresenter) -> None:
    view.runner.cancel_next()
    verifying.verify("", "", everything=False)
    assert view.news == ["given up"]
    assert (verifying.state.is_verifying, verifying.state.found) == (False, None)


def test_a_failure_is_told_and_it_can_be_done_again(view: View, verifying: VerifyPresenter) -> None:
    view.journal.failure = NotWritable()
    verifying.verify("", "", everything=False)
    assert len(view.told) == 1
    assert not verifying.state.is_verifying


def test_heads_are_read_on_and_written(view: View) -> None:
    heads = HeadsPresenter(view, view.runner)
    heads.refresh()
    assert ([head.way for head in heads.state.heads], heads.state.has_more) == (["log_exported", "signed_out"], True)
    heads.more()
    heads.more()
    assert [head.way for head in heads.state.heads] == ["log_exported", "signed_out", "head_written"]
    assert view.asked("heads") == [(), (1_750,)]
    heads.write(Path("head.json"))
    heads.keep_in(Path("auditor"))
    heads.keep_in(None)
    assert view.news == [HEAD, Path("auditor"), None]
    assert heads.state.folder is None


def test_entries_are_read_on_page_by_page_and_anew_for_another_group(view: View) -> None:
    entries = EntriesPresenter(view, view.runner)
    entries.refresh()
    entries.more()
    assert [len(entries.state.entries), entries.state.entries[-1].seq] == [200, 101]
    entries.choose(Group.PEOPLE)
    assert len(entries.state.entries) == 100
    entries.choose(Group.PEOPLE)
    for _ in range(4):
        entries.more()
    assert (len(entries.state.entries), entries.state.has_more) == (300, False)
    assert view.asked("entries") == [
        (Group.DEEDS, None),
        (Group.DEEDS, 201),
        (Group.PEOPLE, None),
        (Group.PEOPLE, 201),
        (Group.PEOPLE, 101),
        (Group.PEOPLE, 1),
    ]
