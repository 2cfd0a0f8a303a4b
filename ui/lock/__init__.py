"""When the window is left: after minutes without a key or mouse, with the desktop, and at the end of a session."""
