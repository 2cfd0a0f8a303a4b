"""The story of what is left after F12 once more on a real X server, whose selection every program may read."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from callcenter.cli.qt_needs import FOR_A_WINDOW, missing

MISSING = [*(["Xvfb"] if not shutil.which("Xvfb") else []), *missing(FOR_A_WINDOW)]
STORY = Path(__file__).with_name("test_nothing_left.py")


@pytest.mark.skipif(bool(MISSING), reason=f"no window can be shown: {', '.join(MISSING)} missing")
def test_after_f12_no_selection_clipboard_or_undo_has_anything_on_x11() -> None:
    reading, writing = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(writing)
        with os.fdopen(reading) as told:
            display = f":{told.readline().strip()}"
        try:
            environment = os.environ | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
            command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(STORY)]
            told_by_pytest = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        finally:
            server.terminate()
    assert told_by_pytest.returncode == 0, told_by_pytest.stdout[-3000:]
    assert " passed" in told_by_pytest.stdout
    assert "skipped" not in told_by_pytest.stdout
