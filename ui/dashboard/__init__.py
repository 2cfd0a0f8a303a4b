"""The supervisor's day: figures, hours, operators, and what waits."""
