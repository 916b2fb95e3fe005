"""Rounds of monitoring: money and output against what the project itself planned by then.

May not know: how an actual was counted, how a plan was read or stored, who answers a notice.
Shares are 0-1, months 1-12; rows count from 1, the money is row 0.
"""
