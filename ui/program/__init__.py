"""The program of the open vault, changed by a supervisor."""
