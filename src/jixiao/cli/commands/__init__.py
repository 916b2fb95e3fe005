"""One command per file; each holds `command`, named like the file.

May not know: each other.
Results go to standard output, talk to standard error.
"""
