"""Keys and codes: the only importer of argon2 and nacl."""
