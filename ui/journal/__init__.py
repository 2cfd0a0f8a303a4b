"""The journal: verified, read, its heads kept elsewhere."""
