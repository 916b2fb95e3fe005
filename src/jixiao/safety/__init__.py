"""Ledgers → suspicions: payments that ought to be looked at, and what became of each.

May not know: what time it is, who looks, how anything is stored. A suspicion proves nothing.
"""
