"""Rules on completeness and form: what must be printed, and how cleanly.

May not know: other rules.
Rows count from 1; money is compared in 元.
"""
