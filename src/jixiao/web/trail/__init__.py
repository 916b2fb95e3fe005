"""The trail: every change of state or content as an entry in a chain of hashes."""
