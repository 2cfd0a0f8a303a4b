"""Scenes of an operator's day: calls with each answer, what can be called for meanwhile, the lock, closing time."""

from datetime import timedelta

from PySide6.QtCore import Qt

from callcenter.domain.details import SpokenDetails
from ui.desk.side_state import Side
from ui.desk.state import Phase
from ui.language import SPANISH, screen_language
from ui.pictures.scenes import Scenes
from ui.shortcuts import Shortcut

_WORDS = {SPANISH: "carta"}
_LETTER = "letter"
_CALL_BACK = "573-555-0134"
_UNREADABLE = SpokenDetails("Smith", "Ann", "2/9/80", "98")
_LAST_MINUTE = timedelta(minutes=9, seconds=15)  # without a key, of the ten after which the window locks
_TO_EVENING = timedelta(hours=12)


class OperatorScenes(Scenes):
    """From one sign-in to the sign-out after closing time."""

    _disputed = ""  # the reference of the call with a review case

    def take_all(self) -> None:
        """The day, a call after another."""
        _, operator = self._samples.sign_ins
        self._sign_in(operator)
        self._save("desk-ready")
        self._save_as_dock("desk-ready")
        self._answers()
        self._looked_up()
        self._check(_UNREADABLE)
        self._save("desk-mend")
        self._next_call()
        self._helped()
        self._locked()
        self._sign_out()
        self._clock.move_to(self._clock.now() + _TO_EVENING)
        self._sign_in(operator)
        self._check(self._samples.callers[0].attempts[0])
        self._save("desk-cannot")
        self._next_call()
        self._sign_out()

    def _answers(self) -> None:
        """The first sample that comes to each answer, and what follows it."""
        for word, spoken in self._first_of_each().items():
            self._check(spoken)
            self._save(f"desk-{word.lower()}")
            if word == "YES":
                self._after_yes()
            if word == "NO":
                self._review_case()
            self._next_call()

    def _first_of_each(self) -> dict[str, SpokenDetails]:
        found: dict[str, SpokenDetails] = {}
        for caller in self._samples.callers:
            for spoken, expected in zip(caller.attempts, caller.expected, strict=True):
                if expected in {"YES", "NO", "MORE"}:
                    found.setdefault(expected, spoken)
        return found

    def _after_yes(self) -> None:
        self._save_as_dock("desk-yes")
        self._hand.take(Shortcut.HELP)
        self._save("help")
        self._save_as_dock("help")
        self._hand.take(Shortcut.HELP)
        self._hand.take(Shortcut.WRAP_UP)
        self._save("desk-wrap-up")
        self._hand.press(Qt.Key.Key_Escape)
        self._hand.take(Shortcut.LANGUAGE)
        self._save("desk-yes-other-language")
        self._hand.take(Shortcut.LANGUAGE)
        self._hand.take(Shortcut.LAST_NAME)
        self._hand.take(Shortcut.SPELL)
        self._save("desk-spelled")
        self._hand.take(Shortcut.BACK)
        self._hand.take(Shortcut.SSN)
        self._hand.type("9")
        self._save("desk-changed")

    def _review_case(self) -> None:
        """Opened, with a number to call back."""
        self._hand.take(Shortcut.REVIEW_CASE)
        self._hand.press(Qt.Key.Key_2)
        self._hand.press(Qt.Key.Key_Tab)
        self._hand.type(_CALL_BACK)
        self._save("desk-review-case")
        self._hand.press(Qt.Key.Key_Return)
        self._hand.until(lambda: self._work.desk.presenter.state.case_open)
        self._disputed = self._work.desk.presenter.state.reference

    def _looked_up(self) -> None:
        """What stands beside the boxes when it is called for."""
        side = self._work.desk.presenter.side
        self._hand.take(Shortcut.QUESTIONS)
        self._hand.type(_WORDS.get(screen_language(), _LETTER))
        self._save("desk-questions")
        self._save_as_dock("desk-questions")
        self._hand.take(Shortcut.BACK)
        self._hand.take(Shortcut.QUOTED)
        self._hand.type(self._disputed)
        self._hand.press(Qt.Key.Key_Return)
        self._hand.until(lambda: side.state.quoted)
        self._save("desk-quoted")
        self._hand.take(Shortcut.BACK)
        self._hand.take(Shortcut.OWN_DAY)
        self._hand.until(lambda: side.state.day)
        self._save("desk-own-day")
        self._hand.take(Shortcut.BACK)
        self._hand.until(lambda: side.state.side is Side.SCRIPT)

    def _helped(self) -> None:
        """All keys, over the desk."""
        self._hand.take(Shortcut.ALL_KEYS)
        self._save("keys")
        self._hand.take(Shortcut.BACK)

    def _locked(self) -> None:
        """Counted down, then locked in mid-call, and back."""
        _, operator = self._samples.sign_ins
        self._hand.take(Shortcut.LAST_NAME)
        self._hand.type("Smith")
        self._hand.until(lambda: self._work.desk.presenter.state.reference)
        self._clock.move_to(self._clock.now() + _LAST_MINUTE)
        self._window.watch.look()
        self._save("countdown")
        self._hand.take(Shortcut.LOCK)
        self._hand.until(lambda: self._window.workplace is None)
        self._until_box()
        self._save("locked")
        self._give_password(operator)
        self._hand.until(lambda: self._work.desk.presenter.state.phase is Phase.TALKING)
        self._save("unlocked")
        self._next_call()
