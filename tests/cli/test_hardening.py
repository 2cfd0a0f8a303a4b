import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
import ctypes, resource, sys
from callcenter.cli import main
def told(arguments):
    print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
    return 0
main.run = told
main.main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells whether a process can be dumped")
def test_the_command_line_leaves_no_core_dump_and_cannot_be_traced() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "0"]
