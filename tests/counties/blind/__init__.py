"""Twelve hand-written documents of invented counties, each with its truth beside it.

May not know: the reader, nor the other corpora but the class Case.
"""
