"""Rules on relevance: targets that can be measured, rows in the right class.

May not know: other rules.
Rows count from 1; money is compared in 元.
"""
