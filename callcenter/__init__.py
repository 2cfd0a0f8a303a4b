"""The program a breach-response call center runs on: everything but the window."""

__version__ = "0.1.0"
