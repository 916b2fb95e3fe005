"""Metrics, one file each: an expression over ledgers, with what it counts in words.

May not know: which indicator asks, which engine counts, whether a value is good.
"""
