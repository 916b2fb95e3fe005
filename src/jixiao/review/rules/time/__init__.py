"""Rules on years and dates.

May not know: other rules.
Rows count from 1; money is compared in 元.
"""
