"""Targets + actuals → scores: every point with its method, its clause and its arithmetic.

May not know: how an actual was counted, how a plan was read or stored, who confirms a score.
Points are of 100 and exact; shares are 0-1; rows count from 1.
"""
