"""Pages → grids: rows and columns of printed text, wherever the file kept them.

May not know: what a form, a label or an indicator is.
A grid is n rows × m columns; rows of text files may be ragged.
"""
