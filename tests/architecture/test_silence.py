"""Sees tests/conftest.py fail tests that are not silent, and pass those that are."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CONFTEST = Path(__file__).parents[1] / "conftest.py"

NOISY = """
import logging, multiprocessing, subprocess, sys, threading, time
import pytest

FOREVER = threading.Event()

def test_log(): logging.getLogger("somewhere").warning("oh")
def test_thread(): threading.Thread(target=FOREVER.wait, name="forgotten", daemon=True).start()
def test_child():
    test_child.kept = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60) # orphan"])

def test_expected_log(log_lines):
    logging.getLogger("somewhere").warning("oh")
    assert log_lines == ["WARNING somewhere: oh"]
def test_quiet_log(): logging.getLogger("somewhere").info("fine")
def test_ended_thread():
    thread = threading.Thread(target=print)
    thread.start()
def test_ended_child(): subprocess.run([sys.executable, "-c", "pass"], check=True)
"""


def test_a_log_line_a_thread_and_a_process_left_behind_each_fail_their_test(tmp_path: Path) -> None:
    shutil.copy(CONFTEST, tmp_path)
    (tmp_path / "test_noisy.py").write_text(NOISY)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "-rA",
        "-c",
        "/dev/null",
        str(tmp_path),
    ]
    wide = {**os.environ, "COLUMNS": "200"}
    run = subprocess.run(command, cwd=tmp_path, env=wide, capture_output=True, text=True, check=False)
    faults = [line for line in run.stdout.splitlines() if line.startswith("ERROR ")]

    assert len(faults) == 3, run.stdout
    assert "test_log - Failed: unexpected log line: WARNING somewhere: oh" in faults[0]
    assert "test_thread - Failed: thread left running: forgotten" in faults[1]
    assert "test_child - Failed: process left running:" in faults[2]
    assert "7 passed, 3 errors" in run.stdout
