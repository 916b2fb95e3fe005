"""Writers: sheet → bytes of one file format each.

May not know: plans, forms, findings.
Millimetres and points, as in `sheet.py`.
"""
