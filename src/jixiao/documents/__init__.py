"""Files → pages of lines and tables: what stands where, no meaning yet.

May not know: what a budget, a form or an indicator is.
Rows, columns, pages and lines count from 1; text keeps its layout spaces and line breaks.
"""
