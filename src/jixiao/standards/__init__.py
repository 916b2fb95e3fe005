"""Dated reference data, every value with its clause: policies, classes, weights, units, terms.

May not know: projects, documents, what anybody declared.
Data is TOML inside the package, read once; weights are points of 100.
"""
