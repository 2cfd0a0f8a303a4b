"""Use cases: who may do it, then domain, crypto, storage and files joined."""
