"""Official forms: one definition per form serves reading and printing.

May not know: how a text was found on paper, what a page of output looks like in a file.
Column widths and margins are millimetres; in-force dates are both included.
"""
