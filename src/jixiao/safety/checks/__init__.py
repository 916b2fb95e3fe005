"""Checks, one file each: the rows of a ledger that a person should look at, as one expression.

May not know: which engine looks, who owns the rows. Legal look-alikes stay silent.
"""
