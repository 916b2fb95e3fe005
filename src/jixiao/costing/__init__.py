"""The money identity: standards × heads × periods × share = budget, backwards and forwards.

May not know: how a plan was read or stored, whether a figure is a fault, who reads the answer.
Money is exact in 元, shares are 0-1, months 1-12; rows count from 1.
"""
