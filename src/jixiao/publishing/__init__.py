"""The model as pages: layout-neutral sheets, and the Word, Excel and HTML they become.

May not know: where a plan came from, how it was read, who judges it.
Widths and margins are millimetres, font sizes points, rows and columns count from 1.
"""
