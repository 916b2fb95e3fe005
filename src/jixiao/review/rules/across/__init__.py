"""Rules across the projects of a document, and across documents.

May not know: other rules.
Rows count from 1; money is compared in 元.
"""
