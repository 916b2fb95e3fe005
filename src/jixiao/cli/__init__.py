"""The command line: reads what is typed, calls the library, prints; decides nothing.

May not know: how a form is recognised, what a rule compares, how a page is drawn.
Exit status: 0 fine, 1 blocking findings (check only), 2 wrong usage or unreadable input.
"""
