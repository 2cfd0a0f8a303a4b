"""Which roster answers, and loading another one."""
