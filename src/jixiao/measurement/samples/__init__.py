"""Sample ledgers: invented records, consistent with one another, for the 41 sample projects.

The same seed gives the same rows. All persons, numbers and accounts are invented.
"""
