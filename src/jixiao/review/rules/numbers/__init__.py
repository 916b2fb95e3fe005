"""Rules on units and arithmetic.

May not know: other rules.
Rows count from 1; money is compared in 元.
"""
