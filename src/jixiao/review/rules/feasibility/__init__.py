"""Rules on feasibility: plans of spending and ceilings.

May not know: other rules.
Rows count from 1; money is compared in 元.
"""
