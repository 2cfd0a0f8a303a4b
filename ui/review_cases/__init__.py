"""The review cases: the queue, one case opened, and how it is decided."""
