"""The rules, one per file; the catalogue finds them by walking this package.

May not know: each other.
Each holds its own bad and good example as plan text.
"""
