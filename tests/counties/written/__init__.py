"""Hand-written documents of invented counties, a folder a set, each with its truth beside it.

May not know: the reader, nor the other corpora but the class Case.
"""
