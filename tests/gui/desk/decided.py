"""A desk decided without a window, over a vault that answers when the test says so."""

from collections.abc import Iterator

from callcenter.clock import MovableClock
from callcenter.domain.answers import Answer, Decision, Reason, Word
from callcenter.domain.details import SpokenDetails
from callcenter.errors import DetailFault, EnvironmentFault, UserFacing
from callcenter.services.call_protocol import Drafts
from callcenter.services.protocols import SignedIn
from tests.gui.desk.pending_runner import PendingRunner
from tests.gui.somebody import operator_in
from tests.world import MONDAY_MORNING
from ui.desk.presenter import DeskPresenter
from ui.desk.side_state import SideState
from ui.desk.state import DeskState
from ui.notices import Notice

SIGNED_IN = operator_in()
GARCIA = SpokenDetails("García", "María", "2/9/1980", "3456")
REFERENCE = "A7F-2QM"


class NoRoom(EnvironmentFault):
    code = "no_room"
    sentence = "There is no room."


def answer(word: Word = Word.YES, reason: Reason = Reason.STRONG_MATCH, ask: str | None = None) -> Answer:
    return Answer(Decision(word, reason, ask), "say", "di", REFERENCE, "last4")


NO = answer(Word.NO, Reason.NO_MATCH)


def failing(code: str, sentence: str = "The vault refuses it.") -> UserFacing:
    """As it comes from the vault's process: of its class only family and code are known."""
    failure = UserFacing(sentence)
    failure.code = code  # type: ignore[misc]  # a class's own, carried over on this one
    return failure


def held(thing: object, depth: int = 4) -> Iterator[str]:
    """Every text that an object of the desk holds, and those that it holds."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, list | tuple):
        for one in thing:
            yield from held(one, depth - 1)
    elif depth and hasattr(thing, "__dict__") and type(thing).__module__.startswith(("ui.", "callcenter.")):
        for value in vars(thing).values():
            yield from held(value, depth - 1)


class FakeView:
    """Keeps what it was told to show; `caret` is where the caret was put, `returned` how often it was sent back."""

    def __init__(self) -> None:
        self.states: list[DeskState] = []
        self.sides: list[SideState] = []
        self.faults: tuple[DetailFault, ...] = ()
        self.refused_notes: list[str] = []
        self.refused_cases: list[tuple[str, str]] = []
        self.pointed: list[str] = []
        self.notices: list[Notice] = []
        self.forgotten = self.returned = 0
        self.filled = SpokenDetails()
        self.drafts = Drafts()

    def show_state(self, state: DeskState) -> None:
        self.states.append(state)

    def show_side(self, state: SideState) -> None:
        self.sides.append(state)

    def show_faults(self, faults: tuple[DetailFault, ...]) -> None:
        self.faults = faults

    def refuse_note(self, sentence: str) -> None:
        self.refused_notes.append(sentence)

    def refuse_case(self, box: str, sentence: str) -> None:
        self.refused_cases.append((box, sentence))

    def point_to(self, field: str) -> None:
        self.pointed.append(field)

    def return_caret(self) -> None:
        self.returned += 1

    def forget(self) -> None:
        self.forgotten += 1

    def fill_drafts(self, drafts: Drafts) -> None:
        self.drafts = drafts

    def fill(self, spoken: SpokenDetails) -> None:
        self.filled = spoken

    def tell(self, notice: Notice) -> None:
        self.notices.append(notice)


class Desk:
    """A presenter with everything around it."""

    def __init__(self, signed_in: SignedIn = SIGNED_IN) -> None:
        self.view, self.runner, self.clock = FakeView(), PendingRunner(), MovableClock(MONDAY_MORNING)
        self.presenter = DeskPresenter(self.view, self.runner, self.clock, signed_in)

    @property
    def state(self) -> DeskState:
        return self.presenter.state

    @property
    def side(self) -> SideState:
        """What stands beside the boxes."""
        return self.presenter.side.state

    @property
    def told(self) -> list[str]:
        """What the message bar was given."""
        return [notice.text for notice in self.view.notices]

    def typed(self, spoken: SpokenDetails = GARCIA) -> "Desk":
        """A call is under way and details stand in the boxes."""
        self.presenter.edited(spoken)
        if "open" in self.runner.methods:
            self.runner.next("open").finish(REFERENCE)
        return self

    def answered(self, given: Answer) -> "Desk":
        """Checked, and answered."""
        self.presenter.check()
        self.runner.next("check").finish(given)
        return self

    def reviewing(self, given: Answer = NO) -> "Desk":
        """An answer is disputed, and a review case is being made."""
        self.typed().answered(given)
        self.presenter.review()
        return self
