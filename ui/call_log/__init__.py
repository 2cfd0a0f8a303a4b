"""The list of calls, and its export."""
