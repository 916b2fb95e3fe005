"""Fiscal years, the lists uploaded for them (of projects too), deadlines of their stages."""
