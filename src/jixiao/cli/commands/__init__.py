"""One command per file; each holds `command`, named like the file.

May not know: each other; options they share stand in `jixiao.cli.options`.
Results go to standard output, talk to standard error.
"""
