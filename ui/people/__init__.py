"""The people who may sign in: the list, one of them, and what is done with their sign-in."""
