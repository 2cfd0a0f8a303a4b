"""The window: widgets show state, presenters decide it, services do the work."""
