"""Exports: model → sheet, one file per output, strangers to each other.

May not know: file formats.
Millimetres and points, as in `sheet.py`.
"""
