"""A real X server: neither the selection, which every program on it may read, nor the clipboard gets the text."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from callcenter.cli.qt_needs import FOR_A_WINDOW, missing

ROOT = Path(__file__).parents[3]
DRIVER = Path(__file__).with_name("box_driver.py")
SECRET = "123-45-6789"
TOOLS = ("Xvfb", "xdotool", "xclip")
MISSING = [*(tool for tool in TOOLS if not shutil.which(tool)), *missing(FOR_A_WINDOW)]
SECONDS = 20

pytestmark = pytest.mark.skipif(
    bool(MISSING), reason=f"no X server can be started and asked: {', '.join(MISSING)} missing"
)

KEYS_THAT_SELECT = (
    ("ctrl+a",),
    ("Home", "shift+End"),
    ("End", "shift+Home"),
    ("Home", "shift+Right", "shift+Right"),
    ("End", "shift+Left"),
    ("Home", "ctrl+shift+Right"),
    ("End", "ctrl+shift+Left"),
    ("ctrl+a", "Delete", "ctrl+z"),
    ("ctrl+a", "1", "ctrl+z"),
    ("ctrl+a", "1", "ctrl+z", "ctrl+shift+z", "ctrl+z"),
)
KEYS_WHILE_ALL_IS_SELECTED = (
    *(
        "F2",
        "F9",
        "F12",
        "Escape",
        "Return",
        "Tab",
        "Insert",
        "Up",
        "Down",
        "Prior",
        "Next",
        "Menu",
        "Shift_L",
        "Control_L",
    ),
    *(
        "Alt_L",
        "Super_L",
        "Caps_Lock",
        "Num_Lock",
        "ctrl+b",
        "ctrl+e",
        "ctrl+0",
        "ctrl+Up",
        "ctrl+Down",
        "ctrl+shift+Up",
        "ctrl+d",
        "alt+1",
        "Left",
    ),
    *(
        "dead_acute",
        "Multi_key",
        "ctrl+BackSpace",
        "ctrl+Delete",
        "ctrl+shift+Insert",
        "ctrl+y",
        "shift+Up",
        "shift+Down",
    ),
)
KEYS_THAT_COPY = (
    ("ctrl+a", "ctrl+c"),
    ("ctrl+a", "ctrl+x"),
    ("ctrl+a", "ctrl+Insert"),
    ("ctrl+a", "shift+Delete"),
    ("Home", "ctrl+k"),
    ("ctrl+u",),
)


class Desktop:
    """An X server, a program with a box on it, and hands."""

    def __init__(self, display: str, kind: str) -> None:
        self._environment = {**os.environ, "DISPLAY": display, "PYTHONPATH": str(ROOT)}
        environment = {**self._environment, "QT_QPA_PLATFORM": "xcb"}
        environment.pop("WAYLAND_DISPLAY", None)
        self._program = subprocess.Popen(
            [sys.executable, str(DRIVER), kind],
            env=environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        places = self._answer()
        self.box, self._target = places["box"], places["target"]
        self.click(self.box)

    def press(self, *keys: str) -> None:
        self._do("key", "--clearmodifiers", *keys)

    def click(self, place: list[int], times: int = 1) -> None:
        x, y = middle(place)
        self._do("mousemove", str(x), str(y), "click", "--repeat", str(times), "--delay", "30", "1")

    def click_with(self, button: int) -> None:
        self._do("click", str(button))

    def draw_over_box(self) -> None:
        left, top, right, bottom = self.box
        y = str((top + bottom) // 2)
        self._do("mousemove", str(left + 4), y, "mousedown", "1")
        for x in range(left + 10, right, 30):
            self._do("mousemove", str(x), y)
        self._do("mouseup", "1")

    def drag_text_to_target(self) -> None:
        left, top, _, bottom = self.box
        x, y = middle(self._target)
        self._do("mousemove", str(left + 20), str((top + bottom) // 2), "mousedown", "1")
        for step in range(1, 8):
            self._do("mousemove", str(left + 20 + (x - left - 20) * step // 7), str(top + (y - top) * step // 7))
        self._do("mousemove", str(x), str(y), "mouseup", "1")

    def seen(self) -> dict[str, Any]:
        """What the box holds once everything so far has been worked off."""
        self.press("F8")
        return self._answer()

    def begin_again(self) -> None:
        self.press("F7")

    def leaked(self) -> set[str]:
        """Where another program finds some of the text now."""
        self.seen()
        return {place for place in ("primary", "clipboard") if self._holds(place)}

    def close(self) -> None:
        self._program.terminate()
        self._program.communicate(timeout=SECONDS)

    def _holds(self, place: str) -> bool:
        found = subprocess.run(
            ["xclip", "-o", "-selection", place],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        return found.returncode == 0 and bool(found.stdout) and found.stdout in SECRET

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._environment, timeout=SECONDS, check=True)

    def _answer(self) -> dict[str, Any]:
        assert self._program.stdout
        assert self._program.stderr
        line = self._program.stdout.readline()
        assert line, self._program.stderr.read()
        answer: dict[str, Any] = json.loads(line)
        return answer


def middle(place: list[int]) -> tuple[int, int]:
    left, top, right, bottom = place
    return (left + right) // 2, (top + bottom) // 2


@pytest.fixture
def display() -> Iterator[str]:
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "800x600x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            pytest.skip("no X server can be started: Xvfb ended at once")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(SECONDS)


@pytest.fixture
def secure(display: str) -> Iterator[Desktop]:
    desktop = Desktop(display, "secure")
    yield desktop
    desktop.close()


@pytest.fixture
def plain(display: str) -> Iterator[Desktop]:
    desktop = Desktop(display, "plain")
    yield desktop
    desktop.close()


def test_no_key_gives_the_text_away(secure: Desktop) -> None:
    for keys in (*KEYS_THAT_SELECT, *KEYS_THAT_COPY):
        secure.begin_again()
        secure.press(*keys)
        assert secure.leaked() == set(), keys


def test_no_key_gives_away_what_is_selected(secure: Desktop) -> None:
    for key in KEYS_WHILE_ALL_IS_SELECTED:
        secure.begin_again()
        secure.press("ctrl+a", key)
        assert secure.leaked() == set(), key
        if key in {"Caps_Lock", "Num_Lock"}:
            secure.press(key)


def test_no_movement_of_the_mouse_gives_the_text_away(secure: Desktop) -> None:
    secure.draw_over_box()
    assert secure.leaked() == set()
    for times in (2, 3):
        secure.begin_again()
        secure.click(secure.box, times)
        assert secure.leaked() == set()
    secure.begin_again()
    secure.press("ctrl+a")
    secure.drag_text_to_target()
    assert secure.seen() == {"text": SECRET, "target": "", "menu": False}
    assert secure.leaked() == set()


def test_neither_button_nor_key_opens_a_menu_or_pastes_the_selection(secure: Desktop) -> None:
    secure.click_with(3)
    secure.click_with(2)
    secure.press("Menu", "shift+F10")
    assert secure.seen() == {"text": SECRET, "target": "", "menu": False}


def test_deleting_to_the_end_and_the_line_still_deletes(secure: Desktop) -> None:
    secure.press("Home", "Right", "Right", "Right", "ctrl+k")
    assert secure.seen()["text"] == "123"
    secure.press("ctrl+u")
    assert secure.seen()["text"] == ""


def test_after_forgetting_nothing_comes_back(secure: Desktop) -> None:
    secure.press("ctrl+a", "F6", "ctrl+z", "ctrl+shift+z", "ctrl+y", "ctrl+v", "shift+Insert", "ctrl+c")
    assert secure.seen()["text"] == ""
    assert secure.leaked() == set()


def test_a_plain_box_leaks_by_the_same_hands(plain: Desktop) -> None:
    """Without this the tests above could pass for want of a working desktop."""
    plain.draw_over_box()
    assert plain.leaked() == {"primary"}
    plain.begin_again()
    plain.click(plain.box, 2)
    assert plain.leaked() == {"primary"}
    for place, all_keys in (("primary", KEYS_THAT_SELECT), ("clipboard", KEYS_THAT_COPY)):
        for keys in all_keys:
            plain.begin_again()
            plain.press(*keys)
            assert place in plain.leaked(), keys
