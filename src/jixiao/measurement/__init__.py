"""Ledgers → actuals: what is recorded, checked, sealed and counted.

May not know: whether a value is good, how a plan was read, what time it is.
Money is exact in 元 with two places, months are YYYYMM, ratios 0-1; rows count from 1.
"""
