"""Hand-written documents of further invented counties, each with its truth beside it.

May not know: the reader, nor the generators of the other corpora but the class Case.
"""
