"""Rules on appropriateness: the level of the targets.

May not know: other rules.
Rows count from 1; money is compared in 元.
"""
