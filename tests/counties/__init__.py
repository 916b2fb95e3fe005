"""Documents of invented counties with their truth.

May not know: the reader (nothing here imports it but evaluate.py).
"""
