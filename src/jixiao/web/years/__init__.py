"""Fiscal years, the lists of their projects, deadlines of their stages."""
