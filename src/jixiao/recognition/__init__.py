"""Grids → filled forms, by what labels mean and the grammar level 1 → level 2 → name → target.

May not know: whether a target is sensible, how a plan is stored or printed.
Columns and rows are indexes from 0 inside this package.
"""
