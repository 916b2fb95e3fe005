"""What officials write: spaces, numbering, numbers, money, dates, units and targets.

May not know: documents, grids, forms; whether a target is sensible.
Texts go in and come out as printed without layout spaces; every parser has its renderer.
"""
