"""What the program does first, whether a window or a command was asked for."""

import sys

from callcenter.services.hardening import keep_memory_private


def prepare_process() -> None:
    """Keep memory private, and write UTF-8 wherever the program runs."""
    keep_memory_private()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
