"""The settings page: how the program looks and speaks here, the line for an evening, the lock, and versions."""
