"""The vault folder: the only importer of sqlcipher3."""
