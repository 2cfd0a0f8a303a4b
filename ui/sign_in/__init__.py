"""From nothing, or a vault's folder, to somebody signed in."""
