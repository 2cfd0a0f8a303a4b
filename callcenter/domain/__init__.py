"""Values and rules: what a caller says, what answers it, no input or output."""
