"""The codes of reading notes, catalogued like rules.

May not know: other rules.
Rows count from 1; money is compared in 元.
"""
