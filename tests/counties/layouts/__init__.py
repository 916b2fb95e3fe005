"""Layouts: projects and a style → a printed document and its truth."""
